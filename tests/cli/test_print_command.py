"""bank print: the kit on paper, and the file that the paper is typed into."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview.bank import load
from interview.shipped_files import shipped_banks
from tests.cli.conftest import Shell

BANKS = sorted(path.stem for path in shipped_banks().glob("*.yaml"))


@pytest.mark.parametrize("bank", BANKS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_kit_has_every_word_an_interviewer_needs(
    shell: Shell, bank: str, language: str
) -> None:
    from html import unescape

    printed = shell("bank", "print", bank, "--lang", language, "-o", "-")
    assert (printed.code, printed.err) == (0, "")
    page = " ".join(unescape(printed.out).split())
    questions = load(shipped_banks() / f"{bank}.yaml").require()
    wanted = [questions.opening, questions.closing]
    for question in questions.questions:
        wanted += [question.ask, *question.probes, *question.levels.values()]
    for text in wanted:
        assert " ".join(text.to(language).split()) in page


def test_every_field_has_a_number_of_its_own_that_the_file_has_too(shell: Shell) -> None:
    page = shell("bank", "print", "social-media", "-o", "-").out
    form = page[page.index("form: social-media-") :]
    numbers = re.findall(r'class="tag"><b>(\w+)</b>', page)
    assert len(numbers) == len(set(numbers)) > 50
    assert re.findall(r"# (\w+)$", form, re.MULTILINE) == numbers


def filled(shell: Shell, folder: Path) -> Path:
    """The file of a kit with some of it filled in."""
    file = folder / "kit.yaml"
    assert shell("bank", "print", "social-media", "-o", str(file)).out == f"{file}\n"
    text = file.read_text(encoding="utf-8")
    for key, value in (("candidate", "Ada Lovelace"), ("interviewer", "Grace Hopper")):
        text = re.sub(rf"^{key}:", f"{key}: {value}", text, flags=re.MULTILINE)
    head, question, rest = text.partition("  campaigns:\n")
    rest = rest.replace("level:", "level: 1", 1)
    rest = re.sub(r"(notes: \|.*\n)", r"\1      Old Spice, and nothing else.\n", rest, count=1)
    file.write_text(head + question + rest, encoding="utf-8")
    return file


def test_what_was_typed_in_is_recorded_and_marked_as_such(shell: Shell, tmp_path: Path) -> None:
    name = shell("record", str(filled(shell, tmp_path)), "--by", "Grace Hopper").id
    shown = shell("show", name, "--json").json
    assert shown["answers"]["campaigns"]["notes"] == "Old Spice, and nothing else."
    assert shown["answers"]["campaigns"]["level"] == 1
    assert shown["answers"]["impact"]["level"] is None
    report = shell("report", name, "-o", "-", "--format", "md").out
    assert re.search(r"typed in from paper: form social\\?-media\\?-[0-9a-f]{12}", report)


def test_an_untouched_form_is_refused_for_what_it_lacks(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "kit.yaml"
    shell("bank", "print", "social-media", "-o", str(file))
    refused = shell("record", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert "“candidate”" in refused.err
    assert "has no text" not in refused.err


def test_an_empty_key_is_still_a_mistake_where_there_is_no_form(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "paper.yaml"
    file.write_text("candidate: A\ninterviewer: B\nbank: social-media\nrole:\n", encoding="utf-8")
    assert "“role” has no text" in shell("record", str(file)).err


def test_a_bank_elsewhere_is_found_again_by_its_form(shell: Shell, tmp_path: Path) -> None:
    bank = tmp_path / "a b" / "mine: own.yaml"
    bank.parent.mkdir()
    bank.write_bytes((shipped_banks() / "social-media.yaml").read_bytes())
    file = tmp_path / "kit.yaml"
    assert shell("bank", "print", str(bank), "-o", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    text = text.replace("candidate:", "candidate: Ada", 1)
    file.write_text(text.replace("interviewer:", "interviewer: Bea", 1), encoding="utf-8")
    assert shell("record", str(file)).code == 0


def test_a_file_that_is_there_is_kept(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "kit.html"
    file.write_text("mine", encoding="utf-8")
    refused = shell("bank", "print", "social-media", "-o", str(file))
    assert (refused.code, file.read_text(encoding="utf-8")) == (1, "mine")
    assert shell("bank", "print", "social-media", "-o", str(file), "--force").code == 0


def test_another_ending_is_a_sentence(shell: Shell, tmp_path: Path) -> None:
    refused = shell("bank", "print", "social-media", "-o", str(tmp_path / "kit.docx"))
    assert (refused.code, refused.out) == (2, "")
    assert ".html, .pdf or .yaml" in refused.err


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_kit_as_a_pdf_is_tagged(shell: Shell, tmp_path: Path, paper: str) -> None:
    pytest.importorskip("typst")
    from tests.reporting.test_pdf import inside

    file = tmp_path / "kit.pdf"
    words = ("bank", "print", "support-engineer", "-o", str(file), "--paper", paper)
    assert shell(*words).code == 0
    made = inside(file.read_bytes())
    assert re.search(r"/Marked true", made)
    assert re.search(rf"/MediaBox ?\[0 0 {'595' if paper == 'a4' else '612'}", made)

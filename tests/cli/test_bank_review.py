"""bank export and import of the copy for review: a Word document, changed by other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from interview.bank import Bank, load
from tests.cli.conftest import Shell
from tests.source import ROOT

docx = pytest.importorskip("docx")

BANK = """\
format: 1
# Agreed with the works council.
title: Bäcker =1+1
languages: [en, fr]
scale: [Weak, Good]
fr:
  title: Boulangerie
  scale: [Faible, Bon]
competencies:
  craft: {name: Craft, fr: {name: Métier}}
  team: {name: Team}
opening: |-
  Welcome.

  Take your time.
sections:
  - title: Bread
    questions:
      - id: dough
        title: The dough
        competency: craft
        minutes: 5
        ask: "مرحبا {PAGE} <w:t>&amp;"
        probes: ["What then?", "=cmd|' /C calc'!A0"]
        levels: {1: Guesses., 2: Weighs.}
        signals:
          - because: Weighs everything
            suggests: 2
            when: {mentions: [scales, weighs]}
        fr:
          title: La pâte
          probes: ["Et ensuite ?", "Et après ?"]
      - id: oven
        ask: How hot is it?
  - title: Team
    questions:
      - id: help
        title: Help
        competency: team
        ask: Who helped you?
        levels: {1: Nobody., 2: Names them.}
"""
"""Two languages, and texts that a document could take for something else."""


@pytest.fixture
def bank(shell: Shell) -> Path:
    folder = shell.home / "banks"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "baker.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture
def copy(shell: Shell, bank: Path, tmp_path: Path) -> Path:
    path = tmp_path / "baker.docx"
    outcome = shell("bank", "export", "baker", "--format", "docx", "-o", str(path))
    assert (outcome.code, outcome.out.strip(), outcome.err) == (0, str(path), "")
    return path


def read(path: Path) -> Bank:
    return load(path).require()


def cell(document: Any, table: int, label: str) -> Any:
    """The right-hand cell of a row."""
    rows = (row.cells for row in document.tables[table].rows)
    return next(cells[1] for cells in rows if cells[0].paragraphs[0].text == label)


def tracked(paragraph: Any, deleted: str, inserted: str) -> None:
    """Replace the words of a paragraph as Word does while it tracks changes."""
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    who = 'w:id="1" w:author="Zoé" w:date="2026-03-02T10:00:00Z"'
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    for name, words, text in (("del", "delText", deleted), ("ins", "t", inserted)):
        xml = f"<w:{name} {space} {who}><w:r><w:{words}>{text}</w:{words}></w:r></w:{name}>"
        paragraph._p.append(parse_xml(xml))


def test_an_untouched_copy_changes_nothing_in_either_language(
    shell: Shell, bank: Path, copy: Path, tmp_path: Path
) -> None:
    french = tmp_path / "fr.docx"
    shell("bank", "export", "baker", "-o", str(french), "--lang", "fr")
    assert cell(docx.Document(str(french)), 2, "Relances").text == "Et ensuite ?\nEt après ?"
    for each in (copy, french):
        outcome = shell("bank", "import", str(each))
        assert (outcome.code, outcome.out) == (0, "")
        assert "it changes nothing" in outcome.err
    assert bank.read_text(encoding="utf-8") == BANK


def test_changes_reach_the_bank_and_all_else_stays(shell: Shell, bank: Path, copy: Path) -> None:
    document = docx.Document(str(copy))
    title = cell(document, 2, "Short title").paragraphs[0]
    document.add_comment(title.runs, text="Is it a dough?", author="Ann", initials="A")
    cell(document, 2, "Level 2").paragraphs[0].text = "Weighs: everything # always"
    tracked(cell(document, 5, "Question").paragraphs[0], "Who helped you?", "Who helps you?")
    probes = cell(document, 2, "Probes")
    probes.paragraphs[0].insert_paragraph_before("And first?")
    cell(document, 2, "Signal 1").paragraphs[0].text = "Has scales"
    cell(document, 3, "Id").paragraphs[0].clear()  # a copied table, for a new question
    cell(document, 3, "Question").paragraphs[0].text = "How do you clean?"
    document.paragraphs[2].text = "Shall we meet?"
    document.save(str(copy))

    refused = shell("bank", "import", str(copy))
    assert (refused.code, refused.out) == (1, "")
    assert "add --force where nobody can be asked" in refused.err
    assert bank.read_text(encoding="utf-8") == BANK

    outcome = shell("bank", "import", str(copy), "--force")
    assert (outcome.code, outcome.out.strip()) == (0, str(bank))
    assert "Ann – “The dough”, “Short title”" in outcome.err
    assert "Is it a dough?" in outcome.err
    assert "Tracked changes by Zoé were taken as accepted" in outcome.err
    assert "outside of the tables: “Shall we meet?”" in outcome.err
    assert "Weighs: everything # always" in outcome.err
    assert "Changed in English alone; look at the French of: “The dough”" in outcome.err
    before, after = load(bank).require(), read(bank)
    dough = after.question("dough")
    assert dough.levels[2].main == "Weighs: everything # always"
    assert [(each.main, each.to("fr")) for each in dough.probes][1:] == [
        ("What then?", "Et ensuite ?"),
        ("=cmd|' /C calc'!A0", "Et après ?"),
    ]
    assert dough.probes[0].main == "And first?"
    assert dough.title.to("fr") == "La pâte"
    assert dough.signals[0].because.main == "Has scales"
    assert dough.signals[0].when is not None
    assert dough.signals[0].when.mentions == ("scales", "weighs")
    assert [each.id for each in after.questions] == ["dough", "how-do-you-clean", "help"]
    assert after.question("help").ask.main == "Who helps you?"
    assert dough.ask.main == before.question("dough").ask.main == "مرحبا {PAGE} <w:t>&amp;"


def test_words_alone_are_changed_where_they_stand(shell: Shell, bank: Path, copy: Path) -> None:
    document = docx.Document(str(copy))
    cell(document, 2, "Short title").paragraphs[0].text = "Dough: first"
    document.save(str(copy))
    assert shell("bank", "import", str(copy), "--force").code == 0
    expected = BANK.replace("title: The dough", 'title: "Dough: first"')
    assert bank.read_text(encoding="utf-8") == expected


def test_a_remark_behind_the_sign_of_a_block_stays(shell: Shell, bank: Path, copy: Path) -> None:
    remarked = BANK.replace("opening: |-", "opening: |-  # read it aloud")
    bank.write_text(remarked, encoding="utf-8")
    document = docx.Document(str(copy))
    opening = cell(document, 0, "Opening words")
    opening.paragraphs[0].text = "Good morning."
    document.save(str(copy))
    assert shell("bank", "import", str(copy), "--force").code == 0
    assert bank.read_text(encoding="utf-8") == remarked.replace("Welcome.", "Good morning.")


def test_a_workbook_that_holds_a_word_document_is_a_workbook(
    shell: Shell, copy: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_bytes((ROOT / "docs" / "example-bank.xlsx").read_bytes())
    with ZipFile(sheet, "a") as parts:
        parts.write(copy, "xl/embeddings/copy.docx")
    outcome = shell("bank", "import", str(sheet))
    assert outcome.code == 0
    assert outcome.out.strip().endswith("sheet.yaml")


def test_mistakes_are_told_with_their_rows_and_nothing_is_written(
    shell: Shell, bank: Path, copy: Path
) -> None:
    document = docx.Document(str(copy))
    cell(document, 2, "Id").paragraphs[0].text = "doughs"
    cell(document, 3, "Minutes").paragraphs[0].text = "five"
    cell(document, 5, "Competency").paragraphs[0].text = "Patience"
    row = next(r for r in document.tables[5].rows if r.cells[0].text.startswith("Level 1"))
    row._tr.getparent().remove(row._tr)
    cell(document, 5, "Question").paragraphs[0].text = ""
    document.tables[5].rows[2].cells[0].paragraphs[0].text = "What for"
    document.save(str(copy))
    outcome = shell("bank", "import", str(copy), "--force")
    assert (outcome.code, outcome.out) == (1, "")
    assert bank.read_text(encoding="utf-8") == BANK
    assert "6 mistakes" not in outcome.err  # “Why” is both unknown and missing
    for said in (
        "the bank has no question with the id “doughs”",
        "“five” is not a number of minutes",
        "the bank has no competency “Patience”",
        f"{copy}, “Help”, “Level 1”",
        "this row says nothing",
        "the program does not know what this row is",
    ):
        assert said in outcome.err


def test_a_copy_leads_to_no_folder_but_the_users(
    shell: Shell, bank: Path, copy: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "baker.yaml"
    elsewhere.parent.mkdir()
    bank.rename(elsewhere)
    document = docx.Document(str(copy))
    paragraph = cell(document, 0, "Copy of").paragraphs[0]
    for name in (str(elsewhere), str(elsewhere.with_suffix("")), "../elsewhere/baker.yaml"):
        paragraph.text = f"{name} · en · {'0' * 12}"
        document.save(str(copy))
        outcome = shell("bank", "import", str(copy), "--force")
        assert outcome.code != 0
        assert "which is not here" in outcome.err
    elsewhere.rename(copy.with_name("baker.yaml"))  # beside the copy
    document.tables[5].rows[0].cells[1].paragraphs[0].text = "Helpers"
    document.save(str(copy))
    outcome = shell("bank", "import", str(copy), "--force")
    assert "The bank was changed after this copy was made" in outcome.err
    assert read(copy.with_name("baker.yaml")).question("help").title.main == "Helpers"


def test_the_file_of_a_bank_may_have_any_name(shell: Shell, tmp_path: Path) -> None:
    path, copy = tmp_path / "bread · 2026.yaml", tmp_path / "bread.docx"
    path.write_text(BANK, encoding="utf-8")
    assert shell("bank", "export", str(path), "-o", str(copy)).code == 0
    assert "it changes nothing" in shell("bank", "import", str(copy)).err


def test_what_is_emptied_goes_in_every_language(shell: Shell, bank: Path, tmp_path: Path) -> None:
    french = tmp_path / "fr.docx"
    shell("bank", "export", "baker", "-o", str(french), "--lang", "fr")
    document = docx.Document(str(french))
    cell(document, 2, "Titre court").paragraphs[0].text = ""
    document.save(str(french))
    assert shell("bank", "import", str(french), "--force").code == 0
    title = read(bank).question("dough").title
    assert (title.main, title.to("fr")) == ("", "")


def test_what_is_no_copy_is_told_so(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    docx.Document().save(str(path))
    assert "is no copy for review of a question bank" in shell("bank", "import", str(path)).err
    checked = shell("bank", "check", str(path))
    assert checked.code == 1
    assert "this is a Word document, not a text in YAML" in checked.out + checked.err
    path.write_bytes(path.read_bytes()[:9000])
    assert "This document is damaged" in shell("bank", "import", str(path)).err


def test_without_the_package_the_command_that_installs_it_is_told(
    shell: Shell, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    outcome = shell("bank", "export", "baker", "-o", str(tmp_path / "x.docx"))
    assert outcome.code == 1
    assert "pip install 'interview[word]'" in outcome.err

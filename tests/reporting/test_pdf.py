"""The PDF: tagged, in a language, with a title, and what a person wrote stays text in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from html import unescape
from pathlib import Path

import pytest

from interview.errors import ReportError
from interview.i18n import LANGUAGES
from interview.reporting import Report, render_html, report_for
from interview.reporting.render_pdf import render_pdf
from interview.reporting.typst_pdf import sentences
from interview.session import AnswerRated, InterviewSigned, NotesEdited
from tests.reporting.events import report_of as from_events
from tests.reporting.samples import HEAD, demo, recorded, report_of
from tests.reporting.test_audience import ANSWER, SECRETS, whole_report
from tests.source import ROOT

pytest.importorskip("typst")


def inside(pdf: bytes) -> str:
    """What a PDF says in its objects, unpacked where they are packed."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("utf-8", "replace")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(demo(tmp_path_factory.mktemp("demo")))


def test_it_says_what_a_reader_that_speaks_must_know(report: Report) -> None:
    made = inside(render_pdf(report))
    assert made.startswith("%PDF-1.7")
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"", made)
    assert re.search(r"/Marked true", made)
    assert re.search(r"/Lang ?\(en", made)
    assert "Maya Lindqvist · Social media, without the gurus" in made
    for tag in ("H1", "H2", "H3", "Table", "TH", "TD", "L", "LI", "P"):
        assert re.search(rf"/S ?/{tag}\b", made), tag


def test_it_is_in_the_language_of_the_report(tmp_path: Path) -> None:
    made = inside(render_pdf(report_of(demo(tmp_path), "fr")))
    assert re.search(r"/Lang ?\(fr", made)


@pytest.mark.parametrize(("paper", "box"), [("a4", "595.27"), ("letter", "612")])
def test_it_has_the_size_of_the_paper(report: Report, paper: str, box: str) -> None:
    assert re.search(rf"/MediaBox ?\[0 0 {box}", inside(render_pdf(report, paper=paper)))


def test_the_same_report_makes_the_same_bytes(report: Report) -> None:
    assert render_pdf(report) == render_pdf(report)


def test_what_a_person_wrote_is_never_read_as_typst(tmp_path: Path) -> None:
    name = '#panic("no") $x$ *b* @ref <tag> `raw` \\u{41} ] } // -- = -'
    head = HEAD.replace("Zoé Müller", f"'{name}'")
    notes = "answers: {impact: {notes: '#read(\"report.typ\") @none *bold* $', level: 2}}\n"
    made = inside(render_pdf(report_of(recorded(tmp_path, head + notes))))
    shown = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown in made.replace("&quot;", '"')


@pytest.mark.parametrize(
    "name", ["王小明", "محمد علي", "דוד", "Zoë 😀 \U0001f9d1\u200d\U0001f4bb", "\ue000"]
)
def test_a_name_in_any_script_makes_a_pdf(tmp_path: Path, name: str) -> None:
    made = inside(render_pdf(report_of(recorded(tmp_path, HEAD.replace("Zoé Müller", name)))))
    assert re.search(r"/Marked true", made)


def test_notes_of_many_pages_are_all_there(tmp_path: Path) -> None:
    notes = "\n".join(f"      line {number} of a long answer" for number in range(600))
    text = f"{HEAD}answers:\n  impact:\n    level: 2\n    notes: |\n{notes}\n"
    made = inside(render_pdf(report_of(recorded(tmp_path, text))))
    assert len(re.findall(r"/Type ?/Page\b", made)) > 8


def pages_of(pdf: bytes, at: Path) -> list[str]:
    """The text of each page, in the order of its source; what runs off the paper is not in it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext to read the page")
    at.write_bytes(pdf)
    command = ["pdftotext", "-raw", str(at), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def test_a_word_longer_than_a_line_stays_on_the_paper(tmp_path: Path) -> None:
    name, address = "Llanfair" * 12, "https://example.org/" + "0123456789" * 30
    text = (
        f"{HEAD.replace('Zoé Müller', name)}answers: {{impact: {{notes: '{address}', level: 2}}}}\n"
    )
    pages = pages_of(render_pdf(report_of(recorded(tmp_path, text))), tmp_path / "long.pdf")
    assert name in re.sub(r"\s", "", pages[0])
    digits = re.sub(r"\D", "", "".join(pages))
    assert "0123456789" * 30 in digits


@pytest.mark.parametrize("lines", [30, 46])
def test_the_signatures_never_stand_alone_on_a_page(tmp_path: Path, lines: int) -> None:
    notes = NotesEdited("learning", "\n".join(["told in her own words"] * lines))
    made = render_pdf(from_events(notes, AnswerRated("learning", 3), InterviewSigned("Ada")))
    last = pages_of(made, tmp_path / "signed.pdf")[-1]
    assert "For human resources" in last
    assert "SHA-256" in last


def test_a_template_of_ones_own_takes_the_place_of_ours(report: Report, tmp_path: Path) -> None:
    own = '#import "paper.typ": *\n#show: sheet.with("Mine: " + data.report.candidate, [])\n= A\n'
    (tmp_path / "report.typ").write_text(own, encoding="utf-8")
    assert "Mine: Maya Lindqvist" in inside(render_pdf(report, tmp_path))


@pytest.mark.parametrize(
    ("broken", "said"),
    [("#let x = \n= A", "report.typ:1"), ('= A\n#read("/etc/hosts")', "report.typ:2")],
)
def test_a_template_that_fails_is_named_with_its_line(
    report: Report, tmp_path: Path, broken: str, said: str
) -> None:
    (tmp_path / "report.typ").write_text(broken, encoding="utf-8")
    with pytest.raises(ReportError, match=re.escape(said)):
        render_pdf(report, tmp_path)


def test_every_sentence_of_the_templates_can_be_found() -> None:
    """`t(…)` with anything else than one text in quotes would be in no catalogue."""
    for template in (ROOT / "reports").glob("*.typ"):
        source = template.read_text(encoding="utf-8")
        asked = len(re.findall(r"(?<![\w-])t\((?!sentence)", source))
        assert len(sentences(source)) == asked, template.name


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext to read the page")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_candidates_copy_says_what_its_page_says_and_nothing_else(
    language: str, tmp_path: Path
) -> None:
    copy = report_for("candidate", whole_report(language))
    made = render_pdf(copy)
    assert re.search(r"/Marked true", inside(made))
    (tmp_path / "copy.pdf").write_bytes(made)
    command = ["pdftotext", str(tmp_path / "copy.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    said, on_page = (
        words(text),
        words(re.sub(r"<(style|head).*?</\1>", "", render_html(copy), flags=re.S)),
    )
    assert "Name the goal first" in " ".join(said)
    assert ANSWER.rstrip(".") in " ".join(said)
    assert not [secret for secret in SECRETS.values() if secret in " ".join(said)]
    # besides what the page says: the foot of each sheet, with the bank and the number
    assert set(said) - set(on_page) <= {*words(copy.bank), "1", "2", "3", "4"}
    assert set(on_page) <= set(said)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00ad", ""))

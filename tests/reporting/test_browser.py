"""The report in a real browser: it loads nothing, prints on paper, and fits a narrow screen."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interview.reporting import save_report
from interview.session import AnswerRated, InterviewSigned, NotesEdited
from tests.reporting.events import report_of as from_events
from tests.reporting.samples import demo, report_of

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="needs a Chromium"),
]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return save_report(report_of(demo(tmp_path)), "html", tmp_path / "reports")


def browse(*options: str) -> subprocess.CompletedProcess[str]:
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)


def test_the_browser_takes_the_page_without_a_complaint(page: Path) -> None:
    done = browse("--enable-logging=stderr", "--v=0", "--dump-dom", page.as_uri())
    assert "Content Security Policy" not in done.stderr
    assert "Zoé" in done.stdout or "<main>" in done.stdout


def test_the_page_prints(page: Path, tmp_path: Path) -> None:
    printed = tmp_path / "report.pdf"
    browse("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    assert printed.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext to read the print")
    command = ["pdftotext", str(printed), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Recommendation" in text
    assert re.search(r"\b1 ?/ ?\d", text)
    assert text.count("Maya Lindqvist · Social media") == text.count("\f")


LONG = "\n".join(
    f"{line}: what she told of it, at length and in her own words" for line in range(60)
)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext to read the print")
@pytest.mark.parametrize("lines", [0, 20, 60])
def test_no_printed_page_holds_only_a_few_lines(tmp_path: Path, lines: int) -> None:
    notes = NotesEdited("impact", "\n".join(LONG.split("\n")[:lines]))
    report = from_events(notes, AnswerRated("impact", 3), InterviewSigned("Ada"))
    page, printed = save_report(report, "html", tmp_path), tmp_path / "report.pdf"
    browse("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    command = ["pdftotext", "-layout", str(printed), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = [[line for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]
    assert min(map(len, pages)) > 6, pages[-1]
    headings = ("Competencies", "Questions", "The decision rule, set before the first interview")
    assert not [page for page in pages if page[-2].strip() in headings]

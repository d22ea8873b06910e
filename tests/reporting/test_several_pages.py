"""The pages of several interviews in a real browser: nothing is loaded, nothing is cut on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from interview.reporting.comparison.compose_comparison import compose_comparison
from interview.reporting.comparison.render_comparison import render_comparison
from interview.reporting.interview_kit import compose_kit
from interview.reporting.panel.compose_panel import compose_panel
from interview.reporting.panel.render_panel import render_panel
from interview.reporting.render_kit import render_kit
from tests.reporting.events import NOW, STARTED, bank, interview
from tests.reporting.samples import demo
from tests.reporting.test_browser import browse, pytestmark

__all__ = ["pytestmark"]


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Path]:
    """A comparison, a panel, and its forms."""
    records = [demo(tmp_path), interview()]
    comparison = compose_comparison(records, "en", now=NOW)
    panel = compose_panel(records, {}, "en", now=NOW)
    texts = {"comparison": render_comparison(comparison, "html")}
    texts |= {form: render_panel(panel, form) for form in ("html", "forms")}
    written = {}
    for name, text in texts.items():
        written[name] = tmp_path / f"{name}.html"
        written[name].write_text(text, encoding="utf-8")
    return written


@pytest.mark.parametrize("name", ["comparison", "html", "forms"])
def test_the_browser_takes_the_page_without_a_complaint(pages: dict[str, Path], name: str) -> None:
    done = browse("--enable-logging=stderr", "--v=0", "--dump-dom", pages[name].as_uri())
    assert "Content Security Policy" not in done.stderr
    assert "Maya Lindqvist" in done.stdout


def printed(page: Path) -> list[str]:
    """The text of each sheet of paper; what runs off the paper is not in it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext to read the print")
    to = page.with_suffix(".pdf")
    browse("--no-pdf-header-footer", f"--print-to-pdf={to}", page.as_uri())
    command = ["pdftotext", "-layout", str(to), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def lines(sheet: str) -> list[str]:
    """What stands on a sheet above its foot."""
    return [line.strip() for line in sheet.splitlines() if line.strip()][:-1]


def test_each_of_many_candidates_is_on_the_paper(tmp_path: Path) -> None:
    names = [f"Ada{number:02d}" for number in range(15)]
    records = [
        replace(interview(started=replace(STARTED, candidate=f"{name} Featherstonehaugh")), id=name)
        for name in names
    ]
    page = tmp_path / "comparison.html"
    page.write_text(render_comparison(compose_comparison(records, "en", now=NOW), "html"))
    first = printed(page)[0]
    assert [name for name in names if name not in first] == []


def test_forms_are_cut_between_questions_and_nowhere_else(pages: dict[str, Path]) -> None:
    sheets = [lines(sheet) for sheet in printed(pages["forms"])]
    source = pages["forms"].read_text(encoding="utf-8")
    described = set(map(unescape, re.findall(r'class="definition"[^>]*>(.*?)</p>', source)))
    assert described
    assert not [sheet for sheet in sheets if sheet[-1] in described]
    assert min(map(len, sheets)) > 6


def test_the_panel_prints(pages: dict[str, Path]) -> None:
    assert min(len(lines(sheet)) for sheet in printed(pages["html"])) > 6


def test_the_kit_has_no_sheet_of_a_few_lines(tmp_path: Path) -> None:
    page = tmp_path / "kit.html"
    kit = compose_kit(bank(), "social-media", "ab" * 32, "fr", "fr")
    page.write_bytes(render_kit(kit, "html", None, "a4", NOW))
    sheets = [lines(sheet) for sheet in printed(page)]
    assert min(map(len, sheets)) > 12, min(sheets, key=len)

"""The pages of several interviews in a real browser: nothing is loaded, nothing is cut on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.reporting.comparison.compose_comparison import compose_comparison
from interview.reporting.comparison.render_comparison import render_comparison
from interview.reporting.panel.compose_panel import compose_panel
from interview.reporting.panel.render_panel import render_panel
from tests.reporting.events import NOW, interview
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


@pytest.mark.parametrize("name", ["comparison", "html", "forms"])
def test_the_page_prints(pages: dict[str, Path], name: str, tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"
    browse("--no-pdf-header-footer", f"--print-to-pdf={printed}", pages[name].as_uri())
    assert printed.read_bytes().startswith(b"%PDF")

"""The page of the plain interview is what the program says."""

from __future__ import annotations

from docs import plain_page
from tests.source import ROOT

PAGE = ROOT / "docs" / "plain.md"


def test_the_page_shows_what_the_program_says() -> None:
    assert PAGE.read_text("utf-8") == plain_page.page(), (
        "write it again: python docs/plain_page.py > docs/plain.md"
    )

"""The page of mistakes and their cure."""

from __future__ import annotations

from docs import mistakes_page
from tests.source import ROOT

PAGE = ROOT / "docs" / "mistakes.md"


def test_the_committed_page_shows_what_the_check_says_of_every_broken_bank() -> None:
    assert PAGE.read_text("utf-8") == mistakes_page.page(), (
        "write it again: python docs/mistakes_page.py > docs/mistakes.md"
    )

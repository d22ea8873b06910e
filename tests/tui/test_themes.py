"""Themes: whatever is chosen can be read."""

from __future__ import annotations

import pytest

from interview.settings import THEMES
from interview.tui.more_themes import BACKGROUNDS, TEXTS, color_of, contrast, theme_named


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_every_theme_can_be_read_on_all_that_is_behind_one(name: str) -> None:
    theme = theme_named(name)
    least = 7.0 if name.startswith("contrast") else 4.5
    for text in TEXTS:
        for behind in BACKGROUNDS:
            ratio = contrast(color_of(theme, text), color_of(theme, behind))
            assert ratio >= least, (text, behind, ratio)
    if name not in ("dark", "light"):
        assert theme.name == f"interview-{name}", "this Textual has it"

"""Text in lines, as the widgets draw it."""

from __future__ import annotations

from textual.content import Content

from interview.plain_text import one_line
from interview.tui.widgets.line_widget import fitted, wrapped


def test_no_line_ends_at_a_space_that_does_not_break() -> None:
    text = "À relever\u202f: «\u202fExplique\u202f» et 25\xa0%."
    for width in range(16, 40):
        lines = [line.plain.strip(" ") for line in wrapped(text, width)]
        assert " ".join(lines) == text


def test_spaces_that_do_not_break_stay_in_a_text_on_one_line() -> None:
    text = "«\u202fAcquis\u202f» dès\n 1\u00a0h\u00a012\u202f?\u00a0"
    assert one_line(text) == "«\u202fAcquis\u202f» dès 1\u00a0h\u00a012\u202f?"


def test_a_style_stays_on_its_words() -> None:
    text = Content.assemble("Pour «\u202f", ("Bon", "bold"), "\u202f», rien de plus à relever")
    first = wrapped(text, 14)[0]
    assert [first.plain[span.start : span.end] for span in first.spans] == ["Bon"]


def test_lines_that_do_not_fit_end_with_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven", 16)
    assert [line.plain for line in fitted(lines, 1, 16)] == ["one two three …"]
    assert fitted(lines, len(lines), 16) == lines

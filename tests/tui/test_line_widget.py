"""Text in lines, as the widgets draw it."""

from __future__ import annotations

from textual.content import Content

from interview.tui.widgets.line_widget import wrapped


def test_no_line_ends_at_a_space_that_does_not_break() -> None:
    text = "À relever\u202f: «\u202fExplique\u202f» et 25\xa0%."
    for width in range(16, 40):
        lines = [line.plain.strip(" ") for line in wrapped(text, width)]
        assert " ".join(lines) == text


def test_a_style_stays_on_its_words() -> None:
    text = Content.assemble("Pour «\u202f", ("Bon", "bold"), "\u202f», rien de plus à relever")
    first = wrapped(text, 14)[0]
    assert [first.plain[span.start : span.end] for span in first.spans] == ["Bon"]

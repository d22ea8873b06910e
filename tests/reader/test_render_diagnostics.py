"""How a diagnostic is drawn: carets under the mistake, whatever the line is made of."""

from __future__ import annotations

from interview import i18n
from interview.reader import Diagnostic, Place, Related, Severity, Source, render
from tests.bank.samples import with_change


def drawn(line: str, start: int, end: int, hint: str = "") -> list[str]:
    """The line and the carets under its signs from `start` to `end`."""
    found = Diagnostic("B012", Severity.ERROR, "wrong", 1, start + 1, end + 1, hint)
    return render(found, Source("bank.yaml", line.encode(), line)).split("\n")[3:]


def test_a_diagnostic_looks_like_a_compilers() -> None:
    loaded = with_change("        levels:", "        levls:")

    assert render(loaded.diagnostics[0], loaded.source) == (
        "error[B012]: unknown key “levls”\n"
        "  --> baker.yaml:31:9\n"
        "   |\n"
        "31 |         levls:\n"
        "   |         ^^^^^ did you mean “levels”?"
    )


def test_a_related_place_is_drawn_below() -> None:
    loaded = with_change("minutes: 5", "minutes: 5\n        minutes: 6")

    assert render(loaded.diagnostics[0], loaded.source).split("\n")[4:] == [
        "   |         ^^^^^^^ keep one of the two",
        "   |",
        "26 |         minutes: 5",
        "   |         ------- first written here",
    ]


def test_line_numbers_of_different_length_are_aligned() -> None:
    text = "a: 1\n" * 100
    related = (Related(Place(3, 1, 2), "first"),)
    found = Diagnostic("B013", Severity.ERROR, "twice", 100, 1, 2, "", related)

    assert render(found, Source("bank.yaml", text.encode(), text)).split("\n")[1:] == [
        "   --> bank.yaml:100:1",
        "    |",
        "100 | a: 1",
        "    | ^",
        "    |",
        "  3 | a: 1",
        "    | - first",
    ]


def test_wide_and_combining_characters_do_not_push_the_carets_away() -> None:
    assert drawn("a: 日本 x", 6, 7) == ["1 | a: 日本 x", "  |         ^"]
    assert drawn("a: 日本 x", 3, 5) == ["1 | a: 日本 x", "  |    ^^^^"]
    assert drawn("a: e\u0301te\u0301 x", 9, 10) == ["1 | a: e\u0301te\u0301 x", "  |        ^"]


def test_a_tab_is_drawn_as_spaces() -> None:
    assert drawn("\ta: b", 1, 2) == ["1 |     a: b", "  |     ^"]


def test_escape_sequences_and_changes_of_direction_do_not_reach_the_terminal() -> None:
    line = "a: \x1b[2J\x9b31m\u202eb\x00"

    assert drawn(line, 3, 4) == ["1 | a: �[2J�31m�b�", "  |    ^"]


def test_a_message_shows_no_control_either() -> None:
    loaded = with_change("title: Bread", '"ti\\etle": Bread')

    assert "\x1b" not in render(loaded.diagnostics[0], loaded.source)


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line = "a: " + "b" * 5000 + "X" + "c" * 5000
    shown, carets = drawn(line, 5003, 5004)

    assert len(shown) < 120
    assert shown[carets.index("^")] == "X"
    assert shown.startswith("1 | …b")
    assert shown.endswith("c…")


def test_a_mistake_longer_than_the_window_is_cut_too() -> None:
    shown, carets = drawn("a: " + "b" * 5000, 3, 5003)

    assert len(shown) < 120
    assert len(carets) <= len(shown)


def test_a_mistake_at_the_end_of_a_line_has_a_caret() -> None:
    assert drawn("ask:", 4, 5, "write it") == ["1 | ask:", "  |     ^ write it"]


def test_a_file_without_text_has_no_line_to_draw() -> None:
    found = Diagnostic("B001", Severity.ERROR, "there is no such file", 1, 1, 1, "check the name")

    assert render(found, Source("bank.yaml")) == (
        "error[B001]: there is no such file\n --> bank.yaml\n  = check the name"
    )


def test_messages_speak_the_readers_language() -> None:
    i18n.use("fr")
    try:
        loaded = with_change("        levels:", "        levls:")
        shown = render(loaded.diagnostics[0], loaded.source)
    finally:
        i18n.use("en")

    assert shown.startswith(f"{i18n.catalogue('fr').gettext('error')}[B012]")

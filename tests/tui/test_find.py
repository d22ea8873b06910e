"""Finding words in the notes of all questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, OptionList

from interview.running.find_words import Hit, find
from interview.tui.find_dialog import FindDialog
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.dialog import HiddenDialog
from tests.tui.desk import Desk, desk


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("ada", "Ada, and ADA", [Hit(0, 0, 3), Hit(0, 9, 12)]),
        ("resume", "le r\u00e9sum\u00e9", [Hit(0, 3, 9)]),
        ("r\u00e9sum\u00e9", "a resume", [Hit(0, 2, 8)]),
        ("re", "le re\u0301sume\u0301", [Hit(0, 3, 5)]),
        ("coeur", "un c\u0153ur", [Hit(0, 3, 7)]),
        ("ostergaard", "Jens \u00d8stergaard", [Hit(0, 5, 15)]),
        ("l'avis", "de l\u2019avis", [Hit(0, 3, 9)]),
        ("STRASSE", "die stra\u00dfe", [Hit(0, 4, 10)]),
        ("two  words", "no\n\nof two words, two\u00a0words", [Hit(2, 3, 12), Hit(2, 14, 23)]),
        ("aa", "aaaa", [Hit(0, 0, 2), Hit(0, 2, 4)]),
        ("b", "aaaa", []),
        ("  ", "a  b", []),
        ("", "", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(
    words: str, text: str, hits: list[Hit]
) -> None:
    assert list(find(words, text)) == hits


async def noted(at: Desk) -> None:
    """Notes in three questions, with one word in two of them."""
    at.notes.insert("first Caf\u00e9 here\nand a second caf\u00e9")
    await at.press("f2")
    at.notes.insert("nothing of it")
    await at.press("f2")
    at.notes.insert("the last CAFE")


async def test_enter_goes_from_place_to_place_and_the_line_says_where_it_is(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await noted(at)
        await at.press("ctrl+f", *"cafe")
        assert at.app.screen.query_one(OptionList).option_count == 3
        assert "Found in 3 places" in at.screen_text()
        seen = []
        await at.press("enter")
        for _time in range(4):
            seen.append((at.interview.live.state.question, at.notes.cursor_location, at.message))
            await at.press("ctrl+f", "enter")
        assert [(question, cursor) for question, cursor, _message in seen] == [
            ("self-title", (0, 10)),
            ("self-title", (1, 17)),
            (at.app.screen._items[2].question.id, (0, 13)),  # type: ignore[attr-defined]
            ("self-title", (0, 10)),
        ]
        assert seen[2][2] == "3 of 3, in question 3. ^F and Enter go to the next."


async def test_an_interview_is_taken_up_at_the_place_that_was_found_from_the_signals(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("the café is here")
        await at.app.screen.run_action("signals")
        await at.press("ctrl+f", *"cafe", "enter")
        assert at.interview.cursor == at.notes.cursor_location == (0, 8)


async def test_the_words_found_are_marked_until_the_next_edit_and_never_replaced(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await noted(at)
        await at.press("ctrl+f", *"cafe", "enter")
        assert [str(span.style) for span in at.notes.get_line(0).spans if span.start == 6]
        await at.type("x")
        assert at.notes.document.get_line(0) == "first Caf\u00e9x here"
        assert not [span for span in at.notes.get_line(0).spans if span.start == 6]


async def test_words_that_stand_nowhere_are_said_not_to(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("ctrl+f")
        assert "Nothing is written yet" in at.screen_text()
        await at.press("escape")
        await noted(at)
        await at.press("ctrl+f", *"tea")
        assert "\u201ctea\u201d stands in no notes, reason or answer" in at.screen_text()
        await at.press("enter")
        assert isinstance(at.app.screen, FindDialog)
        at.app.post_message(Paste("nowhere\n" + "x" * 5000 + "\nbehind"))
        await at.until(lambda: at.app.screen.query_one(Input).value.endswith("x behind"))
        await at.pilot.pause()
        assert "…” stands in no notes, reason or answer. Esc goes back" in " ".join(
            at.screen_text().replace("│", "").split()
        )
        await at.press("escape")
        assert isinstance(at.app.screen, LiveScreen)


async def test_what_stands_in_the_fields_of_an_answer_is_found(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("Instagram")
        await at.go("self-title")
        await at.press("ctrl+f", *"instag")
        assert "Found in 1 place" in at.screen_text() or "Found in one place" in at.screen_text()
        await at.press("enter")
        assert at.interview.live.state.question == "platforms"


async def test_a_number_and_an_option_are_found(tmp_path: Path) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        option = at.interview.live.question.options[0].main
        await at.press("ctrl+o", "a")
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        await at.type("4711")
        await at.press("ctrl+f", *"4711")
        assert len(at.app.screen.query_one(OptionList).options) == 1
        await at.press("escape", "ctrl+f")
        await at.type(option[:6].lower())
        assert len(at.app.screen.query_one(OptionList).options) >= 1


async def test_hidden_notes_are_not_searched(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await noted(at)
        await at.press("f12", "ctrl+f")
        assert isinstance(at.app.screen, HiddenDialog)
        assert "The notes are hidden: show them first." in at.screen_text()


async def test_notes_are_data(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("[red]caf\u00e9[/red] {name} $ink\twide")
        await at.press("ctrl+f", *"cafe")
        assert "[red]caf\u00e9[/red] {name} $ink wide" in at.screen_text()


async def test_the_same_words_stand_there_the_next_time_and_typing_replaces_them(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await noted(at)
        await at.press("ctrl+f", *"cafe", "enter", "ctrl+f")
        assert at.app.screen.query_one(Input).value == "cafe"
        await at.press(*"nothing", "enter")
        assert at.interview.live.state.question == "constant-marketer"

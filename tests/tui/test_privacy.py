"""F12 hides what is for the interviewer alone, says so, and covers the debrief."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from interview.tui.debrief_screen import DebriefScreen
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.dialog import HiddenDialog
from interview.tui.widgets.key_bar import KeyBar
from tests.tui.desk import desk


async def test_neither_anchors_nor_hint_nor_notes_are_left_on_a_shared_screen(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, size=(120, 50)) as at:
        await at.go("impact")
        question = at.interview.live.question
        at.notes.insert("secret words")
        await at.press("ctrl+r", "f7")
        shown = at.screen_text()
        anchors = [text.main[:12] for text in question.levels.values()]
        hint = question.note.main[:20]
        assert all(
            words in shown for words in [*anchors, hint, "secret words", question.ask.main[:20]]
        )
        await at.press("f12")
        shown = at.screen_text()
        assert not [words for words in [*anchors, hint, "secret words"] if words in shown]
        assert question.ask.main[:20] in shown
        assert "hidden, F12 shows" in shown
        await at.press("f12")
        shown = at.screen_text()
        assert all(words in shown for words in [*anchors, hint, "secret words"])
        assert "hidden, F12 shows" not in shown


async def test_the_debrief_is_covered_too_from_either_side(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f7", "f12")
        await at.app.screen.run_action("debrief")
        await at.pilot.pause()
        assert at.points() == []
        assert "of 4" not in at.screen_text()
        assert "hidden, F12 shows" in at.screen_text()
        await at.press("f12")
        assert at.points()
        assert "of 4" in at.screen_text()
        await at.press("f3")
        await at.pilot.pause()
        assert "hidden, F12 shows" not in at.screen_text()


async def test_what_is_typed_blind_is_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f12")
        at.notes.insert("typed blind")
        await at.press("f6", "f2")
        answer = at.state().answer("self-title")
        assert answer.notes == "typed blind"
        assert answer.rating is not None


async def test_what_is_typed_in_a_table_that_gets_hidden_goes_on_in_the_notes(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("Foo")
        await at.press("f12")
        await at.type("2 more")
        assert at.notes.text == "2 more"
        assert at.state().answer("platforms").rating is None


@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+o", "ctrl+t", "ctrl+d"])
async def test_what_is_typed_for_something_hidden_goes_nowhere(tmp_path: Path, key: str) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.type("noted")
        await at.press("f12", key)
        assert isinstance(at.app.screen, HiddenDialog)
        assert "hidden" in at.screen_text()
        await at.type("2 words")
        at.app.post_message(Paste("pasted"))
        await at.press("f6", "enter")
        assert isinstance(at.app.screen, LiveScreen)
        assert at.notes.text == "noted"
        assert at.state().answer("platforms").rating is None
        await at.type(" on")
        assert at.notes.text == "noted on"


async def test_the_key_that_shows_it_works_where_it_is_refused(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f12", "ctrl+f", "x", "f12")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert not at.interview.privacy.is_on
        assert "hidden, F12 shows" not in at.screen_text()


async def test_a_name_typed_to_sign_a_hidden_debrief_goes_nowhere(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f12")
        await at.debrief()
        await at.press("f8")
        assert isinstance(at.app.screen, HiddenDialog)
        await at.type("Grace")
        await at.press("enter")
        assert isinstance(at.app.screen, DebriefScreen)
        assert not at.interview.live.state.is_signed


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_footer_does_not_tell_whether_something_is_suggested(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(tmp_path, size) as at:
        await at.type("x")
        await at.press("f12")
        nothing = at.app.screen.query_one(KeyBar).render()
        at.notes.insert(" guru")
        at.notes.insert(" marketing guru")
        await at.heard()
        suggestion = at.interview.live.suggestion()
        assert suggestion is not None
        assert suggestion.level is not None
        assert at.app.screen.query_one(KeyBar).render() == nothing

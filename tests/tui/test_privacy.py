"""F12 hides what is for the interviewer alone, says so, and covers the debrief."""

from __future__ import annotations

from pathlib import Path

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

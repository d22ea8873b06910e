"""What is typed and pressed belongs to the question on screen, whichever way one came to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from interview.session.live_interview import QuestionNotOnScreen
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.live_screen import LiveScreen
from interview.tui.resume_interview import resume_interview
from interview.tui.widgets.answer_boxes import TableRow
from interview.tui.widgets.question_pane import QuestionPane
from tests.tui.desk import Desk, desk


async def visit_from_debrief(at: Desk, question: str) -> None:
    """Choose a point of the debrief's list."""
    options = at.app.screen.query_one(OptionList)
    options.highlighted = at.points().index(f"open:{question}")
    await at.press("enter")
    await at.until(lambda: isinstance(at.app.screen, LiveScreen))
    await at.pilot.pause()


async def test_a_question_visited_from_the_debrief_is_the_one_on_screen(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 40)) as at:
        await at.press("f2")
        await at.type("two")
        await at.go("to-verify")
        await at.type("eleven")
        await at.press("f2")
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
        await visit_from_debrief(at, "constant-marketer")
        assert at.notes.text == "two"
        assert "2/11" in str(at.app.screen.query_one(QuestionPane).render())
        await at.type(" more")
        await at.press("f6")
        state = at.state()
        assert state.answer("constant-marketer").rating is not None
        await at.press("f2")
        assert at.state().answer("constant-marketer").notes == "two more"
        assert at.state().answer("to-verify").notes == "eleven"
        assert at.state().answer("to-verify").rating is None


async def test_back_from_the_debrief_the_same_question_is_on_screen(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f2")
        await at.type("two")
        await at.app.screen.run_action("debrief")
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
        await at.press("f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.type(" more")
        assert at.notes.text == "two more"


async def test_the_model_refuses_notes_of_a_question_that_is_not_on_screen(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        live = at.interview.live
        with pytest.raises(QuestionNotOnScreen):
            live.type_notes("constant-marketer", "leak", (0, 4))
        assert live.notes == ""


async def test_what_the_screen_should_not_hold_is_drawn_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("one")
        at.interview.live.open_question("constant-marketer")  # behind the screen's back
        await at.type("x")
        await at.until(lambda: at.notes.question == "constant-marketer")
        assert at.notes.text == ""
        assert at.state().answer("self-title").notes == "one"


async def test_a_question_visited_from_the_debrief_has_its_fields_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press(*["f2"] * 13)
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
        await visit_from_debrief(at, "platforms")
        assert len(at.app.screen.query(TableRow)) == 1


async def test_the_cursor_of_an_earlier_visit_is_not_taken_up(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("first")
        await at.press("ctrl+q")
    interview = resume_interview(at.interview.paths)
    app = InterviewApp(at.interview.paths, Settings(), interview)
    async with app.run_test(size=(80, 24)) as pilot:
        again = Desk(pilot, at.interview.paths, interview)
        await pilot.pause()
        await again.type(" and more")
        await again.press("f2", "f3", "ctrl+q")
    third = resume_interview(at.interview.paths)
    assert third.cursor == (0, len("first and more"))
    third.leave()

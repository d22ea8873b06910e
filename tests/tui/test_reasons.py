"""A reason that is being typed is as safe as the notes, and stands there again after a kill."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.widgets import Input, OptionList

from interview.journal import Journal, list_interviews, load_record
from interview.journal.verify_journal import JournalVerification
from interview.paths import Paths
from interview.running.resume_interview import resume_interview
from interview.session import AmendmentOpened, InterviewResumed, QuestionSkipped
from interview.settings import Settings
from interview.status_words import RecordStatus
from interview.tui.app import InterviewApp
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.home_screen import HomeScreen
from interview.tui.live_screen import LiveScreen
from interview.tui.names_dialog import NamesDialog
from interview.tui.widgets.dialog import LineDialog
from tests.tui.desk import Desk, desk, left_by_a_kill
from tests.tui.test_debrief import choose, far_off
from tests.tui.test_sealed import back, sign


async def dialog(at: Desk) -> LineDialog:
    await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
    assert isinstance(at.app.screen, LineDialog)
    return at.app.screen


@asynccontextmanager
async def killed(at: Desk, home: Path) -> AsyncIterator[Desk]:
    """The interview that `interview resume` takes up after a kill at this moment."""
    paths = Paths(home)
    left_by_a_kill(at.interview.paths.home, home)
    interview = resume_interview(paths)
    app = InterviewApp(paths, Settings(), interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Desk(pilot, paths, interview)
        if app.is_running:
            interview.leave()


async def test_why_a_question_is_left_out_is_taken_up_after_a_kill(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f2")
        await at.type("noted")
        await at.press("ctrl+l")
        await dialog(at)
        await at.type("no ti")
        async with killed(at, tmp_path / "killed") as again:
            box = (await dialog(again)).query_one(Input)
            assert box.value == "no ti"
            answer = again.interview.live.state.answer("constant-marketer")
            assert (answer.notes, answer.skipped) == ("noted", "")
            await again.type("me")
            await again.press("enter")
            assert again.state().answer("constant-marketer").skipped == "no time"
            assert again.interview.typed_line is None


async def test_what_an_interruption_was_is_taken_up_after_a_kill(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("noted")
        await at.press("ctrl+k", "ctrl+k")
        await at.app.screen.run_action("explain")
        await dialog(at)
        await at.type("line do")
        async with killed(at, tmp_path / "killed") as again:
            assert (await dialog(again)).query_one(Input).value == "line do"
            await again.type("wn")
            await again.press("enter")
            await again.until(lambda: isinstance(again.app.screen, LiveScreen))
            assert [each.reason for each in again.state().interruptions] == ["line down"]
            assert again.notes.text == "noted"
            assert again.interview.typed_line is None


async def test_names_half_corrected_are_taken_up_after_a_kill(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("noted")
        await at.app.screen.run_action("details")
        await at.until(lambda: isinstance(at.app.screen, NamesDialog))
        await at.type("Zo")
        await at.press("down")
        await at.type("Rider")
        async with killed(at, tmp_path / "killed") as again:
            await again.until(lambda: isinstance(again.app.screen, NamesDialog))
            candidate, role, *_rest = again.app.screen.query(Input)
            assert (candidate.value, role.value) == ("Zo", "Rider")
            assert again.state().candidate == at.state().candidate
            await again.press("end")
            await again.type("é")
            await again.press("f2")
            await again.until(lambda: isinstance(again.app.screen, LiveScreen))
            state = again.state()
            assert (state.candidate, state.role) == ("Zoé", "Rider")
            assert again.notes.text == "noted"
            assert again.interview.typed_line is None


async def test_the_name_under_a_signature_is_taken_up_after_a_kill_and_signs_nothing_by_itself(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.debrief()
        await at.press("f8")
        await dialog(at)
        await at.type("Joan")
        async with killed(at, tmp_path / "killed") as again:
            assert (await dialog(again)).query_one(Input).value == "Joan"
            assert not again.state().is_signed
            await again.type(" Clarke")
            await again.press("enter")
            await again.until(lambda: again.state().is_signed)
            assert again.state().signed_by == "Joan Clarke"
            assert again.interview.typed_line is None


async def test_the_reason_of_an_amendment_is_taken_up_after_a_kill(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("before")
        await sign(at)
        await back(at)
        await at.press("f2", "f4")
        await dialog(at)
        await at.type("wrong le")
        async with killed(at, tmp_path / "killed") as again:
            box = (await dialog(again)).query_one(Input)
            assert box.value == "wrong le"
            assert again.interview.live.state.is_signed
            await again.type("vel")
            await again.press("enter")
            await again.until(lambda: isinstance(again.app.screen, LiveScreen))
            state = again.state()
            assert [each.reason for each in state.amendments] == ["wrong level"]
            assert again.notes.question == state.question == "constant-marketer"
            await again.type("typed on")
            assert again.notes.text == "typed on"


async def test_the_reason_of_an_amendment_in_the_debrief_is_taken_up_there(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        await at.press("f4")
        await dialog(at)
        await at.type("late")
        async with killed(at, tmp_path / "killed") as again:
            assert (await dialog(again)).query_one(Input).value == "late"
            await again.press("escape")
            await again.until(lambda: isinstance(again.app.screen, DebriefScreen))
            assert again.interview.typed_line is None
            await again.press("ctrl+q")
        assert not list((tmp_path / "killed" / "drafts").glob("*.log"))


async def test_a_signed_interview_with_a_half_typed_reason_is_signed_and_whole(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        await at.press("f4")
        await dialog(at)
        await at.type("late")
        home = tmp_path / "killed"
        left_by_a_kill(at.interview.paths.home, home)
        paths = Paths(home)
        (listed,) = list_interviews(paths.journal)
        assert listed.status is RecordStatus.SIGNED
        assert (listed.is_unfinished, listed.is_being_amended) == (False, True)
        record = load_record(paths.journal, at.interview.id)
        assert record.state.is_signed
        assert not [each for each in record.history if isinstance(each.event, AmendmentOpened)]
        with JournalVerification(paths.journal) as verification:
            assert not verification.check(listed.id).is_unfinished


async def test_a_question_is_not_left_out_in_a_report_before_the_reason_is_given(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.press("f7", "ctrl+l")
        await dialog(at)
        await at.type("no ti")
        record = load_record(at.interview.paths.journal, at.interview.id)
        assert record.is_unfinished
        assert record.state.answer("self-title").rating is not None
        assert not [each for each in record.history if isinstance(each.event, QuestionSkipped)]


async def test_a_reason_left_half_typed_for_a_rating_counts_for_nothing_and_sets_no_clock_back(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        far_off(at)
        await at.debrief()
        await choose(at, "reason:impact")
        await dialog(at)
        await at.type("pend")
        async with killed(at, tmp_path / "killed") as again:
            await dialog(again)
            record = load_record(again.interview.paths.journal, at.interview.id)
            assert any(isinstance(each.event, InterviewResumed) for each in record.history)
            times = [each.at for each in record.history]
            assert times == sorted(times)
            rating = record.state.answer("impact").rating
            assert rating is not None
            assert rating.reason == ""
            assert record.is_reason_pending


async def test_home_offers_the_interview_that_was_about_to_be_amended(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        await at.press("f4")
        await dialog(at)
        await at.type("late")
        home = tmp_path / "killed"
        left_by_a_kill(at.interview.paths.home, home)
    app = InterviewApp(Paths(home), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.query_one(OptionList).highlighted == 1
        await pilot.press("enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if isinstance(app.screen, LineDialog) and app.screen.is_mounted:
                break
        assert app.screen.query_one(Input).value == "late"


async def test_nothing_is_offered_where_all_is_signed(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        at.interview.leave()
        with Journal.open(at.interview.paths.journal) as journal:
            assert journal.latest_open() is None


async def test_an_empty_reason_is_said_to_be_missing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("ctrl+l")
        await dialog(at)
        await at.press("enter")
        assert isinstance(at.app.screen, LineDialog)
        assert "Nothing is written yet" in at.screen_text()

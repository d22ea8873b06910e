"""The debrief: as rich as the report, each point dealt with once, at home with every key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, OptionList

from interview import i18n
from interview.bank_library import bank_path
from interview.journal import load_record
from interview.paths import Paths
from interview.reporting import Report, compose_report
from interview.reporting.report_model import QuestionPart
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.running.resume_interview import resume_interview
from interview.session import AmendmentOpened, ReasonGiven, SignalTicked
from interview.session.agenda import agenda
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.debrief_question import DebriefPage
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.debrief_summary import ScoreSummary
from interview.tui.find_dialog import FindDialog
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.dialog import ChoiceDialog, LineDialog
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.message_line import MessageLine
from tests.tui.desk import Desk, desk

DENIAL = "says it can't be measured"
"""Notes in which the red flag of the question on impact is heard: level 1."""
ODD = "[red]no[/oops] \u202e\x1b[31mreversed\x1b[0m 🎉 עברית {{ 7*7 }}"


def squeezed(at: Desk) -> str:
    """The screen with single spaces, so that words are found wherever lines are broken."""
    return " ".join(at.screen_text().split())


def report_of(at: Desk, language: str = "en") -> Report:
    """The report of the interview as the journal has it."""
    assert at.interview.settle(60)
    record = load_record(at.interview.paths.journal, at.interview.id)
    return compose_report(record, language, now=at.interview.live.now())


def part_of(report: Report, question: str) -> QuestionPart:
    return next(each for stage in report.stages for each in stage.questions if each.id == question)


def far_off(at: Desk) -> None:
    """Rate the question on impact 4 where 1 is suggested."""
    live = at.interview.live
    live.use_rubric(at.interview.make_rubric())
    live.open_question("impact")
    live.type_notes("impact", DENIAL, (0, 0))
    live.rate(4)


async def choose(at: Desk, point: str) -> None:
    """Put the cursor on a line of the list, and press Enter."""
    options = at.app.screen.query_one(OptionList)
    options.highlighted = at.points().index(point)
    await at.pilot.pause()
    await at.press("enter")


async def dialog(at: Desk, kind: type[LineDialog | ChoiceDialog | FindDialog]) -> None:
    """Wait until a dialog is open."""
    await at.until(lambda: isinstance(at.app.screen, kind) and at.app.screen.is_mounted)
    await at.pilot.pause()


@asynccontextmanager
async def debrief(
    home: Path, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Desk]:
    """The debrief of an interview with one rating far off, and a red flag."""
    async with desk(home, size, settings) as at:
        far_off(at)
        await at.debrief()
        await at.pilot.pause()
        yield at


@asynccontextmanager
async def resumed(at: Desk) -> AsyncIterator[Desk]:
    """The same interview in another program."""
    interview = resume_interview(at.interview.paths, at.interview.id)
    app = InterviewApp(at.interview.paths, Settings(), interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Desk(pilot, at.interview.paths, interview)
        if app.is_running:
            interview.leave()


# As rich as the report


async def test_the_letters_of_evidence_do_not_read_as_words_that_were_said(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path, (140, 40)) as at:
        await choose(at, "question:impact")
        assert f"{DENIAL}ᵃ" in squeezed(at)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_question_is_one_key_away_in_the_words_of_the_report(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with debrief(tmp_path, size) as at:
        at.interview.live.give_reason("impact", "she corrected herself")
        part = part_of(report_of(at), "impact")
        await choose(at, "question:impact")
        seen = squeezed(at)
        page = at.app.screen.query_one(DebriefPage)
        page.scroll_end(animate=False)
        await at.pilot.pause()
        seen += squeezed(at)
        words = [part.title, part.ask, part.level_name, part.anchor, part.suggestion, part.reason]
        words += [piece.text.strip() for line in part.notes for piece in line]
        words += [text for row in part.signals for text in (row.because, row.how_word)]
        words += [row.anchor for row in part.scale]
        if size == (80, 24):
            assert not [text for text in words if text not in seen]
        else:  # two columns stand in one line: look at the page alone
            region = page.region
            strips = at.app.screen._compositor.render_strips()[region.y : region.bottom]
            lines = [strip.crop(region.x + 1, region.right - 1).text for strip in strips]
            alone = " ".join(" ".join(lines).split())
            assert not [text for text in words if text not in alone]
        await at.press("escape")
        assert isinstance(at.app.screen, DebriefScreen)
        assert at.app.screen.query_one("DebriefList").has_focus


async def test_every_question_is_listed_with_rating_and_suggestion(tmp_path: Path) -> None:
    async with debrief(tmp_path, (140, 42)) as at:
        listed = [point for point in at.points() if point and point.startswith("question:")]
        items = agenda(at.interview.live.bank)
        assert listed == [f"question:{item.question.id}" for item in items]
        assert "suggested 1 4 Excellent" in squeezed(at)


async def test_from_page_to_page_and_to_the_question(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "question:impact")
        await at.press("right")
        assert "8 · What followers prove" in at.screen_text()
        await at.press("left", "left")
        assert "6 · Campaigns they admire" in at.screen_text()
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert at.state().question == "campaigns"


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_why_it_is_recommended_stands_in_the_words_of_the_report(
    tmp_path: Path, language: str
) -> None:
    with i18n.speaking(language):
        async with desk(tmp_path, (80, 24)) as at:
            for level, item in enumerate(agenda(at.interview.live.bank)[2:]):
                if item.question.is_rated:
                    at.interview.live.open_question(item.question.id)
                    at.interview.live.rate(2 + level % 3)
            await at.debrief()
            verdict = report_of(at, language).recommendation
            assert " ".join(verdict.because.split()) in squeezed(at)
            await choose(at, "score")
            seen = squeezed(at)
            at.app.screen.query_one(DebriefPage).scroll_end(animate=False)
            await at.pilot.pause()
            seen += squeezed(at)
            assert not [each for each in verdict.rule if " ".join(each.split()) not in seen]


@pytest.mark.parametrize(
    ("levels", "is_remarked"), [((3, 3, 3), True), ((3, 3, 2), False), ((3, 3), False)]
)
async def test_ratings_that_are_all_alike_are_remarked_on(
    tmp_path: Path, levels: tuple[int, ...], is_remarked: bool
) -> None:
    async with desk(tmp_path) as at:
        rated = [item for item in agenda(at.interview.live.bank) if item.question.is_rated]
        for item, level in zip(rated, levels, strict=False):
            at.interview.live.open_question(item.question.id)
            at.interview.live.rate(level)
        await at.debrief()
        assert ("All 3 ratings are 3 Good" in squeezed(at)) is is_remarked


async def test_what_is_heard_in_an_unrated_answer_stays_hidden_where_that_is_set(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path, (80, 60), Settings(hide_suggestions=True)) as at:
        at.interview.live.clear_rating()
        await choose(at, "question:impact")
        seen = squeezed(at)
        assert DENIAL in seen
        assert "Suggested now" not in seen
        assert "(heard)" not in seen
    async with debrief(tmp_path / "other", (80, 60)) as at:
        at.interview.live.clear_rating()
        await choose(at, "question:impact")
        assert "Suggested now: 1 Weak" in squeezed(at)


async def test_what_people_wrote_is_text(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        live = at.interview.live
        live.open_question("impact")
        live.type_notes("impact", ODD, (0, 0))
        live.record_draft()
        live.give_reason("impact", ODD)
        live.open_debrief()
        await choose(at, "question:impact")
        assert squeezed(at).count("[red]no[/oops] reversed 🎉") == 2


# Points


async def test_a_point_goes_off_the_list_when_its_reason_is_given(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "reason:impact")
        await dialog(at, LineDialog)
        await at.type("why")
        await at.press("enter")
        assert at.state().answer("impact").rating.reason == "why"  # type: ignore[union-attr]
        assert "reason:impact" not in at.points()


@pytest.mark.parametrize(("keys", "is_confirmed"), [(("up", "up"), True), (("up",), False)])
async def test_a_red_flag_is_confirmed_or_refused_by_a_choice_and_then_off_the_list(
    tmp_path: Path, keys: tuple[str, ...], is_confirmed: bool
) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "flag:impact:denial")
        await dialog(at, ChoiceDialog)
        assert "“can't be measured”" in at.screen_text()
        await at.press(*keys, "enter")
        assert "flag:impact:denial" not in at.points()
        answer = at.state().answer("impact")
        assert ("denial" in answer.ticked) is is_confirmed
        assert ("denial" in answer.unticked) is not is_confirmed


async def test_to_look_at_a_red_flag_confirms_nothing(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "flag:impact:denial")
        await dialog(at, ChoiceDialog)
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert at.state().question == "impact"
        assert not at.state().answer("impact").ticked


async def test_screen_and_report_have_one_wording_for_a_red_flag(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        (alert,) = [each for each in report_of(at).alerts if each.kind == "red_flag"]
        assert alert.remark == "heard, not confirmed by the interviewer"
        assert alert.remark in squeezed(at)
        at.interview.live.tick_signal("impact", "denial")
        (alert,) = [each for each in report_of(at).alerts if each.kind == "red_flag"]
        assert alert.remark == "confirmed by the interviewer"


async def test_a_reason_that_was_given_is_said_otherwise_with_a_key(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        at.interview.live.give_reason("impact", "one")
        at.app.screen.query_one(OptionList).highlighted = at.points().index("question:impact")
        await at.press("f6")
        await dialog(at, LineDialog)
        await at.type(" two")
        await at.press("enter")
        assert at.state().answer("impact").rating.reason == "one two"  # type: ignore[union-attr]


# Keys


async def test_undo_and_redo_work_and_the_debrief_stays(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await at.press("ctrl+z")
        assert at.state().answer("impact").rating is None
        assert "Undone in “Measuring impact”: rating 4" in at.message
        await at.press("ctrl+y")
        assert at.state().answer("impact").rating is not None
        assert "Done again in “Measuring impact”: rating 4" in at.message
        assert at.state().in_debrief


async def test_go_to_leads_to_a_question(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await at.press("ctrl+g")
        await dialog(at, ChoiceDialog)
        await at.type("followers")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert at.state().question == "followers"
        assert not at.state().in_debrief


async def test_words_of_the_notes_are_found_and_it_is_said_where_there_are_none(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path) as at:
        await at.press("ctrl+f")
        await dialog(at, FindDialog)
        await at.type("xyzzy")
        assert "stands in no notes, reason or answer" in at.screen_text()
        await at.press(*["backspace"] * 5)
        await at.type("measured")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
        await at.pilot.pause()
        assert "7 · Measuring impact" in at.screen_text()
    async with desk(tmp_path / "empty") as at:
        await at.debrief()
        await at.press("ctrl+f")
        await dialog(at, FindDialog)
        assert "Nothing is written yet" in at.screen_text()


async def test_nothing_is_readable_while_hidden_not_even_what_was_undone(tmp_path: Path) -> None:
    for size in [(80, 24), (140, 40)]:
        async with debrief(tmp_path / str(size), size) as at:
            await choose(at, "question:impact")
            await at.press("ctrl+z")
            assert "rating 4" in at.screen_text()
            await at.press("f12")
            seen = squeezed(at)
            secrets = ["rating 4", DENIAL, "Measuring impact", "of 4", "Excellent"]
            assert not [secret for secret in secrets if secret in seen]
            await at.press("ctrl+y")
            assert "Done again in “Measuring impact”: hidden" in at.message
            await at.press("f12")
            assert "hidden" not in at.message
            assert at.points()


async def test_on_a_question_no_message_outlives_the_hiding(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f7", "ctrl+z")
        assert "rating 3" in at.message
        await at.press("f12")
        assert at.message == ""
        await at.press("ctrl+y")
        assert "hidden" in at.message
        await at.press("f12")
        assert at.message == ""


async def test_a_prefilled_name_is_replaced_by_typing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.debrief()
        await at.press("f8")
        await dialog(at, LineDialog)
        assert at.app.screen.query_one(Input).value == "Grace"
        await at.type("Mary")
        await at.press("enter")
        assert at.state().signed_by == "Mary"


async def test_a_signed_interview_is_amended_from_the_debrief_and_from_a_question(
    tmp_path: Path,
) -> None:
    further = Settings(keys={"accept": "ctrl+b"})  # which shares a key with amending
    async with desk(tmp_path, settings=further) as at:
        assert "Amend" not in str(at.app.screen.query_one(KeyBar).render())
        for where in ("debrief", "question"):
            at.interview.live.sign("Grace")
            await at.debrief()
            assert "Amend" in str(at.app.screen.query_one(KeyBar).render())
            if where == "question":
                await at.press("f3")
                await at.until(lambda: isinstance(at.app.screen, LiveScreen))
                await at.pilot.pause()
                assert "F4 Amend" in str(at.app.screen.query_one(KeyBar).render())
            await at.press("f4")
            await dialog(at, LineDialog)
            await at.type(where)
            await at.press("enter")
            assert not at.state().is_signed
            assert at.state().amendments[-1].reason == where
            if where == "debrief":
                await at.press("f3")
                await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.type("again")
        assert at.notes.text.endswith("again")
        assert AmendmentOpened("question") in [each.event for each in at.interview.live.history]


async def test_undo_right_after_an_amendment_in_the_debrief_opens_no_question(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path) as at:
        at.interview.live.open_question("followers")
        at.interview.live.sign("Grace")
        await at.press("f4")
        await dialog(at, LineDialog)
        await at.type("late")
        await at.press("enter")
        assert at.state().in_debrief
        at.interview.live.give_reason("impact", "she corrected herself")
        await at.press("ctrl+z")
        assert at.state().answer("impact").rating.reason == ""  # type: ignore[union-attr]
        assert at.state().question == "followers"


async def test_what_is_typed_or_pasted_is_said_to_go_nowhere(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        for keys in (("x",), ("f7",), ("space",)):
            await at.press(*keys)
            assert "nothing is written here" in at.message
            assert "F3 goes back to the question" in at.message
            at.app.screen.query_one(MessageLine).clear()
        at.app.post_message(Paste("pasted"))
        await at.until(lambda: "nothing is written here" in at.message)
        await at.press("down")


# What is typed is safe


async def test_a_half_typed_reason_outlives_the_program_and_is_no_reason_yet(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "reason:impact")
        await dialog(at, LineDialog)
        await at.type("half a rea")
        await at.press("ctrl+q")
    async with resumed(at) as again:
        await dialog(again, LineDialog)
        assert again.app.screen.query_one(Input).value == "half a rea"
        events = [each.event for each in again.interview.live.history]
        assert not [event for event in events if isinstance(event, ReasonGiven)]
        await again.type("son")
        await again.press("enter")
        assert isinstance(again.app.screen, DebriefScreen)
        rating = again.state().answer("impact").rating
        assert rating is not None
        assert rating.reason == "half a reason"
        assert again.interview.typed_line is None
        await again.press("ctrl+q")
    assert not list((at.interview.paths.journal.parent / "drafts").glob("*.log"))


async def test_a_half_typed_conclusion_outlives_the_program_and_is_none_yet(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "conclusion:concerns")
        await dialog(at, LineDialog)
        await at.type("talks over")
        await at.press("ctrl+q")
    async with resumed(at) as again:
        await dialog(again, LineDialog)
        assert again.app.screen.query_one(Input).value == "talks over"
        assert not again.interview.live.state.conclusions
        await again.type(" people")
        await again.press("enter")
        assert again.state().conclusions == {"concerns": "talks over people"}
        assert again.interview.conclusion is None
        await choose(again, "conclusion:concerns")
        await dialog(again, LineDialog)
        await again.press("ctrl+u", "enter")
        assert again.state().conclusions == {"concerns": ""}
        await again.press("ctrl+z")
        assert again.state().conclusions == {"concerns": "talks over people"}
        assert "Concerns" in again.message


async def test_a_reason_that_is_given_up_is_gone(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "reason:impact")
        await dialog(at, LineDialog)
        await at.type("half")
        await at.press("escape", "ctrl+q")
    async with resumed(at) as again:
        await again.until(lambda: isinstance(again.app.screen, DebriefScreen))
        assert again.interview.typed_line is None


async def test_resume_returns_to_where_one_was(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await at.press("ctrl+q")
    async with resumed(at) as again:
        assert isinstance(again.app.screen, DebriefScreen)
        await again.press("f3")
        await again.until(lambda: isinstance(again.app.screen, LiveScreen))
        assert again.notes.text == DENIAL
        await again.press("ctrl+q")
    async with resumed(at) as third:
        await third.pilot.pause()
        assert isinstance(third.app.screen, LiveScreen)


# Room


def is_cut(at: Desk) -> list[str]:
    """What a window shows neither whole nor with a sign."""
    seen, missing = at.screen_text(), []
    screen = at.app.screen
    overview = screen.query_one("ScoreSummary").region
    listed = screen.query_one("DebriefList").region
    bars = len(at.interview.live.bank.competencies)
    shown = len([line for line in seen.split("\n") if "░" in line or "█" in line])
    if overview.bottom > listed.y or listed.bottom > screen.size.height - 2:
        missing.append("rows overlap")
    if shown < bars and "▾ +" not in seen:
        missing.append("bars without a sign")
    if listed.height < 6:
        missing.append("the list")
    return missing


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_in_every_window_nothing_needed_is_cut_without_a_sign(
    tmp_path: Path, language: str
) -> None:
    paths = Paths(tmp_path)
    bank = bank_path(paths, "support-engineer")
    with i18n.speaking(language):
        interview = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", language))
        app = InterviewApp(paths, Settings(), interview)
        async with app.run_test(size=(60, 18)) as pilot:
            at, live = Desk(pilot, paths, interview), interview.live
            live.use_rubric(interview.make_rubric())
            for item in agenda(live.bank):
                if item.question.is_rated:
                    live.open_question(item.question.id)
                    live.rate(3)
            await at.debrief()
            for size in [(60, 18), (80, 24), (100, 30), (140, 40), (200, 60)]:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.pause()
                assert is_cut(at) == [], (size, at.screen_text())
                because = report_of(at, language).recommendation.because
                page = app.screen.query_one("ScoreSummary").region
                strips = app.screen._compositor.render_strips()[page.y : page.bottom]
                words = " ".join(" ".join(s.crop(page.x, page.right).text for s in strips).split())
                assert " ".join(because.split()) in words, (size, at.screen_text())
                ids = at.points()
                options = app.screen.query_one(OptionList)
                for line, point in enumerate(ids):
                    if point is None:
                        continue
                    options.highlighted = line
                    await pilot.pause()
                    region = options.scrollable_content_region
                    top = options._index_to_line[line] - options.scroll_offset.y
                    assert 0 <= top < region.height, (size, point)
                options.highlighted = 1
                await pilot.pause()
                assert options.scroll_offset.y == 0


async def test_on_a_wide_screen_bars_stand_beside_their_labels_and_the_page_beside_the_list(
    tmp_path: Path,
) -> None:
    async with debrief(tmp_path, (200, 60)) as at:
        lines = [line for line in at.screen_text().split("\n") if "░" in line or "█" in line]
        assert lines
        starts = {min(line.find(sign) for sign in "░█" if sign in line) for line in lines}
        names = [each.name.to("en") for each in at.interview.live.bank.competencies.values()]
        assert starts == {1 + max(map(len, names)) + 2}
        page = at.app.screen.query_one(DebriefPage)
        assert page.display
        assert page.region.x == at.app.screen.query_one("#overview").region.right


async def test_a_tick_in_the_debrief_can_be_undone(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        at.interview.live.tick_signal("impact", "denial")
        events = [each.event for each in at.interview.live.history]
        assert SignalTicked("impact", "denial") in events
        await at.press("ctrl+z")
        assert "flag:impact:denial" in at.points()


async def test_a_window_too_small_says_so_and_what_is_typed_is_kept(tmp_path: Path) -> None:
    async with debrief(tmp_path, (60, 18)) as at:
        await at.pilot.resize_terminal(59, 18)
        await at.pilot.pause()
        assert "Window too small: make it 60 by 18" in squeezed(at)
        await at.pilot.resize_terminal(60, 18)
        await choose(at, "reason:impact")
        await dialog(at, LineDialog)
        await at.pilot.resize_terminal(30, 8)
        await at.type("kept")
        await at.pilot.resize_terminal(60, 18)
        await at.press("enter")
        assert at.state().answer("impact").rating.reason == "kept"  # type: ignore[union-attr]
        assert "Window too small" not in squeezed(at)


async def test_a_paste_of_several_lines_is_one_reason(tmp_path: Path) -> None:
    async with debrief(tmp_path) as at:
        await choose(at, "reason:impact")
        await dialog(at, LineDialog)
        at.app.screen.query_one(Input).value = f"one {ODD}"
        await at.press("ctrl+q")
    async with resumed(at) as again:
        await dialog(again, LineDialog)
        await again.press("enter")
        rating = again.state().answer("impact").rating
        assert rating is not None
        assert rating.reason == "one [red]no[/oops] reversed 🎉 עברית {{ 7*7 }}"


async def test_the_cursor_of_long_notes_is_known_to_the_terminal_after_resume(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.go("debrief")
        at.notes.insert("x" * 300)
        await at.press("ctrl+q")
    async with resumed(at) as again:
        assert again.notes.region.contains(*again.notes.cursor_screen_offset)
        assert again.app.cursor_position == again.notes.cursor_screen_offset
        await again.press("ctrl+q")


async def test_the_cursor_kept_in_the_middle_is_there_again_after_debrief_and_resume(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.type("middle")
        await at.press("left", "left", "left")
        await at.debrief()
        await at.press("f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.pilot.pause()
        await at.press("ctrl+q")
    async with resumed(at) as again:
        await again.type("x")
        assert again.notes.text == "midxdle"
        await again.press("ctrl+q")


async def test_the_cursor_is_where_undo_left_it_after_resume(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("one two")
        at.interview.live.record_draft()
        await at.press("left", "left", "left")
        await at.type("x")
        await at.press("ctrl+z", "ctrl+q")
    async with resumed(at) as again:
        await again.type("y")
        assert again.notes.text == "one ytwo"
        await again.press("ctrl+q")


async def test_a_remark_that_is_cut_says_that_it_goes_on(tmp_path: Path) -> None:
    async with desk(tmp_path, (60, 18)) as at:
        live = at.interview.live
        for question in live.bank.questions:
            if question.is_rated:
                live.open_question(question.id)
                live.rate(3)
        await at.debrief()
        await at.pilot.pause()
        summary = at.app.screen.query_one(ScoreSummary)
        summary.take_rows(6)
        *shown, sign = summary.draw(summary.content_size.width)
        assert "ratings are 3" in "".join(line.plain for line in shown)
        assert shown[-1].plain.endswith(" …")
        assert sign.plain.startswith("▾ +")

"""What an interviewer needs is on screen whole, in every window from 60 by 18 on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.widgets import OptionList

from interview import i18n
from interview.bank import AnswerKind, Bank, Question
from interview.bank_library import bank_path
from interview.paths import Paths
from interview.plain_text import one_line
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.session.consent_and_closing import STEPS, find_question
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.keymap import RATE, key_shown
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from tests.tui.desk import Desk, desk

SIZES = [(60, 18), (80, 24), (100, 30), (140, 40), (200, 60)]
LONG_NOTES = [f"line {number} of what was said" for number in range(40)]


def hardest(bank: Bank, language: str) -> list[str]:
    """The questions that need most rows, one for each reason to need many."""
    live = [question for section in bank.sections for question in section.questions]
    rated = [question for question in live if question.is_rated]
    found = [
        max(live, key=lambda question: len(question.ask.to(language))),
        max(live, key=lambda question: sum(len(each.to(language)) for each in question.probes)),
        max(rated, key=lambda question: len(question.signals)),
        *[question for question in live if question.answer is AnswerKind.TABLE][:1],
        *[question for question in live if question.answer is AnswerKind.PICK_MANY][:1],
        live[0],
    ]
    return list(dict.fromkeys(question.id for question in found))


def wheel_down(pane: QuestionPane) -> MouseScrollDown:
    """One notch of the wheel over the question."""
    return MouseScrollDown(pane, 1, 1, 0, 1, 0, False, False, False)


def painted(at: Desk) -> str:
    """The column of the question as it stands on the screen, with single spaces."""
    region = at.app.screen.query_one("#main").region
    strips = at.app.screen._compositor.render_strips()
    lines = [strip.crop(region.x, region.right).text for strip in strips[region.y : region.bottom]]
    return " ".join(" ".join(lines).split())


def painted_signs(at: Desk) -> str:
    """The sign of what is folded, as the question's heading shows it."""
    pane = at.app.screen.query_one(QuestionPane)
    return " ".join(re.findall(r"[▾▴]+ \+\d+", pane.draw(pane.content_size.width)[0].plain))


def missing(
    at: Desk, bank: Bank, question: Question, language: str, *, is_private: bool = False
) -> list[str]:
    """What should be on screen and is not."""
    screen, found = painted(at), []
    if " ".join(question.ask.to(language).split()) not in screen:
        found.append("the question")
    notes = at.notes
    cursor = notes.cursor_screen_offset
    if notes.region.height < 3 or not notes.region.contains(*cursor):
        found.append("three lines of notes with the cursor")
    if question.is_rated:
        for level, rate in enumerate(RATE[: len(bank.scale)], start=1):
            name = f"{level} {bank.level_name(level, language)}"
            key = key_shown(rate, {})
            if f"{key} ○ {name}" not in screen and f"{key} ◉ {name}" not in screen:
                found.append(name)
        chips = at.app.screen.query_one(SignalList)
        signals = str(chips.render()) if chips.display else ""
        if notes.region.height > 14 and ("…" in signals or "+" in painted_signs(at)):
            found.append("all words of the signals, where there is room")
        suggestion = at.interview.live.suggestion()
        why = " ".join(suggestion.why.split())[:40] if suggestion else ""
        deciding = suggestion.decided_by if suggestion else ()
        short = [f"◂ “{one_line(each.because)[:8]}" for each in deciding]
        is_short = deciding and all(each in screen for each in short)
        if not is_private and (not why or not (why in screen or is_short)):
            found.append("what is suggested, and why")
    return found


async def whole(at: Desk, bank: Bank, question: Question, language: str) -> None:
    """Wait until all is on screen: the notes scroll to the cursor one frame after a resize."""
    for _ in range(100):
        gone = missing(at, bank, question, language)
        if not gone:
            return
        await at.pilot.pause(0.02)
    raise AssertionError(f"{gone} missing of {question.id} at {at.app.size}:\n{painted(at)}")


def fill(at: Desk, question: Question) -> None:
    """Write more than fits: notes of which something is heard, and a table of four rows."""
    heard = [example.note for example in question.examples if example.level is not None]
    at.notes.insert("\n".join([*heard[-1:], *LONG_NOTES]))
    if question.answer is AnswerKind.TABLE:
        rows = tuple((name, *("",) * (len(question.columns) - 1)) for name in "abcd")
        at.interview.live.record_answer(question.id, rows)
    at.interview.live.record_draft()


async def look_at(
    folder: Path, bank_name: str, language: str, sizes: Sequence[tuple[int, int]], every: bool
) -> int:
    """Look at questions of a bank, empty and full; at how many screens it looked.

    `every` question, or the hardest alone.
    """
    paths = Paths(folder)
    start = StartRequest(bank_path(paths, bank_name), "Ada", "", "Grace", language)
    interview = OpenInterview.begin(paths, start)
    app = InterviewApp(paths, Settings(), interview)
    looked = 0
    async with app.run_test(size=(80, 24)) as pilot:
        at, bank = Desk(pilot, paths, interview), interview.live.bank
        await at.until(lambda: interview.live.suggestion() is not None)
        ids = [question.id for question in bank.questions] if every else hardest(bank, language)
        questions = [find_question(bank, each, language) for each in (*ids, *STEPS)]
        for is_full in (False, True):
            for size in sizes:
                await pilot.resize_terminal(*size)
                for question in questions:
                    await at.go(question.id)
                    if is_full and not at.notes.text:
                        fill(at, question)
                        await at.go(question.id)
                    await whole(at, bank, question, language)
                    looked += 1
    return looked


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("bank_name", ["social-media", "support-engineer"])
async def test_the_hardest_questions_are_on_screen_whole(
    tmp_path: Path, bank_name: str, language: str
) -> None:
    assert await look_at(tmp_path, bank_name, language, SIZES, every=False)


async def test_at_80_by_24_neither_the_table_nor_the_anchors_hide_a_level(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        question, bank = at.interview.live.bank.question("platforms"), at.interview.live.bank
        fill(at, question)
        await at.go("platforms")
        await whole(at, bank, question, "en")
        await at.press("escape")
        await whole(at, bank, question, "en")
        for level in range(1, 5):
            assert question.levels[level].to("en")[:25] in painted(at)
        await at.press("escape", "ctrl+r")
        await whole(at, bank, question, "en")
        await at.press("ctrl+r", "ctrl+t")
        await whole(at, bank, question, "en")
        await at.press("ctrl+t", "ctrl+o")
        await whole(at, bank, question, "en")


async def test_anchors_and_reasons_can_be_read_at_60_by_18(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        question, bank = at.interview.live.bank.question("platforms"), at.interview.live.bank
        fill(at, question)
        await at.press("escape")
        await whole(at, bank, question, "en")
        for level in range(1, 5):
            assert question.levels[level].to("en")[:10] in painted(at)
        await at.press("escape", "ctrl+r")
        await whole(at, bank, question, "en")
        assert question.why.to("en")[:40] in painted(at)


async def test_what_is_folded_has_a_sign_and_comes_with_the_wheel(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        question = at.interview.live.bank.question("platforms")
        last = question.probes[-1].to("en")
        assert "▾ +" in painted(at)
        assert last not in painted(at)
        pane = at.app.screen.query_one(QuestionPane)
        for _ in range(20):
            pane.post_message(wheel_down(pane))
        await at.pilot.pause()
        assert last in painted(at)


def without_clocks(text: str) -> str:
    """The words of a screen without the times on it, which go on."""
    return re.sub(r"\d\d:\d\d", "", text)


async def test_a_key_that_the_sign_names_makes_room_and_leafs_through(tmp_path: Path) -> None:
    settings = Settings(keys={"unfold": "f10"})
    async with desk(tmp_path, size=(60, 18), settings=settings) as at:
        await at.go("campaigns")
        question = at.interview.live.bank.question("campaigns")
        ask = question.ask.to("en")
        told = [*question.probes, question.note] if question.note.main else [*question.probes]
        before = without_clocks(painted(at))
        assert re.search(r"▾ \+\d+ F10", before)
        seen = ""
        for _page in range(12):
            await at.press("f10")
            seen += painted(at)
            assert ask[:40] in painted(at)
            assert at.notes.region.height >= 3
            if without_clocks(painted(at)) == before:
                break
        assert without_clocks(painted(at)) == before
        for text in told:
            assert text.to("en")[-20:] in seen
        await at.type("x")
        assert at.notes.text == "x"


async def test_where_nothing_is_folded_the_key_says_so(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(140, 40)) as at:
        await at.press("ctrl+u")
        assert at.message == "Nothing of this question is folded."


async def test_a_window_too_small_says_so_and_keeps_what_is_typed(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(59, 18)) as at:
        assert "Window too small: make it 60 by 18" in painted(at)
        await at.pilot.resize_terminal(40, 12)
        await at.type("small")
        assert "What you type is kept." in painted(at)
        assert at.notes.region.contains(*at.notes.cursor_screen_offset)
        await at.pilot.resize_terminal(60, 18)
        await at.pilot.pause()
        assert "Window too small" not in painted(at)
        assert at.notes.text == "small"


async def test_a_question_visited_from_the_debrief_is_whole(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.until(lambda: at.interview.live.suggestion() is not None)
        for question in at.interview.live.bank.questions:
            await at.debrief()
            at.app.screen.query_one(OptionList).highlighted = at.points().index(
                f"open:{question.id}"
            )
            await at.press("enter")
            await at.until(lambda: isinstance(at.app.screen, LiveScreen))
            await whole(at, at.interview.live.bank, question, "en")


async def test_why_we_ask_is_leafed_through_to_its_end_and_no_line_is_passed_over(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        await at.press("ctrl+r")
        why = one_line(at.interview.live.question.why.main)
        pane = at.app.screen.query_one(QuestionPane)
        whole = [line.plain.strip() for part in pane._parts(58).values() for line in part]
        seen = [at.screen_text()]
        assert " ".join(why.split()[-2:]) not in seen[0]
        await at.press("ctrl+u")
        seen.append(at.screen_text())
        assert " ".join(why.split()[-1:]) in seen[1]
        while "▴▾" in seen[-1]:
            await at.press("ctrl+u")
            seen.append(at.screen_text())
        assert not [line for line in whole if line[:40] not in "\n".join(seen)]


@pytest.mark.parametrize(("language", "mark"), [("en", "”"), ("fr", "»")])
async def test_a_script_that_is_cut_closes_its_quotation(
    tmp_path: Path, language: str, mark: str
) -> None:
    i18n.use(language)
    try:
        async with desk(tmp_path, size=(60, 18)) as at:
            await at.go("call/opening")
            opening = one_line(at.interview.live.bank.opening.main)
            assert opening in painted(at) or language == "fr"  # whose signs take one more line
            await at.press("ctrl+o")
            assert opening[:20] in at.screen_text()
            assert opening[-20:] not in at.screen_text()
            lines = at.app.screen.query_one(QuestionPane).draw(58)
            assert sum(line.plain.endswith(mark) for line in lines) == 1
    finally:
        i18n.use("en")


async def test_a_hint_or_a_probe_that_is_cut_says_that_it_goes_on(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        pane = at.app.screen.query_one(QuestionPane)
        for question in at.interview.live.bank.questions:
            await at.go(question.id)
            for _page in range(9):
                width = pane.content_size.width
                lines = [line.plain.rstrip() for line in pane.draw(width)[1:]]
                whole = [line.plain for part in pane._parts(width).values() for line in part]
                last = lines[-1]
                if lines and last in whole:
                    after = whole[whole.index(last) + 1 :][:1]
                    assert not after or not after[0].startswith("  "), last
                await at.press("ctrl+u")


@pytest.mark.parametrize("size", [(61, 40), (70, 40), (61, 18), (80, 24)])
async def test_signals_are_cut_only_where_their_line_is_full(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(tmp_path, size=size) as at:
        for question in at.interview.live.bank.questions:
            await at.go(question.id)
            chips = at.app.screen.query_one(SignalList)
            width = chips.content_size.width
            for line in chips.draw(width)[1:] if chips.display else ():
                assert line.cell_length <= width
                assert "…" not in line.plain or line.cell_length > width - 7


async def test_signals_that_are_heard_come_first_where_not_all_fit(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        live = at.interview.live
        last = live.question.signals[-1]
        live.toggle_signal("platforms", last.id)
        await at.press("f2", "f3")
        chips = at.app.screen.query_one(SignalList)
        folded = "\n".join(line.plain for line in chips.draw(chips.content_size.width))
        assert "+" in folded
        assert last.because.main[:12] in folded
        await at.press("ctrl+t")
        unfolded = chips._unfolded(58)
        assert live.question.signals[0].because.main[:12] in unfolded[0].plain


async def test_where_one_line_is_left_it_says_which_signal_decided(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        question, bank = at.interview.live.bank.question("platforms"), at.interview.live.bank
        fill(at, question)
        await at.heard()
        await at.press("ctrl+r")
        scale = at.app.screen.query_one(Scale)
        suggestion = at.interview.live.suggestion()
        assert suggestion is not None
        (deciding,) = suggestion.decided_by
        last = scale.draw(scale.content_size.width)[-1].plain
        assert last.startswith(f"{suggestion.level} ◂ “{deciding.because[:30]}")
        await whole(at, bank, question, "en")

"""Tries everything an interviewer can do, in any order, and holds it against a model.

    python -m tests.longrun.machine [STEPS [SEED]]

The program is the real one, driven through Pilot, with its journal and its draft log on disk. After
each step the question on screen, the notes, every answer, the files and the rows of the screen are
looked at. What fails is made as short as it gets, and printed as a test.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack, ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.constants_ast import Constants
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from textual.events import Key, Paste
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.widgets import Input, OptionList

from interview.bank import AnswerKind
from interview.bank_cache import read_bank
from interview.bank_library import bank_path
from interview.frozen import replace
from interview.journal import Journal, LineFor
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.running.resume_interview import resume_interview
from interview.session import InterviewState, QuoteMarked, QuoteUnmarked, Recorded, fold
from interview.session.agenda import OPENING
from interview.session.answer_change import number_typed
from interview.session.consent_and_closing import STEPS as CALL_STEPS
from interview.session.consent_and_closing import call_agenda, consent_of, find_question
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.debrief_question import DebriefPage
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.find_dialog import FindDialog
from interview.tui.live_screen import LiveScreen
from interview.tui.names_dialog import NamesDialog
from interview.tui.settings_screen import SettingsScreen
from interview.tui.widgets.answer_boxes import TableRow
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.answer_options import OptionsField
from interview.tui.widgets.dialog import ChoiceDialog, HiddenDialog, LineDialog
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from interview.tui.widgets.top_bar import TopBar
from interview.tui.window_too_small import LEAST_COLUMNS, LEAST_ROWS, window_too_small
from tests.longrun.model import Model
from tests.longrun.own_clock import own_clock
from tests.tui.desk import Desk, left_by_a_kill
from tests.tui.test_rows_on_screen import missing

STEPS_AN_INTERVIEW = 50

TYPED = (
    "goal first. ",
    "a",
    ", ",
    "\n",
    "only the old spice one",
    "says it can't be measured",
    "no idea",
    "é",
    "e\u0301",  # a combining accent
    "🙂",
    "👩\u200d💻",  # two pictures with a joiner between
    "שלום ",
    "可口",
    "\u00a0!",  # a space that does not break, as French has it
    "[b]x[/oops] ",
    "{{ 7*7 }}",
    "=1+1",
    "_*#`|<b>&",
)
"""What is typed a key at a time; all of it is kept."""

PASTED = {
    **{text: text for text in TYPED},
    "one\r\ntwo\rthree\n": "one\ntwo\nthree\n",
    "tab\there": "tab\there",
    "\x1b[31mred\x1b[0m": "red",
    "\x1b]52;c;aGk=\x07": "",
    "nul\x00\x7f\x9b": "nul",
    "\u202eturned\u2066": "turned",
    "two\u2028lines": "two\nlines",
    "word " * 40: "word " * 40,
    "\n" * 30: "\n" * 30,
    "x" * 300: "x" * 300,
}
"""What is pasted, and what of it is kept: all but what a terminal obeys."""

LARGE = ((60, 18), (80, 24), (100, 30), (140, 40), (200, 60))
SMALL = ((59, 18), (40, 12), (80, 10), (20, 6), (4, 4), (1, 1), (500, 3))
IN_SMALL = frozenset(
    {
        "begin",
        "type",
        "paste",
        "delete",
        "move_the_cursor",
        "pause",
        "resize",
        "press_in_a_window_too_small",
        "change_the_theme",
        "be_killed_and_resume",
        "quit_and_resume",
    }
)
"""The steps that can be taken in a window too small; for the others it is made larger first."""
WORDS = ("Mastodon", "2018", "a b", "é", "-", "x" * 70)
SOUGHT = ("goal", "one", "E", "x", "7", "time", "xyzzy")
LEVELS = st.integers(1, 4)

STEPS: Counter[str] = Counter()
"""How often each thing was tried, over all interviews."""


class InterviewMachine(RuleBasedStateMachine):
    """One interview at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self._runner = self._stack.enter_context(own_clock())
        self._homes = 0
        self._focus = "notes"
        self._app_is_there = False

    # Begin, and end in four ways

    @initialize(
        bank=st.sampled_from(["social-media", "support-engineer"]),
        language=st.sampled_from(["en", "fr"]),
        size=st.sampled_from(LARGE),
        left=st.integers(0, 2),
    )
    def begin(self, bank: str, language: str, size: tuple[int, int], left: int) -> None:
        self.size = size
        self.paths = Paths(self._next_home())
        path = bank_path(self.paths, bank)
        asked = [question.id for question in read_bank(self.paths.cache, path)[0].questions]
        self._left = frozenset(asked[2 : 2 + left])
        others = dict.fromkeys(self._left, "Mary")
        start = StartRequest(path, "Ada", "", "Grace", language, left_to=others)
        self.interview = OpenInterview.begin(self.paths, start)
        self.live = self.interview.live
        self.model = Model([item.question.id for item in self._agenda()])
        for question in self._left:
            self.model.answers[question] |= {"skipped": "asked by Mary"}
        self._boxes: list[list[str]] = []
        self._do(self._open_app())

    @rule()
    def be_killed_and_resume(self) -> None:
        self._do(self._stop(is_killed=True))

    @rule()
    def quit_and_resume(self) -> None:
        self._do(self._quit())

    @rule(
        purpose=st.sampled_from(LineFor),
        place=st.integers(0, 12),
        reason=st.sampled_from(["half a rea", "[i]é"]),
        is_killed=st.booleans(),
        is_given=st.booleans(),
    )
    def stop_in_the_middle_of_a_reason(
        self, purpose: LineFor, place: int, reason: str, is_killed: bool, is_given: bool
    ) -> None:
        self._do(self._stop_in_reason(purpose, place, reason, is_killed, is_given))

    @rule(
        keys=st.sampled_from([("ctrl+f",), ("ctrl+g",), ("ctrl+p",), ("f1",), ("debrief", "f8")]),
        text=st.sampled_from(["", "goal"]),
        is_killed=st.booleans(),
    )
    def stop_in_a_dialog(self, keys: tuple[str, ...], text: str, is_killed: bool) -> None:
        self._do(self._stop_in_dialog(keys, text, is_killed))

    @rule(is_killed=st.booleans())
    def stop_in_the_debrief(self, is_killed: bool) -> None:
        self._do(self._stop_in_dialog(("debrief",), "", is_killed))

    def teardown(self) -> None:
        if self._app_is_there:
            self._runner.run(self._close_app())
        self._stack.close()

    # Notes

    @rule(text=st.sampled_from(TYPED), at_once=st.booleans())
    def type(self, text: str, at_once: bool) -> None:
        self._do(self._type(text, at_once))

    @rule(text=st.sampled_from(sorted(PASTED)))
    def paste(self, text: str) -> None:
        self._do(self._paste(text))

    @rule(times=st.integers(1, 12))
    def delete(self, times: int) -> None:
        self._do(self._delete(times))

    @rule(key=st.sampled_from(["left", "right"]), times=st.integers(1, 5))
    def move_the_cursor(self, key: str, times: int) -> None:
        self._do(self._move(key, times))

    @rule(seconds=st.sampled_from([0.05, 0.2, 1.0, 10.0]))
    def pause(self, seconds: float) -> None:
        self._do(asyncio.sleep(seconds))

    # From question to question

    @rule()
    def next(self) -> None:
        self._do(self._step("f2", self._beside(1)))

    @rule()
    def back(self) -> None:
        place = self._beside(-1)
        self._do(self._step("f3", place if place >= 0 else self._place))

    @rule(down=st.integers(0, 12))
    def go_to(self, down: int) -> None:
        self._do(self._go_to(down))

    # The answer

    @rule(level=LEVELS)
    def rate(self, level: int) -> None:
        self._do(self._rate(f"f{4 + level}", level))

    @rule(level=LEVELS, key=st.sampled_from(["", "x", "é", "9"]))
    def rate_on_the_scale(self, level: int, key: str) -> None:
        self._do(self._rate_on_scale(level, key))

    @rule(level=LEVELS)
    def click_a_level(self, level: int) -> None:
        self._do(self._click_level(level))

    @rule()
    def rate_otherwise_than_suggested(self) -> None:
        self._do(self._rate_otherwise())

    @rule()
    def accept(self) -> None:
        self._do(self._accept())

    @rule()
    def clear_the_rating(self) -> None:
        self._do(self._clear_rating())

    @rule(reason=st.sampled_from(["no time", "[i]é[/i]"]))
    def skip(self, reason: str) -> None:
        self._do(self._skip(reason))

    @rule(letter=st.integers(0, 7), stays=st.booleans())
    def tick(self, letter: int, stays: bool) -> None:
        self._do(self._tick(letter, stays))

    @rule(place=st.integers(1, 4), stays=st.booleans())
    def tick_a_follow_up(self, place: int, stays: bool) -> None:
        self._do(self._tick_probe(place, stays))

    @rule()
    def quote(self) -> None:
        self._do(self._quote())

    @rule()
    def interrupt(self) -> None:
        self._do(self._interrupt())

    @rule()
    def stop_or_start_the_clock(self) -> None:
        self._do(self._toggle_clock())

    @rule(name=st.sampled_from(["Zoé [b]", "Ada"]), is_given=st.booleans())
    def correct_the_names(self, name: str, is_given: bool) -> None:
        self._do(self._correct_names(name, is_given))

    @rule(keys=st.sampled_from(["", "x", "enter"]))
    def teach(self, keys: str) -> None:
        self._do(self._teach(keys))

    @rule(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), stays=st.booleans())
    def fill_in_the_fields(self, words: list[str], stays: bool) -> None:
        self._do(self._fill_in(words, stays))

    @rule(text=st.sampled_from(sorted(PASTED)), stays=st.booleans())
    def paste_in_a_table(self, text: str, stays: bool) -> None:
        self._do(self._paste_in_table(text, stays))

    # Undo

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self._do(self._revise("ctrl+z", self.model.done))

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self._do(self._revise("ctrl+y", self.model.undone))

    # The window

    @rule(size=st.sampled_from(LARGE + SMALL))
    def resize(self, size: tuple[int, int]) -> None:
        self.size = size
        if size in SMALL:
            self._focus = "notes"  # on the scale, a digit would rate unseen
        self._do(self.at.pilot.resize_terminal(*size))

    @precondition(lambda self: self.size in SMALL)
    @rule(key=st.sampled_from(["f2", "f3", "f5", "f8", "f12", "ctrl+z", "ctrl+g", "ctrl+t"]))
    def press_in_a_window_too_small(self, key: str) -> None:
        self._do(self._press_in_small(key))

    @rule()
    def hide_or_show(self) -> None:
        self._do(self._hide_or_show())

    @rule()
    def explain(self) -> None:
        self._do(self.at.press("ctrl+r"))

    @rule()
    def change_the_theme(self) -> None:
        self._do(self.at.app.run_action("app.change_theme"))

    @rule(keys=st.sampled_from([("f1", "escape"), ("ctrl+p", "escape"), ("ctrl+s",)]))
    def look_something_up(self, keys: tuple[str, ...]) -> None:
        self._do(self.at.press(*keys))

    @rule(words=st.sampled_from(SOUGHT), down=st.integers(0, 4), in_debrief=st.booleans())
    def find(self, words: str, down: int, in_debrief: bool) -> None:
        self._do(self._find(words, down, in_debrief))

    @rule(is_kept=st.booleans())
    def open_the_settings(self, is_kept: bool) -> None:
        self._do(self._open_settings(is_kept))

    # The debrief

    @rule(point=st.integers(0, 12))
    def go_to_a_point_of_the_debrief(self, point: int) -> None:
        self._do(self._to_point(point))

    @rule(
        resize=st.sampled_from(LARGE + SMALL),
        hides=st.booleans(),
        keys=st.lists(st.sampled_from(["ctrl+z", "ctrl+y"]), max_size=3),
    )
    def visit_the_debrief(self, resize: tuple[int, int], hides: bool, keys: list[str]) -> None:
        self._do(self._visit(resize, hides, keys))

    @rule(place=st.integers(0, 12), turns=st.integers(-2, 2), goes=st.booleans())
    def read_in_the_debrief(self, place: int, turns: int, goes: bool) -> None:
        self._do(self._read(place, turns, goes))

    @precondition(lambda self: self._distant)
    @rule(place=st.integers(0, 12), reason=st.sampled_from(["time was short", "[i]é[/i]"]))
    def give_a_reason(self, place: int, reason: str) -> None:
        self._do(self._give_reason(place, reason))

    @rule(place=st.integers(0, 3), choice=st.sampled_from(["confirm", "refuse", "go"]))
    def deal_with_a_red_flag(self, place: int, choice: str) -> None:
        self._do(self._deal_with_flag(place, choice))

    @rule()
    def sign(self) -> None:
        self._do(self._sign())

    @precondition(lambda self: self.model.is_signed)
    @rule(in_debrief=st.booleans())
    def amend(self, in_debrief: bool) -> None:
        self._do(self._amend(in_debrief))

    # How each of them is done

    def _do(self, act: Coroutine[Any, Any, object]) -> None:
        name = sys._getframe(1).f_code.co_name
        STEPS[name] += 1
        self._runner.run(self._do_and_look(name, act))

    async def _do_and_look(self, name: str, act: Coroutine[Any, Any, object]) -> None:
        if self._app_is_there:
            for line in self.at.app.screen.query(MessageLine):
                line.clear()
        if self._app_is_there and self.size in SMALL and name not in IN_SMALL:
            self.size = LARGE[0]
            await self.at.pilot.resize_terminal(*self.size)
            await self._settle()
        await act
        await self._settle()
        await self._look()

    async def _settle(self) -> None:
        """Wait until all keys have taken effect, and the screen is painted."""
        for _ in range(500):
            task = self.at.app._input._task
            await self.at.pilot.pause()
            if task is None or task.done():
                return
        raise AssertionError("the keys are never done")

    async def _open_app(self) -> None:
        self._app = AsyncExitStack()
        app = InterviewApp(self.paths, Settings(), self.interview)
        pilot = await self._app.enter_async_context(app.run_test(size=self.size))
        self._app_is_there = True
        self.at = Desk(pilot, self.paths, self.interview)
        for _ in range(2000):  # the rubric is made ready in a thread of its own
            await self.at.pilot.pause()
            if self.live.suggestion() is not None:
                break
            time.sleep(0.005)
        await self.at.pilot.pause()
        self._focus = "notes"
        self._show_boxes()

    async def _close_app(self) -> None:
        self._app_is_there = False
        try:
            await self._app.aclose()
        finally:
            self.interview.leave()

    async def _stop(self, *, is_killed: bool, lands: str = "") -> None:
        """Be killed or quit, and resume; `lands` is where: `debrief`, `dialog`, else a question.

        Of a kill, files as they are at this moment go on; the program that wrote them does not.
        """
        if is_killed:
            before = self.paths
            self.paths = Paths(self._next_home())
            left_by_a_kill(before.home, self.paths.home)
        else:
            await self.at.press("ctrl+q")
            assert not self.at.app.is_running
        await self._close_app()
        is_offered = not self.model.is_signed or lands == "dialog"
        self.interview = resume_interview(self.paths, "" if is_offered else self.interview.id)
        self.live = self.interview.live
        cursor = self.model.cursor
        moved = self.model.here != self.model.recorded_here
        self.model.here = self.model.recorded_here
        self.model.cursor = len(self.model.notes) if moved or lands == "dialog" else cursor
        self.model.is_private, self.model.announced = False, None
        await self._open_app()
        if self.model.is_signed and not lands:  # it was in the debrief, and is taken up there
            await self._leave_debrief("f3")
        if self.model.is_signed and not lands:
            self.model.cursor = self._cursor  # a sealed record takes in not even that

    async def _quit(self) -> None:
        await self._stop(is_killed=False)

    async def _stop_in_dialog(self, keys: tuple[str, ...], text: str, is_killed: bool) -> None:
        """Stop with a dialog, the debrief or both open: nothing that is typed there is recorded."""
        in_debrief = keys[0] == "debrief"
        if in_debrief:
            await self._to_debrief()
        for key in keys[in_debrief:]:
            await self.at.press(key)
        if len(keys) > in_debrief and keys != ("f1",):  # any key leaves the help
            await self._keys(text, at_once=True)
        await self._stop(is_killed=is_killed, lands="debrief" if in_debrief else "")
        if in_debrief:
            if not isinstance(self.at.app.screen, DebriefScreen):
                # The name under a signature is kept as it is typed, and its dialog taken up again.
                assert keys[-1] == "f8"
                assert self.at.app.screen.query_one(Input).value.endswith(text)
                await self.at.press("escape")
                self.model.cursor = len(self.model.notes)  # it took the cursor's place in the log
            await self._leave_debrief("f3")
            if self.model.is_signed:
                self.model.cursor = self._cursor

    async def _stop_in_reason(
        self, purpose: LineFor, place: int, reason: str, is_killed: bool, is_given: bool
    ) -> None:
        """Stop with a reason half typed, find it again, and give it or give it up."""
        model, recorded, question, in_debrief = self.model, "", self.model.here, False
        is_askable = model.here not in CALL_STEPS
        if (
            purpose is LineFor.SKIP
            and is_askable
            and not (model.is_signed or model.answer["skipped"])
        ):
            await self.at.press("ctrl+l")
        elif purpose is LineFor.AMENDMENT and model.is_signed:
            if in_debrief := place % 2 == 1:
                await self._to_debrief()
            await self.at.press("f4")
        elif purpose is LineFor.SIGNATURE and not (model.is_signed or model.is_private):
            in_debrief, recorded = True, ""
            await self._to_debrief()
            if any(name and name.startswith("reason:") for name in self.at.points()):
                await self._leave_debrief("f3")
                return
            await self.at.press("f8")
        elif (
            purpose is LineFor.INTERRUPTION
            and self.live.state.interruptions
            and not (model.is_signed or model.is_private)
        ):
            recorded = self.live.state.interruptions[-1].reason
            await self.at.app.screen.run_action("explain")
            await self._settle()
        elif (
            purpose is LineFor.RATING
            and self._distant
            and not (model.is_signed or model.is_private)
        ):
            question, in_debrief = self._distant[place % len(self._distant)], True
            recorded = model.answers[question]["reason"]
            await self._ask_reason(question)
        else:
            return
        assert isinstance(self.at.app.screen, LineDialog)
        await self._keys(reason, at_once=True)
        await self._stop(is_killed=is_killed, lands="dialog")
        if purpose is LineFor.AMENDMENT and not in_debrief:
            model.here = question
        dialog = self.at.app.screen
        assert isinstance(dialog, LineDialog), dialog
        assert dialog.query_one(Input).value == recorded + reason
        if is_given:
            await self._keys("!\n", at_once=True)
        else:
            await self.at.press("escape")
        await self._settle()
        if is_given and purpose is LineFor.SKIP:
            model.change("skip", skipped=reason + "!", level=0, reason="")
        elif is_given and purpose is LineFor.AMENDMENT:
            model.seal(is_signed=False)
            model.recorded_here = model.here
        elif is_given and purpose is LineFor.SIGNATURE:
            assert self.live.state.signed_by == reason + "!"
            model.seal(is_signed=True)
        elif is_given and purpose is LineFor.INTERRUPTION:
            model.do_around("explanation")
        elif is_given:
            model.change("reason", question, reason=recorded + reason + "!")
        if in_debrief:
            await self._leave_debrief("f3")
        self._show_boxes()
        model.cursor = self._cursor

    async def _to_notes(self) -> None:
        if self._focus != "notes":
            await self.at.press("escape")
            self._focus = "notes"

    async def _keys(self, text: str, at_once: bool) -> None:
        for letter in text:
            key = "enter" if letter == "\n" else _character_to_key(letter)
            event = Key(key, "\r" if letter == "\n" else letter)
            self.at.app._driver.send_message(event)  # type: ignore[union-attr]
            if not at_once:
                await self.at.pilot.pause()
        await self._settle()

    async def _type(self, text: str, at_once: bool) -> None:
        await self._to_notes()
        await self._keys(text, at_once)
        if not self.model.is_signed:
            self.model.type(text)

    async def _paste(self, text: str) -> None:
        if self._focus == "fields":
            await self._to_notes()
        self.at.app._driver.send_message(Paste(text))  # type: ignore[union-attr]
        await self._settle()
        self._focus = "notes"
        if not self.model.is_signed:
            self.model.paste(PASTED[text])

    async def _delete(self, times: int) -> None:
        await self._to_notes()
        for _ in range(times):
            await self.at.press("backspace")
            if not self.model.is_signed:
                self.model.delete()

    async def _move(self, key: str, times: int) -> None:
        await self._to_notes()
        await self.at.press(*[key] * times)
        way = 1 if key == "right" else -1
        self.model.cursor = min(max(0, self.model.cursor + way * times), len(self.model.notes))

    async def _step(self, key: str, place: int) -> None:
        await self.at.press(key)
        if place < len(self.model.questions):
            if place != self._place or key == "f2":
                self._went_to(place)
        else:
            await self._leave_debrief("f3")

    async def _go_to(self, down: int) -> None:
        await self.at.press("ctrl+g")
        assert isinstance(self.at.app.screen, ChoiceDialog)
        place = (self._place + down) % (len(self.model.questions) + 1)
        await self.at.press(*["down"] * down, "enter")
        if place < len(self.model.questions):
            self._went_to(place)
        else:
            await self._leave_debrief("f3")

    def _went_to(self, place: int) -> None:
        self.model.go_to(place)
        self._focus = "notes"
        self._show_boxes()

    async def _rate(self, key: str, level: int) -> None:
        await self.at.press(key)
        self._focus = "notes"
        if level <= len(self.live.bank.scale) and self._may_rate():
            self.model.rate(level)

    async def _rate_on_scale(self, level: int, key: str) -> None:
        await self._to_notes()
        await self.at.press("escape")
        if not self.live.question.is_rated:
            return
        assert self.at.app.screen.query_one(Scale).has_focus
        if level > len(self.live.bank.scale):
            key = key or str(level)
        if key:
            await self._keys(key, at_once=True)
            if not self.model.is_signed:
                self.model.type(key)
        else:
            await self.at.press(str(level))
            if self._may_rate():
                self.model.rate(level)

    async def _click_level(self, level: int) -> None:
        await self.at.pilot.pause()  # a message of two lines may have gone: the levels move
        place = self._place_of_level(level)
        if place is None:
            return
        await self.at.pilot.click(offset=place)
        await self._settle()
        self._focus = "notes"
        if self._may_rate():
            self.model.rate(level)

    def _place_of_level(self, level: int) -> tuple[int, int] | None:
        """Where a level's name is painted; none where it is not on screen."""
        scale, bank = self.at.app.screen.query_one(Scale), self.live.bank
        if not scale.display or level > len(bank.scale):
            return None
        name = f" {level} {bank.level_name(level, self.live.language)}"
        region = scale.region
        for y, line in enumerate(_screen(self.at).split("\n")):
            for sign in "○◉":
                x = line.find(sign + name)
                if region.y <= y < region.bottom and x >= 0:
                    return x + 2, y
        return None

    async def _rate_otherwise(self) -> None:
        """Paste notes in which something is heard, and rate as far from it as the scale goes."""
        examples = [each.note for each in self.live.question.examples if each.level is not None]
        if not examples or not self.live.question.is_rated:
            return
        PASTED.setdefault(examples[0], examples[0])
        await self._paste(examples[0])
        suggestion = self.live.suggestion()
        top = len(self.live.bank.scale)
        is_low = suggestion is not None and suggestion.level is not None and suggestion.level <= 2
        level = top if is_low else 1
        await self._rate(f"f{4 + level}", level)

    def _may_rate(self) -> bool:
        if self.model.is_signed or not self.live.question.is_rated:
            assert self.at.message, "a refusal without a word"
            return False
        return True

    async def _accept(self) -> None:
        suggestion = self.live.suggestion()
        await self.at.press("f4")
        if self.model.is_signed:
            assert isinstance(self.at.app.screen, LineDialog)  # the same key amends
            await self.at.press("escape")
        elif suggestion is None or suggestion.level is None:
            assert self.at.message, "a refusal without a word"
        else:
            self.model.rate(suggestion.level)
            self._focus = "notes"

    async def _clear_rating(self) -> None:
        await self.at.app.screen.run_action("clear_rating")
        if self.model.is_signed:
            assert self.at.message
        elif self.model.answer["level"]:
            self.model.change("rating", level=0, reason="")

    async def _skip(self, reason: str) -> None:
        await self.at.press("ctrl+l")
        if self.model.is_signed or self.model.here in CALL_STEPS:
            assert self.at.message
        elif self.model.answer["skipped"]:
            self.model.change("skip", skipped="")
        else:
            assert isinstance(self.at.app.screen, LineDialog)
            await self._keys(reason + "\n", at_once=True)
            self.model.change("skip", skipped=reason, level=0, reason="")

    async def _tick(self, letter: int, stays: bool) -> None:
        await self._to_notes()
        await self.at.press("ctrl+t")
        signals = self.live.question.signals
        if self.model.is_private:
            await self._be_refused()
            return
        if not signals and not self.live.question.probes:
            assert self.at.message, "a refusal without a word"
            return
        assert self.at.app.screen.query_one(SignalList).has_focus
        self._focus = "signals"
        if letter < len(signals):
            name = signals[letter].id
            is_lit = name in self.live.answer.signals
            await self.at.press("abcdefgh"[letter])
            if not self.model.is_signed:
                said = self.model.answer["said"] | {name: not is_lit}
                self.model.change("tick", said=said)
            else:
                assert self.at.message
        if not stays:
            await self._to_notes()

    async def _tick_probe(self, place: int, stays: bool) -> None:
        await self._to_notes()
        probes = self.live.question.probes
        if self.model.is_private or place > len(probes):
            return
        await self.at.press("ctrl+t")
        assert self.at.app.screen.query_one(SignalList).has_focus
        self._focus = "signals"
        await self.at.press(str(place))
        if not self.model.is_signed:
            self.model.change("probe", probes=self.model.answer["probes"] ^ {place})
        else:
            assert self.at.message
        if not stays:
            await self._to_notes()

    async def _quote(self) -> None:
        before = len(self.live.history)
        await self.at.press("ctrl+e")
        assert self.at.message, "ctrl+e without a word"
        if self.model.is_signed or not self.model.notes.strip():
            assert len(self.live.history) <= before + 2  # the notes as they stand, what is heard
            return
        last = self.live.history[-1].event
        if len(self.live.history) == before or not isinstance(last, QuoteMarked | QuoteUnmarked):
            return  # only the sign of a list stands there
        assert last.question == self.model.here
        assert last.text.strip() == last.text != ""
        assert last.text in self.model.notes
        self.model.do_around("quote")

    async def _interrupt(self) -> None:
        await self.at.press("ctrl+k")
        assert self.at.message, "ctrl+k without a word"
        if not self.model.is_signed:
            self.model.do_around("interruption")

    async def _toggle_clock(self) -> None:
        is_paused = self.live.state.paused
        await self.at.app.screen.run_action("clock")
        assert self.live.state.paused == (is_paused if self.model.is_signed else not is_paused)

    async def _correct_names(self, name: str, is_given: bool) -> None:
        """Write another name over the candidate's."""
        before = self.live.state.details
        await self.at.app.screen.run_action("details")
        await self._settle()
        if self.model.is_signed:
            assert self.at.message, "a refusal without a word"
            return
        assert isinstance(self.at.app.screen, NamesDialog)
        await self._keys(name, at_once=True)
        await self.at.press("f2" if is_given else "escape")
        await self._settle()
        assert self.live.state.details == (replace(before, candidate=name) if is_given else before)
        assert (name in self.at.app.screen.query_one(TopBar).draw(200)[0].plain) or not is_given
        if self.live.state.details != before:
            self.model.do_around("names")

    async def _teach(self, keys: str) -> None:
        """Open what teaches the bank a phrase, and leave it: nothing changes."""
        await self._to_notes()
        await self.at.press("ctrl+d")
        await self._settle()
        if self.model.is_private:
            await self._be_refused()
            return
        if isinstance(self.at.app.screen, LiveScreen):
            assert self.at.message, "a refusal without a word"
            return
        if keys:
            await self.at.press(keys)
        for _ in range(5):
            if not isinstance(self.at.app.screen, LiveScreen):
                await self.at.press("escape")
        await self._settle()

    async def _open_settings(self, is_kept: bool) -> None:
        """Look at the settings, and keep them as they are or leave them."""
        await self.at.app.screen.run_action("settings")
        await self._settle()
        assert isinstance(self.at.app.screen, SettingsScreen)
        await self.at.press("down", "down", "f2" if is_kept else "escape")
        await self._settle()
        if is_kept:
            self._focus = "notes"  # the screen is a new one
            self._show_boxes()

    async def _fill_in(self, words: list[str], stays: bool) -> None:
        await self._to_notes()
        await self.at.press("ctrl+o")
        kind = self.live.question.answer
        if self.model.is_private and not self.model.is_signed:
            await self._be_refused()
            return
        if kind is AnswerKind.NOTES or self.model.is_signed:
            assert self.at.message, "a refusal without a word"
            return
        assert self.at.app.screen.query_one(AnswerField).has_focus_within
        self._focus = "fields"
        if kind is AnswerKind.TABLE:
            await self._fill_in_table(words)
        elif kind is AnswerKind.NUMBER:
            await self._fill_in_number(words)
        else:
            await self._pick(words)
        if not stays:
            await self._to_notes()

    async def _fill_in_table(self, words: list[str]) -> None:
        flat = [
            (row, column) for row, boxes in enumerate(self._boxes) for column in range(len(boxes))
        ]
        at = flat.index(self._box_that_waits())
        for number, word in enumerate(words):
            if number:
                await self.at.press("tab")
            row, column = flat[at + number] if at + number < len(flat) else (None, None)
            if row is None or column is None:
                flat = [(r, c) for r, boxes in enumerate(self._boxes) for c in range(len(boxes))]
                row, column = flat[at + number]
            for letter in word:
                await self._keys(letter, at_once=True)
                self._write_in_box(row, column, letter)

    def _write_in_box(self, row: int, column: int, text: str) -> None:
        self._boxes[row][column] += text
        rows = [tuple(text.strip() for text in boxes) for boxes in self._boxes]
        self.model.change("fields", value=tuple(each for each in rows if any(each)) or None)
        if any(rows[-1]):
            self._boxes.append([""] * len(rows[-1]))

    async def _paste_in_table(self, text: str, stays: bool) -> None:
        if self.live.question.answer is not AnswerKind.TABLE:
            return
        await self._to_notes()
        await self.at.press("ctrl+o")
        if self.model.is_signed:
            assert self.at.message, "a refusal without a word"
            return
        if self.model.is_private:
            await self._be_refused()
            return
        self._focus = "fields"
        row, column = self._box_that_waits()
        self.at.app._driver.send_message(Paste(text))  # type: ignore[union-attr]
        await self._settle()
        line = " ".join(filter(str.strip, PASTED[text].splitlines()))
        if line:
            self._write_in_box(row, column, line)
        if not stays:
            await self._to_notes()

    def _box_that_waits(self) -> tuple[int, int]:
        """The first empty box, which gets the keyboard; the last where none is empty."""
        places = [
            (row, column) for row, boxes in enumerate(self._boxes) for column in range(len(boxes))
        ]
        empty = [(row, column) for row, column in places if not self._boxes[row][column]]
        return (empty or places[-1:])[0]

    async def _fill_in_number(self, words: list[str]) -> None:
        for word in words:
            for digit in str(len(word)):
                await self._keys(digit, at_once=True)
                self._boxes[0][0] += digit
                typed = self._boxes[0][0]
                number = float(typed)
                is_exact = Decimal(repr(number)) == int(typed)  # else it stays as it was typed
                self.model.change("fields", value=number if is_exact else typed)

    async def _pick(self, words: list[str]) -> None:
        options = [option.main for option in self.live.question.options]
        many = self.live.question.answer is AnswerKind.PICK_MANY
        for word in words:
            option = options[len(word) % len(options)]
            await self.at.press("abcdefgh"[len(word) % len(options)])
            picked = self.model.answer["value"]
            if many:
                now = set(picked or ()) ^ {option}
                self.model.change(
                    "fields", value=tuple(each for each in options if each in now) or None
                )
            elif self.model.here in CALL_STEPS:
                self.model.change("fields", value=option)  # what was said cannot be unsaid
            else:
                self.model.change("fields", value=None if picked == option else option)

    async def _revise(self, key: str, stack: list[dict[str, Any]]) -> None:
        await self.at.press(key)
        assert self.at.message, f"{key} without a word"
        if self.model.is_signed or not stack:
            return
        question, what = stack[-1]["question"] or self.model.here, stack[-1]["what"]
        if question != self.model.here and self.model.announced is not stack[-1]:
            self.model.announced = stack[-1]
            return
        if key == "ctrl+z":
            self.model.undo(*self._shown(question))
        else:
            self.model.redo()
        stays = self._focus == "fields" and what == "fields" and question == self.model.here
        self.model.here = self.model.recorded_here = question
        self.model.cursor = self._cursor
        self._focus = "fields" if stays else "notes"
        self._show_boxes()

    def _shown(self, question: str) -> tuple[str, object]:
        """The notes and the fields of a question, as the state has them."""
        answer, value = self.live.state.answer(question), _value(self.live.state, question)
        return answer.notes, value if value not in ((), "") else None

    async def _hide_or_show(self) -> None:
        await self.at.press("f12")
        self._is_hidden_or_shown()

    def _is_hidden_or_shown(self) -> None:
        self.model.is_private = not self.model.is_private
        if self.model.is_private:
            self._focus = "notes"

    async def _press_in_small(self, key: str) -> None:
        await self.at.press(key)
        assert self.at.message == window_too_small(Size(*self.size)), self.at.message

    # The debrief

    async def _to_debrief(self) -> None:
        await self.at.app.screen.run_action("debrief")
        await self._settle()
        assert isinstance(self.at.app.screen, DebriefScreen)
        missing = [] if self.model.is_private or self.model.is_signed else self._unsettled()
        listed = [name for name in self.at.points() if name and name.startswith("open:")]
        assert listed == [f"open:{question}" for question in missing]

    def _unsettled(self) -> list[str]:
        """The questions that are neither left out nor rated; not rated ones without an answer.

        Of the opening, only the consent counts.
        """
        return [
            name
            for name, answer in self.model.answers.items()
            if (name == OPENING and answer["value"] is None)
            or (
                name not in CALL_STEPS
                and not answer["skipped"]
                and not answer["level"]
                and (
                    self.live.bank.question(name).is_rated
                    or not (answer["notes"] or answer["value"] or answer["said"])
                )
            )
        ]

    async def _leave_debrief(self, key: str) -> None:
        await self._settle()
        assert isinstance(self.at.app.screen, DebriefScreen)
        await self.at.press(key)
        await self._settle()
        assert isinstance(self.at.app.screen, LiveScreen)
        self._focus = "notes"
        self._show_boxes()

    async def _to_point(self, point: int) -> None:
        await self._to_debrief()
        points = self.at.points()
        open_points = [name for name in points if name and name.startswith("open:")]
        if not open_points:
            await self._leave_debrief("f3")
            return
        chosen = open_points[point % len(open_points)]
        self.at.app.screen.query_one(OptionList).highlighted = points.index(chosen)
        await self._leave_debrief("enter")
        self._went_to(self.model.questions.index(chosen.removeprefix("open:")))

    async def _visit(self, size: tuple[int, int], hides: bool, keys: list[str]) -> None:
        await self._to_debrief()
        self.size = size
        await self.at.pilot.resize_terminal(*size)
        if hides:
            await self.at.press("f12")
            self._is_hidden_or_shown()
        before = self.model.notes
        for key in keys:
            await self.at.press(key)
            assert self.at.message, f"{key} without a word"
            if key == "ctrl+z" and self.model.done:
                question = self.model.done[-1]["question"]
                self.model.undo(*self._shown(question))
            elif key == "ctrl+y" and self.model.undone:
                self.model.redo()
        await self._leave_debrief("f3")
        if self.model.notes != before:
            self.model.cursor = self._cursor

    async def _read(self, place: int, turns: int, goes: bool) -> None:
        """Open a question's page, turn to others, and go to one of them or back to the list."""
        await self._to_debrief()
        if self.model.is_private:
            await self._leave_debrief("f3")
            return
        listed = [name for name in self.model.questions if f"question:{name}" in self.at.points()]
        assert [name for name in self.model.questions if name not in (*listed, *CALL_STEPS)] == []
        place %= len(listed)
        await self._open_line(f"question:{listed[place]}")
        for _ in range(abs(turns)):
            await self.at.press("right" if turns > 0 else "left")
            turned = place + (1 if turns > 0 else -1)
            place = turned if 0 <= turned < len(listed) else place
        screen = self.at.app.screen
        assert isinstance(screen, DebriefScreen)
        assert screen.query_one(DebriefPage).has_focus
        assert screen._under_cursor() == listed[place]
        if goes:
            await self._leave_debrief("enter")
            self._went_to(self.model.questions.index(listed[place]))
        else:
            await self.at.press("escape")
            await self._leave_debrief("f3")

    async def _give_reason(self, place: int, reason: str) -> None:
        question = self._distant[place % len(self._distant)]
        if self.model.is_private or self.model.is_signed:
            await self._to_debrief()
            await self.at.press("f6")
            if self.model.is_private:
                await self._be_refused()
            else:
                assert self.at.message, "a refusal without a word"
            await self._leave_debrief("f3")
            return
        await self._ask_reason(question)
        dialog = self.at.app.screen
        assert isinstance(dialog, LineDialog)
        recorded = self.model.answers[question]["reason"]
        assert dialog.query_one(Input).value == recorded
        await self.at.press(*["backspace"] * len(recorded))
        await self._keys(reason + "\n", at_once=True)
        self.model.change("reason", question, reason=reason)
        assert f"reason:{question}" not in self.at.points()
        await self._leave_debrief("f3")

    async def _ask_reason(self, question: str) -> None:
        """Have the debrief ask why a question is not rated as suggested."""
        await self._to_debrief()
        if f"reason:{question}" in self.at.points():
            await self._open_line(f"reason:{question}")
        else:
            options = self.at.app.screen.query_one(OptionList)
            options.highlighted = self.at.points().index(f"question:{question}")
            await self.at.press("f6")

    async def _be_refused(self) -> None:
        """Be told that something is hidden; what is typed for it goes nowhere."""
        assert isinstance(self.at.app.screen, HiddenDialog), self.at.app.screen
        await self._keys("words 2\n", at_once=True)

    async def _deal_with_flag(self, place: int, choice: str) -> None:
        await self._to_debrief()
        flags = [name for name in self.at.points() if name and name.startswith("flag:")]
        if not flags:
            await self._leave_debrief("f3")
            return
        flag = flags[place % len(flags)]
        _kind, question, signal = flag.split(":", 2)
        await self._open_line(flag)
        assert isinstance(self.at.app.screen, ChoiceDialog)
        await self.at.press(*["up"] * {"confirm": 2, "refuse": 1, "go": 0}[choice])
        if choice == "go":
            await self._leave_dialog_for_question()
            self._went_to(self.model.questions.index(question))
            return
        await self.at.press("enter")
        await self._settle()
        said = self.model.answers[question]["said"] | {signal: choice == "confirm"}
        self.model.change("tick", question, said=said)
        assert flag not in self.at.points()
        await self._leave_debrief("f3")

    async def _leave_dialog_for_question(self) -> None:
        await self.at.press("enter")
        await self._settle()
        assert isinstance(self.at.app.screen, LiveScreen)

    async def _open_line(self, name: str) -> None:
        """Put the cursor on a line of the debrief, and press Enter."""
        self.at.app.screen.query_one(OptionList).highlighted = self.at.points().index(name)
        await self.at.pilot.pause()
        await self.at.press("enter")
        await self._settle()

    @property
    def _distant(self) -> list[str]:
        """The questions that are not rated as suggested."""
        ratings = [(name, self.live.state.answer(name).rating) for name in self.model.questions]
        return [name for name, rating in ratings if rating is not None and rating.distance]

    async def _find(self, words: str, down: int, in_debrief: bool) -> None:
        if in_debrief:
            await self._to_debrief()
        await self.at.press("ctrl+f")
        if self.model.is_private:
            await self._be_refused()
            if in_debrief:
                await self._leave_debrief("f3")
            return
        assert isinstance(self.at.app.screen, FindDialog)
        await self._keys(words, at_once=True)
        fields = {name: self._in_fields(name) for name in self.model.questions}
        places = self.model.places(words, fields)
        listed = self.at.app.screen.query_one(OptionList)
        assert listed.option_count == len(places), (listed.option_count, places)
        if not places:
            await self.at.press("enter")
            assert isinstance(self.at.app.screen, FindDialog)  # and goes nowhere
            await self.at.press("escape")
            if in_debrief:
                await self._leave_debrief("f3")
            return
        await self.at.press(*["down"] * down)
        question, end = places[listed.highlighted or 0]
        if in_debrief:
            await self.at.press("enter")
            await self._settle()
            screen = self.at.app.screen
            assert isinstance(screen, DebriefScreen)
            assert screen._under_cursor() == question
            await self._leave_debrief("enter")
            self._went_to(self.model.questions.index(question))
        else:
            await self._leave_dialog_for_question()
            self._went_to(self.model.questions.index(question))
            self.model.cursor = len(self.model.notes) if end is None else end
            assert self.at.message

    def _in_fields(self, name: str) -> str:
        if name == OPENING:
            return ""  # the consent is an answer to no question, and is not searched
        question = find_question(self.live.bank, name, self.live.language)
        value = self.model.answers[name]["value"]
        if question.answer is AnswerKind.NUMBER:
            return number_typed(value)
        rows = value if isinstance(value, tuple) else (value,) if value else ()
        shown = {option.main: option.to(self.live.language) for option in question.options}
        return "\n".join(
            shown.get(row, row) if isinstance(row, str) else " · ".join(filter(None, row))
            for row in rows
        )

    async def _sign(self) -> None:
        await self._to_debrief()
        await self.at.press("f8")
        if isinstance(self.at.app.screen, LineDialog):
            assert not self.model.is_signed
            await self.at.press("enter")
            self.model.seal(is_signed=True)
            self._focus = "notes" if self._focus == "fields" else self._focus
        elif isinstance(self.at.app.screen, HiddenDialog):
            assert self.model.is_private
            await self._be_refused()
        else:
            assert self.at.message, "a refusal without a word"
        await self._leave_debrief("f3")

    async def _amend(self, in_debrief: bool) -> None:
        if in_debrief:
            await self._to_debrief()
        await self.at.press("f4")
        assert isinstance(self.at.app.screen, LineDialog)
        await self._keys("wrong level\n", at_once=True)
        self.model.seal(is_signed=False)
        self.model.recorded_here = self.model.here
        if in_debrief:
            assert self.live.state.in_debrief
            await self._leave_debrief("f3")
        self._focus = "notes"
        self._show_boxes()

    # What must hold after each step

    async def _look(self) -> None:
        app, model, live = self.at.app, self.model, self.live
        assert app.failure is None, "".join(traceback.format_exception(app.failure))
        assert app.is_running
        assert isinstance(app.screen, LiveScreen), app.screen
        assert live.state.question == self.at.notes.question == model.here
        notes = self.at.notes.text
        assert notes == live.notes == model.notes, (notes, live.notes, model.notes)
        _same_answers(live.state, model, live.notes)
        assert live.state.is_signed == model.is_signed
        assert (live.state.interruption is not None) == model.is_interrupted
        for answer in live.state.answers.values():
            for quote in answer.quotes_in_notes:
                assert answer.notes[quote.start : quote.end] == quote.text
        assert self._cursor == model.cursor, f"cursor {self._cursor}, not {model.cursor}"
        assert (app.focused is self.at.notes) == (self._focus == "notes"), app.focused
        self._look_at_fields()
        self._look_at_files()
        columns, rows = self.size
        if columns >= LEAST_COLUMNS and rows >= LEAST_ROWS:
            await self._look_at_rows()

    def _look_at_fields(self) -> None:
        field = self.at.app.screen.query_one(AnswerField)
        if self.live.question.answer is AnswerKind.TABLE:
            shown = [[box.value for box in row.query(Input)] for row in field.query(TableRow)]
            assert shown == self._boxes, f"{shown}, not {self._boxes}"
        elif self.live.question.answer is AnswerKind.NUMBER:
            shown = [[box.value for box in field.query(Input)]]
            assert shown == self._boxes, f"{shown}, not {self._boxes}"
        for options in field.query(OptionsField):
            value = self.model.answer["value"] or ()
            assert options._picked == (value if isinstance(value, tuple) else (value,))

    def _look_at_files(self) -> None:
        with Journal.open(self.paths.journal) as journal:
            stream = journal.read(self.interview._stream)
        assert not stream.has_foreign_log
        assert list(stream.history) == self.live.history
        typed = stream.draft is not None and not stream.draft.is_recorded
        if typed:
            assert stream.draft is not None
            assert (stream.draft.question, stream.draft.text) == (self.model.here, self.model.notes)
        else:
            assert self.live.notes == self.live.answer.notes
        recorded = stream.history
        if typed:
            assert stream.draft is not None
            recorded += (Recorded(len(recorded) + 1, stream.draft.at, stream.draft.as_event()),)
        state = fold(recorded)
        _same_answers(state, self.model, state.answer(self.model.here).notes)

    async def _look_at_rows(self) -> None:
        gone: list[str] = []
        for _ in range(20):
            gone = missing(
                self.at,
                self.live.bank,
                self.live.question,
                self.live.language,
                is_private=self.model.is_private,
            )
            message = self.at.message
            if message and " ".join(message.split())[:30] not in " ".join(_screen(self.at).split()):
                gone.append(f"the message {message!r}")
            if not gone:
                return
            await self.at.pilot.pause()
        raise AssertionError(f"{gone} not on screen at {self.size}:\n{_screen(self.at)}")

    # Small steps

    @property
    def _place(self) -> int:
        return self.model.questions.index(self.model.here)

    def _beside(self, step: int) -> int:
        """The place of the question after or before; one left to others, and never on screen, is
        passed over."""
        place = self._place + step
        while 0 <= place < len(self.model.questions):
            question = self.model.questions[place]
            seen = self.live.state.answer(question).seconds
            if question not in self._left or not self.model.answers[question]["skipped"] or seen:
                break
            place += step
        return place

    @property
    def _cursor(self) -> int:
        row, column = self.at.notes.cursor_location
        lines = self.at.notes.text.split("\n")
        return sum(len(line) + 1 for line in lines[:row]) + column

    def _agenda(self) -> Any:
        return call_agenda(self.live.bank, self.live.language)

    def _show_boxes(self) -> None:
        """The boxes of the fields as they are when a question is shown anew."""
        question = find_question(self.live.bank, self.model.here, self.live.language)
        value = self.model.answer["value"]
        if question.answer is AnswerKind.TABLE:
            width = len(question.columns)
            self._boxes = [*(list(row) for row in value or ()), [""] * width]
        elif question.answer is AnswerKind.NUMBER:
            self._boxes = [[number_typed(value)]]
        else:
            self._boxes = []

    def _next_home(self) -> Path:
        self._homes += 1
        return self._folder / f"home{self._homes}"


def _same_answers(state: InterviewState, model: Model, notes: str) -> None:
    """Whether each answer is the model's; the notes on screen may be a draft."""
    for question, expected in model.answers.items():
        answer, value = state.answer(question), _value(state, question)
        found = {
            "notes": notes if question == model.here else answer.notes,
            "level": answer.rating.level if answer.rating else 0,
            "reason": answer.rating.reason if answer.rating else "",
            "skipped": answer.skipped,
            "value": value if value not in ((), "") else None,
            "probes": set(answer.probes),
            "said": dict.fromkeys(answer.ticked, True) | dict.fromkeys(answer.unticked, False),
        }
        assert found == {name: expected[name] for name in found}, question


def _value(state: InterviewState, question: str) -> Any:
    """The structured answer of a question; of the opening, the consent to notes."""
    return consent_of(state) if question == OPENING else state.answer(question).value


def _screen(at: Desk) -> str:
    strips = at.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def try_everything(steps: int, number: int, *, shrinks: bool) -> None:
    """Take so many steps, in interviews of fifty. What fails is raised.

    The same `number` takes the same steps. `shrinks`: what fails is made as short as it gets
    first, which takes minutes.
    """
    chosen = settings(
        max_examples=max(1, steps // STEPS_AN_INTERVIEW),
        report_multiple_bugs=False,
        stateful_step_count=STEPS_AN_INTERVIEW,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink] if shrinks else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    # Hypothesis likes the numbers that stand in the code which is loaded at the moment: whatever
    # ran before would change the steps.
    with (
        patch("hypothesis.internal.conjecture.providers._get_local_constants", Constants),
        patch("hypothesis.internal.conjecture.providers.CONSTANTS_CACHE", {}),
    ):
        run_state_machine_as_test(seed(number)(InterviewMachine), settings=chosen)


def main() -> int:
    """Try, a thousand steps at a time, and print what came out."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failures = 0
    while (tried := sum(STEPS.values())) < wanted:
        try:
            try_everything(min(1_000, wanted - tried), number, shrinks=True)
        except Exception:
            failures += 1
            traceback.print_exc()
        print(f"{sum(STEPS.values())} steps, {failures} failures, seed {number}", flush=True)
        number += 1
    print(", ".join(f"{times} {name}" for name, times in sorted(STEPS.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

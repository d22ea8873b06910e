"""People at the program, as tests have them: an interviewer at the live screen, and what all do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from interview.bank_library import bank_path
from interview.journal import load_record
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.session import InterviewState
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList


def screen_text(app: InterviewApp) -> str:
    """What is painted on the screen on top and on those that show through it, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


class User:
    """Whoever sits at the program, with keyboard and screen."""

    def __init__(self, pilot: Pilot[str]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> InterviewApp:
        assert isinstance(self.pilot.app, InterviewApp)
        return self.pilot.app

    @property
    def notes(self) -> Notes:
        return self.app.screen.query_one(Notes)

    def screen_text(self) -> str:
        """What is painted, line by line."""
        return screen_text(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in text))


class Desk(User):
    """An interviewer at the program."""

    def __init__(self, pilot: Pilot[str], paths: Paths, interview: OpenInterview) -> None:
        super().__init__(pilot)
        self._paths = paths
        self.interview = interview

    @property
    def message(self) -> str:
        """What the program says last."""
        return self.app.screen.query_one(MessageLine).message

    async def go(self, question: str) -> None:
        number = next(
            n
            for n, item in enumerate(self.app.screen._items, start=1)  # type: ignore[attr-defined]
            if item.question.id == question
        )
        await self.app.screen.run_action(f"visit({number})")
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; fail if it does not become so."""
        for _ in range(1200):
            if condition():
                return
            await self.pilot.pause(0.05)
        raise AssertionError("it never became so")

    async def heard(self, question: str = "") -> None:
        """Wait until the rubric has listened, as after a pause in the typing."""
        for _ in range(1200):
            await self.pilot.pause(0.05)
            suggestion = self.interview.live.suggestion()
            if suggestion is not None and suggestion.signals:
                break
        self.interview.live.record_draft()
        await self.pilot.pause(0.2)

    async def debrief(self) -> None:
        """Go to the debrief, and wait until it is there."""
        await self.app.screen.run_action("debrief")
        await self.until(lambda: isinstance(self.app.screen, DebriefScreen))
        await self.until(lambda: self.app.screen.is_mounted)

    def shown(self) -> tuple[str, str, str]:
        """What can be seen of that which the rubric hears."""
        chips = str(self.app.screen.query_one(SignalList).render())
        scale = str(self.app.screen.query_one(Scale).render())
        lines = (self.notes.get_line(row) for row in range(self.notes.document.line_count))
        marked = any("underline" in str(span.style) for line in lines for span in line.spans)
        return (
            "chip" if "●" in chips or "▲" in chips else "no chip",
            "evidence" if marked else "no evidence",
            "level" if "◂" in scale else "no level",
        )

    def points(self) -> list[str | None]:
        """What the debrief lists."""
        options = self.app.screen.query_one(OptionList)
        return [options.get_option_at_index(at).id for at in range(options.option_count)]

    def state(self) -> InterviewState:
        """What is in the journal."""
        assert self.interview.settle(60)
        return load_record(self._paths.journal, self.interview.id).state


def left_by_a_kill(home: Path, to: Path) -> None:
    """What a kill at this moment leaves, copied as the docs say: the draft logs first."""
    to.mkdir(mode=0o700)
    shutil.copytree(home / "drafts", to / "drafts")
    with (
        closing(sqlite3.connect(home / "journal.db")) as old,
        closing(sqlite3.connect(to / "journal.db")) as new,
    ):
        old.backup(new)


@asynccontextmanager
async def desk(
    home: Path,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    bank_name: str = "social-media",
) -> AsyncIterator[Desk]:
    paths = Paths(home / "home")
    bank = bank_path(paths, bank_name)
    interview = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", "en"))
    app = InterviewApp(paths, settings or Settings(), interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Desk(pilot, paths, interview)

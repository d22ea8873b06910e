"""No frame shows what is half done: of two questions, or of a window that has a new size."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.screen import Screen

import interview.tui
from interview.bank_library import bank_path
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.live_screen import LiveScreen
from tests.tui.desk import Desk

SIZES = [(60, 18), (80, 24), (200, 60), (62, 19), (140, 40), (60, 18)]


class WatchedApp(InterviewApp):
    """Keeps every frame that is painted."""

    CSS_PATH = Path(interview.tui.__file__).with_name("interview.tcss")

    def __init__(self, paths: Paths, interview: OpenInterview) -> None:
        super().__init__(paths, Settings(), interview)
        self.frames: list[str] = []
        self._painted = pyte.Screen(140, 40)
        self._is_whole = True

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            if (self._painted.columns, self._painted.lines) != self.size:
                self._painted = pyte.Screen(*self.size)
                self._is_whole = False
            # The clock or the cursor may still be painted for the old size; a terminal keeps the
            # rest of what it shows, and this screen has nothing yet.
            self._is_whole = self._is_whole or isinstance(renderable, LayoutUpdate)
            pyte.Stream(self._painted).feed(renderable.render_segments(self.console))
            if isinstance(screen, LiveScreen) and self._is_whole:
                self.frames.append("\n".join(self._painted.display))
        super()._display(screen, renderable)


@pytest.fixture
def app(tmp_path: Path) -> WatchedApp:
    paths = Paths(tmp_path)
    start = StartRequest(bank_path(paths, "social-media"), "Ada", "", "Grace", "en")
    return WatchedApp(paths, OpenInterview.begin(paths, start))


def desk_at(pilot: Any, app: WatchedApp) -> Desk:
    assert app.interview is not None
    return Desk(pilot, app.paths, app.interview)


async def test_every_frame_of_a_new_size_shows_the_line_that_is_typed_in(app: WatchedApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        at = desk_at(pilot, app)
        long_line = "words that have to be wrapped when the window gets narrow " * 3
        at.notes.insert("\n".join([long_line] * 30 + ["<here>"]))
        await pilot.pause(0.3)
        for size in SIZES:
            app.frames.clear()
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            assert app.frames
            torn = [frame for frame in app.frames if "<here>" not in frame]
            assert not torn, f"at {size}:\n{torn[0]}"


async def test_no_frame_shows_the_words_of_one_question_above_the_notes_of_another(
    app: WatchedApp,
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        at = desk_at(pilot, app)
        items = [each for each in at.app.screen._items if each.number]  # type: ignore[attr-defined]
        for item in items:
            await at.go(item.question.id)
            at.notes.insert(f"notes of {item.number}.")
        app.frames.clear()
        for item in reversed(items):
            at.notes.call_later(asyncio.sleep, 0.02)  # it draws itself later than the words
            await at.go(item.question.id)
        assert len(app.frames) >= len(items) - 1
        for frame in app.frames:
            (number,) = [item.number for item in items if f" {item.number}/{len(items)} " in frame]
            assert f"notes of {number}." in frame, frame


async def test_a_letter_is_painted_without_waiting_for_the_next_frame(
    app: WatchedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        monkeypatch.setattr(app.screen._update_timer, "resume", lambda: None)
        app.frames.clear()
        await pilot.press("q", "#")
        assert "q#" in app.frames[-1]

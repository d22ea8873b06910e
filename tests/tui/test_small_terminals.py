"""However few columns and rows a terminal has, the program goes on, and keeps what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from interview.paths import Paths
from interview.settings import Settings
from interview.tui.app import InterviewApp
from tests.tui.desk import desk

OPENED_BY = {
    "the question": [],
    "its reasons": ["ctrl+r"],
    "the scale": ["escape"],
    "the signals": ["ctrl+t"],
    "the table": ["ctrl+o"],
    "a line to type": ["ctrl+l"],
    "the agenda": ["ctrl+g"],
    "the help": ["f1"],
    "the palette": ["ctrl+p"],
}
SIZES = [(60, 18), (20, 10), (7, 7), (4, 4), (3, 24), (2, 3), (1, 1), (80, 1), (1, 24), (80, 24)]


@pytest.mark.parametrize("opened", OPENED_BY)
async def test_no_size_ends_the_program(tmp_path: Path, opened: str) -> None:
    async with desk(tmp_path) as at:
        await at.press("f2", "f2", "f2", "f2")
        await at.type("typed before")
        await at.press(*OPENED_BY[opened])
        await through_all_sizes(at.pilot)
        assert at.app.is_running
    assert at.interview.live.state.answer("platforms").notes == "typed before"


async def test_no_size_ends_the_debrief_and_the_report(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.app.screen.run_action("debrief")
        await at.pilot.pause()
        await through_all_sizes(at.pilot)
        await at.press("end", "enter")
        await through_all_sizes(at.pilot)
        await at.press("f3", "f9")
        await through_all_sizes(at.pilot)
        await at.press("f3", "ctrl+d")
        await through_all_sizes(at.pilot)


@pytest.mark.parametrize("keys", [[], ["f2"], ["f4"], ["ctrl+f"]])
async def test_no_size_ends_the_home_screen(tmp_path: Path, keys: list[str]) -> None:
    app = InterviewApp(Paths(tmp_path), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await through_all_sizes(pilot)
        assert app.is_running


async def through_all_sizes(pilot: Pilot[str]) -> None:
    for columns, rows in SIZES:
        await pilot.resize_terminal(columns, rows)
        await pilot.pause()


async def test_in_a_window_too_small_no_key_rates_or_goes_on_unseen(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f2", "escape")
        here = at.interview.live.state.question
        await at.pilot.resize_terminal(30, 8)
        await at.pilot.pause()
        await at.type("a")
        await at.press("tab")
        await at.type("4")
        await at.press(
            "f6", "f7", "f4", "f2", "f3", "ctrl+l", "ctrl+t", "ctrl+z", "ctrl+p", "escape"
        )
        await at.type("b")
        assert at.interview.live.state.question == here
        assert at.interview.live.answer.rating is None
        assert at.notes.text == "a4b"
        assert "too small" in at.message
        await at.pilot.resize_terminal(60, 18)
        await at.press("f6")
        assert at.interview.live.answer.rating is not None


async def test_the_row_that_enter_begins_below_the_last_one_is_on_screen(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        at.app.post_message(Paste("x" * 300))
        await at.pilot.pause()
        for _ in range(3):
            await at.press("enter")
            notes = at.notes
            _column, row = notes.wrapped_document.location_to_offset(notes.cursor_location)
            assert notes.scroll_offset.y <= row < notes.scroll_offset.y + notes.size.height

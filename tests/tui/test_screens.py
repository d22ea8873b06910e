"""The screens as they were when somebody last looked at them, in `screens/` as text.

    UPDATE_SCREENS=1 pytest tests/tui/test_screens.py

writes them anew; look at what changed before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.widgets.message_line import MessageLine
from tests.tui.desk import Desk, screen_text

FOLDER = Path(__file__).with_name("screens")
SIZES = [(60, 18), (80, 24), (140, 40)]
NOTES = "feeds it twice a day,\nmore often from 26 degrees on.\nsaved one in August"

STATES = {
    "a question": [],
    "rating": ["escape"],
    "rated": ["f4"],
    "ticking": ["ctrl+t"],
    "back, and why we ask": ["escape", "ctrl+r"],
    "unfolded": ["ctrl+r", "ctrl+u"],
    "a message": ["ctrl+s"],
    "everything by name": ["ctrl+p"],
    "nothing of that name": [*"xyz"],
    "help": ["escape", "f1"],
    "finding": ["x", "ctrl+f", *"DEG"],
    "leaving out": ["escape", "ctrl+l"],
    "hidden": ["escape", "f12"],
    "a table": ["f12", "f2", "ctrl+o"],
    "options": ["ctrl+o", "f2", "ctrl+o"],
    "going to a question": ["ctrl+o", "ctrl+g"],
    "the closing": [*"closing", "enter"],
    "the opening": ["ctrl+g", *"opening", "enter"],
    "consent": ["ctrl+o", "b"],
    "interrupted": ["ctrl+k"],
}
"""The screens of an interview, one after the other, with the keys that lead there."""


def steady(screen: str) -> str:
    """A screen without what changes from run to run, or with Textual's version: clocks, days, the
    state of the disk, the thumb of a scroll bar.
    """
    rows = screen.split("\n")
    if re.search(r"\d\d:\d\d ", rows[0] + " "):
        rows[0] = re.sub(r" +[●○] .*", "", rows[0])
    text = "\n".join(rows)
    text = re.sub(r"\d\d:\d\d", "00:00", text)
    text = re.sub(r"(?m)^ (\d+ min behind|Retard de \d).*$", "", text)
    text = re.sub(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}", "2026-01-01", text)
    return "\n".join(re.sub("[▁▂▃▄▅▆▇█]", " ", row).rstrip() for row in text.split("\n"))


async def settled(pilot: Pilot[str]) -> str:
    """The screen, once it stays as it is."""
    assert isinstance(pilot.app, InterviewApp)
    last = ""
    for _time in range(100):
        now = steady(screen_text(pilot.app))
        if now == last:
            return now
        last = now
        await pilot.pause(0.25)
    raise AssertionError("the screen never comes to rest")


def hold(name: str, screens: dict[str, str]) -> None:
    """Hold screens against those in the file of that name, or write them there."""
    path = FOLDER / f"{name}.txt"
    found = "\n".join(f"=== {title}\n{screen}\n" for title, screen in screens.items())
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(found, encoding="utf-8")
    assert found.split("\n") == path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_an_interview(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    paths = Paths(tmp_path)
    start = StartRequest(FOLDER / "bank.yaml", "Élise Durand", "Baker", "Grace", "en")
    interview = OpenInterview.begin(paths, start)
    app = InterviewApp(paths, Settings(), interview)
    screens = {}
    async with app.run_test(size=size) as pilot:
        at = Desk(pilot, paths, interview)
        await at.until(lambda: interview.live.suggestion() is not None)
        await at.press("f2", "f2")
        at.notes.insert(NOTES)
        await at.heard()
        for title, keys in STATES.items():
            await at.press(*keys)
            screens[title] = await settled(pilot)
            for line in at.app.screen.query(MessageLine):
                line.clear()
    hold(f"interview {language} {size[0]}x{size[1]}", screens)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_the_home_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("LOGNAME", "grace")
    paths, screens = Paths(tmp_path), {}
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=size) as pilot:
        for title, keys in {
            "no interview yet": [],
            "a new interview": ["f2"],
            "without a name": ["f2"],
            "banks": ["escape", "f4"],
            "help": ["escape", "f1"],
        }.items():
            await pilot.press(*keys)
            screens[title] = await settled(pilot)
    start = StartRequest(FOLDER / "bank.yaml", "Élise Durand", "Baker", "Grace", "en")
    OpenInterview.begin(paths, start).leave()
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=size) as pilot:
        screens["an open interview"] = await settled(pilot)
        await pilot.press("ctrl+f", *"nobody", "enter")
        screens["nothing found"] = await settled(pilot)
    hold(f"home {language} {size[0]}x{size[1]}", screens)

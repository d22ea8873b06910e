"""What the home screen says above its list, and the tour of the first start."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from interview.journal import Journal
from interview.journal.overview import read_overview
from interview.journal.retention import RetentionPeriods
from interview.paths import Paths
from interview.running.open_request import TourRequest
from interview.session import InterviewSigned
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.home_lines import home_lines, next_interview
from tests.journal.samples import BANK, started
from tests.tui.desk import screen_text

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def begin(journal: Path, candidate: str, at: datetime, *, bank: str = "", signed: bool) -> None:
    """An interview in the journal."""
    event = started(candidate)
    if bank:
        event = replace(event, bank_name=bank)
    with Journal.open(journal) as opened:
        more = [(at, InterviewSigned("Grace"))] if signed else []
        opened.start(event, BANK, at, *more)


def test_the_home_screen_says_what_is_of_today_unsigned_due_and_used(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for number in range(5):
        at = NOON - timedelta(days=100 + number)
        begin(paths.journal, f"Old {number}", at, bank="/banks/support.yaml", signed=False)
    begin(paths.journal, "Ada\x1b[31m\nKing", NOON - timedelta(hours=2), signed=True)
    begin(paths.journal, "Bob", NOON - timedelta(hours=1), signed=False)
    periods = RetentionPeriods(0, {"support": 102})
    found = read_overview(paths.journal, "", 4, periods, NOON)
    lines = {each.label: each.words for each in home_lines(found, NOON, has_banks=True)}
    assert lines == {
        "Today": "10:00 Ada King · 11:00 Bob",
        "To sign": "Old 0 · Old 1 and 3 more",
        "Due": "3 to be erased: interview list --due",
        "Banks": f"support 5 · {started().bank_name} 2",
    }
    to_go_on = next_interview(found.listed)
    assert to_go_on is not None
    assert to_go_on.candidate == "Bob"
    few = home_lines(found, NOON + timedelta(days=1), has_banks=False)
    assert [each.label for each in few] == ["To sign", "Due"]


async def test_enter_begins_a_new_interview_where_all_are_signed(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    begin(paths.journal, "Ada", NOON, signed=True)
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "are signed. Enter begins a new one." in screen_text(app)
        assert app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("f4")
        await pilot.pause()
        assert "gurus · 1 interview" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_every_page_of_the_tour_is_seen_whole_with_the_keys_as_they_are_set(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    settings = Settings(keys={"accept": "ctrl+b", "sign": "f10", "next": ""})
    app = InterviewApp(Paths(tmp_path), settings, request=TourRequest())
    last = {
        "en": ("and this tour", "^B", "F10", "a page of all keys"),
        "fr": ("et cette visite", "^B", "F10", "sur une page"),
    }
    async with app.run_test(size=size) as pilot:
        for shown in last[language]:
            await pilot.pause()
            words = " ".join(screen_text(app).replace("│", " ").split())
            assert shown in words
            assert not app.screen.query_one(".box").max_scroll_y
            await pilot.press("enter")
        await pilot.pause()
        assert "F2" in screen_text(app)
        assert len(app.screen_stack) == 1

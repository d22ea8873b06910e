"""Candidates side by side on screen, and a panel that agrees, by keyboard from the home screen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import DataTable, Input, OptionList

from interview.cli.demo_journal import fill_demo_journal
from interview.cli.record import record_file
from interview.journal import Journal
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.export_record import export_archive, read_for_export
from interview.journal.import_record import import_record
from interview.journal.verify_export import verify_export
from interview.journal.verify_journal import JournalVerification, lone_draft_logs
from interview.paths import Paths
from interview.session import ConsensusReached, InterviewSigned, NamesRevealed, StreamOpened
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.compare_screen import CompareScreen
from interview.tui.home_screen import HomeScreen
from interview.tui.panel_screen import PanelScreen
from tests.tui.desk import screen_text

RECORD = (
    "candidate: {name}\ninterviewer: {rater}\nbank: social-media\nstarted: 2026-03-02\nanswers:\n"
    "  impact:\n    notes: {name} asked for the goal\n    level: {level}\n"
    "  campaigns:\n    notes: the usual ones\n    level: 3\n{signed}"
)


def record(paths: Paths, name: str, rater: str, level: int, *, signed: bool = True) -> str:
    file = paths.home / "record.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    seal = f"signed_by: {rater}\n" if signed else ""
    file.write_text(
        RECORD.format(name=name, rater=rater, level=level, signed=seal), encoding="utf-8"
    )
    return record_file(paths, file, by=rater)


@asynccontextmanager
async def home(paths: Paths, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[str]]:
    """The home screen, with the cursor on the newest interview."""
    app = InterviewApp(paths, Settings(interviewer="Mary"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        app.screen.query_one(OptionList).highlighted = 1
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[str], *keys: str) -> str:
    """Press keys, and return what is painted then."""
    await pilot.press(*keys)
    await pilot.pause()
    return shown(pilot)


def shown(pilot: Pilot[str]) -> str:
    assert isinstance(pilot.app, InterviewApp)
    return screen_text(pilot.app)


def beside(paths: Paths, interview: str) -> list[object]:
    """The events of those who are no raters."""
    with Journal.open(paths.journal) as journal:
        histories = [journal.read(stream).history for stream in journal.streams_of(interview)]
    others = [each for each in histories if isinstance(each[0].event, StreamOpened)]
    return [recorded.event for history in others for recorded in history]


async def test_candidates_stand_side_by_side_and_a_cell_unfolds(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    record(paths, "Ada Lovelace", "Grace", 2)
    record(paths, "Bea [red]Person", "Grace", 4)
    record(paths, "Cy Draft", "Grace", 4, signed=False)
    async with home(paths) as pilot:
        text = await press(pilot, "f6")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert text.index("Bea [red]Person") < text.index("Ada Lovelace")
        assert "Cy Draft" not in text
        assert "4 ▲" in text
        table = pilot.app.screen.query_one(DataTable)
        row = next(n for n in range(table.row_count) if "impact" in str(table.get_row_at(n)[0]))
        table.move_cursor(row=row, column=2)
        text = await press(pilot, "enter")
        assert "Ada Lovelace asked for the goal" in text
        await press(pilot, "escape")
        table.move_cursor(row=0, column=1)
        assert "In the order of “Score”" in await press(pilot, "f2")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_very_long_name_leaves_the_others_on_the_screen(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for name, rater in [("Wolfe" * 30, "Grace"), ("Bea Person", "Grace"), ("Bea Person", "Zoé")]:
        record(paths, name, rater, 4)
    async with home(paths, (80, 24)) as pilot:
        names, raters = (await press(pilot, "f6")).split("Score ▶")[0].splitlines()[-3:-1]
        assert "WolfeWolfe" in names
        assert names.count("Bea Person") == 2
        assert sorted(raters.split()) == ["Grace", "Zoé"]
        await pilot.resize_terminal(240, 24)
        await pilot.pause()
        assert "Wolfe" * 30 in shown(pilot)


async def test_names_are_hidden_at_a_key_and_shown_for_a_reason_that_is_recorded(
    tmp_path: Path,
) -> None:
    paths = Paths(tmp_path)
    first = record(paths, "Ada Lovelace", "Grace", 2)
    record(paths, "Bea Person", "Grace", 4)
    async with home(paths) as pilot:
        text = await press(pilot, "f6", "f4")
        assert "Lovelace" not in text
        assert not beside(paths, first)
        await press(pilot, "f4")
        pilot.app.screen.query_one(Input).value = "the shortlist is agreed on"
        text = await press(pilot, "enter")
        assert "Ada Lovelace" in text
    _opened, revealed, signed = beside(paths, first)
    assert isinstance(revealed, NamesRevealed)
    assert revealed.reason == "the shortlist is agreed on"
    assert signed == InterviewSigned("Mary")


async def test_a_panel_agrees_on_a_level_and_signs(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    both = [record(paths, "Ada Lovelace", "Grace", 4), record(paths, "Ada Lovelace", "Zoé", 1)]
    async with home(paths) as pilot:
        text = await press(pilot, "f7")
        assert isinstance(pilot.app.screen, PanelScreen)
        assert "3 ◆◆◆" in text
        await press(pilot, "f2", "down", "enter")
        pilot.app.screen.query_one(Input).value = "she named the goal"
        text = await press(pilot, "enter")
        assert "not signed yet" in text
        assert "Once more leaves without it" in await press(pilot, "escape")
        assert not [beside(paths, each) for each in both if beside(paths, each)]
        text = await press(pilot, "f8")
        assert "signed by Mary" in text
        assert "Ada Lovelace · " in text
        assert "agreed" in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    ((_opened, reached, signed),) = filter(None, (beside(paths, each) for each in both))
    assert isinstance(reached, ConsensusReached)
    assert (reached.question, reached.reason) == ("impact", "she named the goal")
    assert sorted(level for _stream, level in reached.ratings) == [1, 4]
    assert signed == InterviewSigned("Mary")


async def test_what_a_panel_agreed_on_is_there_again_after_the_program_ended(
    tmp_path: Path,
) -> None:
    paths = Paths(tmp_path)
    both = [record(paths, "Ada Lovelace", "Grace", 4), record(paths, "Ada Lovelace", "Zoé", 1)]
    drafts = paths.home / "drafts"
    async with home(paths) as pilot:
        await press(pilot, "f7", "f2", "down", "enter")
        pilot.app.screen.query_one(Input).value = "she named the goal"
        await press(pilot, "enter")
        await press(pilot, "f2", "down", "down", "enter")
        pilot.app.screen.query_one(Input).value = "half a reas"
        await pilot.pause()
    assert [each for each in drafts.iterdir() if b"she named the goal" in each.read_bytes()]
    with JournalVerification(paths.journal) as verification:
        assert lone_draft_logs(paths.journal, verification.streams()) == []
    async with home(paths) as pilot:
        text = await press(pilot, "f7")
        assert "not signed yet" in text
        await press(pilot, "f2", "down", "enter")
        assert pilot.app.screen.query_one(Input).value == "half a reas"
        await press(pilot, "escape")
        assert "signed by Mary" in await press(pilot, "f8")
    assert list(drafts.iterdir()) == []
    ((_opened, reached, _signed),) = filter(None, (beside(paths, each) for each in both))
    assert isinstance(reached, ConsensusReached)
    assert reached.reason == "she named the goal"


async def test_what_a_panel_left_is_erased_with_the_interview(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for rater, level in (("Grace", 4), ("Zoé", 1)):
        record(paths, "Ada Lovelace", rater, level)
    async with home(paths) as pilot:
        await press(pilot, "f7", "f2", "down", "enter")
        pilot.app.screen.query_one(Input).value = "she named the goal"
        await press(pilot, "enter")
        interview = next((paths.home / "drafts").iterdir()).name.partition("-")[0]
        erase_interviews(paths.journal, [interview], ASKED, datetime(2026, 3, 3, tzinfo=UTC))
        assert "was erased" in await press(pilot, "f8")
    with Journal.open(paths.journal) as journal:
        assert not any(map(journal.readable, journal.streams_of(interview)))
    assert list((paths.home / "drafts").iterdir()) == []


async def test_a_panel_of_three_is_told_apart_and_its_figures_are_those_of_the_page(
    tmp_path: Path,
) -> None:
    paths = Paths(tmp_path)
    fill_demo_journal(paths)
    async with home(paths) as pilot:
        for rater in ("Sam Okafor", "Inès Okoye", "Tom Achterberg"):
            assert f"Maya Lindqvist · {rater}" in shown(pilot)
        assert "Siobhán O’Brien · Community" in shown(pilot)
        text = await press(pilot, "down", "f7")
        figures = re.findall(r"\d\.\d+$", text, re.M)
        assert figures == ["3.50", "3.66", "3.00", "3.00", "4.00", "3.33", "4.00"]


async def test_a_panel_says_that_one_rater_has_two_interviews(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for rater, level in (("Grace", 2), ("Grace", 4)):
        record(paths, "Ada", rater, level)
    async with home(paths) as pilot:
        assert "More than one interview here is by Grace" in await press(pilot, "f7")


async def test_a_panel_shows_nothing_before_the_own_rating_is_signed(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    record(paths, "Ada Lovelace", "Grace", 4)
    record(paths, "Ada Lovelace", "Zoé", 1)
    own = record(paths, "Ada Lovelace", "Mary", 2, signed=False)
    async with home(paths) as pilot:
        text = await press(pilot, "f7")
        assert f"interview resume {own}" in " ".join(text.split())
        assert "◆" not in text
        assert pilot.app.screen.query_one(DataTable).row_count == 0


async def test_another_raters_record_is_not_shown_before_ones_own_is_signed(tmp_path: Path) -> None:
    paths, elsewhere = Paths(tmp_path / "own"), Paths(tmp_path / "elsewhere")
    hers = read_for_export(elsewhere.journal, record(elsewhere, "Ada Lovelace", "Zoé", 1))
    file = tmp_path / "zoe.zip"
    file.write_bytes(export_archive(elsewhere.journal, hers, {}, "Zoé", "en", file.name))
    now = datetime(2026, 3, 3, tzinfo=UTC)
    own = record(paths, "Ada Lovelace", "Mary", 2, signed=False)
    import_record(paths.journal, verify_export(file, paths.journal), now)
    async with home(paths) as pilot:
        listed = pilot.app.screen.query_one(OptionList)
        listed.highlighted = next(
            at
            for at in range(listed.option_count)
            if listed.get_option_at_index(at).id == hers.interview
        )
        for key in ("f9", "enter"):
            text = " ".join((await press(pilot, key)).split())
            assert f"interview resume {own}" in text
            assert "asked for the goal" not in text
            if key == "f9":
                await press(pilot, "escape")


async def test_the_insights_are_shown_without_raters_if_wanted(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for name, rater in [("Ada Lovelace", "Grace Hopper"), ("Zoé Müller", "Bea Ek")]:
        record(paths, name, rater, 2)
    async with home(paths) as pilot:
        await press(pilot, "f8")
        await pilot.app.workers.wait_for_complete()
        screen = await press(pilot, "end")
        assert "Raters against their peers" in screen
        assert "Grace Hopper" in screen
        screen = await press(pilot, "f4", "home")
        assert "Ratings per question" in screen
        assert "The figures of raters are left out." in screen
        screen = await press(pilot, "end")
        assert "Grace Hopper" not in screen
        assert "Ada Lovelace" not in screen
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)

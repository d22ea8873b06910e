"""Syncing while the program runs: what is shown of it, and what it never keeps waiting."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.cli.background_sync import BackgroundSync
from interview.journal.exchange_streams import read_offer
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.settings import Settings, read_settings
from interview.tui.app import InterviewApp
from tests.e2e.terminal import Terminal
from tests.hub.proxy import BrokenLine
from tests.hub.team import BANK, QUESTIONS, Person, Team
from tests.tui.desk import User


def sync_with(person: Person, url: str) -> Settings:
    """What the settings of a machine say, once they name a hub."""
    person.paths.home.mkdir(parents=True, exist_ok=True)
    (person.paths.home / "tour-seen").touch()
    person.paths.settings.write_text(f'[team]\nsync = "{url}"\n', encoding="utf-8")
    return read_settings(person.paths)


def begun(person: Person) -> OpenInterview:
    """An interview that is open on a machine, with all rated."""
    person.paths.banks.mkdir(parents=True)
    bank = person.paths.banks / "three.yaml"
    bank.write_bytes(BANK)
    interview = OpenInterview.begin(
        person.paths, StartRequest(bank, "Joan Clarke", "Baker", person.login, "")
    )
    for question in QUESTIONS:
        interview.live.open_question(question)
        interview.live.rate(2)
    return interview


class Program:
    """The program of one person, with what exchanges with the team."""

    def __init__(
        self, person: Person, settings: Settings, interview: OpenInterview | None = None
    ) -> None:
        self.sync = BackgroundSync(person.paths, settings)
        self.app = InterviewApp(person.paths, settings, interview, team_sync=self.sync)


async def until(user: User, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, user.screen_text()
        await user.pilot.pause(0.02)


@pytest.fixture
def ada(team: Team) -> Person:
    return team.invite("ada")


async def test_what_others_signed_comes_by_itself_and_a_hub_that_is_away_is_a_quiet_word(
    team: Team, ada: Person
) -> None:
    bob, hr = team.invite("bob"), team.invite("hr", "hr")
    hr.sync()
    for each in (ada, bob):
        each.interview("Joan Clarke")
    bob.sync()
    with BrokenLine(team.server.folder) as line:
        program = Program(ada, sync_with(ada, line.url(ada.url)))
        async with program.app.run_test(size=(80, 24)) as pilot:
            user = User(pilot)
            await until(user, lambda: "Team   synced " in user.screen_text())
            await until(user, lambda: user.screen_text().count("Joan Clarke") == 2)
            line.cut_after = 0
            program.sync.soon()
            await until(user, lambda: "Team   offline since " in user.screen_text())
            assert "cannot be reached" not in user.screen_text()
    program.sync.end()


async def test_what_is_signed_goes_to_the_hub_at_once(team: Team, ada: Person) -> None:
    program = Program(ada, sync_with(ada, ada.url), begun(ada))
    async with program.app.run_test(size=(80, 24)) as pilot:
        user = User(pilot)
        await until(user, lambda: "synced " in user.screen_text())
        assert team.counts()[2] == 0  # it is there, and still being written
        await user.app.screen.run_action("debrief")
        await user.press("f8", "enter")
        await until(user, lambda: team.counts()[2] == 1)
    program.sync.end()


async def test_what_is_signed_while_a_sync_is_under_way_goes_out_after_quitting(
    team: Team, ada: Person
) -> None:
    """By one more, which waits for the one that read the record before it was signed."""
    program = Program(ada, sync_with(ada, ada.url), begun(ada))
    with team.server.connect(database=team.database) as boss:

        def is_sending() -> bool:
            return bool(boss.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone())

        with boss.transaction():
            boss.execute("LOCK TABLE interview_hub.event IN SHARE MODE")
            async with program.app.run_test(size=(80, 24)) as pilot:
                user = User(pilot)
                await until(user, is_sending)
                await user.app.screen.run_action("debrief")
                await user.press("f8", "enter")
                await until(user, lambda: any(
                    each.seals for each in read_offer(ada.journal).streams.values()
                ))  # fmt: skip
            program.sync.end()
        end = time.monotonic() + 30
        while team.counts()[2] < 1:
            assert time.monotonic() < end
            time.sleep(0.05)


async def test_what_is_wrong_stands_on_the_home_screen_and_never_over_the_notes(
    team: Team, ada: Person
) -> None:
    with team.server.connect() as boss:
        boss.execute(f"CREATE ROLE stray_{team.database} LOGIN".encode())
    program = Program(ada, sync_with(ada, team.url(f"stray_{team.database}")), begun(ada))
    async with program.app.run_test(size=(80, 24)) as pilot:
        user = User(pilot)
        await until(user, lambda: "no sync since " in user.screen_text())
        assert "invite" not in user.screen_text()
        user.app.on_home_requested()
        await until(user, lambda: "invite you" in user.screen_text())
        assert "Team   no sync since " in user.screen_text()
    program.sync.end()


def test_quitting_waits_for_no_sync_and_one_that_is_killed_loses_nothing(
    team: Team, ada: Person, killed: list[int]
) -> None:
    ada.interview("Joan Clarke")
    with BrokenLine(team.server.folder, halve=b"put_events") as line:
        sync_with(ada, line.url(ada.url))
        home = {"INTERVIEW_HOME": str(ada.paths.home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        with Terminal([], home) as terminal:
            terminal.wait_for("Joan Clarke")
            terminal.wait_until(line.is_stuck.is_set, "a sync that hangs")
            killed += programs_of(ada.paths.home) - {terminal.pid}
            assert len(killed) == 1
            terminal.press("ctrl+q")
            assert terminal.wait_for_exit() == 0
            os.kill(killed[0], 0)  # it is still there, by itself
            os.kill(killed[0], signal.SIGKILL)
    assert team.counts()[2] == 0
    assert ada.sync().sent == 6
    assert (team.counts(), ada.problems()) == ((1, 6, 1), [])


@pytest.fixture
def killed() -> Iterator[list[int]]:
    """Processes that are ended after the test, whatever becomes of it."""
    found: list[int] = []
    yield found
    for each in found:
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            continue


def programs_of(home: Path) -> set[int]:
    """The processes that have a home of the program in their environment."""
    wanted, found = f"INTERVIEW_HOME={home}".encode(), set()
    for each in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in each.read_bytes().split(b"\0"):
                found.add(int(each.parent.name))
        except OSError:
            continue
    return found

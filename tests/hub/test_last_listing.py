"""HR's machine asks a hub only for what is new, and misses nothing by it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from interview.hub.sync import HubSync
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.exchange_streams import read_offer
from interview.journal.interview_lock import lock_interview
from interview.journal.receipts_and_time_stamps import countersign
from tests.hub.team import NOON, Person, Team, nothing_told


@pytest.fixture
def hr(team: Team) -> Person:
    """HR, with a record of Ada's that was taken in already."""
    made = team.invite("hr", "hr")
    ada = team.invite("ada")
    ada.interview("Ada Lovelace")
    ada.sync()
    made.sync()
    return made


@pytest.fixture
def ada(team: Team, hr: Person) -> Person:
    (found,) = (each for each in team.people if each.login.startswith("ada_"))
    return found


def listing(person: Person) -> Path:
    """The file that remembers what was listed."""
    return person.journal.with_name("hub-listing.json")


def lists_everything(team: Team, person: Person) -> bool:
    """Whether a sync of a person asks for everything there is, by the server's own log."""
    before = team.server.log.stat().st_size
    person.sync()
    said = team.server.log.read_bytes()[before:]
    assert b"interview_hub.my_streams(" in said
    return b"interview_hub.readable_streams(" in said


def test_only_what_is_new_is_asked_for_and_an_erasure_comes_too(
    team: Team, ada: Person, hr: Person
) -> None:
    new = ada.interview("Joan Clarke")
    ada.sync()
    assert not lists_everything(team, hr)
    assert new.interview in hr.has()
    for stream in read_offer(ada.journal).streams:
        erase_interviews(ada.journal, [stream.interview], ASKED, NOON)
    ada.sync()
    assert not lists_everything(team, hr)
    assert (hr.has(), hr.problems()) == (set(), [])


def test_what_is_committed_late_is_not_missed(team: Team, ada: Person, hr: Person) -> None:
    """Its transaction began before another that was seen already."""
    bob = team.invite("bob")
    late, early = ada.interview("Joan Clarke"), bob.interview("Mary Somerville")
    with psycopg.connect(ada.url) as connection:
        HubSync(ada.journal, connection, "rater", NOON, nothing_told).run(lambda _known: ())
        bob.sync()
        assert hr.sync().received == {early.interview}
        assert not hr.sync().received
        connection.commit()
    assert not lists_everything(team, hr)
    assert late.interview in hr.has()


def test_what_could_not_be_taken_in_is_asked_for_again(team: Team, ada: Person, hr: Person) -> None:
    busy, free = ada.interview("Joan Clarke"), ada.interview("Mary Somerville")
    ada.sync()
    with lock_interview(hr.journal, busy):
        result = hr.sync()
        assert (result.busy, result.received) == ({busy.interview}, {free.interview})
        assert hr.sync().busy == {busy.interview}
    assert not lists_everything(team, hr)
    assert busy.interview in hr.has()


def test_a_receipt_for_what_was_listed_long_ago_is_sent(
    team: Team, ada: Person, hr: Person
) -> None:
    other = team.invite("other", "hr")
    other.sync()
    (stream,) = read_offer(hr.journal).streams
    countersign(hr.journal, stream, "HR", NOON)
    assert not lists_everything(team, hr)
    assert not lists_everything(team, other)
    for person in (hr, other):
        assert len(read_offer(person.journal).streams[stream].attested) == 1


def test_a_machine_that_was_put_back_lists_everything(team: Team, ada: Person, hr: Person) -> None:
    """Also where what it remembers of the hub was not put back with the journal."""
    backup = hr.paths.home.with_suffix(".backup")
    shutil.copytree(hr.paths.home, backup)
    lost = ada.interview("Joan Clarke")
    ada.sync()
    for is_put_back_too in (True, False):
        hr.sync()
        newer = listing(hr).read_bytes()
        shutil.rmtree(hr.paths.home)
        shutil.copytree(backup, hr.paths.home)
        if not is_put_back_too:
            listing(hr).write_bytes(newer)
        assert lost.interview not in hr.has()
        assert lists_everything(team, hr)
        assert (lost.interview in hr.has(), hr.problems()) == (True, [])
    for before, after in (
        (b"{", b""),
        (b'"links": ', b'"links": "x'),
        (b'"head": "', b'"head": "0'),
    ):
        listing(hr).write_bytes(listing(hr).read_bytes().replace(before, after))
        assert lists_everything(team, hr)
        assert not lists_everything(team, hr)


def test_a_hub_that_was_put_back_is_listed_whole(team: Team, ada: Person, hr: Person) -> None:
    """By a copy of its folder: then the numbers of transactions are given out a second time."""
    server, copy = team.server, team.server.folder / "copy"
    server.stop()
    subprocess.run(["cp", "-a", str(server.data), str(copy)], check=True)
    server.start()
    ada.interview("Joan Clarke")
    ada.sync()
    hr.sync()
    server.stop()
    shutil.rmtree(server.data)
    copy.rename(server.data)
    server.start()
    ada.sync()
    bob = team.invite("bob")
    new = bob.interview("Mary Somerville")
    bob.sync()
    with server.connect() as boss:  # the numbers go on beyond those that HR's machine remembers
        for _each in range(60):
            boss.execute("SELECT pg_current_xact_id()")
    assert hr.sync().received == {new.interview}
    assert not lists_everything(team, hr)

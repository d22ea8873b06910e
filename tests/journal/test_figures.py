"""What the journal costs, in short: as ratios to the same work done bare, with room to spare.

`benchmarks/journal.py` measures the same at length. Times of the processor are compared where
nothing waits for the disk, and else the quickest of many steps that took turns.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

from interview.journal import Journal
from interview.journal.verify_journal import JournalVerification
from interview.session import Event, InterviewSigned, NotesEdited
from interview.signing.rater_key import rater_key
from tests.journal.samples import NOON, begin

NOTES = "first asks what the goal is, then leads per campaign, then what it costs " * 3
INTERVIEWS = 36
EVENTS = 40
LONG = 5_000
TURNS = 40


def quickest(act: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    """The shortest of a few times that something takes."""
    taken = []
    for _again in range(3):
        began = clock()
        act()
        taken.append(clock() - began)
    return min(taken)


def in_turn(one: Callable[[], object], other: Callable[[], object], *, promised: float) -> float:
    """How much longer the one takes than the other, by the quickest of steps that took turns.

    What else the machine does only ever makes a step longer, the longer one more often: they go on
    for some more turns until it is what was `promised`.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(1, 10 * TURNS + 1):
        for act, times in zip((one, other), taken, strict=True):
            began = perf_counter()
            act()
            times.append(perf_counter() - began)
        ratio = min(taken[0]) / min(taken[1])
        if turn % TURNS == 0 and ratio < promised:
            break
    return ratio


def test_a_commit_costs_little_more_than_one_of_bare_sqlite(path: Path, tmp_path: Path) -> None:
    stream = begin(path)
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("CREATE TABLE list (id INTEGER PRIMARY KEY, events INTEGER)")
    bare.execute("INSERT INTO list VALUES (1, 0)")

    def commit_bare() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO event (text) VALUES (?)", (NOTES,))
        bare.execute("UPDATE list SET events = events + 1")
        bare.execute("COMMIT")

    with Journal.open(path) as journal:
        last = iter(range(2, 10_000))

        def commit() -> None:
            journal.append(stream, next(last), [(NOON, NotesEdited("impact", NOTES))])

        assert in_turn(commit, commit_bare, promised=4) < 4


def test_sealing_costs_a_few_commits_and_verifying_a_few_readings(path: Path) -> None:
    rater_key(path, "Grace Hopper")
    streams = [begin(path, f"Person {number}", number) for number in range(INTERVIEWS)]
    events: list[Event] = [NotesEdited("impact", NOTES)] * (EVENTS - 3)
    with Journal.open(path) as journal:
        sealed: list[float] = []
        committed: list[float] = []
        for stream in streams:
            journal.append(stream, 2, [(NOON, event) for event in events])
            for event, times in ((events[0], committed), (InterviewSigned("Grace"), sealed)):
                began = perf_counter()
                at = NOON + timedelta(hours=1)
                journal.append(stream, EVENTS - 1 + (times is sealed), [(at, event)])
                times.append(perf_counter() - began)
        assert min(sealed) / min(committed) < 10

        def read() -> None:
            for stream in streams:
                journal.read(stream)

        def verify() -> None:
            with JournalVerification(path) as verification:
                assert len(verification.streams()) == INTERVIEWS
                for stream in verification.streams():
                    assert verification.check(stream).seal

        assert quickest(verify) / quickest(read) < 6


def test_a_long_interview_is_opened_in_a_few_times_what_its_bytes_cost(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, NotesEdited("impact", NOTES))] * (LONG - 2))
        rows = journal.read(stream).rows
        assert len(rows) == LONG

        def bare() -> None:
            head = b""
            for _seq, content, _commitment, _head in rows:
                assert content is not None
                head = sha256(head + sha256(content).digest()).digest()
                json.loads(content[32:])

        assert quickest(lambda: journal.read(stream)) / quickest(bare) < 8

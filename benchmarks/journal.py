"""What the journal costs: commits, seals, verifying, opening a long interview, erasing.

    python benchmarks/journal.py [INTERVIEWS [EARLIER]]

Commits are compared with a plain table in a file with the same settings, row for row and in turn,
so that the ratio holds on any machine: one row of the same text, one digest over the one before,
and a line of the list brought up to date. With EARLIER, the folder of another checkout of this
program, commits are also compared with that one's, in a process that takes turns with this one.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, os.environ.get("INTERVIEW_BENCHMARK_CHECKOUT", str(HERE)))

from interview.journal import Journal, StreamId  # noqa: E402
from interview.session import (  # noqa: E402
    AnswerRated,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
)

BANK = b"format: 1\ntitle: A bank\n"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOTES = "first asks what the goal is, then leads per campaign, then what it costs " * 3
COMMITS = 400
ROUNDS = 10
EVENTS = 40
"""Events of an ordinary interview."""
LONG = 5_000


def begin(journal: Journal, number: int = 0) -> StreamId:
    """A new interview."""
    digest = sha256(BANK).hexdigest()
    started = InterviewStarted(f"Person {number}", "Analyst", "Grace", "en", digest, "social-media")
    at = NOON + timedelta(minutes=number)
    return journal.start(started, BANK, at, (at, QuestionOpened("impact")))


def commits(path: Path, count: int) -> Callable[[], float]:
    """Commits so many events to an interview, one by one; the median of the seconds for each."""
    journal = Journal.open(path)
    stream = begin(journal)
    seq = 2

    def run() -> float:
        nonlocal seq
        taken = []
        for _each in range(count):
            began = time.perf_counter()
            journal.append(stream, seq, [(NOON, NotesEdited("impact", NOTES))])
            taken.append(time.perf_counter() - began)
            seq += 1
        return statistics.median(taken)

    return run


def plain_commits(path: Path, count: int) -> Callable[[], float]:
    """The same into a plain table."""
    link = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON"):
        link.execute(f"PRAGMA {setting}")
    link.execute(
        "CREATE TABLE event (stream TEXT, seq INTEGER, at TEXT, kind TEXT, payload TEXT, hash TEXT,"
        " PRIMARY KEY (stream, seq)) STRICT, WITHOUT ROWID"
    )
    link.execute("CREATE TABLE summary (stream TEXT PRIMARY KEY, changed TEXT, events INTEGER)")
    link.execute("INSERT INTO summary VALUES ('abcdefghij/grace', '', 0)")
    seq, head = 0, ""

    def run() -> float:
        nonlocal seq, head
        taken = []
        for _each in range(count):
            began = time.perf_counter()
            seq += 1
            head = sha256(f"{head}\n{seq}\n{NOTES}".encode()).hexdigest()
            link.execute("BEGIN IMMEDIATE")
            link.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
            row = ("abcdefghij/grace", seq, NOON.isoformat(), "NotesEdited", NOTES, head)
            link.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", row)
            link.execute("UPDATE summary SET changed = ?, events = ?", (NOON.isoformat(), seq))
            link.execute("COMMIT")
            taken.append(time.perf_counter() - began)
        return statistics.median(taken)

    return run


class Earlier:
    """Another checkout's commits, in a process that commits when it is asked to."""

    def __init__(self, checkout: str, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"INTERVIEW_BENCHMARK_CHECKOUT": checkout, "PYTHONPATH": checkout},
        )

    def run(self) -> float:
        """A round of commits."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


def serve(path: Path) -> None:
    """Commit a round at each line, and print what it took."""
    run = commits(path, COMMITS // ROUNDS)
    for _line in sys.stdin:
        print(run(), flush=True)


def compare(folder: Path, earlier: str) -> None:
    """Print what a commit costs, as ratios of rounds that took turns."""
    count = COMMITS // ROUNDS
    ours, plain = commits(folder / "a.db", count), plain_commits(folder / "b.db", count)
    other = Earlier(earlier, folder / "c.db") if earlier else None
    ratios, against, taken = [], [], []
    for _round in range(ROUNDS):
        one = ours()
        taken.append(one)
        ratios.append(one / plain())
        if other:
            against.append(one / other.run())
    print(f"a commit: {1e3 * statistics.median(taken):.2f} ms")
    print(f"  to a plain table's: {statistics.median(ratios):.2f} ×")
    if other:
        print(f"  to the earlier checkout's: {statistics.median(against):.2f} ×")


def timed(what: str, act: Callable[[], object]) -> None:
    """Print what something took."""
    began = time.perf_counter()
    act()
    print(f"{what}: {time.perf_counter() - began:.3f} s")


def hold(journal: Journal, interviews: int) -> list[StreamId]:
    """Hold so many interviews, and leave them to be signed."""
    streams = []
    for number in range(interviews):
        stream = begin(journal, number)
        events = [NotesEdited("impact", NOTES), AnswerRated("impact", 3)] * (EVENTS // 2 - 1)
        journal.append(stream, 2, [(NOON, event) for event in events])
        streams.append(stream)
    return streams


def main() -> None:
    """Measure, and print."""
    from interview.journal.erase import ASKED, erase_interviews
    from interview.journal.verify_journal import JournalVerification

    interviews = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare(folder, sys.argv[2] if len(sys.argv) > 2 else "")
        path = folder / "journal.db"
        with Journal.open(path) as journal:
            streams = hold(journal, interviews)
            signed = [(NOON, InterviewSigned("Grace"))]

            def seal() -> None:
                for stream in streams:
                    journal.append(stream, EVENTS, signed)

            timed(f"signing and sealing {interviews} interviews of {EVENTS} events", seal)

            def verify() -> None:
                with JournalVerification(path) as verification:
                    verification.check_file()
                    for stream in verification.streams():
                        assert verification.check(stream).seal

            timed(f"verifying {interviews} interviews", verify)
            long = begin(journal)
            journal.append(long, 2, [(NOON, NotesEdited("impact", NOTES))] * (LONG - 2))
            timed(f"reading an interview of {LONG} events", lambda: journal.read(long))
        print(f"a journal of {path.stat().st_size / 1e6:.0f} MB")
        gone = [streams[0].interview]
        timed("erasing an interview", lambda: erase_interviews(path, gone, ASKED, NOON))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]))
    else:
        main()

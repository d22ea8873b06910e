"""How long the figures of ten thousand interviews take, through the command.

Run `python benchmarks/insights_speed.py [INTERVIEWS]`. It fills a journal with signed interviews as
they are held live: eleven questions, some ninety entries each, twelve raters. Filling takes about a
minute, and is not measured. It states the seconds of the processor that `interview insights` takes
as text and as a page, the most memory, and as a ratio how much faster the figures of an interview
are read than its whole record. Exit code 1 if the promise (ten thousand in under 5 s of one core)
is missed.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from interview.bank import Bank, load
from interview.cli import main as run_command
from interview.journal import Journal, StreamId
from interview.journal.database import PATIENCE, transaction
from interview.journal.new_ids import new_id
from interview.journal.read_figures import read_figures
from interview.journal.store import TimedEvent, add_bank
from interview.session import (
    AnswerRated,
    DebriefOpened,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    SignalsHeard,
    fold,
)
from interview.shipped_files import shipped_banks

INTERVIEWS = 10_000
PROMISE_SECONDS = 5.0
SAMPLE = 200
"""Interviews that are read as whole records."""
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def main(count: int) -> int:
    """Measure, print, and judge."""
    with TemporaryDirectory(prefix="insights-speed-") as folder:
        os.environ["INTERVIEW_HOME"] = folder
        with Journal.open(Path(folder) / "journal.db") as journal:
            fill(journal, count)
        page = str(Path(folder) / "page.html")
        run = {
            "text": ["insights", "--format", "text"],
            "web page": ["insights", "--format", "html", "-o", page, "--force"],
        }
        slowest = max(show(what, count, partial(command, words)) for what, words in run.items())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{memory:.0f} MB at most")
        with Journal.open(Path(folder) / "journal.db") as journal:
            listed = journal.summaries(limit=SAMPLE)
            whole = show(
                "whole records", SAMPLE, lambda: [fold(journal.read(e.id).history) for e in listed]
            )
            light = show(
                "figures alone",
                SAMPLE,
                lambda: [read_figures(journal.contents(e.id), e.started_at) for e in listed],
            )
    print(f"figures are read {whole / light:.1f} times as fast as whole records")
    return int(slowest * INTERVIEWS / count > PROMISE_SECONDS)


def fill(journal: Journal, count: int) -> None:
    """Add interviews, all in one transaction: each by itself would wait for the disk."""
    loaded = load(shipped_banks() / "social-media.yaml")
    bank, random = loaded.require(), Random(1)
    with transaction(journal._connection, PATIENCE):
        add_bank(journal._connection, loaded.source.data)
        for number in range(count):
            events = list(interview(bank, loaded.source.sha256, random, number))
            journal._append(StreamId(new_id(), new_id()), 0, events)


def interview(bank: Bank, digest: str, random: Random, number: int) -> Iterator[TimedEvent]:
    """The events of an interview that was held live and signed."""
    at = NOW + timedelta(minutes=7 * number)
    rater = f"Rater {number % 12}"
    yield at, InterviewStarted(f"Ada {number}", "Role", rater, "en", digest, "social-media")
    able = random.gauss(2.6, 0.7)
    for question in bank.questions:
        at += timedelta(seconds=2)
        yield at, QuestionOpened(question.id)
        notes = ""
        for _pause in range(4):
            at += timedelta(seconds=random.randint(20, 120))
            notes += "First asks what the goal is, then leads per campaign, and follows them.\n"
            yield at, NotesEdited(question.id, notes)
            if random.random() < 0.5:
                yield at, SignalsHeard(question.id, ("1",))
        if question.is_rated:
            level = min(4, max(1, round(random.gauss(able, 0.7))))
            proposed = min(4, max(1, level + random.choice((0, 0, 0, 1, -1))))
            yield at, AnswerRated(question.id, level, proposed, "clear", ("1",))
    yield at, DebriefOpened()
    yield at, InterviewSigned(rater)


def command(words: list[str]) -> None:
    """Run a command, and throw away what it prints."""
    output = TextIOWrapper(BytesIO(), encoding="utf-8")
    with redirect_stdout(output), redirect_stderr(output):
        assert run_command(words) == 0


def show(what: str, count: int, work: Callable[[], object]) -> float:
    """Do it, say what ten thousand take of one core, and return the seconds that it took."""
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    print(f"{what:<16}{seconds * INTERVIEWS / count:6.2f} s of the processor for {INTERVIEWS:,}")
    return seconds


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else INTERVIEWS))

"""A journal to test with, and what is written to it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from interview.journal import Journal, StreamId
from interview.journal.verify_journal import JournalVerification, StreamFinding
from interview.session import InterviewStarted, QuestionOpened

BANK = b"format: 1\ntitle: A bank\n"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def started(candidate: str = "Ada Lovelace", interviewer: str = "Grace Hopper") -> InterviewStarted:
    """The first event of an interview."""
    bank = sha256(BANK).hexdigest()
    return InterviewStarted(candidate, "Analyst", interviewer, "en", bank, "social-media")


def begin(path: Path, candidate: str = "Ada Lovelace", days: int = 0) -> StreamId:
    """A new interview with one open question."""
    at = NOON + timedelta(days=days)
    with Journal.open(path) as journal:
        return journal.start(started(candidate), BANK, at, (at, QuestionOpened("impact")))


def verified(path: Path, stream: StreamId) -> StreamFinding:
    """What `interview verify` finds of a stream."""
    with JournalVerification(path) as verification:
        finding = verification.check(stream)
        assert not verification.problems
        return finding


def change(path: Path, *statements: str) -> None:
    """Change a journal as somebody with SQL does, who has taken its guards away."""
    link = sqlite3.connect(path)
    for (name,) in link.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        link.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        link.execute(statement)
    link.commit()
    link.close()

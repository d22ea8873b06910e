"""A journal to test with, and what is written to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from interview.journal import Journal, StreamId
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

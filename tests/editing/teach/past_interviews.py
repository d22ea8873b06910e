"""Interviews held with the small bank, in a real journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from interview.journal import Journal, StreamId
from interview.session import (
    AnswerRated,
    Event,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    SignalTicked,
)

BEGAN = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)


def hold(
    journal: Path,
    candidate: str,
    notes: str,
    rating: int | None,
    *,
    bank: bytes,
    name: str = "baker",
    ticked: str = "",
    days: int = 0,
) -> StreamId:
    """One interview of one answer."""
    at = BEGAN + timedelta(days=days)
    events: list[Event] = [QuestionOpened("bread"), NotesEdited("bread", notes)]
    if ticked:
        events.append(SignalTicked("bread", ticked))
    if rating is not None:
        events.append(AnswerRated("bread", rating))
    digest = sha256(bank).hexdigest()
    started = InterviewStarted(candidate, "", "Grace", "en", digest, name)
    with Journal.open(journal) as opened:
        return opened.start(started, bank, at, *((at, event) for event in events))

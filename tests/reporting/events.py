"""Interviews to report on, made of the events a live one would have made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from interview.bank import Bank, load
from interview.reporting import Report, compose_report
from interview.session import Event, InterviewSigned, InterviewStarted, Recorded
from interview.session.decide_status import record_status
from interview.session.interview_record import InterviewRecord
from interview.shipped_files import shipped_banks
from interview.status_words import SealingKey

BEGIN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STARTED = InterviewStarted("Zoé Müller", "Editor", "Ada Weber", "en", "ab" * 32, "social-media")


@cache
def bank() -> Bank:
    """The default bank, as it ships."""
    return load(shipped_banks() / "social-media.yaml").require()


def interview(*events: Event, every: float = 60.0, started: Event = STARTED) -> InterviewRecord:
    """The record of the events, one every so many seconds."""
    happened = history((started, *events), every)
    sealed = [len(happened)] if isinstance(happened[-1].event, InterviewSigned) else []
    return InterviewRecord(
        "k7f3",
        "ada",
        bank(),
        "ab" * 32,
        happened,
        "c",
        status=record_status(happened, sealed),
        sealed_with=SealingKey("Ada Weber", "SHA256:abc") if sealed else None,
    )


def history(events: Sequence[Event], every: float) -> tuple[Recorded, ...]:
    """The events with their places and times."""
    return tuple(
        Recorded(seq, BEGIN + timedelta(seconds=every * (seq - 1)), event)
        for seq, event in enumerate(events, start=1)
    )


def report_of(*events: Event, language: str = "en") -> Report:
    """The report of an interview in which these things happened, a minute apart."""
    return compose_report(interview(*events), language, now=NOW)

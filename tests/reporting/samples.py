"""Interviews to report on, made the way a user makes them: recorded from a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from interview.cli.recording import record_file
from interview.demo import demo_interview
from interview.journal import load_record
from interview.reporting import Report, compose_report
from interview.session.record import InterviewRecord
from interview.settings import Places

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

HEAD = (
    "candidate: Zoé Müller\nbank: social-media\ninterviewer: Ada Weber\nstarted: 2026-11-20 14:00\n"
)


def recorded(home: Path, yaml: str) -> InterviewRecord:
    """An interview from the text of a record file."""
    file = home / "record.yaml"
    file.write_text(yaml, encoding="utf-8")
    return kept(home, file)


def demo(home: Path) -> InterviewRecord:
    """The interview of the demonstration: complete and signed."""
    return kept(home, demo_interview())


def kept(home: Path, file: Path) -> InterviewRecord:
    """What the journal gives back of a record file."""
    places = Places(home / "home")
    return load_record(places.journal, record_file(places, file))


def told(record: InterviewRecord, language: str = "en") -> Report:
    """Its report."""
    return compose_report(record, language, now=NOW)

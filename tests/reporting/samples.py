"""Interviews to report on, made the way a user makes them: recorded from a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from interview.cli.record import record_file
from interview.demo import demo_interview
from interview.journal import load_record
from interview.paths import Paths
from interview.reporting import Report, compose_report
from interview.session.interview_record import InterviewRecord

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

HEAD = (
    "candidate: Zoé Müller\nbank: social-media\ninterviewer: Ada Weber\nstarted: 2026-11-20 14:00\n"
)


def recorded(home: Path, yaml: str) -> InterviewRecord:
    """An interview from the text of a record file."""
    file = home / "record.yaml"
    file.write_text(yaml, encoding="utf-8")
    return load(home, file)


def demo(home: Path) -> InterviewRecord:
    """The interview of the demonstration: complete and signed."""
    return load(home, demo_interview())


def load(home: Path, file: Path) -> InterviewRecord:
    """What the journal gives back of a record file."""
    paths = Paths(home / "home")
    return load_record(paths.journal, record_file(paths, file, by="Ada Weber"))


def report_of(record: InterviewRecord, language: str = "en") -> Report:
    """Its report."""
    return compose_report(record, language, now=NOW)

"""The list of interviews, read without knowing what an interview is made of."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from interview.journal.database import connect, failures_of
from interview.journal.streams import Summary, folded, parse_time, stream_id

_COLUMNS = "stream, candidate, role, interviewer, bank_name, started_at, changed_at, signed, events"

_Row = tuple[str, str, str, str, str, str, str, int, int]


def summaries(journal: Path, search: str = "", limit: int | None = None) -> list[Summary]:
    """The interviews of a journal, newest first, in which every word of `search` stands.

    Raises `JournalError`.
    """
    link = connect(journal)
    try:
        with failures_of(journal):
            return select(link, search, limit)
    finally:
        link.close()


def select(link: sqlite3.Connection, search: str, limit: int | None) -> list[Summary]:
    """The same, on a journal that is open."""
    words = folded(search).split()
    wanted = " AND ".join(["instr(words, ?)"] * len(words)) or "TRUE"
    rows = link.execute(
        f"SELECT {_COLUMNS} FROM summary WHERE {wanted} ORDER BY started_at DESC, stream LIMIT ?",
        (*words, -1 if limit is None else limit),
    )
    return [_summary(row) for row in rows]


def _summary(row: _Row) -> Summary:
    stream, candidate, role, interviewer, bank_name, started, changed, signed, events = row
    return Summary(
        stream_id(stream),
        candidate,
        role,
        interviewer,
        bank_name,
        parse_time(started),
        parse_time(changed),
        bool(signed),
        events,
    )

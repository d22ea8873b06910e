"""The list of interviews, read without decoding a single event."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from interview.journal.database import connect, explained_failures
from interview.journal.draft_files import logged_streams
from interview.journal.streams import InterviewSummary, parse_stream_id, parse_time, search_form

_COLUMNS = "stream, candidate, role, interviewer, bank_name, started_at, changed_at, signed, events"


def list_interviews(
    journal: Path, search: str = "", limit: int | None = None
) -> list[InterviewSummary]:
    """The interviews of a journal, newest first, that contain every word of `search`.

    A word is looked for in candidate, role, interviewer, bank and id, whatever its case and
    accents. Raises `JournalError`.
    """
    connection = connect(journal)
    try:
        with explained_failures(journal):
            found = select_summaries(connection, search, limit)
    finally:
        connection.close()
    logged = logged_streams(journal)
    if not any(each.id in logged for each in found):
        return found
    # Only now, and rarely: to read a draft log, events must be understood.
    from interview.journal.store import Journal

    with Journal.open(journal) as opened:
        return [opened.with_draft_log(each) if each.id in logged else each for each in found]


def select_summaries(
    connection: sqlite3.Connection, search: str, limit: int | None
) -> list[InterviewSummary]:
    """As `list_interviews`, on a journal that is open."""
    words = search_form(search).split()
    condition = " AND ".join(["instr(words, ?)"] * len(words)) or "TRUE"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM summary WHERE {condition}"
        " ORDER BY started_at DESC, stream LIMIT ?",
        (*words, -1 if limit is None else limit),
    )
    return [
        InterviewSummary(
            parse_stream_id(stream),
            candidate,
            role,
            interviewer,
            bank_name,
            parse_time(started_at),
            parse_time(changed_at),
            bool(signed),
            events,
        )
        for (
            stream,
            candidate,
            role,
            interviewer,
            bank_name,
            started_at,
            changed_at,
            signed,
            events,
        ) in rows
    ]

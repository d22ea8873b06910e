"""Searching the list of interviews: all words are wanted, whatever case and accents."""

from __future__ import annotations

import sqlite3
import unicodedata

from interview.journal.streams import InterviewSummary, parse_stream_id, parse_time

_COLUMNS = (
    "stream, candidate, role, interviewer, bank_name, started_at, changed_at, signed, events,"
    " entered_of"
)


def select_summaries(
    connection: sqlite3.Connection, search: str, limit: int | None
) -> list[InterviewSummary]:
    """The summaries in a journal, newest first, that contain every word of `search`.

    A word is looked for in candidate, role, interviewer, bank and id, whatever its case and
    accents. What is only in a draft log is not seen, and no event is decoded.
    """
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
            entered_of=parse_time(entered_of) if entered_of else None,
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
            entered_of,
        ) in rows
    ]


def search_form(text: str) -> str:
    """`text` as it is searched: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Searching the list of interviews: all words are wanted, whatever case and accents."""

from __future__ import annotations

import sqlite3
import unicodedata
from datetime import UTC, datetime
from pathlib import PurePath

from interview.journal.streams import InterviewSummary, parse_stream_id, parse_time

_COLUMNS = (
    "stream, candidate, role, interviewer, bank_name, started_at, changed_at, signed, events,"
    " entered_of"
)


def select_summaries(
    connection: sqlite3.Connection,
    search: str,
    limit: int | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[InterviewSummary]:
    """The summaries in a journal, newest first, that contain every word of `search`.

    A word is looked for in candidate, role, interviewer, bank and id, whatever its case and
    accents. `since` and `until` are aware times: the interview began at the one or later, and
    before the other. What is only in a draft log is not seen, and no event is decoded.
    """
    words = search_form(search).split()
    conditions = ["instr(words, ?)"] * len(words)
    values: list[str] = [*words]
    for condition, at in (("started_at >= ?", since), ("started_at < ?", until)):
        if at is not None:
            conditions.append(condition)
            values.append(at.astimezone(UTC).isoformat())
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM summary WHERE {' AND '.join(conditions) or 'TRUE'}"
        " ORDER BY started_at DESC, stream LIMIT ?",
        (*values, -1 if limit is None else limit),
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


def words_of(candidate: str, role: str, interviewer: str, bank_name: str, interview: str) -> str:
    """What a search of the list looks at, as it is searched."""
    return search_form(
        " ".join((candidate, role, interviewer, PurePath(bank_name).stem, interview))
    )


def search_form(text: str) -> str:
    """`text` as it is searched: without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

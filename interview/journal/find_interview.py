"""Finds an interview: by the beginning of its id, by its bank, or the last that is open."""

from __future__ import annotations

import sqlite3

from interview.errors import NotFound, UsageError
from interview.i18n import _
from interview.journal.streams import StreamId, parse_stream_id
from interview.status_words import RecordStatus

_MOST_LISTED = 9
"""Ids that are listed of those that begin alike."""


def find_interview(connection: sqlite3.Connection, prefix: str) -> StreamId:
    """The stream whose interview's id begins with `prefix`, in whatever case.

    Raises `NotFound` when there is none, `UsageError` when there are several.
    """
    wanted = prefix.strip().lower()
    found = connection.execute(
        "SELECT stream, interview, signed FROM summary WHERE substr(interview, 1, ?) = ? LIMIT ?",
        (len(wanted), wanted, _MOST_LISTED),
    ).fetchall()
    whole = {interview for _stream, interview, status in found if status != RecordStatus.RESCUED}
    rows = [  # what is left of a damaged stream is reached by way of its interview
        (stream, interview)
        for stream, interview, status in found
        if status != RecordStatus.RESCUED or interview not in whole
    ]
    if not rows or not wanted:
        raise NotFound(
            _("No interview has an id that begins with “{prefix}”. See: interview list").format(
                prefix=prefix
            )
        )
    if len(rows) > 1:
        raise UsageError(
            _("“{prefix}” may be any of these: {ids}. Give more of the id.").format(
                prefix=prefix, ids=", ".join(sorted({interview for _stream, interview in rows}))
            )
        )
    return parse_stream_id(rows[0][0])


def find_latest_open(connection: sqlite3.Connection) -> StreamId | None:
    """The stream that was changed last among those that are not signed."""
    row = connection.execute(
        "SELECT stream FROM summary WHERE NOT signed ORDER BY changed_at DESC LIMIT 1"
    ).fetchone()
    return parse_stream_id(row[0]) if row else None


def find_held_with(connection: sqlite3.Connection, bank_name: str, limit: int) -> list[StreamId]:
    """The streams of the interviews run with a bank of that name, newest first."""
    rows = connection.execute(
        "SELECT stream FROM summary WHERE bank_name = ? ORDER BY started_at DESC LIMIT ?",
        (bank_name, limit),
    ).fetchall()
    return [parse_stream_id(stream) for (stream,) in rows]

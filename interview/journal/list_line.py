"""A line of the list of interviews: what it must say by the events, and writing it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from interview.i18n import _
from interview.journal.seals import Seal, read_seals
from interview.journal.search import DAY_ONLY, words_of
from interview.journal.stream_title import is_interview
from interview.journal.streams import EventRows, StreamId
from interview.session import (
    AmendmentOpened,
    DetailsCorrected,
    EnteredFromFile,
    InterviewSigned,
    InterviewStarted,
    Recorded,
    Redone,
    Undone,
    fold,
)
from interview.session.decide_status import record_status
from interview.status_words import RecordStatus

CHANGE_THE_LINE = (
    InterviewStarted,
    EnteredFromFile,
    DetailsCorrected,
    InterviewSigned,
    AmendmentOpened,
    Undone,
    Redone,
)
"""Events after which the interview's line may read differently in more than time and number."""

ListLine = tuple[object, ...]
"""The columns of the table `summary`, in their order."""


_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""What the list says of a rescued interview of which no entry can be read."""


def list_line(
    stream: StreamId, history: Sequence[Recorded], sealed: Collection[int]
) -> ListLine | None:
    """The line of a stream by its events, and the numbers of those up to which it is sealed.

    `None` where it is not a rater's.
    """
    if not is_interview(history):
        return None
    return _line(stream, history, record_status(history, sealed))


def _line(stream: StreamId, history: Sequence[Recorded], status: RecordStatus) -> ListLine:
    state = fold(each for each in history if isinstance(each.event, CHANGE_THE_LINE))
    is_as_entered = state.entered is not None and history[-1].at == history[0].at
    held = (state.held_at or history[0].at).astimezone(UTC)
    held_at = started_at = held.isoformat()
    if state.entered and state.entered.held_at and not state.entered.has_time_of_day:
        started_at = f"{held:%Y-%m-%dT%H:%M:%S}{DAY_ONLY}"
    names = (state.candidate, state.role, state.interviewer)
    return (
        str(stream),
        stream.interview,
        state.candidate,
        state.role,
        state.interviewer,
        state.bank_name,
        started_at,
        history[-1].at.isoformat(),
        held_at if is_as_entered else None,
        int(status),
        len(history),
        words_of(*names, state.bank_name, stream.interview),
    )


def replace_line(
    connection: sqlite3.Connection, stream: StreamId, history: Sequence[Recorded], rows: EventRows
) -> None:
    """Write a stream's line anew, from all its events and its seals, if it is a rater's.

    `rows` are those that the events were read from. In a transaction.
    """
    sealed = sealed_numbers(read_seals(connection, str(stream)), rows)
    _put(connection, stream, list_line(stream, history, sealed))


def list_rescued(
    connection: sqlite3.Connection,
    stream: StreamId,
    readable: Sequence[Recorded],
    rows: EventRows,
) -> None:
    """List a stream of which events are missing, by those that can be read. In a transaction.

    It is left out where the interview is listed by another stream: that one leads to it.
    """
    _put(connection, stream, None)
    listed = connection.execute(
        "SELECT 1 FROM summary WHERE interview = ?", (stream.interview,)
    ).fetchone()
    if listed is None and rows:
        history = readable or (Recorded(0, _NO_TIME, InterviewStarted("", "", "", "", "", "")),)
        line = _line(stream, history, RecordStatus.RESCUED)
        _put(connection, stream, (*line[:-2], rows[-1][0], line[-1]))


def _put(connection: sqlite3.Connection, stream: StreamId, line: ListLine | None) -> None:
    """Put a line, or none, in the place of that of a stream."""
    connection.execute("DELETE FROM summary WHERE stream = ?", (str(stream),))
    if line:
        connection.execute(f"INSERT INTO summary VALUES ({', '.join('?' * len(line))})", line)


def sealed_numbers(seals: Sequence[Seal], rows: EventRows) -> list[int]:
    """Up to which events a stream is sealed; 0 for a seal of something else than these rows.

    Signatures are not checked.
    """
    return [
        seal.events
        if 0 < seal.events <= len(rows) and seal.value("head") == rows[seal.events - 1][3].hex()
        else 0
        for seal in seals
    ]


def cut_off_by(stream: StreamId, listed: ListLine | None, history: Sequence[Recorded]) -> str:
    """What to say where a line counts more events than there are; empty where it does not."""
    if not listed or not is_interview(history) or int(str(listed[-2])) <= len(history):
        return ""
    return _(
        "The list counts {before} entries of interview {id}, and {now} are there: the last "
        "ones were cut off."
    ).format(before=listed[-2], id=stream.interview, now=len(history))


def mend_line(
    connection: sqlite3.Connection, stream: StreamId, history: Sequence[Recorded], rows: EventRows
) -> bool:
    """Write a line anew that does not say what the events say; whether that was done.

    Not where another program has gone on meanwhile, and writes the line itself. In a transaction.
    """
    (newest,) = connection.execute(
        "SELECT max(seq) FROM event WHERE stream = ?", (str(stream),)
    ).fetchone()
    if history and newest != len(history):
        return False
    replace_line(connection, stream, history, rows)
    return True

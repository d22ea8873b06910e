"""A line of the list of interviews: what it must say by the events, and writing it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC

from interview.i18n import _
from interview.journal.search import words_of
from interview.journal.streams import StreamId
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


def list_line(stream: StreamId, history: Sequence[Recorded]) -> ListLine | None:
    """The line that the events of a stream make; `None` where it is not a rater's."""
    if not _is_of_a_rater(history):
        return None
    state = fold(each for each in history if isinstance(each.event, CHANGE_THE_LINE))
    is_as_entered = state.entered is not None and history[-1].at == history[0].at
    held_at = (state.held_at or history[0].at).astimezone(UTC).isoformat()
    names = (state.candidate, state.role, state.interviewer)
    return (
        str(stream),
        stream.interview,
        state.candidate,
        state.role,
        state.interviewer,
        state.bank_name,
        held_at,
        history[-1].at.isoformat(),
        held_at if is_as_entered else None,
        int(state.is_signed),
        len(history),
        words_of(*names, state.bank_name, stream.interview),
    )


def replace_line(
    connection: sqlite3.Connection, stream: StreamId, history: Sequence[Recorded]
) -> None:
    """Write a stream's line anew, from all its events, if it is a rater's. In a transaction."""
    connection.execute("DELETE FROM summary WHERE stream = ?", (str(stream),))
    if line := list_line(stream, history):
        connection.execute(f"INSERT INTO summary VALUES ({', '.join('?' * len(line))})", line)


def cut_off_by(stream: StreamId, listed: ListLine | None, history: Sequence[Recorded]) -> str:
    """What to say where a line counts more events than there are; empty where it does not."""
    if not listed or not _is_of_a_rater(history) or int(str(listed[-2])) <= len(history):
        return ""
    return _(
        "The list counts {before} entries of interview {id}, and {now} are there: the last "
        "ones were cut off."
    ).format(before=listed[-2], id=stream.interview, now=len(history))


def mend_line(
    connection: sqlite3.Connection, stream: StreamId, history: Sequence[Recorded]
) -> bool:
    """Write a line anew that does not say what the events say; whether that was done.

    Not where another program has gone on meanwhile, and writes the line itself. In a transaction.
    """
    (newest,) = connection.execute(
        "SELECT max(seq) FROM event WHERE stream = ?", (str(stream),)
    ).fetchone()
    if history and newest != len(history):
        return False
    replace_line(connection, stream, history)
    return True


def _is_of_a_rater(history: Sequence[Recorded]) -> bool:
    return bool(history) and isinstance(history[0].event, InterviewStarted)

"""The list of interviews. Events are decoded only of those that were left in mid-sentence."""

from __future__ import annotations

from collections.abc import Container
from contextlib import closing
from pathlib import Path

from interview.journal.database import connect, explained_failures
from interview.journal.draft_log_names import logged_streams
from interview.journal.search import select_summaries
from interview.journal.streams import InterviewSummary, StreamId

_NEWEST = 50
"""Interviews that are looked through for one of one's own."""


def list_interviews(
    journal: Path, search: str = "", limit: int | None = None
) -> list[InterviewSummary]:
    """The interviews of a journal, newest first, that contain every word of `search`.

    A word is looked for in candidate, role, interviewer, bank and id, whatever its case and
    accents. Raises `JournalError`.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):
        found = select_summaries(connection, search, limit)
    return read_anew(journal, found, logged_streams(journal))


def last_begun_here(journal: Path) -> InterviewSummary | None:
    """The newest interview that began in this journal, and did not come from somebody else.

    Raises `JournalError`.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):
        bodies = connection.execute(
            'SELECT body FROM link WHERE body LIKE \'%"link":"start"%\''
            " ORDER BY number DESC LIMIT ?",
            (_NEWEST,),
        ).fetchall()
    begun = "".join(body for (body,) in bodies)  # canonical, and ids have no signs to escape
    newest = list_interviews(journal, limit=_NEWEST) if begun else []
    return next((each for each in newest if f'"stream":"{each.id}"' in begun), None)


def read_anew(
    journal: Path, found: list[InterviewSummary], logged: Container[StreamId]
) -> list[InterviewSummary]:
    """Lines of the list as they read now, with what is in the draft logs; `logged` have one."""
    if not any(each.is_stale or each.id in logged for each in found):
        return found
    # Only now, and rarely: to read a draft log, events must be understood.
    from interview.journal.store import Journal

    with Journal.open(journal) as opened:
        return [opened.read_anew(each, logged) for each in found]

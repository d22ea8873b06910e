"""The list of interviews. Events are decoded only of those that were left in mid-sentence."""

from __future__ import annotations

from pathlib import Path

from interview.journal.database import connect, explained_failures
from interview.journal.draft_files import logged_streams
from interview.journal.search import select_summaries
from interview.journal.streams import InterviewSummary


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

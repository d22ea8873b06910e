"""Keeps a second program away from an interview that is being run.

The lock is SQLite's own, on an empty database: what locks the journal on this system locks this,
and the system lets it go when the program ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from interview.errors import InterviewBusy
from interview.files import private_file, private_folder
from interview.i18n import _
from interview.journal.database import explained_failures
from interview.journal.streams import StreamId


class InterviewLock:
    """The lock on an interview that this program runs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let another program run the interview."""
        self._connection.close()


def lock_interview(journal: Path, stream: StreamId) -> InterviewLock:
    """Lock an interview for this program.

    Raises `InterviewBusy` when another program has it open, `JournalError` where a lock cannot be
    had.
    """
    folder = journal.parent / "locks"
    private_folder(folder)
    path = folder / f"{stream.interview}-{stream.rater}.lock"
    private_file(path)
    with explained_failures(path):
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise InterviewBusy(
                _(
                    "This interview is open in another window of the program. "
                    "Close it there, or go on there."
                )
            ) from error
    return InterviewLock(connection)

"""Keeps a second program away from an interview that is being run.

The lock is SQLite's own, on an empty database: what locks the journal on this system locks this,
and the system lets it go when the program ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from interview.errors import InterviewBusy
from interview.i18n import _
from interview.journal.database import failures_of
from interview.journal.journal_files import make_file, make_folder
from interview.journal.streams import StreamId


class Hold:
    """An interview that is held."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link

    def release(self) -> None:
        """Let another program have it."""
        self._link.close()


def hold(journal: Path, stream: StreamId) -> Hold:
    """Hold an interview.

    Raises `InterviewBusy` when another program has it open, `JournalError` where none can be held.
    """
    folder = journal.parent / "locks"
    make_folder(folder)
    path = folder / f"{stream.interview}-{stream.rater}.lock"
    make_file(path)
    with failures_of(path):
        link = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            link.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            link.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise InterviewBusy(
                _(
                    "This interview is open in another window of the program. "
                    "Close it there, or go on there."
                )
            ) from error
    return Hold(link)

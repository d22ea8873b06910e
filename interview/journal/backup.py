"""A copy of a journal in one file, made while interviews go on."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from interview.errors import JournalUnavailable
from interview.i18n import _
from interview.journal.database import connect, explained_failures
from interview.journal.journal_files import unusable
from interview.private_files import create_private

_DRAFT_LOGS = "CREATE TABLE draft_log (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT"


def back_up(journal: Path, file: Path) -> None:
    """Write a journal, with the draft logs of interviews that are open, to a new private file.

    All of it is from one moment: the logs are read first, so that what leaves them meanwhile is in
    the journal. Raises `JournalError`; a file that is there is left alone.
    """
    logs = _draft_logs(journal)
    try:
        create_private(file, b"")
    except FileExistsError as error:
        raise JournalUnavailable(
            _("{path} is there already: choose another name.").format(path=file)
        ) from error
    except OSError as error:
        raise unusable(file, error) from error
    try:
        with (
            closing(connect(journal)) as source,
            explained_failures(file),
            closing(sqlite3.connect(file)) as copy,
        ):
            copy.execute("PRAGMA synchronous = EXTRA")
            source.backup(copy)
            copy.execute(_DRAFT_LOGS)
            copy.executemany("INSERT INTO draft_log VALUES (?, ?)", logs)
            copy.commit()
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise


def _draft_logs(journal: Path) -> list[tuple[str, bytes]]:
    """The names and bytes of the draft logs beside a journal."""
    found = []
    with suppress(OSError):
        for path in sorted((journal.parent / "drafts").iterdir()):
            if path.suffix == ".log":
                with suppress(OSError):  # its interview was closed meanwhile
                    found.append((path.name, path.read_bytes()))
    return found

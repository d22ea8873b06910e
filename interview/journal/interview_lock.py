"""Keeps a second program away from an interview that is being run."""

from __future__ import annotations

from pathlib import Path

from interview.errors import InterviewBusy, JournalUnavailable
from interview.file_lock import FileLock, FileLocked
from interview.files import private_file, private_folder, way_out
from interview.i18n import _
from interview.journal.streams import StreamId


def hold(journal: Path, stream: StreamId) -> FileLock:
    """Lock an interview for this program, until the lock is released.

    Raises `InterviewBusy` when another program has it open, `JournalError` where it cannot be
    locked.
    """
    folder = journal.parent / "locks"
    private_folder(folder)
    path = folder / f"{stream.interview}-{stream.rater}.lock"
    private_file(path)
    try:
        return FileLock(path)
    except FileLocked as error:
        raise InterviewBusy(
            _(
                "This interview is open in another window of the program. "
                "Close it there, or go on there."
            )
        ) from error
    except OSError as error:
        sentence = _("{path} cannot be used: {reason}.").format(path=path, reason=error)
        raise JournalUnavailable(f"{sentence} {way_out()}") from error

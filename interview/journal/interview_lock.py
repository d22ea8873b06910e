"""Keeps a second program away from an interview that is being run."""

from __future__ import annotations

from pathlib import Path

from interview.errors import InterviewBusy, JournalUnavailable
from interview.file_lock import FileLock, FileLocked
from interview.i18n import _
from interview.journal.journal_files import how_to_recover, make_file, make_folder
from interview.journal.streams import StreamId
from interview.system_errors import reason_of


def interview_lock_file(journal: Path, stream: StreamId) -> Path:
    """The file that is locked while an interview is open; there is nothing in it."""
    return journal.parent / "locks" / f"{stream.interview}-{stream.writer}.lock"


def lock_interview(journal: Path, stream: StreamId) -> FileLock:
    """Lock an interview for this program, until the lock is released.

    Raises `InterviewBusy` when another program has it open, `JournalError` where it cannot be
    locked.
    """
    path = interview_lock_file(journal, stream)
    make_folder(path.parent)
    make_file(path, durable=False)  # no lock outlives a power cut
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
        sentence = _("{path} cannot be used: {reason}.").format(path=path, reason=reason_of(error))
        raise JournalUnavailable(f"{sentence} {how_to_recover()}") from error

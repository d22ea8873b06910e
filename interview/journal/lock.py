"""Keeps a second program away from an interview that is being run."""

from __future__ import annotations

from pathlib import Path

from interview.errors import InterviewBusy, JournalUnavailable
from interview.i18n import _
from interview.journal.places import private_folder, way_out
from interview.journal.streams import StreamId


class Hold:
    """An interview that is held; the system lets it go when the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self._lock = FileLock(path, mode=0o600, blocking=False)

    def take(self) -> None:
        """Take it. Raises `filelock.Timeout` when it is held elsewhere."""
        self._lock.acquire()

    def release(self) -> None:
        """Let another program have it."""
        self._lock.release()


def hold(journal: Path, stream: StreamId) -> Hold:
    """Hold an interview. Raises `InterviewBusy` when another program has it open."""
    from filelock import Timeout

    folder = journal.parent / "locks"
    private_folder(folder)
    held = Hold(folder / f"{stream.interview}-{stream.rater}.lock")
    try:
        held.take()
    except Timeout as error:
        raise InterviewBusy(
            _(
                "This interview is open in another window of the program. "
                "Close it there, or go on there."
            )
        ) from error
    except OSError as error:
        raise JournalUnavailable(
            _("{path} cannot be used: {reason}.").format(
                path=folder, reason=error.strerror or error
            )
            + " "
            + way_out()
        ) from error
    return held

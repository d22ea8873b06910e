"""The file of a rater's practice: lines of JSON in the user's own folder, beside the journal.

It is no part of any interview's record: it is about whoever rates, and can be erased by itself.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from interview.errors import InterviewError
from interview.i18n import _
from interview.practice.sessions import PracticeSession, read_sessions, session_of_line
from interview.private_files import private_folder, replace_file, shred
from interview.system_errors import cannot_write, reason_of


class PracticeError(InterviewError):
    """The file of practice cannot be read or written."""


def read_practice(path: Path) -> tuple[list[PracticeSession], int]:
    """The sessions in a file, the first first, and how many of its lines could not be read.

    Raises `PracticeError`.
    """
    return read_sessions(_lines(path))


def add_practice(path: Path, line: str) -> None:
    """Add a line, for good once this returns. Raises `PracticeError`."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        private_folder(path.parent)
        with os.fdopen(os.open(path, flags, 0o600), "r+b") as file:
            # A line that a power cut tore must not take this one with it.
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            torn = file.read(1) not in (b"", b"\n")
            file.write(b"\n" * torn + line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise PracticeError(cannot_write(path, error)) from error


def is_by(session: PracticeSession, rater: str) -> bool:
    """Whether a session is a rater's, whose capitals do not matter; any is with no name."""
    return not rater or rater.casefold() == session.rater.casefold()


def erase_practice(path: Path, rater: str = "") -> int:
    """Erase the sessions of one rater, or of all with no name; how many there were.

    The old file is overwritten. Raises `PracticeError`.
    """
    sessions, _unreadable = read_practice(path)
    gone = {session.id for session in sessions if is_by(session, rater)}
    kept = [line for line in _lines(path) if rater and session_of_line(line) not in gone]
    if not path.exists() or (rater and not gone):
        return 0
    old = path.with_name(f"{path.name}.old")
    try:
        old.unlink(missing_ok=True)
        path.rename(old)
        if any(map(str.strip, kept)):
            replace_file(path, "".join(f"{line}\n" for line in kept).encode(), private=True)
        shred(old)
    except OSError as error:
        raise PracticeError(cannot_write(path, error)) from error
    return len(gone)


def _lines(path: Path) -> list[str]:
    try:
        if path.is_symlink():
            raise OSError(errno.ELOOP, _("it is a symbolic link to another place"), str(path))
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise PracticeError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error

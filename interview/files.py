"""Files that only their owner can read, whatever the system's habits are."""

from __future__ import annotations

import os
from pathlib import Path

from interview.errors import JournalUnavailable
from interview.i18n import _


def private_folder(path: Path) -> None:
    """Make a folder of mode 0700, and its parents. Raises `JournalUnavailable`."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        _close_to_others(path, 0o700)
    except OSError as error:
        raise _unusable(path, error) from error


def private_file(path: Path) -> None:
    """Make an empty file of mode 0600 unless it is there. Raises `JournalUnavailable`."""
    if path.is_symlink():
        raise JournalUnavailable(
            _("{path} is a link to another place; a journal must be a file of its own.").format(
                path=path
            )
        )
    try:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
        _close_to_others(path, 0o600)
    except OSError as error:
        raise _unusable(path, error) from error


def way_out() -> str:
    """What to do when the journal's place cannot be used."""
    return _(
        "Nothing already recorded was changed. Free some space or correct the permissions, or set "
        "INTERVIEW_HOME to a folder you can write to."
    )


def _close_to_others(path: Path, mode: int) -> None:
    """Take everybody else's permissions away from what is ours."""
    status = path.stat()
    if status.st_mode & 0o077 and status.st_uid == _user():
        path.chmod(mode)


def _unusable(path: Path, error: OSError) -> JournalUnavailable:
    sentence = _("{path} cannot be used: {reason}.").format(
        path=path, reason=error.strerror or error
    )
    return JournalUnavailable(f"{sentence} {way_out()}")


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else -1

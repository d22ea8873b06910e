"""Writes a lesson into the bank's file: whole or not at all, and never over what others wrote."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp

from interview.errors import BankError
from interview.i18n import _
from interview.settings import Places
from interview.shipped import shipped_banks
from interview.teaching.lesson import Lesson

_PRIVATE = 0o600


def own_file(places: Places, bank: Path) -> Path:
    """The file that is written: the bank's own, or the user's copy of one that is shipped."""
    is_shipped = bank.parent.resolve() == shipped_banks().resolve()
    return places.banks / bank.name if is_shipped else bank.resolve()


def write(lesson: Lesson, places: Places) -> Path:
    """Write the bank with its new phrase, and return its file.

    Raises `BankError` when the file was changed since it was read, or cannot be written; it is
    then as it was.
    """
    bank = Path(lesson.before.source.name)
    own = own_file(places, bank)
    try:
        _refuse_changes(lesson, bank, own)
        own.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _replace(own, lesson.after.source.data)
    except OSError as error:
        raise BankError(
            _("The bank {path} cannot be written: {reason}.").format(
                path=own, reason=error.strerror or error
            )
        ) from error
    return own


def _refuse_changes(lesson: Lesson, bank: Path, own: Path) -> None:
    is_new = own != bank.resolve() and own.exists()
    if is_new or bank.read_bytes() != lesson.before.source.data:
        raise BankError(
            _("The bank {path} was changed meanwhile. Nothing was written: teach it again.").format(
                path=own
            )
        )


def _replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file in one step; its permissions stay."""
    mode = path.stat().st_mode & 0o777 if path.exists() else _PRIVATE
    file, name = mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

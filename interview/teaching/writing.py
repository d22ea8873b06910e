"""Writes a lesson into the bank's file: whole or not at all, and never over what others wrote."""

from __future__ import annotations

from pathlib import Path

from interview.errors import BankError
from interview.i18n import _
from interview.settings import Places
from interview.shipped import shipped_banks
from interview.teaching.lesson import Lesson
from interview.workbench.files import private_folder, replace_file


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
        private_folder(own.parent)
        replace_file(own, lesson.after.source.data)
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

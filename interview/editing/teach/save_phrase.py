"""Writes a lesson into the bank's file: whole or not at all, and never over what others wrote."""

from __future__ import annotations

from pathlib import Path

from interview.editing.teach.phrase_edit import Lesson
from interview.errors import BankError
from interview.files import private_folder, replace_file
from interview.i18n import _
from interview.paths import Paths
from interview.shipped_files import shipped_banks


def own_file(paths: Paths, bank: Path) -> Path:
    """The file that is written: the bank's own, or the user's copy of one that is shipped."""
    is_shipped = bank.parent.resolve() == shipped_banks().resolve()
    return paths.banks / bank.name if is_shipped else bank.resolve()


def write(lesson: Lesson, paths: Paths) -> Path:
    """Write the bank with its new phrase, and return its file.

    Raises `BankError` when the file was changed since it was read, or cannot be written; it is
    then as it was.
    """
    bank = Path(lesson.before.source.name)
    own = own_file(paths, bank)
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

"""A copy of a bank to type in; the bank itself is replaced only by a copy that loads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from interview.bank import Bank, parse
from interview.errors import BankError
from interview.file_lock import FileLock, FileLocked, is_locked
from interview.i18n import _
from interview.paths import Paths
from interview.private_files import private_folder, replace_file
from interview.reader import Loaded
from interview.shipped_files import shipped_banks
from interview.system_errors import reason_of

_PATIENCE = 1.0
"""Seconds to wait for the lock: a program that only asks for it holds it for a moment too."""


class WorkingCopy:
    """A bank that is being edited. Whatever reads or writes a file may raise `OSError`."""

    def __init__(self, paths: Paths, source: Path) -> None:
        self.source = source
        """The bank that was asked for."""
        self.bank = bank_to_replace(paths, source)
        """The file that `save_to_bank` replaces."""
        self.path = copy_path(paths, source)
        """The copy."""
        self._base = self.path.with_name(self.path.name + ".base")
        """The bank as it was when the copy was made."""

    @property
    def is_of_shipped_bank(self) -> bool:
        """Whether the bank came with the program, so that saving makes one of the user's own."""
        return self.bank != self.source.resolve()

    @property
    def has_changes(self) -> bool:
        """Whether something was typed since the copy was made."""
        return _read_if_present(self.path) != _read_if_present(self._base)

    @property
    def has_changes_of_earlier_edit(self) -> bool:
        """Whether an earlier edit left the copy behind, with something typed in it."""
        return self.path.exists() and self.has_changes

    @property
    def bank_has_changed(self) -> bool:
        """Whether somebody else changed the bank since the copy was made."""
        expected = None if self.is_of_shipped_bank else _read_if_present(self._base)
        return _read_if_present(self.bank) != expected

    def create(self) -> None:
        """Copy the bank, over an earlier copy if there is one."""
        data = self.source.read_bytes()
        replace_file(self._base, data)
        replace_file(self.path, data)

    def back_up(self, file: Path) -> Path:
        """Copy a file that is about to be replaced, and return the backup, named after the time."""
        name = f"{self.path.stem}-{datetime.now():%Y-%m-%d-%H%M%S-%f}{self.path.suffix}"
        backup = self.path.with_name(name)
        replace_file(backup, file.read_bytes())
        return backup

    def read(self) -> Loaded[Bank]:
        """The copy, parsed. Its diagnostics name the bank's file, not the copy's."""
        return parse(_read_if_present(self.path) or b"", str(self.bank))

    def save_to_bank(self, loaded: Loaded[Bank]) -> None:
        """Replace the bank by what was read, and delete the copy.

        Raises `BankError` if it does not load; nothing is written then.
        """
        loaded.require()
        replace_file(self.bank, loaded.source.data)
        self.delete()

    def delete(self) -> None:
        """Delete the copy."""
        self.path.unlink(missing_ok=True)
        self._base.unlink(missing_ok=True)


@contextmanager
def working_copy(paths: Paths, source: Path) -> Iterator[WorkingCopy]:
    """A working copy of the bank in `source`, locked so that nobody else edits it meanwhile.

    Raises `BankError` where the bank is being edited already, and where it could not be replaced.
    """
    copy = WorkingCopy(paths, source)
    try:
        private_folder(copy.path.parent)
        if copy.is_of_shipped_bank:
            private_folder(copy.bank.parent)
        if not copy.source.is_file():
            raise BankError(_("{path} is not a file.").format(path=copy.source))
        if copy.bank.exists() and not os.access(copy.bank, os.W_OK):
            raise BankError(_("{path} is read-only.").format(path=copy.bank))
        if not os.access(copy.bank.parent, os.W_OK):
            raise BankError(_("You may not write into {path}.").format(path=copy.bank.parent))
        with FileLock(_lock_path(copy.path), _PATIENCE):
            yield copy
    except FileLocked as error:
        raise BankError(
            _("This bank is being edited in another window. Finish there first.")
        ) from error
    except OSError as error:
        sentence = _("{path} cannot be used: {reason}.").format(
            path=error.filename or copy.path, reason=reason_of(error)
        )
        with suppress(OSError):  # the copy may be out of reach as well
            if copy.has_changes_of_earlier_edit:
                sentence += " " + _("What you typed stays in {path}.").format(path=copy.path)
        raise BankError(sentence) from error


def bank_to_replace(paths: Paths, source: Path) -> Path:
    """The file that an edit of a bank replaces.

    It is the file that a link leads to. For a bank that came with the program, it is a file of the
    same name among the user's own banks.
    """
    target = source.resolve()
    if target.parent == shipped_banks().resolve():
        return paths.banks.resolve() / target.name
    return target


def copy_path(paths: Paths, source: Path) -> Path:
    """The path of a bank's working copy. Banks in different folders have different ones."""
    bank = bank_to_replace(paths, source)
    name = bank.name
    if bank.parent != paths.banks.resolve():
        name = f"{bank.stem}-{sha256(os.fsencode(bank)).hexdigest()[:8]}{bank.suffix}"
    return paths.editing / name


def is_copy(paths: Paths, file: Path) -> bool:
    """Whether a file is the working copy of a bank."""
    return file.parent == paths.editing


def file_to_show(paths: Paths, source: Path) -> Path:
    """The file that holds a bank as it was saved last: its working copy while somebody edits it."""
    copy = copy_path(paths, source)
    if copy.exists() and is_locked(_lock_path(copy)):
        return copy
    bank = bank_to_replace(paths, source)
    return bank if bank.exists() else source


def _lock_path(copy: Path) -> Path:
    return copy.with_name(copy.name + ".lock")


def _read_if_present(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None

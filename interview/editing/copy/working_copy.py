"""A copy of a bank to type in; the bank itself is replaced only by a copy that loads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from interview.bank import Bank, parse
from interview.editing.copy.bank_lock import Held, hold, is_held
from interview.errors import BankError
from interview.files import private_folder, replace_file
from interview.i18n import _
from interview.paths import Paths
from interview.reader import Loaded
from interview.shipped_files import shipped_banks

_PATIENCE = 1.0
"""Seconds to wait for the lock: whoever looks if somebody edits holds it for a moment."""


class WorkingCopy:
    """A bank that is being edited. What is read and written may raise `OSError`."""

    def __init__(self, paths: Paths, source: Path) -> None:
        self.source = source
        """The bank that was asked for."""
        self.bank = bank_to_replace(paths, source)
        """The file that is replaced when the copy is kept."""
        self.path = copy_path(paths, source)
        """The copy."""
        self._base = _beside(self.path, ".base")

    @property
    def is_of_shipped(self) -> bool:
        """Whether the bank came with the program, so that keeping makes one of the user's own."""
        return self.bank != self.source.resolve()

    @property
    def is_left(self) -> bool:
        """Whether an earlier edit left the copy, with something typed in it."""
        return self.path.exists() and self.is_changed

    @property
    def is_changed(self) -> bool:
        """Whether something was typed since the copy was taken."""
        return _bytes(self.path) != _bytes(self._base)

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody changed the bank since the copy was taken."""
        return _bytes(self.bank) != (None if self.is_of_shipped else _bytes(self._base))

    def take(self) -> None:
        """Copy the bank, in the place of an earlier copy."""
        data = self.source.read_bytes()
        replace_file(self._base, data)
        replace_file(self.path, data)

    def set_aside(self, file: Path) -> Path:
        """Save what is in a file that is to be replaced, and return where."""
        name = f"{self.path.stem}-{datetime.now():%Y-%m-%d-%H%M%S-%f}{self.path.suffix}"
        aside = self.path.with_name(name)
        replace_file(aside, file.read_bytes())
        return aside

    def read(self) -> Loaded[Bank]:
        """The bank as it is typed, with its mistakes; they call it by the name of the bank."""
        return parse(_bytes(self.path) or b"", str(self.bank))

    def keep(self, loaded: Loaded[Bank]) -> None:
        """Put what was read in the place of the bank. Raises `BankError` if it doesn't load."""
        loaded.require()
        replace_file(self.bank, loaded.source.data)
        self.drop()

    def drop(self) -> None:
        """Take the copy away."""
        self.path.unlink(missing_ok=True)
        self._base.unlink(missing_ok=True)


@contextmanager
def working_copy(paths: Paths, source: Path) -> Iterator[WorkingCopy]:
    """A copy of the bank in `source`, that nobody else edits meanwhile.

    Raises `BankError` where it is being edited already, and where it could not be replaced.
    """
    copy = WorkingCopy(paths, source)
    try:
        private_folder(copy.path.parent)
        if copy.is_of_shipped:
            private_folder(copy.bank.parent)
        _refuse_what_cannot_be_replaced(copy)
        with hold(_lock_path(copy.path), _PATIENCE):
            yield copy
    except Held as error:
        raise BankError(
            _("This bank is being edited in another window. Finish there first.")
        ) from error
    except OSError as error:
        raise BankError(_trouble(copy, error)) from error


def bank_to_replace(paths: Paths, source: Path) -> Path:
    """The file an edit of a bank replaces: where its links lead, or one's own of a shipped bank."""
    real = source.resolve()
    if real.parent == shipped_banks().resolve():
        return paths.banks.resolve() / real.name
    return real


def copy_path(paths: Paths, source: Path) -> Path:
    """Where the working copy of a bank stands."""
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
    if copy.exists() and is_held(_lock_path(copy)):
        return copy
    bank = bank_to_replace(paths, source)
    return bank if bank.exists() else source


def _lock_path(copy: Path) -> Path:
    return _beside(copy, ".lock")


def _beside(copy: Path, ending: str) -> Path:
    return copy.with_name(copy.name + ending)


def _refuse_what_cannot_be_replaced(copy: WorkingCopy) -> None:
    if not copy.source.is_file():
        raise BankError(_("{path} is not a file.").format(path=copy.source))
    if copy.bank.exists() and not os.access(copy.bank, os.W_OK):
        raise BankError(_("{path} is read-only.").format(path=copy.bank))
    if not os.access(copy.bank.parent, os.W_OK):
        raise BankError(_("You may not write into {path}.").format(path=copy.bank.parent))


def _trouble(copy: WorkingCopy, error: OSError) -> str:
    words = _("{path} cannot be used: {reason}.").format(
        path=error.filename or copy.path, reason=error.strerror or error
    )
    with suppress(OSError):  # the copy may be out of reach as well
        if copy.is_left:
            words += " " + _("What you typed stays in {path}.").format(path=copy.path)
    return words


def _bytes(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None

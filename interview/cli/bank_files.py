"""Where a new file goes, and how it gets there: whole or not at all, over another only on wish."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

from interview.bank_library import bank_names
from interview.errors import BankError
from interview.files import create_file, private_folder, replace_file
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import slug

_LONGEST = 60
"""Characters of a file's name."""


def bank_file(paths: Paths, named: str) -> Path:
    """The file that is meant by a bare name, which is one of the user's banks, or by a path."""
    return paths.banks / f"{named}.yaml" if re.fullmatch(r"[\w-]+", named) else Path(named)


def free_bank_file(paths: Paths, title: str) -> Path:
    """A file among the user's banks that is called after a title, as no other bank is."""
    stem, taken = file_stem(title), bank_names(paths)
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return paths.banks / f"{next(name for name in names if name not in taken)}.yaml"


def file_stem(title: str) -> str:
    """A file's name, made from a title."""
    return slug(title)[:_LONGEST].strip("-") or "bank"


def short_name(paths: Paths, path: Path) -> str:
    """What to call a bank on the command line."""
    is_own = path.parent == paths.banks and path.suffix == ".yaml"
    return path.stem if is_own and re.fullmatch(r"[\w-]+", path.stem) else str(path)


def takes_a_name(paths: Paths, path: Path) -> bool:
    """Whether a bank has the name already that a file gives its own: it would be seen no more."""
    return path.parent == paths.banks and path.stem in bank_names(paths)


def refuse_place(paths: Paths, path: Path) -> None:
    """Raise `BankError` where no new file can be, before anybody is asked what to write."""
    if path.exists() or path.is_symlink():
        raise BankError(_("{path} is there already: choose another name.").format(path=path))
    if takes_a_name(paths, path):
        sentence = _("There is a bank “{name}” already: choose another name.")
        raise BankError(sentence.format(name=path.stem))
    if path.parent != paths.banks and not path.parent.is_dir():
        raise BankError(_("There is no folder {path}.").format(path=path.parent))
    standing = next(folder for folder in path.absolute().parents if folder.exists())
    if not (standing.is_dir() and os.access(standing, os.W_OK)):
        raise BankError(_("Nothing can be written in {path}.").format(path=standing))


def save_bank(paths: Paths, path: Path, text: str, *, over: bool = False) -> None:
    """Write a bank's file. Among the user's banks, nobody else can read it.

    `over` replaces a file that is there. Raises `BankError`.
    """
    is_own = path.parent == paths.banks
    try:
        if is_own:
            private_folder(paths.banks)
    except OSError as error:
        raise _unwritable(path, error) from error
    save_file(path, text.encode(), over=over, mode=0o600 if is_own else 0o666)


def save_file(path: Path, data: bytes, *, over: bool, mode: int = 0o666) -> None:
    """Write a file, of which there is all or nothing. Raises `BankError`."""
    try:
        if over and path.exists():
            replace_file(path, data)
        else:
            create_file(path, data, mode)
    except FileExistsError as error:
        message = _("{path} is there already: choose another name, or add --force.")
        raise BankError(message.format(path=path)) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> BankError:
    reason = error.strerror or error
    return BankError(_("{path} cannot be written: {reason}.").format(path=path, reason=reason))

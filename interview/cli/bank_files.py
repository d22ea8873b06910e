"""Where a new bank's file goes, and how it gets there: whole or not at all, never over another."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

from interview.errors import BankError
from interview.i18n import _
from interview.plain import slug
from interview.settings import Places, bank_names

_LONGEST = 60
"""Characters of a file's name."""


def bank_file(places: Places, named: str) -> Path:
    """The file that is meant by a bare name, which is one of the user's banks, or by a path."""
    return places.banks / f"{named}.yaml" if re.fullmatch(r"[\w-]+", named) else Path(named)


def free_bank_file(places: Places, title: str) -> Path:
    """A file among the user's banks that is called after a title, as no other bank is."""
    stem = slug(title)[:_LONGEST].strip("-") or "bank"
    taken = bank_names(places)
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return places.banks / f"{next(name for name in names if name not in taken)}.yaml"


def short_name(places: Places, path: Path) -> str:
    """What to call a bank on the command line."""
    is_own = path.parent == places.banks and path.suffix == ".yaml"
    return path.stem if is_own and re.fullmatch(r"[\w-]+", path.stem) else str(path)


def refuse_place(places: Places, path: Path) -> None:
    """Raise `BankError` where no new file can be: one is there, or the folder is missing."""
    if path.exists() or path.is_symlink():
        raise BankError(_("{path} is there already: choose another name.").format(path=path))
    if path.parent != places.banks and not path.parent.is_dir():
        raise BankError(_("There is no folder {path}.").format(path=path.parent))


def save_bank(places: Places, path: Path, text: str, *, over: bool = False) -> None:
    """Write a bank's file, of which there is all or nothing. `over` replaces one that is there.

    Among the user's banks, nobody else can read it. Raises `BankError`.
    """
    is_own = path.parent == places.banks
    try:
        for folder in (places.home, places.banks) if is_own else ():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = 0o600 if is_own else 0o666
        if over:
            beside = path.with_name(f".{path.name}.{os.getpid()}")
            _fill(beside, text, mode)
            beside.replace(path)
        else:
            _fill(path, text, mode)
    except OSError as error:
        reason = error.strerror or error
        raise BankError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason)
        ) from error


def _fill(path: Path, text: str, mode: int) -> None:
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    try:
        with os.fdopen(file, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise

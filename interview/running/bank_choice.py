"""The question banks to choose from."""

from __future__ import annotations

from pathlib import Path

from interview.bank import Bank
from interview.bank_cache import read_bank
from interview.bank_library import bank_names, bank_path
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import current
from interview.paths import Paths
from interview.plain_text import one_line


@frozen
class BankChoice:
    """A bank that can be used, with the languages it speaks."""

    path: Path
    title: str
    languages: tuple[str, ...]


def usable_banks(paths: Paths) -> list[BankChoice]:
    """Every bank that loads; those with errors are left to `bank check`."""
    found = []
    for name in bank_names(paths):
        path = bank_path(paths, name)
        bank = bank_or_none(paths, path)
        if bank is not None:
            found.append(BankChoice(path, one_line(bank.title.to(current())), bank.languages))
    return found


def bank_or_none(paths: Paths, path: Path) -> Bank | None:
    """The bank in a file; `None` where it does not load."""
    try:
        return read_bank(paths.cache, path)[0]
    except BankError:
        return None

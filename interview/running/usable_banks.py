"""The question banks to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def usable_banks(paths: Paths, used: Mapping[str, int]) -> list[BankChoice]:
    """Every bank that loads, the one used most first; those with errors are left to `bank check`.

    `used` says of how many interviews a bank is, by its name.
    """
    found = []
    for name in most_used_first(bank_names(paths), used):
        path = bank_path(paths, name)
        bank = bank_or_none(paths, path)
        if bank is not None:
            found.append(BankChoice(path, one_line(bank.title.to(current())), bank.languages))
    return found


def most_used_first(names: Iterable[str], used: Mapping[str, int]) -> list[str]:
    """Names of banks in the order of use; otherwise as they came."""
    return sorted(names, key=lambda name: -used.get(name, 0))


def bank_or_none(paths: Paths, path: Path) -> Bank | None:
    """The bank in a file; `None` where it does not load."""
    try:
        return read_bank(paths.cache, path)[0]
    except BankError:
        return None

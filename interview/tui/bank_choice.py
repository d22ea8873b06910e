"""The question banks to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.content import Content

from interview.bank import Bank
from interview.bank_cache import read_bank
from interview.bank_library import bank_names, bank_path
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _, current, ngettext
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
    for name in _most_used_first(paths, used):
        path = bank_path(paths, name)
        bank = _load_or_none(paths, path)
        if bank is not None:
            found.append(BankChoice(path, one_line(bank.title.to(current())), bank.languages))
    return found


def bank_lines(paths: Paths, used: Mapping[str, int]) -> list[tuple[str, Content]]:
    """Every bank, the one used most first: its name, and a line on it; those with errors say so.

    `used` says of how many interviews a bank is, by its name.
    """
    names = _most_used_first(paths, used)
    width = max(map(len, names), default=0)
    lines = []
    for name in names:
        bank = _load_or_none(paths, bank_path(paths, name))
        if bank is None:
            about = Content.styled("▲ " + _("does not load"), "$alarm")
        else:
            about = Content.styled(one_line(bank.title.to(current())), "$faint")
        if number := used.get(name):
            words = ngettext("{number} interview", "{number} interviews", number)
            about += Content.styled(" · " + words.format(number=number), "$quiet")
        lines.append((name, Content(f"{name:{width}}  ") + about))
    return lines


def _most_used_first(paths: Paths, used: Mapping[str, int]) -> list[str]:
    return sorted(bank_names(paths), key=lambda name: -used.get(name, 0))


def _load_or_none(paths: Paths, path: Path) -> Bank | None:
    try:
        return read_bank(paths.cache, path)[0]
    except BankError:
        return None

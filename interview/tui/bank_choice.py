"""The question banks at hand, as they are chosen from."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from interview.bank import Bank
from interview.bank_cache import read_bank
from interview.bank_library import bank_names, bank_path
from interview.errors import BankError
from interview.i18n import _, current
from interview.paths import Paths
from interview.plain_text import one_line
from interview.tui.new_interview_form import BankChoice


def bank_choices(paths: Paths) -> list[BankChoice]:
    """Every bank that loads; those with errors are left to `bank check`."""
    files = (bank_path(paths, name) for name in bank_names(paths))
    return [
        BankChoice(path, one_line(bank.title.to(current())), bank.languages)
        for path in files
        if (bank := _bank(paths, path)) is not None
    ]


def bank_lines(paths: Paths) -> list[tuple[str, Content]]:
    """Every bank: its name, and a line on it; those with errors say so."""
    names = bank_names(paths)
    width = max(map(len, names), default=0)
    return [(name, _line(name, width, paths)) for name in names]


def _line(name: str, width: int, paths: Paths) -> Content:
    bank = _bank(paths, bank_path(paths, name))
    if bank is None:
        about = Content.styled("▲ " + _("does not load"), "$alarm")
    else:
        about = Content.styled(one_line(bank.title.to(current())), "$faint")
    return Content(f"{name:{width}}  ") + about


def _bank(paths: Paths, path: Path) -> Bank | None:
    """The bank in a file; none if it does not load."""
    try:
        return read_bank(paths.cache, path)[0]
    except BankError:
        return None

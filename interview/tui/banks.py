"""The question banks at hand, as they are chosen from."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from interview.bank import Bank
from interview.cache import read_bank
from interview.errors import BankError
from interview.i18n import _, current
from interview.plain import one_line
from interview.settings import Places, bank_names, bank_path
from interview.tui.details import BankChoice


def bank_choices(places: Places) -> list[BankChoice]:
    """Every bank that loads; those with errors are left to `bank check`."""
    paths = (bank_path(places, name) for name in bank_names(places))
    return [
        BankChoice(path, one_line(bank.title.to(current())), bank.languages)
        for path in paths
        if (bank := _bank(places, path)) is not None
    ]


def bank_lines(places: Places) -> list[tuple[str, Content]]:
    """Every bank: its name, and a line on it; those with errors say so."""
    names = bank_names(places)
    width = max(map(len, names), default=0)
    return [(name, _line(name, width, places)) for name in names]


def _line(name: str, width: int, places: Places) -> Content:
    bank = _bank(places, bank_path(places, name))
    if bank is None:
        about = Content.styled("▲ " + _("does not load"), "$alarm")
    else:
        about = Content.styled(one_line(bank.title.to(current())), "$faint")
    return Content(f"{name:{width}}  ") + about


def _bank(places: Places, path: Path) -> Bank | None:
    """The bank in a file; none if it does not load."""
    try:
        return read_bank(places.cache, path)[0]
    except BankError:
        return None

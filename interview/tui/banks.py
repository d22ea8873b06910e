"""The question banks at hand, as they are chosen from."""

from __future__ import annotations

from textual.content import Content

from interview.bank import load
from interview.i18n import _, current
from interview.plain import one_line
from interview.settings import Places, bank_names, bank_path
from interview.tui.details import BankChoice


def bank_choices(places: Places) -> list[BankChoice]:
    """Every bank that loads; those with errors are left to `bank check`."""
    choices = []
    for name in bank_names(places):
        path = bank_path(places, name)
        bank = load(path).record
        if bank is not None:
            title = one_line(bank.title.to(current()))
            choices.append(BankChoice(path, title, bank.languages))
    return choices


def bank_lines(places: Places) -> list[tuple[str, Content]]:
    """Every bank: its name, and a line on it; those with errors say so."""
    names = bank_names(places)
    width = max(map(len, names), default=0)
    return [(name, _line(name, width, places)) for name in names]


def _line(name: str, width: int, places: Places) -> Content:
    bank = load(bank_path(places, name)).record
    if bank is None:
        about = Content.styled("▲ " + _("does not load"), "$alarm")
    else:
        about = Content.styled(one_line(bank.title.to(current())), "$faint")
    return Content(f"{name:{width}}  ") + about

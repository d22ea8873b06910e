"""The question banks a new interview can use."""

from __future__ import annotations

from contextlib import suppress

from interview.cache import read_bank
from interview.errors import BankError
from interview.i18n import current
from interview.plain import one_line
from interview.settings import Places, bank_names, bank_path
from interview.tui.details import BankChoice


def bank_choices(places: Places) -> list[BankChoice]:
    """Every bank that loads; those with errors are left to `bank check`."""
    choices = []
    for name in bank_names(places):
        path = bank_path(places, name)
        with suppress(BankError):
            bank, _data = read_bank(places.cache, path)
            title = one_line(bank.title.to(current()))
            choices.append(BankChoice(path, title, bank.languages))
    return choices

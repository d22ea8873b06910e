"""The language that a command shows a bank in."""

from __future__ import annotations

from interview.bank import Bank
from interview.errors import NotFound
from interview.i18n import _, current
from interview.plain_text import one_line


def choose_language(bank: Bank, asked: str) -> str:
    """The language asked for, else the program's where the bank has it, else the bank's own.

    Raises `NotFound` for a language that was asked for and that the bank does not have.
    """
    if asked and asked not in bank.languages:
        raise NotFound(
            _("The bank “{bank}” is not in “{language}”. There are: {languages}.").format(
                bank=one_line(bank.title.to(current())),
                language=one_line(asked),
                languages=", ".join(bank.languages),
            )
        )
    return bank.language_for(asked, current())

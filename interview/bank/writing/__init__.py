"""Writes a bank as the YAML file a person would: in order, folded, with explaining comments."""

from __future__ import annotations

from interview.bank.model import Bank
from interview.bank.writing.comments import opening
from interview.bank.writing.layout import comment, lay_out
from interview.bank.writing.outline import outline

__all__ = ["write"]


def write(bank: Bank, name: str) -> str:
    """The text of a bank's file, which reads back as an equal bank.

    `name` is what `interview bank check` is to be given. The comments are in the language in use.
    The bank must be one that could have been read: texts without white space around them, and in
    each language whole lists or none.
    """
    return "\n".join([*comment(opening(bank, name)), "", lay_out(outline(bank))])

"""The rubric of the bank in hand, kept for the next report of the same bank."""

from __future__ import annotations

from threading import local

from interview.bank import Bank
from interview.rubric import BankRubric, compile_rubric


class _Kept(local):
    """One rubric a thread: it remembers what it hears and is not shared."""

    bank: Bank | None = None
    rubric: BankRubric | None = None


_kept = _Kept()


def rubric_of(bank: Bank) -> BankRubric:
    """The bank's rubric. To make its questions ready takes longer than a hundred reports."""
    if _kept.rubric is None or bank != _kept.bank:
        _kept.bank, _kept.rubric = bank, compile_rubric(bank)
    return _kept.rubric

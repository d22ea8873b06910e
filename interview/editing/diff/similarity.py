"""How alike two things of a bank are that may be the same one, changed; 100 is the same."""

from __future__ import annotations

from interview.bank import Column, Example, Section, Signal, Text

Item = Text | Signal | Column | Example
"""What the lists of a question hold."""

_SAME_CONDITION = 80.0
_SAME_NAME = 101.0


def of_items(before: Item, after: Item) -> float:
    """Two items of the same list, by their words; signals also by their name and condition."""
    if isinstance(before, Signal) and isinstance(after, Signal):
        return _of_signals(before, after)
    return _of_words(words(before), words(after))


def of_sections(before: Section, after: Section) -> float:
    """Two sections, by their title, else by the questions they have in common."""
    if before.title == after.title:
        return 100.0
    old = {question.id for question in before.questions}
    new = {question.id for question in after.questions}
    return 100.0 * len(old & new) / max(len(old), len(new))


def words(item: Item) -> str:
    """What an item says, in the bank's main language."""
    match item:
        case Text():
            return item.main
        case Signal():
            return item.because.main
        case Column():
            return item.name.main
        case Example():
            return item.note


def _of_signals(before: Signal, after: Signal) -> float:
    if before.id and before.id == after.id:
        return _SAME_NAME
    same = before.when is not None and before.when == after.when
    return max(_of_words(words(before), words(after)), _SAME_CONDITION if same else 0.0)


def _of_words(before: str, after: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(before, after)

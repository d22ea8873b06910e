"""Which items of two lists are the same one, when the items of a list have no name of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from interview.bank import Column, Example, Section, Signal, Text
from interview.frozen import frozen

T = TypeVar("T")

Similarity = Callable[[T, T], float]
"""How similar two items are, from 0 to 100; 100 is the same, and more wins over any other."""

_SAME_ITEM = 60.0
"""From this similarity on, an item counts as changed, and not as removed and another one added."""
_SAME_CONDITION = 80.0
_SAME_ID = 101.0


@frozen
class Pair(Generic[T]):
    """An item of both lists, with its position in each (from 0), or of one list only."""

    before: T | None
    after: T | None
    was: int = -1
    now: int = -1
    moved: bool = False
    """Whether it stands in another order among the items of both lists."""


def pair_items(
    before: Sequence[T], after: Sequence[T], similarity: Similarity[T]
) -> Iterator[Pair[T]]:
    """The items of the later list in order, each with its former self; then what was removed.

    The most similar items are paired first; of equally similar ones, those that moved least.
    """
    candidates = sorted(
        (-score, abs(was - now), was, now)
        for was, old in enumerate(before)
        for now, new in enumerate(after)
        if (score := similarity(old, new)) >= _SAME_ITEM
    )
    partners: dict[int, int] = {}
    for _score, _distance, was, now in candidates:
        if now not in partners and was not in partners.values():
            partners[now] = was
    stayed = longest_rising([partners[now] for now in sorted(partners)])
    for now, item in enumerate(after):
        if now in partners:
            was = partners[now]
            yield Pair(before[was], item, was, now, moved=was not in stayed)
        else:
            yield Pair(None, item, now=now)
    for was, item in enumerate(before):
        if was not in partners.values():
            yield Pair(item, None, was)


def longest_rising(places: Sequence[int]) -> frozenset[int]:
    """The longest series of places in rising order: the items that did not move.

    >>> sorted(longest_rising([2, 0, 1, 3]))
    [0, 1, 3]
    """
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    series = []
    last = ends[-1] if ends else None
    while last is not None:
        series.append(last)
        last = before[last]
    return frozenset(series)


ListItem = Text | Signal | Column | Example
"""What the lists of a question hold."""


def item_similarity(before: ListItem, after: ListItem) -> float:
    """The similarity of two items by their words; of signals, also by their id and condition."""
    from rapidfuzz import fuzz

    score = fuzz.ratio(item_words(before), item_words(after))
    if isinstance(before, Signal) and isinstance(after, Signal):
        if before.id and before.id == after.id:
            return _SAME_ID
        if before.when is not None and before.when == after.when:
            return max(score, _SAME_CONDITION)
    return score


def section_similarity(before: Section, after: Section) -> float:
    """The similarity of two sections: 100 for the same title, else by the questions they share."""
    if before.title == after.title:
        return 100.0
    old = {question.id for question in before.questions}
    new = {question.id for question in after.questions}
    return 100.0 * len(old & new) / max(len(old), len(new))


def item_words(item: ListItem) -> str:
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

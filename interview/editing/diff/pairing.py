"""Which items of two lists are the same, when the items of a list have no name of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from interview.frozen import frozen

T = TypeVar("T")

Likeness = Callable[[T, T], float]
"""How alike two items are, from 0 to 100; 100 is the same."""

_ALIKE = 60.0
"""From this likeness on, an item was changed, and not taken away and replaced."""


@frozen
class Pair(Generic[T]):
    """An item of both lists, with its place in each (from 0); of one list, where it has no twin."""

    before: T | None
    after: T | None
    was: int = -1
    now: int = -1
    moved: bool = False
    """Whether its order among those that stayed is another."""


def pairs(before: Sequence[T], after: Sequence[T], likeness: Likeness[T]) -> Iterator[Pair[T]]:
    """The items of the later list in order, each with its twin; then what was taken away."""
    twins = _twins(before, after, likeness)
    stayed = in_order([twins[now] for now in sorted(twins)])
    for now, item in enumerate(after):
        was = twins.get(now)
        if was is None:
            yield Pair(None, item, now=now)
        else:
            yield Pair(before[was], item, was, now, moved=was not in stayed)
    for was, item in enumerate(before):
        if was not in twins.values():
            yield Pair(item, None, was)


def _twins(before: Sequence[T], after: Sequence[T], likeness: Likeness[T]) -> dict[int, int]:
    """From places in the later list to places in the earlier, the most alike first."""
    alike = (
        (likeness(old, new), was, now)
        for was, old in enumerate(before)
        for now, new in enumerate(after)
    )
    ranked = sorted((-how, abs(was - now), was, now) for how, was, now in alike if how >= _ALIKE)
    twins: dict[int, int] = {}
    taken: set[int] = set()
    for _how, _apart, was, now in ranked:
        if now not in twins and was not in taken:
            twins[now] = was
            taken.add(was)
    return twins


def in_order(places: Sequence[int]) -> frozenset[int]:
    """The most of the places that stand in rising order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    kept = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return frozenset(kept)

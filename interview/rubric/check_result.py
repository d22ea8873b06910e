"""What a condition says of an answer: whether it holds, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview.rubric.matching import Hearing
from interview.rubric.polarity import HEDGED

PLENTY = 2
"""Points of support from which on something is well supported."""


class Verdict(NamedTuple):
    """Whether a condition holds for an answer."""

    holds: bool
    evidence: tuple[Hearing, ...] = ()
    spoken: bool = False
    """Whether something said or recorded speaks for it, not only what was not said."""
    support: int = 0
    """A point for a plain word, two for a phrase, a count or a record; none for doubtful words."""

    @property
    def is_doubted(self) -> bool:
        """Whether all that speaks for it was said with a doubt: too little for a red flag."""
        return bool(self.evidence) and all(it.polarity == HEDGED for it in self.evidence)


BELONGING = 200
"""Characters between two things said, at most, for them to belong together beyond doubt."""

NO = Verdict(False)
RECORDED = Verdict(True, (), True, PLENTY)


def support_of(evidence: Iterable[Hearing]) -> int:
    """Points of support: one for a word, two for a phrase, each counted once; none for doubt."""
    sure = {
        hearing.phrase: min(PLENTY, hearing.words)
        for hearing in evidence
        if hearing.polarity != HEDGED and not hearing.repaired
    }
    return sum(sure.values())


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict of several that all hold; poorly supported where what they heard lies apart."""
    support = sum(verdict.support for verdict in verdicts)
    return Verdict(
        True,
        tuple(hearing for verdict in verdicts for hearing in verdict.evidence),
        any(verdict.spoken for verdict in verdicts),
        support if _belong(verdicts) else min(support, PLENTY - 1),
    )


def _belong(verdicts: Sequence[Verdict]) -> bool:
    """Whether each verdict heard something near one and the same stretch of the notes.

    In a long answer the pieces of a combination may come from stories that have nothing to do with
    one another.
    """
    heard = [
        [hearing for hearing in verdict.evidence if hearing.place is None] for verdict in verdicts
    ]
    groups = sorted(filter(None, heard), key=len)
    return not groups or any(
        all(any(_is_near(anchor, other) for other in group) for group in groups[1:])
        for anchor in groups[0]
    )


def _is_near(one: Hearing, other: Hearing) -> bool:
    return one.start - other.end <= BELONGING and other.start - one.end <= BELONGING


def within(number: float, at_least: float | None, at_most: float | None) -> bool:
    """Whether a number keeps its bounds."""
    return (at_least is None or number >= at_least) and (at_most is None or number <= at_most)


def counts(number: int, at_least: int | None, at_most: int | None) -> bool:
    """Whether a count keeps its bounds; without any bound, one is enough."""
    return (
        number >= 1 if at_least is None and at_most is None else within(number, at_least, at_most)
    )

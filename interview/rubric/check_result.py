"""What a condition makes of an answer: whether it holds, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview.rubric.matching import PhraseMatch
from interview.rubric.polarity import HEDGED

CLEAR_SUPPORT = 2
"""Points of support from which on a condition clearly holds."""
NEARBY = 200
"""Characters between two phrases, at most, for them to belong together beyond doubt."""


class CheckResult(NamedTuple):
    """Whether a condition holds for an answer."""

    holds: bool
    evidence: tuple[PhraseMatch, ...] = ()
    """The phrases that speak for it, in the notes and in the table."""
    has_support: bool = False
    """Whether something said or recorded speaks for it, not only what was not said."""
    support: int = 0
    """A point for a plain word, two for a phrase, a count or a record; none for doubtful words."""

    @property
    def is_doubted(self) -> bool:
        """Whether all that speaks for it was said with a doubt: too little for a red flag."""
        return bool(self.evidence) and all(match.polarity == HEDGED for match in self.evidence)


FAILS = CheckResult(False)
RECORDED = CheckResult(True, (), True, CLEAR_SUPPORT)
"""It holds by what was picked or counted."""


def support_of(evidence: Iterable[PhraseMatch]) -> int:
    """Points of support: one for a word, two for a phrase, each counted once.

    Nothing for what was said with a doubt, or is mistyped.
    """
    sure = {
        match.phrase: min(CLEAR_SUPPORT, match.words)
        for match in evidence
        if match.polarity != HEDGED and not match.corrected
    }
    return sum(sure.values())


def all_hold(results: Sequence[CheckResult]) -> CheckResult:
    """The result of several conditions that all hold.

    It is never clear where what they found lies apart: in a long answer, the pieces of a
    combination may come from stories that have nothing to do with one another.
    """
    support = sum(result.support for result in results)
    return CheckResult(
        True,
        tuple(match for result in results for match in result.evidence),
        any(result.has_support for result in results),
        support if _are_together(results) else min(support, CLEAR_SUPPORT - 1),
    )


def _are_together(results: Sequence[CheckResult]) -> bool:
    """Whether each result has evidence near one and the same place of the notes."""
    in_notes = [[match for match in result.evidence if match.cell is None] for result in results]
    groups = sorted(filter(None, in_notes), key=len)
    if not groups:
        return True
    for one in groups[0]:
        start, end = one.start - NEARBY, one.end + NEARBY
        if all(any(start <= it.end and it.start <= end for it in group) for group in groups[1:]):
            return True
    return False


def is_within(number: float, at_least: float | None, at_most: float | None) -> bool:
    """Whether a number keeps its bounds, both included; `None` is no bound."""
    return (at_least is None or number >= at_least) and (at_most is None or number <= at_most)


def is_enough(count: int, at_least: int | None, at_most: int | None) -> bool:
    """Whether a count keeps its bounds; without any bound, one is enough."""
    if at_least is None and at_most is None:
        return count >= 1
    return is_within(count, at_least, at_most)

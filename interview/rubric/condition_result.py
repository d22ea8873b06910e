"""What a condition makes of an answer: whether it holds, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview.rubric.confidence import CLEAR_SUPPORT, are_together
from interview.rubric.find_phrases import PhraseMatch
from interview.rubric.polarity import is_doubted


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
        return is_doubted([match.polarity for match in self.evidence])


FAILS = CheckResult(False)
RECORDED = CheckResult(True, (), True, CLEAR_SUPPORT)
"""It holds by what was picked or counted."""


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
        support
        if are_together([result.evidence for result in results])
        else min(support, CLEAR_SUPPORT - 1),
    )


def is_within(number: float, at_least: float | None, at_most: float | None) -> bool:
    """Whether a number keeps its bounds, both included; `None` is no bound."""
    return (at_least is None or number >= at_least) and (at_most is None or number <= at_most)


def is_enough(count: int, at_least: int | None, at_most: int | None) -> bool:
    """Whether a count keeps its bounds; without any bound, one is enough."""
    if at_least is None and at_most is None:
        return count >= 1
    return is_within(count, at_least, at_most)

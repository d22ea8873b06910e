"""How sure it is that a signal was heard: clear, or only possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.rubric.find_phrases import PhraseMatch
from interview.rubric.polarity import HEDGED
from interview.rubric.suggestion_model import Confidence

CLEAR_SUPPORT = 2
"""Points of support from which on a condition clearly holds."""
NEARBY = 200
"""Characters between two phrases, at most, for them to belong together beyond doubt."""


def confidence(support: int, *, is_ticked: bool) -> Confidence:
    """Clear from two points of support on, or where the interviewer ticked the signal."""
    return Confidence.CLEAR if is_ticked or support >= CLEAR_SUPPORT else Confidence.POSSIBLE


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


def are_together(evidence: Sequence[Sequence[PhraseMatch]]) -> bool:
    """Whether the evidence of each condition stands near one and the same place of the notes."""
    in_notes = [[match for match in matches if match.cell is None] for matches in evidence]
    groups = sorted(filter(None, in_notes), key=len)
    if not groups:
        return True
    for one in groups[0]:
        start, end = one.start - NEARBY, one.end + NEARBY
        if all(any(start <= it.end and it.start <= end for it in group) for group in groups[1:]):
            return True
    return False

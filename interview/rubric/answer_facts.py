"""What conditions look at: an answer, with the phrases found in it and what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from interview.frozen import frozen
from interview.rubric.find_phrases import CellPosition, PhraseMatch, PhraseMatcher
from interview.rubric.suggestion_model import AnswerValue


@frozen
class AnswerFacts:
    """One answer with the phrases of its question found in it."""

    notes: str
    value: AnswerValue
    today: date
    """The day from which dates and spans of time in a table are seen."""
    matches: Mapping[int, Sequence[PhraseMatch]]
    """By the number of the phrase; in the notes and in the cells of the table."""

    @property
    def number(self) -> float | None:
        """The number recorded; `None` if the answer is none."""
        return float(self.value) if isinstance(self.value, int | float) else None

    @property
    def picked(self) -> frozenset[str]:
        """The options picked, as they are called in the bank's main language."""
        if isinstance(self.value, str):
            return frozenset({self.value} if self.value else ())
        items = self.value if isinstance(self.value, tuple) else ()
        return frozenset(item for item in items if isinstance(item, str))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table, each with one text a column; none if the answer is no table."""
        items = self.value if isinstance(self.value, tuple) else ()
        return tuple(item for item in items if isinstance(item, tuple))

    def matches_of(self, phrases: frozenset[int]) -> list[PhraseMatch]:
        """Wherever one of these phrases was found."""
        found = phrases.intersection(self.matches)
        return [match for phrase in found for match in self.matches[phrase]]


def gather_facts(
    matcher: PhraseMatcher, notes: str, value: AnswerValue, today: date
) -> AnswerFacts:
    """The answer with every phrase that `matcher` finds in its notes and in its table."""
    matches: dict[int, list[PhraseMatch]] = {}
    facts = AnswerFacts(notes, value, today, matches)
    texts: list[tuple[CellPosition | None, str]] = [(None, notes)]
    for row, cells in enumerate(facts.rows):
        texts += [((row, column), cell) for column, cell in enumerate(cells)]
    for position, text in texts:
        for match in matcher.find(text, position):
            matches.setdefault(match.phrase, []).append(match)
    return facts

"""Candidates side by side: which figure stands where, and which is the best of its row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from interview.bank import Bank
from interview.frozen import frozen
from interview.scoring import TOLERANCE, Scorecard
from interview.session import InterviewState

Figure = float | None
"""What one candidate has in a row; `None` where nothing was rated."""


class RowKind(StrEnum):
    """What a row of a comparison compares."""

    SCORE = "score"
    COVERAGE = "coverage"
    RED_FLAGS = "red_flags"
    COMPETENCY = "competency"
    QUESTION = "question"


@frozen
class FigureRow:
    """One figure of every candidate."""

    kind: RowKind
    id: str
    """The id of the competency or of the question; empty for the other rows."""
    figures: tuple[Figure, ...]
    """In the order of the candidates."""

    @property
    def key(self) -> str:
        """What names the row among all others: its id, or what kind it is."""
        return self.id or str(self.kind)

    @property
    def best(self) -> frozenset[int]:
        """The places of the candidates that are the best in this row.

        There are none where fewer than two have a figure or all have the same: nobody is better.
        """
        values = [self._value(figure) for figure in self.figures]
        known = [value for value in values if value is not None]
        if len(known) < 2 or max(known) - min(known) <= TOLERANCE:
            return frozenset()
        top = max(known) - TOLERANCE
        return frozenset(
            at for at, value in enumerate(values) if value is not None and value >= top
        )

    def order(self) -> list[int]:
        """The places of the candidates, the best first; those without a figure come last."""
        values = [self._value(figure) for figure in self.figures]
        return sorted(
            range(len(values)),
            key=lambda at: (values[at] is None, -round(values[at] or 0.0, 9)),
        )

    def _value(self, figure: Figure) -> Figure:
        """The more the better, but for red flags."""
        return figure if figure is None or self.kind is not RowKind.RED_FLAGS else -figure


def figure_rows(
    states: Sequence[InterviewState], cards: Sequence[Scorecard], bank: Bank
) -> tuple[FigureRow, ...]:
    """Every row: score, coverage, red flags, then each competency with its questions below it.

    `states` and `cards` are the candidates', in one order; `bank` is the one they have in common.
    """
    rows = [
        FigureRow(RowKind.SCORE, "", tuple(card.percent for card in cards)),
        FigureRow(RowKind.COVERAGE, "", tuple(card.coverage for card in cards)),
        FigureRow(RowKind.RED_FLAGS, "", tuple(float(len(card.red_flags)) for card in cards)),
    ]
    for place, competency in enumerate(bank.competencies):
        questions = [each for each in bank.questions if each.competency == competency]
        if not questions:
            continue
        means = tuple(card.competencies[place].mean for card in cards)
        rows.append(FigureRow(RowKind.COMPETENCY, competency, means))
        for question in questions:
            ratings = [state.answer(question.id).rating for state in states]
            levels = tuple(float(rating.level) if rating else None for rating in ratings)
            rows.append(FigureRow(RowKind.QUESTION, question.id, levels))
    return tuple(rows)

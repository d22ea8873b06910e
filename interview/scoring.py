"""From an interview's state and its bank to a scorecard: pure arithmetic, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from interview.bank import Bank, Question, Signal
from interview.frozen import frozen
from interview.session import InterviewState


class Recommendation(StrEnum):
    """What the bank's rule says of the score."""

    HIRE = "hire"
    DISCUSS = "discuss"
    DECLINE = "decline"
    NONE = "none"
    """Too little was rated to recommend anything."""


@frozen
class Finding:
    """A red flag that counts, and the question it was noted at."""

    question: str
    signal: Signal
    confirmed: bool
    """Whether the interviewer ticked it; a knock-out only decides when a person confirmed it."""


@frozen
class CompetencyScore:
    """What the ratings say of one competency."""

    competency: str
    weight: float
    mean: float | None
    """Weighted mean level, from 1 to the number of levels; `None` when nothing was rated."""
    rated: int
    questions: int
    coverage: float
    """Share of the competency's question weights that was rated, from 0 to 1."""


@frozen
class Scorecard:
    """Ratings added up, per competency and overall."""

    competencies: tuple[CompetencyScore, ...]
    mean: float | None
    """Weighted mean of the competencies' means, from 1 to the number of levels."""
    percent: float | None
    """Share of the points: `mean` over the number of levels, from 0 to 100."""
    coverage: float
    """Share of all weights that was rated, from 0 to 100."""
    red_flags: tuple[Finding, ...]
    recommendation: Recommendation


def score(state: InterviewState, bank: Bank) -> Scorecard:
    """The scorecard of an interview.

    A competency's mean is Σ weight·level / Σ weight over its rated questions; the overall mean is
    the same over the competencies that have one. What was not rated is left out, never counted
    as 0, and shows in the coverage.
    """
    competencies = tuple(_competency_score(state, bank, name) for name in bank.competencies)
    mean = _weighted_mean((c.mean, c.weight) for c in competencies)
    percent = None if mean is None else 100 * mean / len(bank.scale)
    coverage = 100 * (_weighted_mean((c.coverage, c.weight) for c in competencies) or 0.0)
    red_flags = tuple(_red_flags(state, bank))
    return Scorecard(
        competencies=competencies,
        mean=mean,
        percent=percent,
        coverage=coverage,
        red_flags=red_flags,
        recommendation=recommend(bank, percent, coverage, red_flags),
    )


def recommend(
    bank: Bank, percent: float | None, coverage: float, red_flags: tuple[Finding, ...]
) -> Recommendation:
    """What the bank's rule says.

    In this order: a confirmed knock-out declines; under the coverage threshold nothing is
    recommended; then the score decides, except that no red flag is hired without a discussion.
    """
    if any(finding.signal.is_knockout and finding.confirmed for finding in red_flags):
        return Recommendation.DECLINE
    if percent is None or _below(coverage, bank.decision.coverage):
        return Recommendation.NONE
    if _below(percent, bank.decision.discuss):
        return Recommendation.DECLINE
    if _below(percent, bank.decision.hire) or red_flags:
        return Recommendation.DISCUSS
    return Recommendation.HIRE


def _below(figure: float, threshold: float) -> bool:
    """Whether a percentage misses a threshold, whatever rounding did to its last digits."""
    return figure < threshold - 1e-9


def _competency_score(state: InterviewState, bank: Bank, competency: str) -> CompetencyScore:
    questions = [question for question in bank.questions if question.competency == competency]
    rated = [question for question in questions if state.answer(question.id).rating]
    total = sum(question.weight for question in questions)
    covered = sum(question.weight for question in rated)
    return CompetencyScore(
        competency=competency,
        weight=bank.competencies[competency].weight if questions else 0.0,
        mean=_weighted_mean((_level(state, question), question.weight) for question in rated),
        rated=len(rated),
        questions=len(questions),
        coverage=covered / total if total else 0.0,
    )


def _level(state: InterviewState, question: Question) -> float | None:
    rating = state.answer(question.id).rating
    return float(rating.level) if rating else None


def _weighted_mean(pairs: Iterable[tuple[float | None, float]]) -> float | None:
    known = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    total = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / total if total else None


def _red_flags(state: InterviewState, bank: Bank) -> Iterable[Finding]:
    for question in bank.questions:
        answer = state.answer(question.id)
        for signal in question.signals:
            if signal.is_red_flag and signal.id in answer.signals:
                yield Finding(question.id, signal, confirmed=signal.id in answer.ticked)

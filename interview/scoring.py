"""From an interview's state and its bank to a scorecard: pure arithmetic, nothing hidden.

The screen and the report show percentages, recommendations and thresholds through this module
alone, so that they can never contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from math import floor, fsum

from interview.bank import Bank, Signal
from interview.frozen import frozen
from interview.i18n import _, current
from interview.plain_text import one_line
from interview.session import InterviewState

TOLERANCE = 1e-9
"""Percentage points by which floating-point arithmetic may fall short of a figure it reaches."""


class Recommendation(StrEnum):
    """What the bank's rule makes of the score."""

    HIRE = "hire"
    DISCUSS = "discuss"
    DECLINE = "decline"
    NONE = "none"
    """Too little was rated to recommend anything."""


class DecisionKind(StrEnum):
    """What a person may decide on a candidate."""

    HIRE = "hire"
    ADVANCE = "advance"
    """On to the next step."""
    HOLD = "hold"
    """Not yet."""
    DECLINE = "decline"


@frozen
class Finding:
    """A red flag that counts, and the question it was noted at."""

    question: str
    """The question's id."""
    signal: Signal
    confirmed: bool
    """Whether the interviewer ticked it; a knock-out only decides when a person confirmed it."""


@frozen
class CompetencyScore:
    """What the ratings say of one competency."""

    competency: str
    """The competency's id."""
    weight: float
    """Its weight in the bank; 0 when no question measures it."""
    mean: float | None
    """Weighted mean level, from 1 to the number of levels; `None` when nothing was rated."""
    rated: int
    """How many of its questions were rated."""
    questions: int
    """How many questions measure it."""
    coverage: float
    """Share of the competency's question weights that was rated, from 0 to 1."""


@frozen
class Scorecard:
    """Ratings added up, per competency and overall."""

    competencies: tuple[CompetencyScore, ...]
    """In the order of the bank."""
    mean: float | None
    """Weighted mean of the competencies' means, from 1 to the number of levels."""
    percent: float | None
    """Share of the points: `mean` over the number of levels, from 0 to 100."""
    coverage: float
    """Share of all weights that was rated, from 0 to 100."""
    red_flags: tuple[Finding, ...]
    recommendation: Recommendation


def score(state: InterviewState, bank: Bank) -> Scorecard:
    """The scorecard of an interview."""
    ratings = {question.id: state.answer(question.id).rating for question in bank.questions}
    levels = {question: float(rating.level) for question, rating in ratings.items() if rating}
    return score_levels(levels, tuple(_red_flags(state, bank)), bank)


def score_levels(
    levels: Mapping[str, float], red_flags: tuple[Finding, ...], bank: Bank
) -> Scorecard:
    """The scorecard of these levels, by the question's id, and these red flags.

    A competency's mean is Σ weight·level / Σ weight over its rated questions; the overall mean is
    the same over the competencies that have one. What was not rated is left out, never counted
    as 0, and shows in the coverage.
    """
    competencies = tuple(_competency_score(levels, bank, name) for name in bank.competencies)
    mean = _weighted_mean((each.mean, each.weight) for each in competencies)
    percent = None if mean is None else 100 * mean / len(bank.scale)
    coverage = 100 * (_weighted_mean((each.coverage, each.weight) for each in competencies) or 0.0)
    return Scorecard(
        competencies=competencies,
        mean=mean,
        percent=percent,
        coverage=coverage,
        red_flags=red_flags,
        recommendation=recommend(bank, percent, coverage, red_flags),
    )


def competency_shares(bank: Bank) -> Mapping[str, float]:
    """Each competency's share of the points, from 0 to 100, when every question is rated.

    By the competencies' ids, in the order of the bank; what no question measures has none.
    """
    measured = {question.competency for question in bank.questions}
    weights = {
        name: competency.weight if name in measured else 0.0
        for name, competency in bank.competencies.items()
    }
    total = fsum(weights.values()) or 1.0
    return {name: 100 * weight / total for name, weight in weights.items()}


def recommend(
    bank: Bank, percent: float | None, coverage: float, red_flags: tuple[Finding, ...]
) -> Recommendation:
    """What the bank's rule says. `percent` and `coverage` go from 0 to 100.

    In this order: a confirmed knock-out declines; under the coverage threshold nothing is
    recommended; then the score decides, except that nobody with a red flag is hired without a
    discussion.
    """
    if any(finding.signal.is_knockout and finding.confirmed for finding in red_flags):
        return Recommendation.DECLINE
    if percent is None or not reaches(coverage, bank.decision.coverage):
        return Recommendation.NONE
    if not reaches(percent, bank.decision.discuss):
        return Recommendation.DECLINE
    if red_flags or not reaches(percent, bank.decision.hire):
        return Recommendation.DISCUSS
    return Recommendation.HIRE


def reaches(percent: float, threshold: float) -> bool:
    """Whether a percentage reaches a threshold, forgiving what floating-point arithmetic lost.

    Levels 1, 4 and 4 of 4, each of weight 0.1, make 74.99999999999999 %: that reaches 75.
    """
    return percent >= threshold - TOLERANCE


def percentage(percent: float, decimals: int = 0) -> str:
    """A percentage (0 to 100) as it is shown everywhere, in the language in use: `69%`, `69 %`.

    It is rounded down, so that a score of 69.7 is never shown as the 70 it misses. Of the decimals
    behind the point, zeros at the end are left out: with one, 36.36 is `36.3%` and 36 is `36%`.
    """
    from interview.languages import language_of

    spoken, scale = language_of(current()), 10**decimals
    whole, rest = divmod(floor((percent + TOLERANCE) * scale), scale)
    behind = f"{rest:0{decimals}}".rstrip("0") if decimals else ""
    return spoken.percent(f"{whole}{spoken.decimal_sign}{behind}" if behind else str(whole))


def question_shares(bank: Bank) -> Mapping[str, float]:
    """Each question's share of the points in percent, when every question is rated."""
    of_competency = competency_shares(bank)
    totals: dict[str, float] = {}
    for question in bank.questions:
        totals[question.competency] = totals.get(question.competency, 0.0) + question.weight
    return {
        question.id: of_competency.get(question.competency, 0.0)
        * question.weight
        / (totals[question.competency] or 1.0)
        for question in bank.questions
    }


def departs_from(recommended: str, decision: str) -> bool:
    """Whether a person's decision is another than the rule's, which recommended one.

    Where the rule says to discuss or recommends nothing, no decision departs from it.
    """
    match recommended:
        case Recommendation.HIRE:
            return decision not in (DecisionKind.HIRE, DecisionKind.ADVANCE)
        case Recommendation.DECLINE:
            return decision != DecisionKind.DECLINE
        case _:
            return False


def decision_word(decision: str) -> str:
    """A decision as a headline, in the language in use; one of a later version as it is."""
    match decision:
        case DecisionKind.HIRE:
            return _("Hire")
        case DecisionKind.ADVANCE:
            return _("Next step")
        case DecisionKind.HOLD:
            return _("On hold")
        case DecisionKind.DECLINE:
            return _("Decline")
        case _:
            return one_line(decision)


def level_figure(mean: float) -> str:
    """A mean level as it is shown everywhere, in the language in use: `2.96`, `2,96`.

    It is rounded down like a percentage. As whole percentages of so many levels are hundredths of
    a level, the two always agree: whoever divides the one shown gets the other.
    """
    from interview.languages import language_of

    whole, rest = divmod(floor((mean + TOLERANCE) * 100), 100)
    return f"{whole}{language_of(current()).decimal_sign}{rest:02}"


def recommendation_word(recommendation: str) -> str:
    """A recommendation as a headline, in the language in use; empty for none of these."""
    match recommendation:
        case Recommendation.HIRE:
            return _("Hire")
        case Recommendation.DISCUSS:
            return _("Discuss")
        case Recommendation.DECLINE:
            return _("Decline")
        case Recommendation.NONE:
            return _("No recommendation")
        case _:
            return ""


def _competency_score(levels: Mapping[str, float], bank: Bank, competency: str) -> CompetencyScore:
    total = covered = 0.0
    questions = 0
    rated: list[tuple[float, float]] = []
    for question in bank.questions:
        if question.competency != competency:
            continue
        questions += 1
        total += question.weight
        if question.id in levels:
            covered += question.weight
            rated.append((levels[question.id], question.weight))
    return CompetencyScore(
        competency=competency,
        weight=bank.competencies[competency].weight if questions else 0.0,
        mean=_weighted_mean(rated),
        rated=len(rated),
        questions=questions,
        coverage=covered / total if total else 0.0,
    )


def _weighted_mean(pairs: Iterable[tuple[float | None, float]]) -> float | None:
    """The mean of the values that there are, by weight; `None` if there is none.

    Added with `fsum`, because `sum` adds floats in another way from Python 3.12 on.
    """
    known = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    total = fsum(weight for _value, weight in known)
    return fsum(value * weight for value, weight in known) / total if total else None


def _red_flags(state: InterviewState, bank: Bank) -> Iterator[Finding]:
    for question in bank.questions:
        answer = state.answer(question.id)
        for signal in question.signals:
            if signal.is_red_flag and signal.id in answer.signals:
                yield Finding(question.id, signal, confirmed=signal.id in answer.ticked)

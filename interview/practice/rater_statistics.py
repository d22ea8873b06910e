"""What ratings of sample answers say of the rater: agreement, strictness, halo, drift.

All of it is arithmetic on pairs of a rating and the calibrated level. Where a figure rests on a
sample, its interval is the one that covers the true value in 95 of 100 samples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt
from random import Random
from typing import TypeVar

from interview.comparison.agreement import Agreement, agreement, krippendorff_alpha
from interview.frozen import frozen

T = TypeVar("T")
K = TypeVar("K")

FEWEST = 5
"""Ratings without which no interval is given."""
_HALVES = 2 * FEWEST
"""Ratings without which earlier and later ones are not compared."""
_OF_ONE = 3
"""Answers of one candidate without which nothing is said of how alike they were rated."""
_SHUFFLES = 1000
_RARE = 0.05
"""The share of chance results from which on a result is not put down to chance."""


@frozen
class PracticeRating:
    """How one sample answer was rated."""

    answer: str
    """The id of the sample answer."""
    level: int
    """The rater's."""
    calibrated: int
    candidate: str = ""
    """Whose answer it is; empty where that is not said."""

    @property
    def question(self) -> str:
        """The id of the question that was answered."""
        return self.answer.partition("/")[0]

    @property
    def apart(self) -> int:
        """How far the rating lies above the calibrated level; below, it is negative."""
        return self.level - self.calibrated


@frozen
class Mean:
    """A mean, in levels, with its interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves zero out, so that chance alone does not explain the value."""
        return self.low > 0 or self.high < 0


@frozen
class Halo:
    """Whether what one candidate said was rated more alike than it was.

    Each figure is how far two answers of the same candidate lie apart on average, in levels. What
    chance gives is found by exchanging the rater's levels among answers of the same calibrated
    level, which keeps harshness, and a liking for the middle, as they are.
    """

    rated: float
    calibrated: float
    by_chance: float
    share: float
    """The share of the exchanges, above 0 and up to 1, that are as alike as what was rated, or
    more; what was rated counts as one of them."""

    @property
    def is_clear(self) -> bool:
        """Whether chance seldom gives ratings as alike as these."""
        return self.share < _RARE


@frozen
class QuestionResult:
    """How the answers to one question were rated."""

    question: str
    answers: int
    same: int
    """How many were given the calibrated level."""
    apart: float
    """How far the ratings lie above the calibrated levels on average."""


@frozen
class Results:
    """What some ratings say of their rater."""

    agreement: Agreement
    """With the calibrated levels."""
    bias: Mean | None
    """How far above the calibrated levels the ratings lie; `None` with too few of them."""
    drift: Mean | None
    """How much higher the later half was rated than the earlier one, each measured from the
    calibrated levels; `None` with too few."""
    halo: Halo | None
    """`None` without two candidates who gave several answers."""
    questions: tuple[QuestionResult, ...]
    """By question, those with the least agreement first."""


def results_of(ratings: Sequence[PracticeRating]) -> Results:
    """What ratings say, in the order they were given. It is the same at every run."""
    apart = [float(rating.apart) for rating in ratings]
    return Results(
        agreement=agreement([(each.level, each.calibrated) for each in ratings]),
        bias=mean(apart),
        drift=_drift(apart),
        halo=_halo([each for each in ratings if each.candidate]),
        questions=tuple(_by_question(ratings)),
    )


def alpha_of(ratings: Iterable[PracticeRating]) -> float | None:
    """Krippendorff's alpha with the calibrated levels, without its interval, which takes longer."""
    return krippendorff_alpha((each.level, each.calibrated) for each in ratings)


def same_share(ratings: Sequence[PracticeRating]) -> float | None:
    """The share of ratings at the calibrated level, from 0 to 100; `None` for no rating."""
    if not ratings:
        return None
    return 100 * sum(each.apart == 0 for each in ratings) / len(ratings)


def bias_of(ratings: Iterable[PracticeRating]) -> Mean | None:
    """How far above the calibrated levels the ratings lie; `None` with too few of them."""
    return mean([float(each.apart) for each in ratings])


def mean(values: Sequence[float]) -> Mean | None:
    """The mean of some values with its interval, after Student; `None` for fewer than five."""
    if len(values) < FEWEST:
        return None
    middle = _average(values)
    degrees = len(values) - 1
    half = student(degrees) * sqrt(_squares(values) / degrees / len(values))
    return Mean(middle, middle - half, middle + half)


def student(degrees: int) -> float:
    """How many standard errors lie on either side of a mean in its 95 % interval.

    From the table of Student's distribution; from 31 degrees of freedom on, to three digits.
    """
    if degrees <= len(_STUDENT):
        return _STUDENT[degrees - 1]
    return 1.96 + 2.372 / degrees + 2.8 / degrees**2


_STUDENT = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
"""For 1 to 30 degrees of freedom."""


def _drift(apart: Sequence[float]) -> Mean | None:
    """The later half against the earlier one, with the spread that both have in common.

    Of an odd number, the one in the middle belongs to the later half.
    """
    if len(apart) < _HALVES:
        return None
    earlier, later = apart[: len(apart) // 2], apart[len(apart) // 2 :]
    degrees = len(apart) - 2
    spread = (_squares(earlier) + _squares(later)) / degrees
    half = student(degrees) * sqrt(spread / len(earlier) + spread / len(later))
    difference = _average(later) - _average(earlier)
    return Mean(difference, difference - half, difference + half)


def _halo(ratings: Sequence[PracticeRating]) -> Halo | None:
    candidates = _grouped(range(len(ratings)), lambda at: ratings[at].candidate)
    several = [places for places in candidates.values() if len(places) >= _OF_ONE]
    if len(several) < 2:
        return None
    pairs = [pair for places in several for pair in combinations(places, 2)]

    def distance(levels: Sequence[int]) -> float:
        return sum(abs(levels[one] - levels[other]) for one, other in pairs) / len(pairs)

    rated = distance([each.level for each in ratings])
    chance = [distance(levels) for levels in _exchanged(ratings)]
    return Halo(
        rated=rated,
        calibrated=distance([each.calibrated for each in ratings]),
        by_chance=_average(chance),
        share=(1 + sum(each <= rated for each in chance)) / (1 + len(chance)),
    )


def _exchanged(ratings: Sequence[PracticeRating]) -> Iterable[list[int]]:
    """The levels, again and again dealt out anew among answers of the same calibrated level."""
    alike = list(_grouped(range(len(ratings)), lambda at: ratings[at].calibrated).values())
    draw = Random(0)
    levels = [each.level for each in ratings]
    for _shuffle in range(_SHUFFLES):
        for places in alike:
            dealt = [levels[at] for at in places]
            draw.shuffle(dealt)
            for at, level in zip(places, dealt, strict=True):
                levels[at] = level
        yield levels


def _by_question(ratings: Sequence[PracticeRating]) -> Iterable[QuestionResult]:
    results = [
        QuestionResult(
            question=question,
            answers=len(rated),
            same=sum(each.apart == 0 for each in rated),
            apart=_average([each.apart for each in rated]),
        )
        for question, rated in _grouped(ratings, lambda each: each.question).items()
    ]
    return sorted(results, key=lambda result: result.same / result.answers)


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> Mapping[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _average(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _squares(values: Sequence[float]) -> float:
    """The sum of the squared distances from the mean."""
    middle = _average(values)
    return sum((value - middle) ** 2 for value in values)

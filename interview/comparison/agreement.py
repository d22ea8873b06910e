"""How far several raters agree: Krippendorff's alpha with an interval, and pairs within one level.

Alpha is 1 for full agreement and 0 for what chance would give; it takes any number of raters and
ratings that are missing. See K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011).
It is forty lines, so that a panel does not need a library of arrays for it; the tests hold it to
the worked example of that paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, permutations
from math import ceil
from random import Random

from interview.frozen import frozen

Ratings = Sequence[int]
"""The levels that one question was given, one for each rater who rated it."""

Distance = Callable[[int, int, Mapping[int, float]], float]
"""The squared distance of two levels, given how often each level was rated."""

Coincidences = Mapping[tuple[int, int], float]
"""How often, by weight, one level stood beside another in the ratings of the same question."""

RELIABLE, TENTATIVE = 0.8, 0.667
"""From where on alpha lets conclusions stand, and tentative ones (Krippendorff 2004, 241)."""
SMALL = 30
"""Questions below which a figure of agreement says little of the raters."""

_DRAWS = 1000
"""Samples that the interval is made of."""
_FEWEST = 5
"""Questions without which there is no interval."""
_OUTSIDE = 0.025
"""The share of the samples that lies outside the interval on either side."""


@frozen
class Agreement:
    """How far the raters of a panel agree."""

    questions: int
    """How many questions at least two of them rated."""
    pairs: int
    """How many pairs of ratings of the same question there are."""
    same: float | None
    """The share of the pairs that are the same level, from 0 to 100; `None` without a pair."""
    within_one: float | None
    """The share of the pairs that are at most one level apart, from 0 to 100."""
    alpha: float | None
    """Krippendorff's alpha of ordered levels; `None` where all ratings are the same level, or there
    is no pair, so that it is not defined."""
    low: float | None
    """Where the interval that covers 95 of 100 samples begins; `None` with too few questions."""
    high: float | None

    @property
    def is_small(self) -> bool:
        """Whether there are too few questions to say much."""
        return self.questions < SMALL


def agreement(ratings: Iterable[Ratings]) -> Agreement:
    """How far raters agree, from the ratings of each question. It is the same at every run."""
    units = [unit for unit in ratings if len(unit) > 1]
    pairs = [abs(one - other) for unit in units for one, other in combinations(unit, 2)]
    low, high = _interval(units)
    return Agreement(
        questions=len(units),
        pairs=len(pairs),
        same=_percent(apart == 0 for apart in pairs),
        within_one=_percent(apart <= 1 for apart in pairs),
        alpha=krippendorff_alpha(units),
        low=low,
        high=high,
    )


def ordinal(one: int, other: int, rated: Mapping[int, float]) -> float:
    """The squared distance of ordered levels: how many ratings lie between the two."""
    low, high = sorted((one, other))
    between = sum(number for level, number in rated.items() if low <= level <= high)
    return float((between - (rated[one] + rated[other]) / 2) ** 2)


def krippendorff_alpha(ratings: Iterable[Ratings], distance: Distance = ordinal) -> float | None:
    """Krippendorff's alpha; `None` where it is not defined, as there is no variation or no pair."""
    return _alpha(_added(map(_coincidences, ratings)), distance)


def _alpha(coincidences: Coincidences, distance: Distance) -> float | None:
    rated: dict[int, float] = {}
    for (level, _beside), number in coincidences.items():
        rated[level] = rated.get(level, 0.0) + number
    apart = {pair: distance(*pair, rated) for pair in permutations(rated, 2)}
    expected = sum(rated[one] * rated[other] * far for (one, other), far in apart.items())
    if not expected:
        return None
    observed = sum(number * apart.get(pair, 0.0) for pair, number in coincidences.items())
    return 1 - (sum(rated.values()) - 1) * observed / expected


def _coincidences(unit: Ratings) -> Coincidences:
    """Each ordered pair of ratings of one question, weighted so that each rating counts once."""
    return _added({pair: 1 / (len(unit) - 1)} for pair in permutations(unit, 2))


def _added(several: Iterable[Coincidences]) -> Coincidences:
    total: dict[tuple[int, int], float] = {}
    for coincidences in several:
        for pair, number in coincidences.items():
            total[pair] = total.get(pair, 0.0) + number
    return total


def _interval(units: Sequence[Ratings]) -> tuple[float | None, float | None]:
    """From where to where alpha lies in 95 of 100 samples of as many questions, drawn anew.

    A sample in which all ratings are the same level has no alpha and does not count.
    """
    if len(units) < _FEWEST:
        return None, None
    each = [_coincidences(unit) for unit in units]
    draw = Random(0)
    samples = (_added(draw.choices(each, k=len(each))) for _sample in range(_DRAWS))
    drawn = (_alpha(sample, ordinal) for sample in samples)
    alphas = sorted(alpha for alpha in drawn if alpha is not None)
    if len(alphas) < _DRAWS / 2:
        return None, None
    last = ceil((1 - _OUTSIDE) * len(alphas)) - 1
    return alphas[int(_OUTSIDE * len(alphas))], alphas[last]


def _percent(facts: Iterable[bool]) -> float | None:
    known = list(facts)
    return 100 * sum(known) / len(known) if known else None

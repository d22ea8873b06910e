"""Estimates from samples: a difference of two means with its interval, and a correlation.

Formulas: B. L. Welch, *The generalization of “Student's” problem* (1947); K. Pearson (1895).
`docs/insights.md` says what they are used for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum, lgamma, pi, sqrt

from interview.frozen import frozen

_STEPS = 200
"""Of Simpson's rule: six digits of a quantile."""
_TURNS = 60
"""Of Newton's method, which is near enough after some ten."""


@frozen
class Estimate:
    """A figure, and the interval in which it lies with a given confidence."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def difference(one: Sequence[float], other: Sequence[float], confidence: float) -> Estimate | None:
    """The mean of `one` less that of `other`, with Welch's interval.

    `confidence` lies between 0 and 1. `None` where either has fewer than two values.
    """
    if len(one) < 2 or len(other) < 2:
        return None
    (first, first_error), (second, second_error) = _mean_and_error(one), _mean_and_error(other)
    value, error = first - second, first_error + second_error
    if not error:
        return Estimate(value, value, value)
    freedom = error**2 / (first_error**2 / (len(one) - 1) + second_error**2 / (len(other) - 1))
    width = t_quantile((1 + confidence) / 2, round(freedom, 1)) * sqrt(error)
    return Estimate(value, value - width, value + width)


def _mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    """The mean, and the square of its standard error."""
    mean = fsum(values) / len(values)
    squares = fsum((value - mean) ** 2 for value in values)
    return mean, squares / (len(values) - 1) / len(values)


@lru_cache(maxsize=1000)
def t_quantile(share: float, freedom: float) -> float:
    """Below which value this share (0.5 to 1) of Student's t with these degrees of freedom lies."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)

    def density(at: float) -> float:
        return scale * float((1 + at * at / freedom) ** (-(freedom + 1) / 2))

    def above_zero(end: float) -> float:
        """The share between 0 and `end`, by Simpson's rule."""
        width = end / _STEPS
        odd = fsum(density(width * step) for step in range(1, _STEPS, 2))
        even = fsum(density(width * step) for step in range(2, _STEPS, 2))
        return width / 3 * (density(0) + 4 * odd + 2 * even + density(end))

    found = 0.0
    for _turn in range(_TURNS):  # from below: the density falls, so that no step is too long
        step = (share - 0.5 - above_zero(found)) / density(found)
        found += step
        if step < 1e-6:
            break
    return found


@dataclass(slots=True)
class Correlation:
    """Pearson's correlation of pairs that are added one by one."""

    pairs: int = 0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def add(self, x: float, y: float) -> None:
        """Count one pair; both are small numbers, such as levels."""
        self.pairs += 1
        self.x += x
        self.y += y
        self.xx += x * x
        self.yy += y * y
        self.xy += x * y

    @property
    def value(self) -> float | None:
        """From -1 to 1; `None` where either side is always the same, or there are not two pairs."""
        spread_x = self.pairs * self.xx - self.x * self.x
        spread_y = self.pairs * self.yy - self.y * self.y
        if self.pairs < 2 or spread_x < 1e-9 or spread_y < 1e-9:
            return None
        value = (self.pairs * self.xy - self.x * self.y) / sqrt(spread_x * spread_y)
        return max(-1.0, min(1.0, value))


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The lower quartile, the median and the upper one, of at least one value.

    Between two values they are interpolated: R's type 7.
    """
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    return at(0.25), at(0.5), at(0.75)

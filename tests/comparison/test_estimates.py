"""The estimates, held to tables and to examples reckoned by hand."""

from __future__ import annotations

from math import sqrt

import pytest

from interview.comparison.estimates import Correlation, difference, quartiles, t_quantile


@pytest.mark.parametrize(
    ("share", "freedom", "value"),
    [
        (0.975, 1, 12.706),
        (0.975, 4, 2.776),
        (0.995, 9, 3.250),
        (0.9995, 4, 8.610),
        (0.95, 30, 1.697),
    ],
)
def test_quantiles_are_those_of_the_printed_table(
    share: float, freedom: float, value: float
) -> None:
    assert t_quantile(share, freedom) == pytest.approx(value, abs=6e-4)


def test_the_interval_of_a_difference_is_welchs() -> None:
    """Means 3 and 2; squared errors 2.5/5 and 1/3; (5/6)² / (0.25/4 + (1/9)/2) degrees."""
    found = difference([1, 2, 3, 4, 5], [1, 2, 3], 0.95)
    assert found is not None
    freedom = (5 / 6) ** 2 / (0.0625 + 1 / 18)
    width = t_quantile(0.975, round(freedom, 1)) * sqrt(5 / 6)
    assert (found.value, found.low, found.high) == pytest.approx((1, 1 - width, 1 + width))
    assert width == pytest.approx(2.447 * sqrt(5 / 6), rel=0.01)  # 6 degrees, by the table
    assert not found.is_clear


def test_values_that_are_all_the_same_have_no_interval_around_their_difference() -> None:
    found = difference([3, 3], [2, 2], 0.95)
    assert found is not None
    assert (found.low, found.high, found.is_clear) == (1, 1, True)
    assert difference([3], [2, 2], 0.95) is None


def test_a_correlation_is_undefined_where_one_side_never_varies() -> None:
    found, flat = Correlation(), Correlation()
    for x, y in [(1, 2), (2, 1), (3, 4), (4, 3)]:
        found.add(x, y)
        flat.add(3, y)
    assert found.value == pytest.approx(0.6)
    assert flat.value is None


def test_quartiles_lie_between_two_values_where_they_must() -> None:
    assert quartiles([4, 1, 3, 2]) == (1.75, 2.5, 3.25)
    assert quartiles([7]) == (7, 7, 7)

"""Krippendorff's alpha against published figures, its interval, and the share within one level."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from interview.comparison.agreement import Distance, agreement, krippendorff_alpha, ordinal

RATERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""The reliability data of Krippendorff (2011), section C: four observers, twelve units."""

UNITS = [
    [int(level) for level in unit if level != "."]
    for unit in zip(*(rater.split() for rater in RATERS), strict=True)
]


def nominal(one: int, other: int, _rated: Mapping[int, float]) -> float:
    return float(one != other)


def interval(one: int, other: int, _rated: Mapping[int, float]) -> float:
    return float((one - other) ** 2)


@pytest.mark.parametrize(
    ("distance", "published"), [(nominal, 0.743), (ordinal, 0.815), (interval, 0.849)]
)
def test_alpha_is_what_the_paper_says(distance: Distance, published: float) -> None:
    assert krippendorff_alpha(UNITS, distance) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([[1, 1], [4, 4], [2, 2]], 1.0),
        ([[1, 2], [2, 1]], -0.5),  # n = 4: 1 - 3 * (4 * 1) / (2 * 2 * 2 * 1)
        ([[3, 3], [3, 3]], None),
        ([[1], [4]], None),
        ([], None),
    ],
)
def test_alpha_at_its_edges(units: list[list[int]], alpha: float | None) -> None:
    assert krippendorff_alpha(units) == (alpha if alpha is None else pytest.approx(alpha))


def test_the_distance_of_ordered_levels_counts_the_ratings_between_them() -> None:
    rated = {1: 4.0, 2: 1.0, 4: 6.0}
    assert ordinal(1, 4, rated) == ordinal(4, 1, rated) == (4 + 1 + 6 - (4 + 6) / 2) ** 2
    assert ordinal(2, 4, rated) == (1 + 6 - (1 + 6) / 2) ** 2


def test_pairs_are_counted_by_question_and_a_single_rating_is_no_pair() -> None:
    found = agreement([[1, 2], [1, 4, 4], [3], [2, 2]])
    assert (found.questions, found.pairs) == (3, 5)
    assert (found.same, found.within_one) == (40.0, 60.0)


def test_the_interval_holds_alpha_and_is_the_same_at_every_run() -> None:
    first, second = agreement(UNITS), agreement(UNITS)
    assert first == second
    assert first.low is not None
    assert first.high is not None
    assert first.alpha is not None
    assert first.low < first.alpha < first.high <= 1


def test_an_interval_narrows_with_more_questions() -> None:
    few, many = agreement(UNITS), agreement(UNITS * 10)
    assert few.low is not None
    assert many.low is not None
    assert many.low > few.low
    assert few.is_small
    assert not many.is_small


def test_four_questions_have_no_interval() -> None:
    found = agreement([[1, 2], [3, 3], [4, 4], [2, 1]])
    assert found.alpha is not None
    assert (found.low, found.high) == (None, None)


def test_without_a_pair_there_is_no_figure() -> None:
    found = agreement([[1], []])
    assert (found.same, found.within_one, found.alpha, found.low) == (None, None, None, None)

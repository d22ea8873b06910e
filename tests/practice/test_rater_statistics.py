"""What ratings say of a rater, against figures worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview.practice.rater_statistics import PracticeRating, mean, results_of, student


def rated(*pairs: tuple[int, int], candidate: str = "") -> list[PracticeRating]:
    """Ratings, each with its calibrated level."""
    return [
        PracticeRating(f"question-{number}/{candidate}", level, calibrated, candidate)
        for number, (level, calibrated) in enumerate(pairs)
    ]


def apart(*differences: int) -> list[PracticeRating]:
    """Ratings that lie so far above the calibrated levels."""
    return rated(*((3 + difference, 3) for difference in differences))


def test_agreement_is_counted_in_answers() -> None:
    found = results_of(rated((1, 1), (2, 2), (4, 3), (1, 3))).agreement
    assert (found.questions, found.same, found.within_one) == (4, 50, 75)


def test_a_mean_has_the_interval_of_student() -> None:
    # Squares around 0.6 add up to 1.2; the standard error is √(0.3 / 5) = 0.2449; 2.776 of them.
    found = mean([0, 1, 1, 0, 1])
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((0.6, -0.0799, 1.2799), abs=1e-4)
    assert not found.is_clear


def test_four_values_are_too_few() -> None:
    assert mean([1, 1, 1, 1]) is None
    assert results_of(apart(1, 1, 1, 1)).bias is None


@pytest.mark.parametrize(("degrees", "table"), [(1, 12.706), (30, 2.042), (40, 2.021), (120, 1.98)])
def test_the_interval_is_as_wide_as_the_table_says(degrees: int, table: float) -> None:
    assert student(degrees) == pytest.approx(table, abs=0.0006)


def test_one_level_below_every_time_is_harsh_for_sure() -> None:
    bias = results_of(apart(-1, -1, -1, -1, -1)).bias
    assert bias is not None
    assert (bias.value, bias.high, bias.is_clear) == (-1, -1, True)


def test_later_answers_rated_higher_are_a_drift() -> None:
    # Means 0 and 0.8; squares 0.8 over 8 degrees: 2.306 · √(0.1/5 + 0.1/5) = 0.4612.
    drift = results_of(apart(0, 0, 0, 0, 0, 1, 1, 1, 0, 1)).drift
    assert drift is not None
    assert (drift.value, drift.low, drift.high) == pytest.approx((0.8, 0.3388, 1.2612), abs=1e-4)
    assert drift.is_clear


def test_nine_answers_have_no_halves() -> None:
    assert results_of(apart(*[0, 1] * 4, 0)).drift is None


class TestHalo:
    def test_its_figures_are_mean_distances_between_answers_of_one_candidate(self) -> None:
        halo = results_of(
            [
                *rated((2, 1), (2, 2), (2, 3), candidate="A"),
                *rated((3, 1), (3, 2), (3, 3), candidate="B"),
            ]
        ).halo
        assert halo is not None
        assert (halo.rated, halo.calibrated) == pytest.approx((0, 4 / 3))
        # At each level the two ratings stay or change places: two of eight ways keep all alike,
        # and a pair differs in one of two.
        assert halo.by_chance == pytest.approx(0.5, abs=0.05)
        assert halo.share == pytest.approx(0.25, abs=0.05)
        assert not halo.is_clear

    def test_one_impression_of_each_candidate_is_a_halo(self) -> None:
        ratings = rated(*((2, level) for level in (1, 2, 3, 1, 2, 3)), candidate="A")
        ratings += rated(*((3, level) for level in (1, 2, 3, 1, 2, 3)), candidate="B")
        halo = results_of(ratings).halo
        assert halo is not None
        assert halo.is_clear

    @pytest.mark.parametrize(
        "rate", [lambda level: level, lambda level: 2, lambda level: level - 1]
    )
    def test_exact_harsh_and_cautious_raters_have_none(self, rate: Callable[[int], int]) -> None:
        ratings = [
            rating
            for name in "ABCD"
            for rating in rated(*((rate(level), level) for level in (4, 2, 3, 2)), candidate=name)
        ]
        halo = results_of(ratings).halo
        assert halo is not None
        assert (halo.share, halo.is_clear) == (1, False)

    def test_of_one_candidate_or_of_none_named_nothing_is_said(self) -> None:
        assert results_of(rated(*[(1, 2)] * 9, candidate="A")).halo is None
        assert results_of(rated(*[(1, 2)] * 9)).halo is None


def test_questions_with_the_least_agreement_come_first() -> None:
    found = results_of(
        [
            PracticeRating("impact/A", 3, 3),
            PracticeRating("history/A", 1, 3),
            PracticeRating("history/B", 3, 3),
        ]
    ).questions
    assert [(each.question, each.same, each.answers, each.apart) for each in found] == [
        ("history", 1, 2, -1),
        ("impact", 1, 1, 0),
    ]

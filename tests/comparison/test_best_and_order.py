"""Rows of figures: who is the best, and in which order they stand."""

from __future__ import annotations

import pytest

from interview.comparison.best_and_order import FigureRow, RowKind, figure_rows
from interview.scoring import score
from interview.session import SignalTicked
from tests.reporting.small_bank import BANK, rated, state_after


def row(*figures: float | None, kind: RowKind = RowKind.QUESTION) -> FigureRow:
    return FigureRow(kind, "bread", figures)


@pytest.mark.parametrize(
    ("figures", "best"),
    [
        ((1, 3, 2), {1}),
        ((3, 3, 2), {0, 1}),
        ((3, 3, 3), set()),
        ((None, 3), set()),
        ((None, 3, 1), {1}),
        ((None, None), set()),
        ((0.1 + 0.2, 0.3, 0.1), {0, 1}),
    ],
)
def test_the_best_of_a_row(figures: tuple[float | None, ...], best: set[int]) -> None:
    assert row(*figures).best == best


def test_the_fewest_red_flags_are_the_best() -> None:
    assert row(2, 0, 1, kind=RowKind.RED_FLAGS).best == {1}
    assert row(2, 0, 1, kind=RowKind.RED_FLAGS).order() == [1, 2, 0]


def test_the_best_come_first_and_those_without_a_figure_last() -> None:
    assert row(None, 1, 3, 1).order() == [2, 1, 3, 0]


def test_every_row_of_two_candidates() -> None:
    states = [
        state_after(*rated(5, 3, 4)),
        state_after(*rated(2), SignalTicked("bread", "boast")),
    ]
    rows = figure_rows(states, [score(state, BANK) for state in states], BANK)
    assert [(each.key, each.figures) for each in rows] == [
        ("score", (pytest.approx(80.0), pytest.approx(40.0))),
        ("coverage", (pytest.approx(100.0), pytest.approx(37.5))),
        ("red_flags", (0.0, 1.0)),
        ("skill", (4.0, 2.0)),
        ("bread", (5.0, 2.0)),
        ("flour", (3.0, None)),
        ("care", (4.0, None)),
        ("shop", (4.0, None)),
    ]

"""The rows of each part of the live screen, as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.tui.row_budget import Part, RowsWanted, row_budget

ESSENTIAL = {
    Part.NOTES: RowsWanted(3, 1000),
    Part.NOTES_HEADING: RowsWanted(1, 1),
    Part.LEVELS: RowsWanted(2, 2),
    Part.REASON: RowsWanted(1, 2),
    Part.HEADING: RowsWanted(1, 1),
    Part.QUESTION: RowsWanted(6, 6),
}
OPTIONAL = {
    Part.ANSWER: RowsWanted(2, 9),
    Part.SIGNALS: RowsWanted(1, 4),
    Part.RATING_HEADING: RowsWanted(1, 1),
    Part.SCRIPT: RowsWanted(0, 5),
    Part.HINT: RowsWanted(0, 2),
    Part.PROBES: RowsWanted(0, 3),
    Part.ANCHORS: RowsWanted(0, 6, useful=2),
}
SMALLEST = 15
"""Rows that a window of 18 rows leaves between its bars."""

wants = st.builds(
    lambda least, more, useful, first: RowsWanted(least, least + more, useful, first),
    st.integers(0, 6),
    st.integers(0, 30),
    st.integers(1, 4),
    st.booleans(),
)


@given(st.integers(-2, 80), st.dictionaries(st.sampled_from(Part), wants))
def test_the_rows_fit_and_none_has_more_than_it_can_use(
    available: int, wanted: dict[Part, RowsWanted]
) -> None:
    rows = row_budget(available, wanted)
    assert rows.keys() == wanted.keys()
    assert sum(rows.values()) <= max(0, available)
    for part, want in wanted.items():
        assert 0 <= rows[part] <= max(want.least, want.most)


@given(st.integers(SMALLEST, 80), st.sets(st.sampled_from(sorted(OPTIONAL, key=str))))
def test_what_is_always_on_screen_gives_way_to_nothing(available: int, more: set[Part]) -> None:
    wanted = {**{part: OPTIONAL[part] for part in more}, **ESSENTIAL}
    rows = row_budget(available, wanted)
    assert all(rows[part] >= want.least for part, want in ESSENTIAL.items())


@given(st.integers(SMALLEST, 80))
def test_no_row_stays_empty(available: int) -> None:
    assert sum(row_budget(available, {**ESSENTIAL, **OPTIONAL}).values()) == available


def test_what_the_interviewer_is_at_grows_before_the_others() -> None:
    at_signals = RowsWanted(1, 8, is_first=True)
    rows = row_budget(23, {**ESSENTIAL, **OPTIONAL, Part.SIGNALS: at_signals})
    assert rows[Part.SIGNALS] == 7
    assert rows[Part.QUESTION] == 6
    assert rows[Part.SCRIPT] == 0


def test_too_few_rows_to_be_of_use_go_to_the_notes() -> None:
    anchors = {Part.NOTES: RowsWanted(3, 99), Part.ANCHORS: RowsWanted(0, 6, useful=2)}
    assert row_budget(4, anchors) == {Part.NOTES: 4, Part.ANCHORS: 0}
    assert row_budget(5, anchors) == {Part.NOTES: 3, Part.ANCHORS: 2}


def test_a_window_far_too_small_keeps_the_notes() -> None:
    rows = row_budget(4, {**ESSENTIAL, **OPTIONAL})
    assert rows[Part.NOTES] == 3
    assert rows[Part.NOTES_HEADING] == 1

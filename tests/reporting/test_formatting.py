"""Figures, times and names as a report writes them, in English and in French."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from interview import i18n
from interview.reporting.formatting import (
    cell,
    clock_shown,
    clock_time,
    day,
    duration,
    figure,
    iso_time,
    moment,
    weight,
    zone,
)

HALF_PAST_TWO = datetime(2026, 3, 2, 14, 30, 7, 250_000, tzinfo=UTC)
LATE = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)


def test_a_day_is_written_in_full() -> None:
    assert day(HALF_PAST_TWO) == "2 March 2026"
    with i18n.speaking("fr"):
        assert day(HALF_PAST_TWO) == "2 mars 2026"


@pytest.mark.parametrize(
    ("month", "english", "french"), [(1, "January", "janvier"), (12, "December", "décembre")]
)
def test_the_year_begins_in_january_and_ends_in_december(
    month: int, english: str, french: str
) -> None:
    at = HALF_PAST_TWO.replace(month=month)
    assert day(at) == f"2 {english} 2026"
    with i18n.speaking("fr"):
        assert day(at) == f"2 {french} 2026"


def test_a_time_of_day_has_two_digits_for_hours_and_minutes() -> None:
    assert clock_time(HALF_PAST_TWO) == "14:30"
    assert clock_time(HALF_PAST_TWO - timedelta(hours=12, minutes=25)) == "02:05"
    with i18n.speaking("fr"):
        assert clock_time(HALF_PAST_TWO) == "14\u00a0h\u00a030"


def test_a_moment_is_a_day_and_a_time() -> None:
    assert moment(HALF_PAST_TWO) == "2 March 2026, 14:30"


def test_days_and_times_are_those_where_the_reader_is(in_zone: Callable[[str], None]) -> None:
    in_zone("<+0530>-5:30")
    assert day(LATE) == "1 January 2027"
    assert clock_time(LATE) == "04:35"
    assert moment(LATE) == "1 January 2027, 04:35"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("UTC", "UTC"),
        ("<+01>-1", "UTC+01:00"),
        ("<+0530>-5:30", "UTC+05:30"),
        ("<-0330>3:30", "UTC-03:30"),
        ("<+0030>-0:30", "UTC+00:30"),
        ("<PMT>-0:09:21", "UTC+00:09"),  # Paris until 1911
    ],
)
def test_the_zone_is_its_distance_from_utc(
    in_zone: Callable[[str], None], name: str, written: str
) -> None:
    in_zone(name)
    assert zone(HALF_PAST_TWO) == written


def test_a_moment_for_programs_has_whole_seconds_and_is_in_utc(
    in_zone: Callable[[str], None],
) -> None:
    assert iso_time(HALF_PAST_TWO) == "2026-03-02T14:30:07+00:00"
    in_zone("<+01>-1")
    assert iso_time(HALF_PAST_TWO) == "2026-03-02T14:30:07+00:00"
    assert iso_time(None) == ""


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, ""),
        (0.4, ""),
        (0.6, "0 min 01 s"),
        (5, "0 min 05 s"),
        (59.4, "0 min 59 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (61, "1 min 01 s"),
        (180, "3 min"),
        (185, "3 min 05 s"),
        (672, "11 min 12 s"),
        (3600, "60 min"),
    ],
)
def test_a_length_of_time_is_minutes_and_seconds(seconds: float, written: str) -> None:
    assert duration(seconds) == written


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        (12_000.5, 1, "12,000.5", "12\u202f000,5"),
        (1_234_567, 0, "1,234,567", "1\u202f234\u202f567"),
        (3, 1, "3.0", "3,0"),
        (2.5, 2, "2.50", "2,50"),
        (2.96, 1, "3.0", "3,0"),
        (-1_500.25, 2, "-1,500.25", "-1\u202f500,25"),
    ],
)
def test_a_number_is_rounded_and_written_as_the_language_writes_it(
    value: float, digits: int, english: str, french: str
) -> None:
    assert figure(value, digits) == english
    with i18n.speaking("fr"):
        assert figure(value, digits) == french


def test_a_number_has_one_digit_behind_the_point_unless_asked_otherwise() -> None:
    assert figure(2.75) == "2.8"
    assert figure(2) == "2.0"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2026-03-02", "02/03/2026"), ("2026-03", "2026-03"), ("2026-02-30", "2026-02-30"), ("", "")],
)
def test_a_date_in_a_table_is_written_as_the_reader_does(typed: str, shown: str) -> None:
    assert cell(typed) == typed
    with i18n.speaking("fr"):
        assert cell(typed) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (5.9, "00:05"), (60, "01:00"), (760, "12:40")]
)
def test_a_clock_shows_minutes_and_whole_seconds(seconds: float, shown: str) -> None:
    assert clock_shown(seconds) == shown


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (2, "2", "2"),
        (100, "100", "100"),
        (0.5, "0.5", "0,5"),
        (0.12345, "0.123", "0,123"),
    ],
)
def test_a_weight_has_no_zeros_at_its_end(value: float, english: str, french: str) -> None:
    assert weight(value) == english
    with i18n.speaking("fr"):
        assert weight(value) == french

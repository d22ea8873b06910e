"""Dates in lists, and in what a person types, are written as the reader writes them."""

from __future__ import annotations

from datetime import datetime

import pytest

from interview import i18n
from interview.dates_in_lists import read_timestamp, timestamp
from interview.reporting.formatting import clock_time

AT = datetime(2026, 3, 2, 9, 5)


def test_a_list_says_the_day_first_in_french() -> None:
    assert timestamp(AT) == "2026-03-02 09:05"
    with i18n.speaking("fr"):
        assert timestamp(AT) == "02/03/2026 09:05"


def test_a_report_writes_the_hour_as_french_does() -> None:
    assert clock_time(AT) == "09:05"
    with i18n.speaking("fr"):
        assert clock_time(AT) == "9\u00a0h\u00a005"


@pytest.mark.parametrize(
    "text", ["02/03/2026 09:05", "2/3/2026 9 h 05", "02/03/2026, 9h05", "2026-03-02 09:05"]
)
def test_a_date_may_be_typed_as_the_reader_writes_it(text: str) -> None:
    with i18n.speaking("fr"):
        assert read_timestamp(text) == AT.astimezone()


def test_a_day_that_does_not_exist_is_refused() -> None:
    with i18n.speaking("fr"), pytest.raises(ValueError, match=r"day|isoformat"):
        read_timestamp("31/02/2026")
    with pytest.raises(ValueError, match=r"day|isoformat"):
        read_timestamp("02/03/2026")

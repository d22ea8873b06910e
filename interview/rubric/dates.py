"""Reads dates and spans of time as people type them, in any language of the program."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from interview.languages import of_each_language
from interview.languages.language_files import DateWords
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import NUMBER_WORDS

_FILES = tuple(of_each_language(DateWords).values())
_MONTH = {
    word: number for each in _FILES for number, words in enumerate(each.months, 1) for word in words
}
_UNIT = {
    word: unit for each in _FILES for unit, words in each.units.items() for word in (unit, *words)
}
_ONE_OF_A_UNIT = {
    word: unit for each in _FILES for unit, words in each.single_units.items() for word in words
}
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[a-z]+")
_ONE = frozenset(word for each in _FILES for word in each.one)


class Duration(NamedTuple):
    """A span of time such as `6 months`."""

    number: float
    unit: str
    """`day`, `week`, `month` or `year`."""

    def before(self, day: date) -> date:
        """The day that lies so long before `day`; the last of its month if that has no such day."""
        if self.unit in ("day", "week"):
            return day - timedelta(days=round(self.number * (7 if self.unit == "week" else 1)))
        months = day.year * 12 + day.month - 1
        months -= round(self.number * (12 if self.unit == "year" else 1))
        year, month = max(1, months // 12), months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


class DateRange(NamedTuple):
    """The days that a date may mean: one, a month or a year; both ends are included."""

    first: date
    last: date

    def is_within(self, older_than: Duration | None, within: Duration | None, today: date) -> bool:
        """Whether every one of these days is as old, and as new, as wanted; `None` wants nothing.

        So a year alone is older than 6 months only if its last day is.
        """
        if older_than is not None and self.last > older_than.before(today):
            return False
        return within is None or self.first >= within.before(today)


def duration(text: str) -> Duration | None:
    """What `1 year`, `6 months`, `30 days`, `3 mois` or `un an` says; `None` if it says no span."""
    for number, unit in pairwise(_WORD.findall(fold(text))):
        if unit not in _UNIT:
            continue
        if number in _ONE:
            return Duration(1.0, _UNIT[unit])
        if number[0].isdigit():
            return Duration(float(number.replace(",", ".")), _UNIT[unit])
        if number in NUMBER_WORDS:
            return Duration(NUMBER_WORDS[number], _UNIT[unit])
    return None


def typed_date(text: str, today: date) -> DateRange | None:
    """The days that `text` means, seen from `today`; `None` if it is no date.

    Read are `2019`, `2019-03`, `2019-03-12`, `03/2019`, `12/03/2019` (day first, unless that makes
    no date), `March 2019`, `12 mars 2019`, `2 years ago`, `il y a 3 mois`, `last week`,
    `yesterday`, `today`, `daily`. Days to come are cut off at `today`.
    """
    said = fold(text).strip()
    days = _calendar_date(said) or _relative(said, today)
    if days is None and (year := _YEAR.search(said)):
        days = _date_range(int(year[1]), None, None)
    if days is None or days.first > today:
        return None
    return DateRange(days.first, min(days.last, today))


_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b")
_DAY_FIRST = re.compile(r"\b(?:(\d{1,2})[-/. ])?(\d{1,2})[-/.](\d{4}|\d{2})\b")
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def _calendar_date(said: str) -> DateRange | None:
    """`2019-03`, `2019-03-12`, `03/2019`, `12/03/2019`, `March 2019`, `12 mars 2019`."""
    days = None
    iso = _ISO.search(said)
    found = _DAY_FIRST.search(said)
    if iso:
        days = _date_range(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    elif found and (found[1] or len(found[3]) == 4):
        day, month = int(found[1]) if found[1] else None, int(found[2])
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        days = _date_range(year, month, day) or (_date_range(year, day, month) if day else None)
    if days is not None:
        return days
    words = re.findall(r"[a-z]+|\d+", said)
    named_month = next((_MONTH[word] for word in words if word in _MONTH), None)
    full_year = next((int(word) for word in words if len(word) == 4 and word.isdigit()), None)
    if named_month is None or full_year is None:
        return None
    day = next((int(word) for word in words if word.isdigit() and len(word) < 3), None)
    return _date_range(full_year, named_month, day)


def _date_range(year: int, month: int | None, day: int | None) -> DateRange | None:
    """A year, a month of it or a day of that; `None` if there is no such date."""
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return DateRange(first, first)
    end_month = month or 12
    return DateRange(first, date(year, end_month, monthrange(year, end_month)[1]))


_NOW = frozenset(word for each in _FILES for word in each.now)
_YESTERDAY = frozenset(word for each in _FILES for word in each.yesterday)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words; one that never matches for none."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


_SINGLE = _any_of(_ONE_OF_A_UNIT)
_THIS = re.compile(rf"\b{_any_of(w for each in _FILES for w in each.this)}\s+({_SINGLE})\b")
_AGO = re.compile(rf"\b{_any_of(w for each in _FILES for w in each.ago)}\b")


def _last_unit(said: str) -> str:
    """What “last week” or “la semaine dernière” is one of: week; empty for anything else."""
    for each in _FILES:
        single = _any_of(word for words in each.single_units.values() for word in words)
        before, after = _any_of(each.last_before), _any_of(each.last_after)
        found = re.search(rf"\b{before}\s+({single})\b|\b({single})\s+{after}\b", said)
        if found:
            return _ONE_OF_A_UNIT[found[1] or found[2]]
    return ""


def _relative(said: str, today: date) -> DateRange | None:
    """`2 years ago`, `il y a 3 mois`, `this month`, `last week`, `yesterday`, `daily`."""
    words = set(said.split())
    if words & _YESTERDAY:
        return _day_before(today, Duration(1, "day"))
    if words & _NOW:
        return DateRange(today, today)
    this = _THIS.search(said)
    if this:
        return DateRange(Duration(1, _ONE_OF_A_UNIT[this[1]]).before(today), today)
    last = _last_unit(said)
    if last:
        span = Duration(1, last)
        return DateRange(Duration(2, span.unit).before(today), span.before(today))
    length = duration(said) if _AGO.search(said) else None
    return _day_before(today, length) if length else None


def _day_before(today: date, length: Duration) -> DateRange:
    day = length.before(today)
    return DateRange(day, day)

"""Figures, times and names as a report writes them, in the language in use."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from interview.i18n import _, current
from interview.languages import language_of


def day(at: datetime) -> str:
    """A date in full in the reader's time zone: `2 March 2026`, `2 mars 2026`."""
    local = at.astimezone()
    month = language_of(current()).months[local.month - 1]
    return f"{local.day} {month} {local.year}"


def cell(text: str) -> str:
    """What is in a table's cell; `2026-03-02` as the reader writes it, `02/03/2026` in French."""
    try:
        written = re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text)
    except ValueError:
        return text
    return language_of(current()).short_date(written) if written else text


def clock_time(at: datetime) -> str:
    """A time of day in the reader's time zone: `14:30`, `14 h 30` in French."""
    return language_of(current()).clock_time(at.astimezone())


def moment(at: datetime) -> str:
    """A date and a time in the reader's time zone: `2 March 2026, 14:30`."""
    return f"{day(at)}, {clock_time(at)}"


def zone(at: datetime) -> str:
    """The reader's time zone at that moment, as its distance from UTC: `UTC+01:00`, or `UTC`."""
    offset = f"{at.astimezone():%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}" if int(offset) else "UTC"


def iso_time(at: datetime | None) -> str:
    """A moment for programs, in UTC: `2026-03-02T13:30:00+00:00`; empty for none."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else ""


def duration(seconds: float) -> str:
    """A length of time, rounded to the second: `3 min`, `3 min 05 s`; empty for none at all."""
    minutes, rest = divmod(round(seconds), 60)
    if not (minutes or rest):
        return ""
    if not rest:
        return _("{minutes} min").format(minutes=minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02}")


def clock_shown(seconds: float) -> str:
    """What a clock shows, in minutes and seconds: `12:40`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02}:{rest:02}"


def figure(value: float, digits: int = 1) -> str:
    """A number, rounded to so many digits behind the point: `12,000.5`, or `12 000,5` in French."""
    spoken = language_of(current())
    whole, point, decimals = f"{value:,.{digits}f}".partition(".")
    whole = whole.replace(",", spoken.thousands_sign)
    return f"{whole}{spoken.decimal_sign}{decimals}" if point else whole


def weight(value: float) -> str:
    """A weight as the bank says it, without zeros at its end: `2`, `0.5`, or `0,5` in French."""
    return figure(value, 3).rstrip("0").rstrip(language_of(current()).decimal_sign)

"""Dates and times in lists and tables, as the reader of the program writes them.

What a language writes is only read where there is a date to write.
"""

from __future__ import annotations

from datetime import datetime

from interview.i18n import current


def timestamp(at: datetime, *, has_time_of_day: bool = True) -> str:
    """A time in the reader's time zone: `2026-03-02 14:30`, or `02/03/2026 14:30` in French.

    Where only the day is known, `has_time_of_day` is false, and only the day is said.
    """
    from interview.languages import language_of

    local = at.astimezone()
    day = language_of(current()).short_date(local)
    return f"{day} {local:%H:%M}" if has_time_of_day else day


def read_timestamp(text: str) -> datetime:
    """A date, or a date and a time, in ISO 8601 or as the language in use writes it.

    The time is aware; without a zone, it is in the local one. Raises `ValueError`.
    """
    from interview.languages import language_of

    written = text.strip()
    local = language_of(current()).read_short_date(written)
    return (local or datetime.fromisoformat(written)).astimezone()

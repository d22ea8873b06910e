"""Figures, times and names as a report writes them, in the language in use."""

from __future__ import annotations

from datetime import datetime

from interview.i18n import _, current
from interview.languages import language_of
from interview.scoring import Recommendation


def day(at: datetime) -> str:
    """A date in full, where the reader is."""
    local = at.astimezone()
    month = language_of(current()).months[local.month - 1]
    return f"{local.day} {month} {local.year}"


def clock_time(at: datetime) -> str:
    """A time of the day."""
    return f"{at.astimezone():%H:%M}"


def moment(at: datetime) -> str:
    """A date and a time."""
    return f"{day(at)}, {clock_time(at)}"


def zone(at: datetime) -> str:
    """The reader's time zone at that moment, as its distance from UTC."""
    offset = f"{at.astimezone():%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}" if int(offset) else "UTC"


def instant(at: datetime | None) -> str:
    """A moment for machines: ISO 8601, to the second; empty for none."""
    return at.astimezone().isoformat(timespec="seconds") if at else ""


def lasting(seconds: float) -> str:
    """A length of time in minutes and seconds; empty for none."""
    minutes, rest = divmod(round(seconds), 60)
    if not (minutes or rest):
        return ""
    if not rest:
        return _("{minutes} min").format(minutes=minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02}")


def figure(value: float, digits: int = 1) -> str:
    """A number as the language writes it: `12,000.5` or `12 000,5`."""
    spoken = language_of(current())
    whole, point, decimals = f"{value:,.{digits}f}".partition(".")
    whole = whole.replace(",", spoken.thousands_sign)
    return f"{whole}{spoken.decimal_sign}{decimals}" if point else whole


def percentage(value: float) -> str:
    """A percentage, rounded to the whole; never rounded up to a threshold it misses."""
    return language_of(current()).percent(int(value + 1e-9))


def recommendation_word(recommendation: Recommendation) -> str:
    """The recommendation, as a headline."""
    match recommendation:
        case Recommendation.HIRE:
            return _("Hire")
        case Recommendation.DISCUSS:
            return _("Discuss")
        case Recommendation.DECLINE:
            return _("Decline")
        case Recommendation.NONE:
            return _("No recommendation")

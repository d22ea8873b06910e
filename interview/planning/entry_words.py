"""The words for how a planned interview stands, on the home screen and on the command line."""

from __future__ import annotations

from datetime import date

from interview.i18n import _, ngettext
from interview.planning.standing import Standing
from interview.timestamps import timestamp


def day_words(standing: Standing, today: date) -> str:
    """The day, as a heading: today, or the date, and what was not signed of a day before."""
    if standing.begins is None:
        return _("Without a day")
    at = standing.begins.astimezone()
    day = timestamp(at, has_time_of_day=False)
    if at.date() == today:
        return _("Today, {day}").format(day=day)
    if at.date() < today and not standing.is_signed:
        return _("Not signed since {day}").format(day=day)
    return day


def time_words(standing: Standing) -> str:
    """The time of day; empty where only the day is planned."""
    if standing.begins is None or not standing.planned.has_time(standing.rater):
        return ""
    return f"{standing.begins.astimezone():%H:%M}"


def place_words(standing: Standing) -> str:
    """The bank, and how many of its questions the rater asks."""
    asks = len(standing.rater.asks)
    if not asks:
        return standing.planned.bank
    number = ngettext("{number} question", "{number} questions", asks).format(number=asks)
    return f"{standing.planned.bank}, {number}"


def state_words(standing: Standing) -> str:
    """Whether it was held and signed, and what is to be done."""
    if standing.is_signed:
        return _("signed")
    if standing.held is not None:
        if standing.is_mine:
            return _("to be signed: interview resume {id}").format(id=standing.held.id.interview)
        return _("not signed")
    return _("to be held") if standing.is_mine else _("nothing here yet")

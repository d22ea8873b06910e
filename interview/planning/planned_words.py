"""The words for a planned interview, on the home screen and on the command line."""

from __future__ import annotations

from datetime import date

from interview.dates_in_lists import timestamp
from interview.i18n import _, ngettext
from interview.planning.agenda_entries import AgendaEntry


def day_words(entry: AgendaEntry, today: date) -> str:
    """The day, as a heading: today, or the date, and what was not signed of a day before."""
    if entry.begins is None:
        return _("Without a day")
    at = entry.begins.astimezone()
    day = timestamp(at, has_time_of_day=False)
    if at.date() == today:
        return _("Today, {day}").format(day=day)
    if at.date() < today and not entry.is_signed:
        return _("Not signed since {day}").format(day=day)
    return day


def time_words(entry: AgendaEntry) -> str:
    """The time of day; empty where only the day is planned."""
    if entry.begins is None or not entry.planned.has_time(entry.rater):
        return ""
    return f"{entry.begins.astimezone():%H:%M}"


def place_words(entry: AgendaEntry) -> str:
    """The bank, and how many of its questions are the rater's own."""
    return ", ".join(filter(None, (entry.planned.bank, own_questions_words(entry))))


def own_questions_words(entry: AgendaEntry) -> str:
    """How many questions the rater asks and others with some do not; empty where none is named."""
    asks = len(entry.rater.asks)
    if not asks:
        return ""
    return ngettext("{number} own question", "{number} own questions", asks).format(number=asks)


def state_words(entry: AgendaEntry) -> str:
    """Whether it was held and signed, and what is to be done."""
    if entry.is_signed:
        return _("signed")
    if entry.held is not None:
        if entry.is_mine:
            return _("to be signed: interview resume {id}").format(id=entry.held.id.interview)
        return _("not signed")
    return _("to be held") if entry.is_mine else _("nothing here yet")

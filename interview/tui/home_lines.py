"""What the home screen says above its list: what to do next, and what there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from interview.frozen import frozen
from interview.i18n import _, ngettext
from interview.journal import InterviewSummary
from interview.journal.overview import Overview
from interview.plain_text import isolated, one_line

_NAMES = 3
"""Names in a line; of the others it says how many there are."""


@frozen
class HomeLine:
    """A line above the list: what it is about, and what there is."""

    label: str
    words: str


def next_interview(listed: Sequence[InterviewSummary]) -> InterviewSummary | None:
    """The interview to go on with, if one is: the one changed last of those to be taken up."""
    return max(
        (each for each in listed if each.is_to_go_on),
        key=lambda each: each.changed_at,
        default=None,
    )


def home_lines(overview: Overview, now: datetime, *, has_banks: bool) -> list[HomeLine]:
    """What there is, a line for each kind of which there is something.

    `now` is an aware time. Without `has_banks`, the banks are left out: where there are few rows,
    the list needs them more.
    """
    to_go_on = next_interview(overview.listed)
    lines = [
        HomeLine(_("Today"), _today(overview.listed, now)),
        HomeLine(_("To sign"), _to_sign(overview, to_go_on)),
    ]
    if overview.due:
        due = _("{number} to be erased: interview list --due").format(number=overview.due)
        lines.append(HomeLine(_("Due"), due))
    if has_banks:
        used = [f"{isolated(one_line(bank))} {number}" for bank, number in overview.by_bank.items()]
        lines.append(HomeLine(_("Banks"), " · ".join(used)))
    return [line for line in lines if line.words]


def _today(listed: Sequence[InterviewSummary], now: datetime) -> str:
    """The interviews begun today, the first one first: time and name."""
    today = now.astimezone().date()
    return " · ".join(
        f"{each.started_at.astimezone():%H:%M} {_name(each)}"
        for each in reversed(listed)
        if each.has_time_of_day and each.started_at.astimezone().date() == today
    )


def _to_sign(overview: Overview, to_go_on: InterviewSummary | None) -> str:
    """Who else is not signed: the one to go on with is told of already."""
    others = [
        each
        for each in overview.listed
        if each.is_to_go_on and not each.is_being_amended and each is not to_go_on
    ]
    told = to_go_on is not None and not to_go_on.is_being_amended
    number = max(len(others), overview.open - told)
    shown = " · ".join(map(_name, others[:_NAMES]))
    more = number - min(len(others), _NAMES)
    if not shown or more <= 0:
        return shown
    return ngettext("{names} and {number} more", "{names} and {number} more", more).format(
        names=shown, number=more
    )


def _name(listed: InterviewSummary) -> str:
    return isolated(one_line(listed.candidate))

"""The options that say which interviews are meant, for every command that takes several."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from interview.cli.arguments import Command
from interview.dates_in_lists import read_timestamp, timestamp
from interview.errors import UsageError
from interview.i18n import _

if TYPE_CHECKING:
    from interview.journal.interview_query import InterviewQuery

STATUSES = ("open", "signed")
RECOMMENDATIONS = ("hire", "discuss", "decline", "none")
"""What can be asked for; written down here, as every command is parsed without the journal."""

_EXAMPLE = datetime(2026, 3, 2)
_DAY = timedelta(days=1)


def add_filters(parser: Command) -> None:
    """Add the options of `query_of`."""
    words = _("only those that have all these words, in their notes or in the list")
    _add(parser, "--search", _("WORDS"), words)
    _add(parser, "--bank", _("BANK"), _("only those held with this bank"))
    add_who_and_when(parser)
    _add(parser, "--status", "|".join(STATUSES), _("only those that are so"), STATUSES)
    parser.add_argument(
        "--signed",
        action="store_true",
        help=_("the same as {option}").format(option="--status signed"),
    )
    choices, words = "|".join(RECOMMENDATIONS), _("only those with this recommendation")
    _add(parser, "--recommendation", choices, words, RECOMMENDATIONS)


def add_who_and_when(parser: Command) -> None:
    """Add those of the options that say who held an interview, and when."""
    since = _("only those held on that day or later; 30d: in the last 30 days")
    _add(parser, "--since", _("DAY"), since)
    _add(parser, "--until", _("DAY"), _("only those held on that day or before"))
    _add(parser, "--rater", _("NAME"), _("only those held by this interviewer"))


def _add(
    parser: Command, option: str, metavar: str, words: str, choices: tuple[str, ...] | None = None
) -> None:
    parser.add_argument(option, metavar=metavar, default="", help=words, choices=choices)


def query_of(arguments: Namespace, *, now: datetime | None = None) -> InterviewQuery:
    """The interviews that the options ask for; a command may lack some of them.

    Raises `UsageError` for a day that is none.
    """
    from interview.journal.interview_query import InterviewQuery

    now = now or datetime.now(UTC)
    until = _day(arguments.until, now) if arguments.until else None
    return InterviewQuery(
        words=getattr(arguments, "search", ""),
        since=_day(arguments.since, now) if arguments.since else None,
        until=until + _DAY if until else None,
        bank=arguments.bank,
        status="signed"
        if getattr(arguments, "signed", False)
        else getattr(arguments, "status", ""),
        rater=arguments.rater,
        recommendation=getattr(arguments, "recommendation", ""),
    )


def _day(text: str, now: datetime) -> datetime:
    """The beginning of a day, in the time zone of the system."""
    days = re.fullmatch(r"(\d{1,5})\s*[dj]", text.strip())
    if days:
        at = now.astimezone() - int(days[1]) * _DAY
    else:
        try:
            at = read_timestamp(text)
        except ValueError:
            raise UsageError(
                _(
                    "“{text}” is not a day: write it as in “{example}”, or 30d for the last 30."
                ).format(text=text, example=timestamp(_EXAMPLE).split()[0])
            ) from None
    return at.replace(hour=0, minute=0, second=0, microsecond=0)

"""`interview list`: the interviews in the journal."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from functools import partial

from interview.bank_cache import bank_of
from interview.cli.interview_filters import query_of
from interview.cli.output import progress, say, say_json, table
from interview.dates_in_lists import timestamp
from interview.i18n import _
from interview.journal import InterviewSummary, Journal
from interview.journal.interview_query import InterviewQuery
from interview.journal.new_ids import rater_id
from interview.journal.read_interview import RecordLoader
from interview.journal.retention import RetentionPeriods
from interview.paths import Paths
from interview.plain_text import isolated, one_line
from interview.settings import Settings
from interview.status_words import RecordStatus


def list_interviews(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print the interviews, newest first; `docs/command-line.md` explains the keys of `--json`."""
    query = query_of(arguments)
    with Journal.open(paths.journal) as journal:
        loader = RecordLoader(journal, partial(bank_of, paths.cache))
        found = query.run(journal, loader, lambda each: progress(each, _("Looking for interviews")))
    if arguments.due:
        periods = RetentionPeriods(settings.keep_days, settings.keep_days_by_bank)
        found = periods.due(found, datetime.now(UTC))
    if arguments.json:
        say_json(
            [
                {
                    "id": each.id.interview,
                    "rater": rater_id(each.interviewer),
                    "candidate": each.candidate,
                    "role": each.role,
                    "interviewer": each.interviewer,
                    "bank": each.bank_name,
                    "started": _started(each),
                    "changed": each.changed_at.isoformat(),
                    "signed": each.status is RecordStatus.SIGNED,
                    "status": each.status.name.lower(),
                    "events": each.events,
                    "unfinished": each.is_unfinished,
                }
                for each in found
            ]
        )
    elif found:
        rows = [
            (
                each.id.interview,
                timestamp(each.started_at, has_time_of_day=each.has_time_of_day),
                _("unfinished") if each.is_unfinished else each.status.word,
                isolated(one_line(each.candidate)),
                isolated(one_line(each.role)),
                isolated(one_line(each.interviewer)),
            )
            for each in found
        ]
        say(table(rows))
    elif arguments.due:
        say(_("No interview is due to be erased."))
    elif query != InterviewQuery():
        say(none_found(query))
    else:
        say(none_yet())
    return 0


def _started(summary: InterviewSummary) -> str:
    """When it began, in ISO 8601; only the day where no more is known."""
    at = summary.started_at
    return at.isoformat() if summary.has_time_of_day else at.astimezone().date().isoformat()


def none_found(query: InterviewQuery) -> str:
    """What to say where no interview meets a query."""
    if query == InterviewQuery(words=query.words):
        return _("No interview has these words.")
    return _("No interview is like that.")


def none_yet() -> str:
    """What to say, and to do, while there is no interview."""
    return _("No interview yet. Begin one with: interview start BANK --candidate NAME")

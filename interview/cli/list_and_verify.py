"""The commands that look at the whole journal: list, verify."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from interview.cli.output import complain, moment, say, say_json, table
from interview.errors import JournalError
from interview.i18n import _, ngettext
from interview.journal import InterviewSummary, Journal
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings


def show_list(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the interviews, newest first."""
    with Journal.open(paths.journal) as journal:
        found = journal.summaries(arguments.search)
    if arguments.json:
        say_json([_summary(each) for each in found])
    elif found:
        say(table([_line(each) for each in found]))
    elif arguments.search:
        say(_("No interview has these words."))
    else:
        say(_none_yet())
    return 0


def verify(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Hold every stream against its chain of hashes; the exit code is 1 when one is broken."""
    broken = 0
    with Journal.open(paths.journal) as journal:
        if arguments.id:
            streams = [journal.find(arguments.id)]
        else:
            streams = [each.id for each in journal.summaries()]
        for stream in streams:
            try:
                journal.verify(stream)
            except JournalError as error:
                broken += 1
                complain(str(error))
    if not streams:
        say(_none_yet())
        return 0
    whole = len(streams) - broken
    say(
        ngettext(
            "{number} interview is whole: nothing in it was changed or lost.",
            "{number} interviews are whole: nothing in them was changed or lost.",
            whole,
        ).format(number=whole)
    )
    return 1 if broken else 0


def _none_yet() -> str:
    return _("No interview yet. Begin one with: interview start BANK --candidate NAME")


def _line(summary: InterviewSummary) -> tuple[str, ...]:
    return (
        summary.id.interview,
        moment(summary.started_at),
        _("signed") if summary.signed else _("open"),
        one_line(summary.candidate),
        one_line(summary.role),
        one_line(summary.interviewer),
    )


def _summary(summary: InterviewSummary) -> dict[str, Any]:
    return {
        "id": summary.id.interview,
        "rater": summary.id.rater,
        "candidate": summary.candidate,
        "role": summary.role,
        "interviewer": summary.interviewer,
        "bank": summary.bank_name,
        "started": summary.started_at.isoformat(),
        "changed": summary.changed_at.isoformat(),
        "signed": summary.signed,
        "events": summary.events,
    }

"""The commands that look at the whole journal: list, verify."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from interview.cli.output import complain, moment, say, say_json, table
from interview.errors import JournalError
from interview.i18n import _, ngettext
from interview.journal import InterviewSummary, Journal, draft_log_path
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
                found = journal.verify(stream)
            except JournalError as error:
                broken += 1
                complain(str(error))
                continue
            if found.is_unfinished:
                say(
                    _(
                        "{id} is unfinished: what was written last is on the disk beside the "
                        "journal, and becomes part of the record when the interview goes on."
                    ).format(id=stream.interview)
                )
            if found.has_foreign_log:
                broken += 1
                complain(
                    _(
                        "{path} does not continue the record of interview {id}. It may hold notes "
                        "that are nowhere else: keep it."
                    ).format(path=draft_log_path(paths.journal, stream), id=stream.interview)
                )
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
        _status(summary),
        one_line(summary.candidate),
        one_line(summary.role),
        one_line(summary.interviewer),
    )


def _status(summary: InterviewSummary) -> str:
    if summary.is_unfinished:
        return _("unfinished")
    return _("signed") if summary.signed else _("open")


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
        "unfinished": summary.is_unfinished,
    }

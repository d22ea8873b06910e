"""`interview compare`: candidates side by side, as a page, a text, a workbook or data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from interview.bank_cache import bank_of
from interview.cli.interview_filters import query_of
from interview.cli.output import mention, progress, say, say_document
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.cli.write_document import asked_format, write_document
from interview.comparison.blind import letters
from interview.editing.diff.comparable_interviews import refuse_other_rubrics
from interview.errors import InterviewError, NotFound, UsageError
from interview.i18n import _, current, ngettext
from interview.journal import Journal, StreamId
from interview.journal.interview_query import InterviewQuery
from interview.journal.panel_streams import record_reveal
from interview.journal.read_interview import RecordLoader
from interview.journal.search import search_form
from interview.paths import Paths
from interview.plain_text import one_line, slug
from interview.reporting.comparison.comparison_model import CandidateComparison
from interview.reporting.comparison.compose_comparison import (
    NAME,
    Blindness,
    compose_comparison,
)
from interview.reporting.comparison.render_comparison import render_comparison
from interview.settings import Settings, user_name

_FEWEST = 2


def compare(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write the comparison, and print where it is; with `-o -`, print the comparison itself."""
    if arguments.reveal and arguments.blind:
        raise UsageError(_("--blind hides the names, and --reveal shows them: give one of them."))
    form = asked_format(arguments, ("html", "md", "json", "xlsx"))
    if arguments.output == "-" and form == "xlsx":
        raise UsageError(_("A workbook is not printed: give the name of a file with -o."))
    reason = one_line(arguments.reveal or "")
    if arguments.reveal is not None and not reason:
        raise UsageError(_("Say why the names are shown: --reveal WHY"))
    with Journal.open(paths.journal) as journal:
        loader = RecordLoader(journal, partial(bank_of, paths.cache))
        records = [loader.load(each) for each in _chosen(arguments, journal, loader)]
    language, now = arguments.lang or current(), datetime.now(UTC)
    refuse_other_rubrics(records, current())
    blindness = None
    if arguments.blind or reason:
        blindness = Blindness(hidden=not reason, words=tuple(arguments.hide))
    comparison = compose_comparison(
        records,
        language,
        now=now,
        sort_by=arguments.sort_by or ("" if arguments.ids else NAME),
        blindness=blindness,
    )
    interviews = [record.id for record in records]
    if reason:
        by = one_line(arguments.by or settings.interviewer) or user_name()
        _agree_to_reveal(arguments.yes, len(records), by)
        record_reveal(paths.journal, letters(interviews), reason, by, now)
    _write(arguments, paths, comparison, form, interviews)
    return 0


def _chosen(arguments: Namespace, journal: Journal, loader: RecordLoader) -> Sequence[StreamId]:
    """The interviews to compare. Raises `UsageError` and `NotFound` where they are fewer than two.

    Those that are filtered are signed ones only, unless their status is asked for, by name.
    """
    query = query_of(arguments)
    if not arguments.ids and query == InterviewQuery():
        raise UsageError(_("Say which interviews: by their ids, or with --bank, --since and such."))
    if arguments.ids and query != InterviewQuery():
        raise UsageError(_("Give ids, or --bank, --since and the like, but not both."))
    if arguments.ids:
        streams = list(dict.fromkeys(journal.find(each) for each in arguments.ids))
    else:
        found = query.run(journal, loader, lambda each: progress(each, _("Looking for interviews")))
        signed = [each for each in found if each.is_signed or query.status]
        drafts = len(found) - len(signed)
        if drafts:
            mention(
                ngettext(
                    "{number} interview that is not signed is left out; its id takes it in.",
                    "{number} interviews that are not signed are left out; their ids take them in.",
                    drafts,
                ).format(number=drafts)
            )
        signed.sort(key=lambda each: (search_form(each.candidate), each.started_at, str(each.id)))
        streams = [each.id for each in signed]
    if len(streams) < _FEWEST:
        raise NotFound(_("There are fewer than two interviews to compare. See: interview list"))
    return streams


def _agree_to_reveal(is_agreed: bool, number: int, by: str) -> None:
    """Ask before names are shown. Raises `InterviewError` where nobody agrees."""
    if is_agreed:
        return
    if not is_interactive():
        raise UsageError(_("No name was shown: add --yes where nobody can be asked."))
    say(
        ngettext(
            "The name of {number} candidate will be shown. The journal records that, signed by "
            "{name}.",
            "The names of {number} candidates will be shown. The journal records that beside each "
            "interview, signed by {name}.",
            number,
        ).format(number=number, name=by)
    )
    if not confirmed(_("Show the names?")):
        raise InterviewError(_("No name was shown."))


def _write(
    arguments: Namespace,
    paths: Paths,
    comparison: CandidateComparison,
    form: str,
    interviews: Sequence[str],
) -> None:
    if form == "xlsx":
        from interview.reporting.comparison.comparison_workbook import comparison_workbook

        data = comparison_workbook(comparison)
    else:
        text = render_comparison(comparison, form, paths.templates)
        if arguments.output == "-":
            say_document(text)
            return
        data = text.encode("utf-8", "replace")
    kind = "blind-comparison" if comparison.is_blind else "comparison"
    name = "-".join(filter(None, (kind, slug(comparison.bank)[:60], comparison.instant[:10])))
    write_document(arguments, paths, data, name, f".{form}", interviews)

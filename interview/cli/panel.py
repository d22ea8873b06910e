"""`interview panel`: several raters of one candidate, how they agree, and what they agreed on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from interview.bank_cache import bank_of
from interview.cli.output import mention, say_document
from interview.cli.panel_consensus import agreed_levels
from interview.cli.write_document import asked_format, write_document
from interview.comparison.panel import RecordedConsensus
from interview.editing.diff.comparable_interviews import refuse_other_rubrics
from interview.i18n import _, current, ngettext
from interview.journal import Journal, StreamId
from interview.journal.find_panel import signed_panel
from interview.journal.panel_streams import read_consensus, record_consensus
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.plain_text import one_line, slug
from interview.reporting.panel.compose_panel import compose_panel
from interview.reporting.panel.panel_model import PanelSummary
from interview.reporting.panel.render_panel import render_panel
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings, user_name


def panel(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write the summary of a panel, and print where it is.

    With `--consensus`, first record what it agrees on: from a file, or from a person's answers.
    """
    form = asked_format(arguments, ("html", "md", "json"))
    members = signed_panel(paths.journal, arguments.who)
    with Journal.open(paths.journal) as journal:
        loader = RecordLoader(journal, partial(bank_of, paths.cache))
        records = [loader.load(each.id) for each in members]
    refuse_other_rubrics(records, current())
    language, now = arguments.lang or current(), datetime.now(UTC)
    streams = [each.id for each in members]
    consensus = read_consensus(paths.journal, [each.interview for each in streams])
    if arguments.consensus is not None:
        by = one_line(arguments.by or settings.interviewer) or user_name()
        consensus = _agree(arguments.consensus, paths, records, streams, consensus, by, now)
    summary = compose_panel(records, consensus, language, now=now)
    _write(arguments, paths, summary, form, [each.interview for each in streams])
    return 0


def _agree(
    source: str,
    paths: Paths,
    records: Sequence[InterviewRecord],
    streams: Sequence[StreamId],
    consensus: Mapping[str, RecordedConsensus],
    by: str,
    now: datetime,
) -> Mapping[str, RecordedConsensus]:
    reached = agreed_levels(source, records, streams, consensus)
    if not reached:
        mention(_("Nothing new was agreed on: nothing was recorded."))
        return consensus
    record_consensus(paths.journal, streams[0].interview, reached, by, now)
    mention(
        ngettext(
            "The agreed level of {number} question was recorded, signed by {name}.",
            "The agreed levels of {number} questions were recorded, signed by {name}.",
            len(reached),
        ).format(number=len(reached), name=by)
    )
    return read_consensus(paths.journal, [each.interview for each in streams])


def _write(
    arguments: Namespace,
    paths: Paths,
    summary: PanelSummary,
    form: str,
    interviews: Sequence[str],
) -> None:
    text = render_panel(summary, form, paths.templates)
    if arguments.output == "-":
        say_document(text)
        return
    data = text.encode("utf-8", "replace")
    is_forms = form == "forms"
    parts = ("panel-forms" if is_forms else "panel", slug(summary.candidate)[:60])
    name = "-".join(filter(None, (*parts, summary.instant[:10])))
    ending = "html" if is_forms else form
    write_document(arguments, paths, data, name, f".{ending}", list(dict.fromkeys(interviews)))

"""`interview report`: one interview, or many, as pages, texts, tables or data."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from interview.bank_cache import bank_of
from interview.cli.interview_filters import query_of
from interview.cli.list_interviews import none_found, none_yet
from interview.cli.output import mention, progress, say, say_document
from interview.cli.report_folder import ReportCopies, ReportFolder
from interview.cli.write_document import asked_format, format_by_ending, write_document
from interview.errors import NotFound, UsageError
from interview.i18n import _, current, ngettext
from interview.journal import Journal, StreamId
from interview.journal.interview_query import InterviewQuery
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.reporting import (
    FORMATS,
    FORMATS_FOR,
    Audience,
    read_look,
    report_name,
)
from interview.settings import Settings

_BINARY = ("pdf", "xlsx")
_WORTH_A_BAR = 20
"""Reports from which it is worth a bar to write them."""


def report(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write reports, and print where each is; with `-o -`, print the report itself."""
    if arguments.schema:
        from interview.reporting.report_schema import schema_text

        say_document(schema_text())
        return 0
    if bool(arguments.ids) == arguments.all:
        raise UsageError(_("Name interviews by their ids, or say --all."))
    form = asked_format(arguments, FORMATS)
    if form not in FORMATS_FOR[Audience(arguments.audience)]:
        raise UsageError(_("The candidate’s copy is a page, a PDF, Markdown or JSON."))
    copies = ReportCopies(
        arguments.lang or current(),
        arguments.audience,
        read_look(paths.templates, settings.report_logo, settings.report_color),
        arguments.paper,
        paths.templates,
    )
    with Journal.open(paths.journal) as journal:
        loader = RecordLoader(journal, partial(bank_of, paths.cache))
        if not arguments.all:
            if query_of(arguments) != InterviewQuery():
                raise UsageError(_("--since, --bank and the like choose among --all."))
            streams = list(dict.fromkeys(journal.find(each) for each in arguments.ids))
            if len(streams) == 1:
                return _write_one(arguments, paths, loader, streams[0], form, copies)
        else:
            query = query_of(arguments)
            found = query.run(
                journal, loader, lambda each: progress(each, _("Looking for interviews"))
            )
            streams = [each.id for each in found]
            if not streams:
                raise NotFound(none_yet() if query == InterviewQuery() else none_found(query))
        output = arguments.output
        if output is not None and format_by_ending(output) in FORMATS:
            if form == "xlsx":
                return _write_workbook(arguments, paths, loader, streams, copies)
            if len(streams) > 1:
                raise UsageError(_several(len(streams)))
            return _write_one(arguments, paths, loader, streams[0], form, copies)
        if output == "-":
            raise UsageError(_several(len(streams)))
        folder = ReportFolder(Path(output) if output else paths.reports, paths, journal, loader)
        written = folder.write(
            streams,
            form,
            copies,
            lambda each: progress(each, _("Writing reports"), _WORTH_A_BAR),
            replace=arguments.force,
        )
    say(str(folder.path))
    mention(written.summary())
    return 1 if written.failed or written.left_alone else 0


def _several(count: int) -> str:
    return ngettext(
        "{count} interview does not go there: name a folder with -o, or a file in .xlsx.",
        "{count} interviews do not fit into one such file: name a folder with -o, or a file in "
        ".xlsx.",
        count,
    ).format(count=count)


def _write_one(
    arguments: Namespace,
    paths: Paths,
    loader: RecordLoader,
    stream: StreamId,
    form: str,
    copies: ReportCopies,
) -> int:
    composed = copies.compose(loader.load(stream))
    output = arguments.output
    if output == "-" and form in _BINARY and sys.stdout.isatty():
        raise UsageError(_("A file of this kind is not printed on a terminal: name it with -o."))
    data = copies.render(composed, form)
    if output == "-":
        say_document(data)
        return 0
    name = report_name(composed)
    write_document(arguments, paths, data, name, f".{form}", [composed.interview])
    return 0


def _write_workbook(
    arguments: Namespace,
    paths: Paths,
    loader: RecordLoader,
    streams: Sequence[StreamId],
    copies: ReportCopies,
) -> int:
    """Write one workbook of several interviews, a row for each."""
    from interview.reporting.render_xlsx import render_xlsx

    reports = [
        copies.compose(loader.load(stream))
        for stream in progress(streams, _("Reading interviews"), _WORTH_A_BAR)
    ]
    interviews = [each.interview for each in reports]
    write_document(arguments, paths, render_xlsx(reports), "", ".xlsx", interviews)
    return 0

"""`interview report`: one interview as a page, a text or data."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say, say_document
from interview.errors import JournalError, UsageError
from interview.i18n import _, current
from interview.journal import load_record
from interview.journal.erase import remember_file
from interview.paths import Paths
from interview.reporting import (
    Audience,
    compose_report,
    read_look,
    render,
    report_for,
    save_report,
    save_report_as,
)
from interview.settings import Settings


def report(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write the report for its audience, and print where it is; with `-o -`, print it."""
    record = load_record(paths.journal, arguments.id)
    composed = compose_report(record, arguments.lang or current(), now=datetime.now(UTC))
    if arguments.audience == Audience.CANDIDATE and composed.draft:
        raise UsageError(
            _(
                "The candidate’s copy is of what was signed: interview {id} is not signed yet."
            ).format(id=record.id)
        )
    composed = report_for(arguments.audience, composed)
    form, output, templates = arguments.format, arguments.output, paths.templates
    look = read_look(templates, settings.report_logo, settings.report_color)
    if output == "-":
        say_document(render(composed, form, templates, look))
    elif output is None:
        path = save_report(composed, form, paths.reports, templates, look)
        remember(paths, record.id, path)
        say(str(path))
    else:
        save_report_as(composed, form, Path(output), templates, look, replace=arguments.force)
        remember(paths, record.id, Path(output))
        say(output)
    return 0


def remember(paths: Paths, interview: str, path: Path) -> None:
    """Have erasing find a file that was written; it stays where the journal cannot be written."""
    try:
        remember_file(paths.journal, interview, path)
    except JournalError as error:
        mention(
            _(
                "Erasing the interview will not find this file, as the journal says: {reason}"
            ).format(reason=error)
        )

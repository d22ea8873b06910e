"""`interview report`: one interview as a page, a text or data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say, say_document
from interview.errors import JournalError
from interview.i18n import _, current
from interview.journal import load_record
from interview.journal.erase import remember_files
from interview.paths import Paths
from interview.reporting import compose_report, render, save_report, save_report_as
from interview.settings import Settings


def report(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write the report, and print where it is; with `-o -`, print the report itself."""
    record = load_record(paths.journal, arguments.id)
    composed = compose_report(record, arguments.lang or current(), now=datetime.now(UTC))
    form, output, templates = arguments.format, arguments.output, paths.templates
    if output == "-":
        say_document(render(composed, form, templates))
    elif output is None:
        path = save_report(composed, form, paths.reports, templates)
        remember(paths, [record.id], path)
        say(str(path))
    else:
        save_report_as(composed, form, Path(output), templates, replace=arguments.force)
        remember(paths, [record.id], Path(output))
        say(output)
    return 0


def remember(paths: Paths, interviews: Sequence[str], path: Path) -> None:
    """Have erasing find a file that was written; it stays where the journal cannot be written."""
    try:
        remember_files(paths.journal, [(each, path) for each in interviews])
    except JournalError as error:
        mention(
            _(
                "Erasing the interview will not find this file, as the journal says: {reason}"
            ).format(reason=error)
        )

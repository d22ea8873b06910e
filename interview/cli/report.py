"""`interview report`: one interview as a page, a text or data."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import say, say_document
from interview.errors import ReportError
from interview.i18n import _, current
from interview.journal import load_record
from interview.paths import Paths
from interview.reporting import compose_report, render, save_report
from interview.settings import Settings


def report(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write the report, and print where it is."""
    record = load_record(paths.journal, arguments.id)
    language = arguments.lang or current()
    composed = compose_report(record, language, now=datetime.now(UTC))
    form, output = arguments.format, arguments.output
    if output is None:
        say(str(save_report(composed, form, paths.reports, paths.templates)))
    elif output == "-":
        say_document(render(composed, form, paths.templates))
    else:
        _write(Path(output), render(composed, form, paths.templates), arguments.force)
        say(output)
    return 0


def _write(path: Path, text: str, force: bool) -> None:
    """Write a file that only its owner may read; never over another unless that was asked for."""
    over = os.O_TRUNC if force else os.O_EXCL
    try:
        file = os.open(path, os.O_CREAT | os.O_WRONLY | over, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise ReportError(
            _("{path} is there already: choose another name, or add --force.").format(path=path)
        ) from error
    except OSError as error:
        raise ReportError(
            _("{path} cannot be written: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error

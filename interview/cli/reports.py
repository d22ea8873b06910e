"""`interview report`: one interview as a page, a text or data."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.say import say
from interview.errors import InterviewError
from interview.i18n import _, current
from interview.journal import load_record
from interview.reporting import compose_report, render, save_report
from interview.settings import Places, Settings


def report(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Write the report, and print where it is."""
    record = load_record(places.journal, arguments.id)
    language = arguments.lang or current()
    composed = compose_report(record, language, now=datetime.now(UTC))
    form, output = arguments.format, arguments.output
    if output is None:
        say(str(save_report(composed, form, places.reports, places.templates)))
    elif output == "-":
        sys.stdout.write(render(composed, form, places.templates))
    else:
        _write(Path(output), render(composed, form, places.templates), arguments.force)
        say(output)
    return 0


def _write(path: Path, text: str, force: bool) -> None:
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise InterviewError(
            _("{path} is there already: choose another name, or add --force.").format(path=path)
        ) from error
    except OSError as error:
        raise InterviewError(
            _("{path} cannot be written: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error

"""Writes reports to files that only their owner can read, each as a whole or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview.errors import ReportError
from interview.i18n import _
from interview.plain_text import slug
from interview.private_files import create_numbered, create_private, private_folder, replace_file
from interview.reporting.audience import Audience
from interview.reporting.firm_look import Look
from interview.reporting.render_report import OUR_LOOK, render
from interview.reporting.report_model import Report
from interview.system_errors import cannot_write, reason_of

_LONGEST = 60
"""Characters of the candidate's name in a file's name."""


def report_name(report: Report) -> str:
    """The name of a report's file without its ending: the same for every report of an interview.

    It has the candidate, the day and the interview: `interview-ada-lovelace-2026-03-02-k7f3`; and
    its audience where that is not HR.
    """
    # The first word of the name is one that no system keeps for itself, as Windows does “con”.
    candidate = slug(report.candidate)[:_LONGEST].strip("-")
    kind = "interview" if report.audience == Audience.HR else f"interview-{report.audience}"
    day = report.instants.started
    if "T" in day:  # a moment, not a day: the day it was where the reader is
        day = datetime.fromisoformat(day).astimezone().date().isoformat()
    parts = (kind, candidate, day, slug(report.interview))
    return "-".join(filter(None, parts))


def save_report(
    report: Report,
    form: str,
    folder: Path,
    templates: Path | None = None,
    look: Look = OUR_LOOK,
) -> Path:
    """Write a report in one of the `FORMATS` to a new file in `folder`, and return its path.

    A second report of the same interview gets a number. A missing folder is made, with mode 0700.
    Raises `ReportError`.
    """
    data = render(report, form, templates, look)
    return save_document(data, folder, report_name(report), f".{form}")


def save_document(data: bytes, folder: Path, name: str, ending: str) -> Path:
    """Write a document to a new file `name` + `ending` in a folder, and return its path.

    Where that is taken, it gets a number. Raises `ReportError`.
    """
    try:
        private_folder(folder)
        return create_numbered(folder, name, ending, data)
    except OSError as error:
        raise ReportError(
            _("The report cannot be written to {path}: {reason}.").format(
                path=folder, reason=reason_of(error)
            )
        ) from error


def save_document_as(data: bytes, path: Path, *, replace: bool = False) -> None:
    """Write a document to the file `path`.

    Raises `ReportError`, without `replace` also where there is a file already. With `replace` the
    file that is there gives way as a whole, and stays as it was if anything fails; a symbolic link
    is refused.
    """
    try:
        if replace:
            replace_file(path, data, private=True)
        else:
            create_private(path, data)
    except OSError as error:
        raise ReportError(cannot_write(path, error)) from error

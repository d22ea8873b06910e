"""Writes reports to files: private, never over another, under a name every system takes."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from interview.errors import ReportError
from interview.i18n import _
from interview.plain_text import slug
from interview.reporting.render_report import render
from interview.reporting.report_model import Report

_LONGEST = 60
"""Characters of the candidate's name."""


def save_report(report: Report, form: str, folder: Path, templates: Path | None = None) -> Path:
    """Write a report as `html`, `md` or `json` to a new file in `folder`, and return its path.

    The folder is made with mode 0700, the file with 0600. Raises `ReportError`.
    """
    text = render(report, form, templates)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _written(text, folder, file_name(report), form)
    except OSError as error:
        raise ReportError(
            _("The report cannot be written to {path}: {reason}.").format(
                path=folder, reason=error.strerror or error
            )
        ) from error


def file_name(report: Report) -> str:
    """Who, when and which interview; the first word is one that no system keeps for itself."""
    candidate = slug(report.candidate)[:_LONGEST].strip("-")
    parts = ("interview", candidate, report.instants.started[:10], slug(report.interview))
    return "-".join(filter(None, parts))


def _written(text: str, folder: Path, name: str, form: str) -> Path:
    for number in count(1):
        path = folder / (f"{name}.{form}" if number == 1 else f"{name}-{number}.{form}")
        try:
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        _fill(file, path, text)
        return path
    raise AssertionError("there is always a next number")


def _fill(file: int, path: Path, text: str) -> None:
    """Write the whole text, or leave no file: half a report would look like one."""
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(text.encode("utf-8", "replace"))
    except OSError:
        path.unlink(missing_ok=True)
        raise

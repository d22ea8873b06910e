"""A page of all keys, for the wall: what is on it, as a page of HTML or a PDF."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from interview.frozen import frozen
from interview.reporting.render_report import fill_page
from interview.reporting.typst_pdf import make_pdf

SHEET_FORMATS = ("html", "pdf")


@frozen
class KeyEntry:
    """A key, as the screens write it, and what it does."""

    keys: str
    label: str
    explained: str


@frozen
class KeyGroup:
    """The keys of one screen, or of one part of its work."""

    title: str
    entries: tuple[KeyEntry, ...]


@frozen
class KeySheet:
    """All of the page."""

    language: str
    interview: tuple[KeyGroup, ...]
    """Keys while an interview is held, by what they are for."""
    others: tuple[KeyGroup, ...]
    """Keys of the other screens."""


def render_key_sheet(
    sheet: KeySheet, form: str, templates: Path | None, paper: str, now: datetime
) -> bytes:
    """The page in one of the `SHEET_FORMATS`; `paper` is `a4` or `letter`. Raises `ReportError`.

    `now` is when a PDF says that it was made.
    """
    if form == "pdf":
        return make_pdf(
            "keys.typ",
            asdict(sheet),
            language=sheet.language,
            paper=paper,
            at=now,
            templates=templates,
        )
    page = fill_page("keys.html.j2", ("keys.css",), sheet.language, templates, "", sheet=sheet)
    return page.encode("utf-8", "replace")

"""A bank's kit as a page of HTML, a PDF, or the file that it is typed into."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from interview.reporting.interview_kit import InterviewKit
from interview.reporting.render_report import fill_page, page_footer
from interview.reporting.typst_pdf import make_pdf

KIT_FORMATS = ("html", "pdf", "yaml")


def render_kit(
    kit: InterviewKit, form: str, templates: Path | None, paper: str, now: datetime
) -> bytes:
    """The kit in one of the `KIT_FORMATS`; `paper` is `a4` or `letter`. Raises `ReportError`.

    `now` is when a PDF says that it was made.
    """
    match form:
        case "html":
            footer = page_footer(kit.bank, kit.id)
            page = fill_page("kit.html.j2", ("kit.css",), kit.language, templates, footer, kit=kit)
            return page.encode("utf-8", "replace")
        case "pdf":
            return make_pdf(
                "kit.typ",
                {"kit": asdict(kit)},
                language=kit.language,
                paper=paper,
                at=now,
                templates=templates,
            )
        case "yaml":
            return kit.form.encode("utf-8", "replace")
    raise ValueError(f"no kit has the format {form!r}")

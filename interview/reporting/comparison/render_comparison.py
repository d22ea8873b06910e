"""From what a comparison says to HTML, Markdown or JSON; users may replace the templates."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from interview.reporting.comparison.comparison_model import CandidateComparison
from interview.reporting.render_report import fill_page, fill_text, page_footer

FORMAT = 1
"""The version of the JSON: within one, keys are only ever added."""


def render_comparison(
    comparison: CandidateComparison, form: str, templates: Path | None = None
) -> str:
    """A comparison as `html`, `md` or `json`.

    Raises `ReportError` for a template that is broken, `ValueError` for another form.
    """
    match form:
        case "html":
            return fill_page(
                "comparison.html.j2",
                ("report.css", "comparison.css"),
                comparison.language,
                templates,
                page_footer(comparison.title, comparison.bank, comparison.day),
                comparison=comparison,
            )
        case "md":
            return fill_text(
                "comparison.md.j2", comparison.language, templates, comparison=comparison
            )
        case "json":
            data = {"format": FORMAT, **asdict(comparison)}
            return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    raise ValueError(f"no comparison has the format {form!r}")

"""From what a panel's summary says to HTML, Markdown, forms or JSON; templates may be replaced."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from interview.reporting.panel.panel_model import PanelSummary
from interview.reporting.render_report import fill_page, fill_text, page_footer

FORMAT = 1
"""The version of the JSON: within one, keys are only ever added."""


def render_panel(panel: PanelSummary, form: str, templates: Path | None = None) -> str:
    """The summary of a panel as `html`, `md`, `forms` (a page to print and sign) or `json`.

    Raises `ReportError` for a template that is broken, `ValueError` for another form.
    """
    match form:
        case "html" | "forms":
            is_forms = form == "forms"
            return fill_page(
                "panel_forms.html.j2" if is_forms else "panel.html.j2",
                ("report.css", "panel_forms.css" if is_forms else "comparison.css"),
                panel.language,
                templates,
                page_footer(panel.candidate, panel.bank, panel.day),
                panel=panel,
            )
        case "md":
            return fill_text("panel.md.j2", panel.language, templates, panel=panel)
        case "json":
            data = {"format": FORMAT, **asdict(panel)}
            return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    raise ValueError(f"no summary of a panel has the format {form!r}")

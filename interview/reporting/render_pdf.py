"""A report as a PDF: its data for a template, with every figure as it is shown."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from interview import i18n
from interview.reporting import formatting
from interview.reporting.audience import Audience
from interview.reporting.report_model import Report
from interview.reporting.typst_pdf import make_pdf
from interview.scoring import level_figure, percentage

_TEMPLATE, _CANDIDATE_TEMPLATE = "report.typ", "candidate.typ"


def render_pdf(report: Report, templates: Path | None = None, paper: str = "a4") -> bytes:
    """The report as a tagged PDF on paper of a size: `a4` or `letter`. Raises `ReportError`."""
    with i18n.speaking(report.language):
        data = {"report": _as_data(report), "shown": _shown(report), "author": report.interviewer}
    return make_pdf(
        _CANDIDATE_TEMPLATE if report.audience == Audience.CANDIDATE else _TEMPLATE,
        data,
        language=report.language,
        paper=paper,
        at=datetime.fromisoformat(report.instants.written),
        templates=templates,
    )


def _as_data(report: Report) -> dict[str, Any]:
    """All that the report says, and headings for alerts; dates in tables as readers write them."""
    data = asdict(report)
    for written, alert in zip(data["alerts"], report.alerts, strict=True):
        written["heading"] = alert.heading
    for stage in data["stages"]:
        for question in stage["questions"]:
            question["rows"] = [[formatting.cell(cell) for cell in row] for row in question["rows"]]
    return data


def _shown(report: Report) -> dict[str, Any]:
    """The figures in words, as the page writes them."""
    made = report.recommendation
    return {
        "percent": "" if made.percent is None else percentage(made.percent),
        "mean": "" if made.mean is None else level_figure(made.mean),
        "coverage": percentage(made.coverage),
        "discuss": percentage(made.discuss),
        "hire": percentage(made.hire),
        "weights": {
            question.id: formatting.weight(question.weight)
            for stage in report.stages
            for question in stage.questions
            if question.is_rated
        },
        "shares": {
            question.id: percentage(question.share, 1)
            for stage in report.stages
            for question in stage.questions
            if question.is_rated
        },
        "competencies": [
            {
                "mean": "" if row.mean is None else level_figure(row.mean),
                "weight": formatting.weight(row.weight),
                "share": percentage(row.share, 1),
            }
            for row in report.competencies
        ],
    }

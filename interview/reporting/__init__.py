"""From the record of an interview to a report a person can check, print and file."""

from interview.reporting.audience import Audience, report_for
from interview.reporting.compose_report import compose_report
from interview.reporting.firm_look import Look, read_look
from interview.reporting.render_report import (
    FORMATS,
    FORMATS_FOR,
    render,
    render_html,
    render_json,
    render_markdown,
)
from interview.reporting.report_model import Report
from interview.reporting.save_reports import (
    report_name,
    save_document,
    save_document_as,
    save_report,
)

__all__ = [
    "FORMATS",
    "FORMATS_FOR",
    "Audience",
    "Look",
    "Report",
    "compose_report",
    "read_look",
    "render",
    "render_html",
    "render_json",
    "render_markdown",
    "report_for",
    "report_name",
    "save_document",
    "save_document_as",
    "save_report",
]

"""From what a report says to HTML, Markdown or JSON; users may replace the templates."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from traceback import walk_tb

from jinja2 import ChoiceLoader, FileSystemLoader, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError
from markupsafe import Markup

from interview import i18n
from interview.errors import ReportError
from interview.i18n import _
from interview.reporting import escape_markdown, evidence, formatting
from interview.reporting.report_model import Report
from interview.reporting.template_sandbox import Sandbox
from interview.scoring import percentage
from interview.shipped_files import shipped_templates
from interview.system_errors import reason_of

FORMAT = 1
"""The version of the JSON: within one, keys are only ever added."""

_HTML, _STYLE, _MARKDOWN = "report.html.j2", "report.css", "report.md.j2"


def render(report: Report, form: str, templates: Path | None = None) -> str:
    """A report as `html`, `md` or `json`.

    Files in the folder `templates` take the place of shipped ones of the same name. Raises
    `ReportError` for a template that is broken, with its file and line, `ValueError` for another
    form.
    """
    match form:
        case "html":
            return render_html(report, templates)
        case "md":
            return render_markdown(report, templates)
        case "json":
            return render_json(report)
    raise ValueError(f"no report has the format {form!r}")


def render_html(report: Report, templates: Path | None = None) -> str:
    """One page that needs nothing else: no script, no network, its style inside."""
    environment = _environment(templates)
    assert environment.loader is not None
    try:
        style, _path, _is_fresh = environment.loader.get_source(environment, _STYLE)
    except (TemplateNotFound, OSError, UnicodeDecodeError) as error:
        raise ReportError(
            _("The report's style {name} cannot be read: {reason}.").format(
                name=_STYLE, reason=reason_of(error)
            )
        ) from error
    if "</" in style:
        raise ReportError(_("The report's style {name} holds a tag.").format(name=_STYLE))
    style += _page_footer(report)
    policy = b64encode(sha256(style.encode()).digest()).decode()
    return _fill(report, environment, _HTML, style=Markup(style), style_hash=policy)


def render_markdown(report: Report, templates: Path | None = None) -> str:
    """The report as Markdown, readable as it stands."""
    return _fill(report, _environment(templates), _MARKDOWN)


def render_json(report: Report) -> str:
    """Everything the report says, as data; `docs/reports.md` explains the keys."""
    data = {"format": FORMAT, **asdict(report)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@cache
def _environment(templates: Path | None) -> Sandbox:
    folders = [templates, shipped_templates()] if templates else [shipped_templates()]
    environment = Sandbox(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=lambda name: name is None or ".md" not in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["_"] = _
    environment.filters |= {
        "md": escape_markdown.escape,
        "md_cell": escape_markdown.cell,
        "md_quote": escape_markdown.quote,
        "raised": evidence.raised,
        "cell": formatting.cell,
        "figure": formatting.figure,
        "percentage": percentage,
    }
    return environment


def _fill(report: Report, environment: Sandbox, name: str, **more: object) -> str:
    environment.budget.renew()
    try:
        with i18n.speaking(report.language):
            return environment.get_template(name).render(report=report, **more)
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name or name}:{error.lineno}"
        raise ReportError(
            _("The report template {place} cannot be read: {reason}.").format(
                place=place, reason=error.message
            )
        ) from error
    except Exception as error:  # a template is a program of its own: it may fail in any way
        frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        places = [f"{file}:{line}" for file, line in frames if ".j2" in file]
        raise ReportError(
            _("The report template {name} does not work: {reason}.").format(
                name=places[-1] if places else name, reason=error
            )
        ) from error


def _page_footer(report: Report) -> str:
    """The style of the foot of every printed page, which says whose report it is.

    Every character is written as a number, so that no name can end the text it stands in.
    """
    draft = report.draft.word if report.draft else ""
    words = [report.candidate, report.bank, report.day, draft]
    text = "".join(f"\\{ord(sign):06x}" for sign in " · ".join(filter(None, words)))
    return f'@page {{ @bottom-left {{ content: "{text}" }} }}\n'

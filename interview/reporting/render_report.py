"""From what a report says to HTML, Markdown or JSON; users may replace the templates."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
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
from interview.i18n import _, ngettext
from interview.reporting import escape_markdown, formatting
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
    draft = report.draft.word if report.draft else ""
    words = (report.candidate, report.bank, report.day, draft)
    return fill_page(templates, _HTML, report.language, words, report=report)


def render_markdown(report: Report, templates: Path | None = None) -> str:
    """The report as Markdown, readable as it stands."""
    return fill(templates, _MARKDOWN, report.language, report=report)


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
    environment.globals |= {"_": _, "ngettext": ngettext}
    environment.filters |= {
        "md": escape_markdown.escape,
        "md_cell": escape_markdown.cell,
        "md_quote": escape_markdown.quote,
        "raised": escape_markdown.raised,
        "cell": formatting.cell,
        "figure": formatting.figure,
        "percentage": percentage,
    }
    return environment


def fill_page(
    templates: Path | None,
    name: str,
    language: str,
    footer: Iterable[str],
    *,
    more_style: str = "",
    **values: object,
) -> str:
    """A page from the template `name`: no script, no network, its style inside.

    `footer` are the words at the foot of every printed page, `more_style` is a style sheet that
    follows the report's. Raises `ReportError`.
    """
    environment = _environment(templates)
    style = _style(environment, _STYLE)
    if more_style:
        style += _style(environment, more_style)
    style += _page_footer(footer)
    policy = b64encode(sha256(style.encode()).digest()).decode()
    return fill(templates, name, language, style=Markup(style), style_hash=policy, **values)


def fill(templates: Path | None, name: str, language: str, **values: object) -> str:
    """What the template `name` makes of these values. Raises `ReportError`."""
    environment = _environment(templates)
    environment.budget.renew()
    try:
        with i18n.speaking(language):
            return environment.get_template(name).render(**values)
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


def _style(environment: Sandbox, name: str) -> str:
    assert environment.loader is not None
    try:
        style, _path, _is_fresh = environment.loader.get_source(environment, name)
    except (TemplateNotFound, OSError, UnicodeDecodeError) as error:
        raise ReportError(
            _("The report's style {name} cannot be read: {reason}.").format(
                name=name, reason=reason_of(error)
            )
        ) from error
    if "</" in style:
        raise ReportError(_("The report's style {name} holds a tag.").format(name=name))
    return style


def _page_footer(words: Iterable[str]) -> str:
    """The style of the foot of every printed page, which says what it is of.

    Every character is written as a number, so that no name can end the text it stands in.
    """
    text = "".join(f"\\{ord(sign):06x}" for sign in " · ".join(filter(None, words)))
    return f'@page {{ @bottom-left {{ content: "{text}" }} }}\n'

"""From what a report says to each format of it; users may replace the templates."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import local
from traceback import walk_tb
from types import BuiltinFunctionType, CodeType, FunctionType, MappingProxyType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    pass_context,
)
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from interview import i18n
from interview.errors import ReportError
from interview.i18n import _, ngettext
from interview.reporting import escape_markdown, evidence, formatting
from interview.reporting.audience import Audience
from interview.reporting.firm_look import Look
from interview.reporting.report_model import Report
from interview.reporting.template_sandbox import Sandbox
from interview.scoring import level_figure, percentage
from interview.shipped_files import shipped_templates
from interview.system_errors import reason_of

FORMATS = ("html", "pdf", "xlsx", "md", "json")

FORMATS_FOR: Mapping[Audience, tuple[str, ...]] = MappingProxyType(
    {
        Audience.HR: FORMATS,
        Audience.PANEL: FORMATS,
        Audience.CANDIDATE: tuple(form for form in FORMATS if form != "xlsx"),
    }
)
"""In which formats each audience gets a report. A workbook holds figures to reckon with, of which
the candidate's copy has none."""

FORMAT = 1
"""The version of the JSON: within one, keys are only ever added."""

_HTML, _STYLE, _MARKDOWN = "report.html.j2", "report.css", "report.md.j2"
_CANDIDATE_HTML, _CANDIDATE_MARKDOWN = "candidate.html.j2", "candidate.md.j2"
OUR_LOOK = Look()


def render(
    report: Report,
    form: str,
    templates: Path | None = None,
    look: Look = OUR_LOOK,
    paper: str = "a4",
) -> bytes:
    """A report as the bytes of a file of one of the `FORMATS`.

    Files in the folder `templates` take the place of shipped ones of the same name; `paper` is the
    size of a PDF's pages, `a4` or `letter`. A character that UTF-8 has no bytes for becomes “?”.
    Raises `ReportError` for a template that is broken, with its file and line, and for a PDF where
    what it needs is not installed; `ValueError` for another form.
    """
    match form:
        case "html":
            text = render_html(report, templates, look)
        case "md":
            text = render_markdown(report, templates)
        case "json":
            text = render_json(report)
        case "pdf":
            from interview.reporting.render_pdf import render_pdf

            return render_pdf(report, templates, paper)
        case "xlsx":
            from interview.reporting.render_xlsx import render_xlsx

            return render_xlsx([report])
        case _:
            raise ValueError(f"no report has the format {form!r}")
    return text.encode("utf-8", "replace")


def render_html(report: Report, templates: Path | None = None, look: Look = OUR_LOOK) -> str:
    """One page that needs nothing else: no script, no network, its style and logo inside."""
    name = _CANDIDATE_HTML if report.audience == Audience.CANDIDATE else _HTML
    draft = report.draft.word if report.draft else ""
    more = look.style + page_footer(report.candidate, report.bank, report.day, draft)
    page = {"report": report, "logo": look.logo}
    return fill_page(name, (_STYLE,), report.language, templates, more, **page)


def fill_page(
    name: str,
    styles: Iterable[str],
    language: str,
    templates: Path | None,
    more_style: str,
    **values: object,
) -> str:
    """A page of HTML from a template, with style sheets in it and nothing else allowed.

    `more_style` is what is added to it, such as the foot of printed pages. Raises `ReportError`.
    """
    environment = _environment(templates)
    style = "".join(_style(environment, each) for each in styles) + more_style
    policy = b64encode(sha256(style.encode()).digest()).decode()
    return _fill(environment, name, language, style=Markup(style), style_hash=policy, **values)


def fill_text(name: str, language: str, templates: Path | None, **values: object) -> str:
    """A text, such as Markdown, from a template. Raises `ReportError`."""
    return _fill(_environment(templates), name, language, **values)


def _style(environment: Environment, name: str) -> str:
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


def render_markdown(report: Report, templates: Path | None = None) -> str:
    """The report as Markdown, readable as it stands."""
    name = _CANDIDATE_MARKDOWN if report.audience == Audience.CANDIDATE else _MARKDOWN
    return fill_text(name, report.language, templates, report=report)


def render_json(report: Report) -> str:
    """Everything the report says, as data; `docs/reports.md` explains the keys."""
    data = {"format": FORMAT, **asdict(report)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


_escape = lru_cache(maxsize=4096, typed=True)(escape)
"""`escape` that remembers; `typed` tells text from `Markup` that reads the same."""


class _ShippedTemplate(Template):
    """One of our templates: most of what it escapes was escaped before, in a row or a page."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """As Jinja makes it of its code, but for `escape`, which that code calls by its name."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escape
        return made


class _PlainCalls(Context):
    """What our templates call: a report asks the catalogue for words two hundred times."""

    def call(self, obj: Any, /, *args: Any, **named: Any) -> Any:
        """As Jinja does it, but that a function is called at once: none of ours asks for more than
        a template says, which a macro does."""
        if type(obj) not in (FunctionType, BuiltinFunctionType):
            return super().call(obj, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return obj(*args, **named)


class ShippedTemplates(Environment):
    """For our templates alone, half faster: they ask for nothing that is not there, so that an
    attribute is looked up as Python does it."""

    template_class = _ShippedTemplate
    context_class = _PlainCalls
    getattr = staticmethod(getattr)  # type: ignore[assignment]


class _Environments(local):
    """The environments of one thread: a sandbox has a budget for one report at a time."""

    def __init__(self) -> None:
        self.made: dict[tuple[Path | None, bool], Environment] = {}


_environments = _Environments()


def _environment(templates: Path | None) -> Environment:
    """What templates are filled in with: a sandbox, where the user has some of their own.

    Ours need none, which more than halves the time of a page; what is no sandbox loads only
    ours.
    """
    has_own = templates is not None and any(map(_is_template, _names_in(templates)))
    made = _environments.made.get((templates, has_own))
    if made is None:
        made = _new_environment(templates, Sandbox if has_own else ShippedTemplates)
        _environments.made[templates, has_own] = made
    return made


def _is_template(name: str) -> bool:
    """Whether a file is a template: on some systems `report.HTML.J2` is opened as well."""
    return name.lower().endswith(".j2")


def _names_in(folder: Path) -> list[str]:
    try:
        return [each.name for each in folder.iterdir()]
    except OSError:
        return []  # it need not be there


class _StyleLoader(FileSystemLoader):
    """Loads files of a folder that are no templates."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """A style; a template is not found, whatever was put into the folder meanwhile."""
        if _is_template(template):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def _new_environment(templates: Path | None, kind: type[Environment]) -> Environment:
    """An environment of a kind. Only a sandbox reads the templates of a user's folder."""
    loaders = [FileSystemLoader(shipped_templates())]
    if templates:
        is_sandbox = issubclass(kind, Sandbox)
        loaders.insert(0, FileSystemLoader(templates) if is_sandbox else _StyleLoader(templates))
    environment = kind(
        undefined=StrictUndefined,
        loader=ChoiceLoader(loaders),
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
        "raised": evidence.raised,
        "cell": _speaking(formatting.cell),
        "figure": _speaking(formatting.figure),
        "lang": _lang,
        "level": _speaking(level_figure),
        "percentage": _speaking(percentage),
        "weight": _speaking(formatting.weight),
    }
    return environment


def _fill(environment: Environment, name: str, language: str, **values: object) -> str:
    if isinstance(environment, Sandbox):
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


def _speaking(function: Callable[..., str]) -> Callable[..., str]:
    """A filter that is asked anew in each report, also for a constant: languages differ. In one
    language it remembers: a hundred reports show the weights of one bank."""

    @lru_cache(maxsize=4096, typed=True)
    def in_language(_language: str, *args: Any, **named: Any) -> str:
        return function(*args, **named)

    @pass_context
    def in_this_report(_context: Context, *args: Any, **named: Any) -> str:
        return in_language(i18n.current(), *args, **named)

    return in_this_report


def _lang(code: str, around: str) -> str:
    """The attribute that says which language words are in, where those around are in another."""
    return Markup(' lang="{}"').format(code) if code != around else ""


def page_footer(*words: str) -> str:
    """The style of the foot of every printed page; empty words are left out.

    Every character is written as a number, so that no name can end the text it stands in.
    """
    text = "".join(f"\\{ord(sign):06x}" for sign in " · ".join(filter(None, words)))
    return f'@page {{ @bottom-left {{ content: "{text}" }} }}\n'

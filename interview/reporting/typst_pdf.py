"""From a Typst template and its data to a PDF, tagged for readers that speak (PDF/UA-1).

Typst is a wheel of some 80 MB and an extra of ours, so it is imported when a PDF is made. What a
person wrote goes to the template as JSON, never as Typst: a name with a `#` in it is a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from interview import i18n
from interview.errors import ReportError
from interview.i18n import _
from interview.shipped_files import shipped_templates
from interview.system_errors import reason_of

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""The sizes of paper, and what Typst calls them."""

_SHARED = "paper.typ"
_SENTENCE = re.compile(r'\bt\("((?:[^"\\]|\\.)*)"\)')
"""A sentence in a template that the catalogue translates."""
_PLACE = re.compile(r"┌─ \S*?([^/\\\s]+:\d+):\d+")
_NOT_SHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def can_make_pdf() -> bool:
    """Whether the library that makes a PDF is installed."""
    return find_spec("typst") is not None


def sentences(source: str) -> list[str]:
    """The sentences of a template that the catalogue translates, in order."""
    return [json.loads(f'"{found}"') for found in _SENTENCE.findall(source)]


def make_pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    language: str,
    paper: str,
    at: datetime,
    templates: Path | None = None,
) -> bytes:
    """The PDF that a template such as `report.typ` makes of `data`, which JSON can hold.

    `language` is that of the program's words in it, `paper` one of `PAPERS`, and `at` the time that
    the PDF says it was made: the same input makes the same bytes. Files in the folder `templates`
    take the place of shipped ones. A character that no font of this machine has is written as its
    number, such as `[U+1F600]`. Raises `ReportError`, also where Typst is not installed.
    """
    if not can_make_pdf():
        raise ReportError(
            _("A PDF needs one more package. Install it with: {command}").format(
                command="pip install 'interview[pdf]'"
            )
        )
    import typst

    sources = {name: _source(name, templates) for name in (_SHARED, template)}
    with i18n.speaking(language):
        words = {each: _(each) for text in sources.values() for each in sentences(text)}
    text = json.dumps(
        {**data, "words": words, "language": language, "paper": PAPERS[paper]}, ensure_ascii=False
    )
    with TemporaryDirectory(prefix="interview-") as folder:  # Typst reads nothing outside of it
        for name, source in sources.items():
            (Path(folder) / name).write_text(source, encoding="utf-8")
        for has_system_fonts in (False, True, True):
            compiler = typst.Compiler(
                Path(folder) / template, root=Path(folder), font_paths=_fonts(has_system_fonts)
            )
            try:
                made = compiler.compile(
                    format="pdf",
                    sys_inputs={"data": text},
                    pdf_standards=["ua-1"],
                    timestamp=at.replace(microsecond=0),
                )
            except typst.TypstError as error:
                said = "".join(_NOT_SHOWN.findall(error.diagnostic))
                said = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)
                missing = {sign for sign in said if not sign.isascii()}
                if not missing:
                    place = _PLACE.search(error.diagnostic)
                    raise ReportError(
                        _("The report template {name} does not work: {reason}.").format(
                            name=place[1] if place else template, reason=error.message
                        )
                    ) from error
                if has_system_fonts:
                    numbers = {ord(sign): f"[U+{ord(sign):04X}]" for sign in missing}
                    text = text.translate(numbers)
            else:
                assert isinstance(made, bytes)
                return made
    raise ReportError(_("The PDF holds characters that no font on this machine has."))


@cache
def _fonts(has_system_fonts: bool) -> Any:
    """The fonts that come with Typst, which every machine has alike, and those of this one."""
    import typst

    return typst.Fonts(include_system_fonts=has_system_fonts)


def _source(name: str, templates: Path | None) -> str:
    own = templates / name if templates else None
    path = own if own and own.exists() else shipped_templates() / name
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error

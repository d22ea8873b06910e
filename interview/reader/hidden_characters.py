"""Reports characters that cannot be seen, and spaces that are none to YAML, each at its place."""

from __future__ import annotations

import re
from itertools import islice

from interview.i18n import _
from interview.plain_text import HIDDEN, compiled
from interview.reader.diagnostics import MAX_DIAGNOSTICS, Cure, DiagnosticCollector
from interview.reader.place import Place
from interview.reader.shared_messages import ZERO_WIDTH

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are not spaces to YAML."""
_ODD_INDENTATION = re.compile(f"^ *([{_ODD_SPACES}]+)", re.MULTILINE)
"""The same where a line begins."""
_WITHOUT_SPACES = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
"""Letters of languages that mark the ends of words with spaces of no width, such as Thai."""
_NO_WIDTH = re.compile(f"(?<!{_WITHOUT_SPACES})[{ZERO_WIDTH}]+(?!{_WITHOUT_SPACES})")
_NO_WIDTH_IN_STRUCTURE = re.compile(
    rf"(?:[ \t-]*|(?=[ \t-]*[\w-]*[{ZERO_WIDTH}]+[\w-]*:(?:\s|$))[ \t-]*[\w-]*|[ \t-]*[\w-]+:)"
    rf"([{ZERO_WIDTH}]+)(?!{_WITHOUT_SPACES})"
)
"""At the beginning of a line, in a key or right behind its colon: in a text it does no harm."""


def report_hidden(text: str, report: DiagnosticCollector) -> str:
    """Report characters that cannot be seen, and put a space in the place of each.

    Of what has no width, nothing is left, and nothing more is said of its line.
    """
    if not compiled(HIDDEN + "|[" + _ODD_SPACES + ZERO_WIDTH + "]").search("".join(set(text))):
        return text  # which spares all but a few files a search for each
    if _NO_WIDTH.search(text):
        text = _report_no_width(text, report)
    if not (compiled(HIDDEN).search(text) or _ODD_INDENTATION.search(text)):
        return text
    for number, line in enumerate(text.split("\n"), start=1):
        for found in islice(compiled(HIDDEN).finditer(line), MAX_DIAGNOSTICS):
            report.error(
                "B004",
                hidden_character(found[0]),
                Place(number, found.start() + 1, found.end() + 1),
                _("delete it and type the space or line again"),
            )
        odd = _ODD_INDENTATION.match(line)
        if odd:
            report.error(
                "B007",
                _(
                    "this line begins with a non-breaking space, or with another that YAML does "
                    "not count"
                ),
                Place(number, odd.start(1) + 1, odd.end(1) + 1),
                _("write ordinary spaces"),
                cure=Cure.at(Place(number, odd.start(1) + 1, odd.end(1) + 1), " " * len(odd[1])),
            )
        if report.is_full:
            break
    text = _ODD_INDENTATION.sub(lambda found: " " * len(found[0]), text)
    return compiled(HIDDEN).sub(" ", text)


def _report_no_width(text: str, report: DiagnosticCollector) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        found = _NO_WIDTH_IN_STRUCTURE.match(line)
        if found:
            place = Place(number, found.start(1) + 1, found.end(1) + 1)
            message = hidden_character(found[1][0])
            report.error("B004", message, place, _("take it away"), cure=Cure.at(place, ""))
            report.ignore_line(number)
            lines[number - 1] = _NO_WIDTH.sub("", line)
    return "\n".join(lines)


def hidden_character(character: str) -> str:
    """What to say of a character that cannot be seen."""
    import unicodedata

    name = unicodedata.name(character, "") or _("control character")
    return _("an invisible character is hidden here: {code} ({name})").format(
        code=f"U+{ord(character):04X}", name=name.lower()
    )

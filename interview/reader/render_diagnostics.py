"""Draws a diagnostic like a good compiler: the line of the file, and carets under the mistake."""

from __future__ import annotations

import unicodedata

from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.diagnostics import Diagnostic
from interview.reader.place import Place
from interview.reader.source import Source

_WIDEST = 100
"""Columns of a line that are shown around a mistake."""
_TAB = "    "


def render(diagnostic: Diagnostic, source: Source) -> str:
    """The diagnostic as several lines of plain text: its line of the file, and carets under it."""
    severity = _("error") if diagnostic.is_error else _("advice")
    name, place = one_line(source.name), diagnostic.place
    where = f"{name}:{place.line}:{place.column}" if source.text else name
    widths = [len(str(p.line)) for p in (place, *(r.place for r in diagnostic.related))]
    margin = " " * max(widths)
    drawn = [
        f"{severity}[{diagnostic.code}]: {diagnostic.message}",
        f"{margin}--> {where}",
    ]
    if source.text:
        drawn.append(f"{margin} |")
        drawn += _marked(place, source, len(margin), "^", diagnostic.hint)
        for related in diagnostic.related:
            drawn += [f"{margin} |"]
            drawn += _marked(related.place, source, len(margin), "-", related.note)
    elif diagnostic.hint:
        drawn.append(f"{margin} = {diagnostic.hint}")
    return "\n".join(drawn)


def render_all(diagnostics: tuple[Diagnostic, ...], source: Source) -> str:
    """Every diagnostic, with an empty line between them."""
    return "\n\n".join(render(diagnostic, source) for diagnostic in diagnostics)


def _marked(place: Place, source: Source, margin: int, sign: str, note: str) -> list[str]:
    line = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    start, end = place.column - 1, max(place.end_column - 1, place.column)
    return mark_line(place.line, line, start, end, margin, sign, note)


def mark_line(
    number: int, line: str, start: int, end: int, margin: int, sign: str, note: str
) -> list[str]:
    """A line behind its number, and below it a sign under each character from `start` to `end`.

    `margin` is the width of the numbers; `note` follows the signs.
    """
    line, start, end = _window(line, start, end)
    before, marked = _drawable(line[:start]), _drawable(line[start:end])
    under = sign * max(1, _width(marked))
    return [
        f"{number:>{margin}} | {before}{marked}{_drawable(line[end:])}".rstrip(),
        f"{'':>{margin}} | {' ' * _width(before)}{under} {note}".rstrip(),
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A long line, cut down to what surrounds the mistake."""
    if len(line) <= _WIDEST:
        return line, start, end
    left = max(0, min(start - _WIDEST // 4, len(line) - _WIDEST))
    right = left + _WIDEST
    cut = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    shift = left - bool(left)
    return cut, start - shift, min(end - shift, len(cut))


def _drawable(text: str) -> str:
    """`text` as it may go to a terminal: tabs as spaces, a sign for what cannot be seen."""
    return "".join(_TAB if c == "\t" else c if _is_seen(c) else "�" for c in text)


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") and not (
        category == "Cf" and character not in "\u200c\u200d\u00ad"
    )


def _width(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

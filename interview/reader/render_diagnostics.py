"""Renders a diagnostic like a good compiler: the line of the file, and carets under the mistake."""

from __future__ import annotations

import unicodedata
from collections import Counter

from interview.i18n import _, labelled, ngettext
from interview.plain_text import one_line
from interview.reader.diagnostics import Diagnostic
from interview.reader.place import Place
from interview.reader.source import Source

_WIDEST = 100
"""Columns of a line that are shown around a mistake."""
_TAB = "    "
_MOST_ALIKE = 5
"""How many diagnostics with the same words are drawn."""
_MOST_RANGES = 12
"""How many lines are named where further ones are."""


def render(diagnostic: Diagnostic, source: Source) -> str:
    """The diagnostic as several lines of plain text, in the language in use:

    error[B012]: unknown key “titel”
     --> bank.yaml:2:1
      |
    2 | titel: Baker
      | ^^^^^ did you mean “title”?
    """
    severity = _("error") if diagnostic.is_error else _("advice")
    name, place = one_line(source.name), diagnostic.place
    where = f"{name}:{place.line}:{place.column}" if source.text else name
    widths = [len(str(p.line)) for p in (place, *(r.place for r in diagnostic.related))]
    margin = " " * max(widths)
    lines = [
        labelled(f"{severity}[{diagnostic.code}]", diagnostic.message),
        f"{margin}--> {where}",
    ]
    if source.text:
        lines.append(f"{margin} |")
        lines += _marked(place, source, len(margin), "^", diagnostic.hint)
        for related in diagnostic.related:
            lines += [f"{margin} |"]
            lines += _marked(related.place, source, len(margin), "-", related.note)
    elif diagnostic.hint:
        lines.append(f"{margin} = {diagnostic.hint}")
    return "\n".join(lines)


def render_all(diagnostics: tuple[Diagnostic, ...], source: Source) -> str:
    """Every diagnostic, with an empty line between them.

    Of those that say the same, only the first few are drawn; a line says where the others are.
    """
    drawn = []
    seen: Counter[tuple[str, str]] = Counter()
    for each in diagnostics:
        seen[each.code, each.message] += 1
        if seen[each.code, each.message] <= _MOST_ALIKE:
            drawn.append(render(each, source))
    for (code, message), count in seen.items():
        more = count - _MOST_ALIKE
        if more <= 0:
            continue
        lines = [d.line for d in diagnostics if (d.code, d.message) == (code, message)]
        head = ngettext("and {number} more like it", "and {number} more like it", more).format(
            number=more
        )
        where = _("lines {lines}").format(lines=_ranges(lines[_MOST_ALIKE:]))
        drawn.append(f"[{code}] {message}: {head} ({where})")
    return "\n\n".join(drawn)


def _ranges(numbers: list[int]) -> str:
    """Numbers in order, such as `3, 7–9, …`; of many, the first."""
    runs: list[list[int]] = []
    for number in dict.fromkeys(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [str(low) if low == high else f"{low}–{high}" for low, high in runs]
    return ", ".join(words[:_MOST_RANGES]) + (", …" if len(words) > _MOST_RANGES else "")


def _marked(place: Place, source: Source, margin: int, mark: str, note: str) -> list[str]:
    line = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    start, end = place.column - 1, max(place.end_column - 1, place.column)
    return mark_line(place.line, line, start, end, margin, mark, note)


def mark_line(
    number: int, line: str, start: int, end: int, margin: int, mark: str, note: str
) -> list[str]:
    """A line behind its number, and below it a mark under each character from `start` to `end`.

    `start` and `end` count from 0, `end` is not included. `margin` is the width of the numbers;
    `note` follows the marks. Of a long line, only what surrounds the mistake is shown.
    """
    if len(line) > _WIDEST:
        left = max(0, min(start - _WIDEST // 4, len(line) - _WIDEST))
        right = left + _WIDEST
        cut = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
        shift = left - bool(left)
        line, start, end = cut, start - shift, min(end - shift, len(cut))
    before, marked = printable(line[:start]), printable(line[start:end])
    under = mark * max(1, _width(marked))
    return [
        f"{number:>{margin}} | {before}{marked}{printable(line[end:])}".rstrip(),
        f"{'':>{margin}} | {' ' * _width(before)}{under} {note}".rstrip(),
    ]


def printable(text: str) -> str:
    """`text` as it may go to a terminal: tabs as spaces, a `�` for what cannot be seen."""
    shown = []
    for character in text:
        category = unicodedata.category(character)
        is_joiner = character in "\u200c\u200d\u00ad"
        if character == "\t":
            shown.append(_TAB)
        elif category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (
            category == "Cf" and not is_joiner
        ):
            shown.append("�")
        else:
            shown.append(character)
    return "".join(shown)


def _width(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    columns = 0
    for character in text:
        if unicodedata.category(character) not in ("Mn", "Me", "Cf"):
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns

"""Lines that belong into the block of the key above them, and begin in that key's own column."""

from __future__ import annotations

import re

from interview.i18n import _
from interview.plain_text import quoted
from interview.reader.diagnostics import Cure, DiagnosticCollector
from interview.reader.field_types import NumberType, RecordType, TableType
from interview.reader.nodes import Mapping, Node, Scalar
from interview.reader.place import indent

_STEP = 2
"""How much further right a block begins than its key."""


def indent_blocks(report: DiagnosticCollector, expected: RecordType, node: Mapping) -> None:
    """Report lines under `levels:`, `when:` and the like that are not indented.

    Afterwards they stand in the tree where they belong, so that what is in them is checked too.
    """
    if node.in_brackets or not _has_unknown(expected, node):
        return
    place = 0
    while place < len(node.pairs):
        key, value = node.pairs[place]
        field = expected.by_key.get(key.text) if isinstance(key, Scalar) else None
        inner = field.type if field else None
        is_empty = isinstance(value, Scalar) and not value.text and not value.style
        if is_empty and isinstance(inner, RecordType | TableType):
            count = _how_many(expected, inner, node.pairs[place + 1 :])
            if count:
                inside = node.pairs[place + 1 : place + 1 + count]
                after = node.pairs[place + 1 + count :]
                _report(report, expected, key, inside, after)
                first, last = inside[0][0], inside[-1][1]
                node.pairs[place] = (
                    key,
                    Mapping(
                        first.line, first.column, last.end_line, last.end_column, inside, False
                    ),
                )
                del node.pairs[place + 1 : place + 1 + count]
        place += 1


def _has_unknown(expected: RecordType, node: Mapping) -> bool:
    return any(isinstance(k, Scalar) and k.text not in expected.by_key for k, _v in node.pairs)


def _how_many(
    outer: RecordType, inner: RecordType | TableType, pairs: list[tuple[Node, Node]]
) -> int:
    """How many of the next lines can only stand in the inner block, the first of them too."""
    count = 0
    for key, _value in pairs:
        if not isinstance(key, Scalar):
            break
        if isinstance(inner, RecordType):
            fits = key.text in inner.by_key
        elif isinstance(inner.key, NumberType):
            fits = bool(re.fullmatch("[0-9]+", key.text))
        else:
            fits = isinstance(_value, Mapping) and key.text not in outer.by_key
        if not fits or (key.text in outer.by_key and not count):
            break
        count += 1
    return count


def _report(
    report: DiagnosticCollector,
    outer: RecordType,
    key: Node,
    inside: list[tuple[Node, Node]],
    after: list[tuple[Node, Node]],
) -> None:
    first = inside[0][0]
    assert isinstance(key, Scalar)
    either = any(isinstance(each, Scalar) and each.text in outer.by_key for each, _v in inside)
    last = after[0][0].line if after else len(report.lines)
    numbers = []
    for number in range(first.line, last):
        line = report.lines[number]
        if line.strip() and indent(line) < first.column:
            break
        if line.strip():
            numbers.append(number + 1)
    report.error(
        "B008",
        _("what belongs under {key} must begin further right than it").format(key=quoted(key.text)),
        first,
        _("put two more spaces before it, and before the lines that go with it"),
        [(key, _("the key it belongs to"))],
        None if either else Cure.of_lines(numbers, _STEP),
    )

"""Reports values of the wrong type, and the mistakes in YAML that usually cause them."""

from __future__ import annotations

import re

from interview.i18n import _, ngettext
from interview.nearest_name import nearest_name
from interview.plain_text import listed, quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.field_types import Field, ListType, NumberType, RecordType, TableType
from interview.reader.limits import Range
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place
from interview.reader.shared_messages import missing_space, text_with_colon

_NO_SPACE_AFTER_HYPHEN = r"-(?=[^\s-]|[\u00a0\u202f])"
_NO_SPACE_AFTER_COLON = r"[\w-]+:(?=[^\s:/]|[\u00a0\u202f])"


def not_a_text(report: DiagnosticCollector, node: Node, name: str) -> None:
    """A list or a block is written where a text is expected."""
    line = report.lines[node.line]
    first = line[node.column : node.column + 1]
    if isinstance(node, Mapping) and node.pairs and first != "{":
        # A text with a colon in it looks like a block of one key to YAML.
        key, value = node.pairs[0]
        is_prose = isinstance(key, Scalar) and " " in key.text
        follows_mark = line[: node.column].strip().endswith(("-", ",", "["))
        if key.line == value.line and (is_prose or follows_mark):
            colon = max(report.lines[key.end_line].find(":", key.end_column), key.end_column)
            report.error(
                "B009",
                text_with_colon(),
                Place(key.end_line + 1, colon + 1, colon + 2),
                _('put the whole text between "double quotes"'),
            )
            return
    hint = _('if the text itself starts with “{sign}”, put it between "double quotes"')
    report.error(
        "B015",
        _("{name} must be a text, not {found}").format(name=quoted(name), found=kind_of(node)),
        node,
        hint.format(sign=first) if first and first in "[{" else "",
    )


def not_a_list(report: DiagnosticCollector, node: Node, name: str) -> None:
    """Something else is written where a list is expected."""
    if _is_empty(node):
        _report_empty(report, node, name)
    elif isinstance(node, Scalar) and re.match(_NO_SPACE_AFTER_HYPHEN, node.text):
        _report_missing_space(report, node, "-")
    else:
        report.error(
            "B015",
            _("{name} must be a list, not {found}").format(name=quoted(name), found=kind_of(node)),
            node,
            _("write each item on a line of its own, after “- ”"),
        )


def not_a_block(
    report: DiagnosticCollector, node: Node, name: str, expected: RecordType | TableType | ListType
) -> None:
    """Something else is written where a block of keys is expected."""
    if _is_empty(node):
        _report_empty(report, node, name)
        return
    if isinstance(node, Scalar) and re.match(_NO_SPACE_AFTER_COLON, node.text):
        _report_missing_space(report, node, ":")
        return
    if isinstance(expected, RecordType):
        example = expected.keys[0]
    elif isinstance(expected, TableType) and isinstance(expected.key, NumberType):
        example = "1"
    else:
        example = _("name")
    report.error(
        "B015",
        _("{name} must be a block of keys, not {found}").format(
            name=quoted(name), found=kind_of(node)
        ),
        node,
        _("write lines such as “{example}: …” below it").format(example=example),
    )


def check_count(report: DiagnosticCollector, count: Range, node: Sequence, name: str) -> None:
    """A list must have neither too few items nor too many."""
    found = len(node.items)
    if count.at_least is not None and found < count.at_least:
        least = int(count.at_least)
        message = ngettext(
            "{name} needs at least {least} item", "{name} needs at least {least} items", least
        ).format(name=quoted(name), least=least)
        report.error("B017", message, node)
    if count.at_most is not None and found > count.at_most:
        most = int(count.at_most)
        message = ngettext(
            "{name} takes at most {most} item", "{name} takes at most {most} items", most
        ).format(name=quoted(name), most=most)
        report.error("B017", message, node.items[most])


def not_a_key(report: DiagnosticCollector, node: Node) -> None:
    """A list or a block is used as a key."""
    report.error(
        "B015",
        _("a key must be a text, not {found}").format(found=kind_of(node)),
        node,
        _('put the text between "double quotes" if it starts with “[”'),
    )


def missing_key(report: DiagnosticCollector, node: Mapping, field: Field) -> None:
    """A key that must be written is not."""
    value = "[…]" if isinstance(field.type, ListType) else "…"
    report.error(
        "B014",
        _("{name} is missing").format(name=quoted(field.key)),
        node,
        _("add a line “{example}”").format(example=f"{field.key}: {value}"),
    )


def unknown_key(report: DiagnosticCollector, key: Scalar, known: tuple[str, ...]) -> str:
    """A key that does not exist; returns the one that was probably meant, if any."""
    meant = nearest_name(key.text, known)
    if key.text == "<<":
        hint = _("blocks cannot be merged here: write the keys out")
    elif meant:
        hint = _("did you mean {word}?").format(word=quoted(meant))
    else:
        hint = _("possible here: {words}").format(words=listed(known, 20))
    report.error("B012", _("unknown key {name}").format(name=quoted(key.text)), key, hint)
    return meant


def kind_of(node: Node) -> str:
    """What a value is, in words for everyone."""
    if isinstance(node, Sequence):
        return _("a list")
    if isinstance(node, Mapping):
        return _("a block of keys")
    return _("a text") if isinstance(node, Scalar) and node.text else _("nothing")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _report_empty(report: DiagnosticCollector, node: Node, name: str) -> None:
    report.error(
        "B020",
        _("nothing is written under {name}").format(name=quoted(name)),
        node,
        _("write it, or take the key away"),
    )


def _report_missing_space(report: DiagnosticCollector, node: Scalar, mark: str) -> None:
    """A hyphen or a colon has no space after it, so that YAML takes all of it for a text."""
    line = report.lines[node.line]
    column = line.find(mark, node.column)
    code, message, hint = missing_space(mark, line[column + 1 : column + 2])
    at = column + 1 if code == "B007" else column
    report.error(code, message, Place(node.line + 1, at + 1, at + 2), hint)

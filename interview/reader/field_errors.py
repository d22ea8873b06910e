"""The words for values of the wrong shape, and for the slips of YAML that usually cause them."""

from __future__ import annotations

import re

from interview.i18n import _, ngettext
from interview.reader.diagnostic_collector import DiagnosticCollector, listed, nearest, quoted
from interview.reader.error_sentences import stuck_words, text_with_colon
from interview.reader.field_types import Field, ListOf, Record, Table
from interview.reader.limits import Range
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place

_NO_SPACE_AFTER_HYPHEN = r"-(?=[^\s-]|[\u00a0\u202f])"
_NO_SPACE_AFTER_COLON = r"[\w-]+:(?=[^\s:/]|[\u00a0\u202f])"


def not_a_text(report: DiagnosticCollector, node: Node, name: str) -> None:
    """A list or a block stands where a text is expected."""
    if isinstance(node, Mapping) and _is_cut_by_colon(report, node):
        _text_with_colon(report, node)
        return
    hint = _('if the text itself starts with “{sign}”, put it between "double quotes"')
    sign = report.lines[node.line][node.column : node.column + 1]
    report.error(
        "B015",
        _("{name} must be a text, not {found}").format(name=quoted(name), found=kind_of(node)),
        node,
        hint.format(sign=sign) if sign and sign in "[{" else "",
    )


def not_a_list(report: DiagnosticCollector, node: Node, name: str) -> None:
    """Something else stands where a list is expected."""
    if _is_empty(node):
        _nothing_there(report, node, name)
    elif isinstance(node, Scalar) and re.match(_NO_SPACE_AFTER_HYPHEN, node.text):
        no_space_after(report, node, "-")
    else:
        report.error(
            "B015",
            _("{name} must be a list, not {found}").format(name=quoted(name), found=kind_of(node)),
            node,
            _("write each item on a line of its own, after “- ”"),
        )


def not_a_block(report: DiagnosticCollector, node: Node, name: str, shape: Record | Table) -> None:
    """Something else stands where a block of keys is expected."""
    if _is_empty(node):
        _nothing_there(report, node, name)
    elif isinstance(node, Scalar) and re.match(_NO_SPACE_AFTER_COLON, node.text):
        no_space_after(report, node, ":")
    else:
        report.error(
            "B015",
            _("{name} must be a block of keys, not {found}").format(
                name=quoted(name), found=kind_of(node)
            ),
            node,
            _("write lines such as “{example}: …” below it").format(example=_example_key(shape)),
        )


def no_space_after(report: DiagnosticCollector, node: Scalar, sign: str) -> None:
    """A hyphen or a colon sticks to what follows, so that YAML takes both for a text."""
    line = report.lines[node.line]
    column = line.find(sign, node.column)
    code, message, hint = stuck_words(sign, line[column + 1 : column + 2])
    at = column + 1 if code == "B007" else column
    report.error(code, message, Place(node.line + 1, at + 1, at + 2), hint)


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


def duplicate_key(report: DiagnosticCollector, again: Node, first: Node, name: str) -> None:
    """The same key twice in one block: YAML itself would silently drop one."""
    report.error(
        "B013",
        _("{name} stands twice in this block").format(name=quoted(name)),
        again,
        _("keep one of the two"),
        [(first, _("first written here"))],
    )


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
    report.error(
        "B014",
        _("{name} is missing").format(name=quoted(field.key)),
        node,
        _("add a line “{example}”").format(example=f"{field.key}: {_sketch(field)}"),
    )


def unknown_key(report: DiagnosticCollector, key: Scalar, known: tuple[str, ...]) -> str:
    """A key that does not exist; returns the one that was probably meant."""
    meant = nearest(key.text, known)
    hint = (
        _("did you mean {word}?").format(word=quoted(meant))
        if meant
        else _("possible here: {words}").format(words=listed(known, 20))
    )
    if key.text == "<<":
        hint = _("blocks cannot be merged in a bank: write the keys out")
    report.error("B012", _("unknown key {name}").format(name=quoted(key.text)), key, hint)
    return meant


def kind_of(node: Node) -> str:
    """What a value is, in words for everyone."""
    if isinstance(node, Sequence):
        return _("a list")
    if isinstance(node, Mapping):
        return _("a block of keys")
    return _("a text") if isinstance(node, Scalar) and node.text else _("nothing")


def _nothing_there(report: DiagnosticCollector, node: Node, name: str) -> None:
    report.error(
        "B020",
        _("nothing is written under {name}").format(name=quoted(name)),
        node,
        _("write it, or take the key away"),
    )


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _is_cut_by_colon(report: DiagnosticCollector, node: Mapping) -> bool:
    """Whether a block is really a text with a colon in it."""
    line = report.lines[node.line]
    if not node.pairs or line[node.column : node.column + 1] == "{":
        return False
    key, value = node.pairs[0]
    before = line[: node.column].strip()
    is_prose = isinstance(key, Scalar) and " " in key.text
    return key.line == value.line and (is_prose or before.endswith(("-", ",", "[")))


def _text_with_colon(report: DiagnosticCollector, node: Mapping) -> None:
    key = node.pairs[0][0]
    colon = max(report.lines[key.end_line].find(":", key.end_column), key.end_column)
    report.error(
        "B009",
        text_with_colon(),
        Place(key.end_line + 1, colon + 1, colon + 2),
        _('put the whole text between "double quotes"'),
    )


def _example_key(shape: Record | Table) -> str:
    if isinstance(shape, Record):
        return shape.keys[0]
    return "1" if not hasattr(shape.key, "form") else _("name")


def _sketch(field: Field) -> str:
    return "[…]" if isinstance(field.shape, ListOf) else "…"

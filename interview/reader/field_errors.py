"""Reports values of the wrong type, and the mistakes in YAML that usually cause them."""

from __future__ import annotations

import re

from interview.i18n import _, ngettext
from interview.nearest_name import certain_name, nearest_name
from interview.plain_text import listed, one_line, quoted
from interview.reader.diagnostics import Cure, DiagnosticCollector
from interview.reader.field_types import Field, ListType, NumberType, RecordType, TableType
from interview.reader.limits import Range
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place, indent
from interview.reader.shared_messages import (
    in_double_quotes,
    missing_space,
    space_after,
    text_with_colon,
)

_KEYS_OF_ITEMS = ("because", "ask", "note")
"""Keys of the lists beside those of texts, as they are written; “Note: …” may be a text."""
_BULLET = "–—−•·*"
"""What word processors write in the place of a hyphen."""
_NO_SPACE_AFTER_HYPHEN = r"-(?=[^\s-]|[\u00a0\u202f])"
_NO_SPACE_AFTER_COLON = r"[\w-]+:(?=[^\s:/]|[\u00a0\u202f])"


def not_a_text(report: DiagnosticCollector, node: Node, name: str) -> None:
    """A list or a block is written where a text is expected."""
    line = report.lines[node.line]
    first = line[node.column : node.column + 1]
    if isinstance(node, Mapping) and _is_in_languages(report, node, name):
        return
    if isinstance(node, Mapping) and node.pairs and first != "{":
        # A text with a colon in it looks like a block of one key to YAML.
        key, value = node.pairs[0]
        if _is_labelled(report, node, name):
            return
        is_prose = isinstance(key, Scalar) and " " in key.text
        follows_mark = line[: node.column].strip().endswith(("-", ",", "["))
        if key.line == value.line and (is_prose or follows_mark):
            colon = max(report.lines[key.end_line].find(":", key.end_column), key.end_column)
            report.error(
                "B009",
                text_with_colon(),
                Place(key.end_line + 1, colon + 1, colon + 2),
                _('put the whole text between "double quotes"'),
                cure=_quoting(report, node, line) if is_prose else None,
            )
            return
    hint = _('if the text itself starts with “{sign}”, put it between "double quotes"')
    report.error(
        "B015",
        _("{name} must be a text, not {found}").format(name=quoted(name), found=kind_of(node)),
        node,
        hint.format(sign=first) if first and first in "[{" else "",
    )


def _is_in_languages(report: DiagnosticCollector, node: Mapping, name: str) -> bool:
    """Report a text in several languages in one place; whether that is the mistake."""
    codes = [key.text for key, _value in node.pairs if isinstance(key, Scalar)]
    if len(codes) < 2 or not all(re.fullmatch("[a-z]{2}", code) for code in codes):
        return False
    hint = _("keep the text of the main language; write the other below, under “{language}:”")
    report.error(
        "B015",
        _("{name} must be a text in one language").format(name=quoted(name)),
        node,
        hint.format(language=codes[-1]),
    )
    return True


def _is_labelled(report: DiagnosticCollector, node: Mapping, name: str) -> bool:
    """Report a text with a key before it, in a list of texts alone; whether that is the mistake.

    `- probe: And then?` under `probes:`; in the list of a language, `- because: …`.
    """
    labels = {name, name.removesuffix("s"), "text"}
    texts = [(k, v) for k, v in node.pairs if isinstance(k, Scalar) and isinstance(v, Scalar)]
    labelled = [
        (key, value)
        for key, value in texts
        if key.text.casefold() in labels or key.text in _KEYS_OF_ITEMS
    ]
    if not labelled:
        return False
    key, value = labelled[0]
    cure = None
    if len(node.pairs) == 1 and key.line == value.line:
        removed = Place(key.line + 1, key.column + 1, value.column + 1)
        cure = Cure.at(removed, "")
    text = value.text if len(value.text) <= 40 else value.text[:39] + "…"
    report.error(
        "B042",
        _("this list holds texts alone, without a key before them"),
        key,
        _("write “- {text}”").format(text=one_line(text)),
        cure=cure,
    )
    return True


def _quoting(report: DiagnosticCollector, node: Node, line: str) -> Cure | None:
    """Quotes around a text of one line that YAML took for something else."""
    end = len(line.rstrip())
    after = report.lines[node.line + 1 : node.line + 2]
    goes_on = any(each.strip() and indent(each) >= node.column for each in after)
    is_inside = line[: node.column].rstrip().endswith((",", "[", "{"))
    quoted_text = in_double_quotes(line[node.column : end])
    if goes_on or is_inside or not quoted_text or " #" in line:
        return None
    return Cure.at(Place(node.line + 1, node.column + 1, end + 1), quoted_text)


def not_a_list(report: DiagnosticCollector, node: Node, name: str) -> None:
    """Something else is written where a list is expected."""
    if _is_empty(node):
        _report_empty(report, node, name)
    elif isinstance(node, Scalar) and re.match(_NO_SPACE_AFTER_HYPHEN, node.text):
        _report_missing_space(report, node, "-")
    elif isinstance(node, Scalar) and not node.style and node.text[0] in _BULLET:
        # Items of a list that begin with a bullet or a dash, so that YAML takes them for one text.
        lines = list(enumerate(report.lines))[node.line : node.end_line + 1]
        found = [(number, re.match(rf"\s*([-{_BULLET}][ \t]*)", line)) for number, line in lines]
        places = [Place(number + 1, at.start(1) + 1, at.end() + 1) for number, at in found if at]
        edits = [edit for place in places for edit in Cure.at(place, "- ").edits]
        report.error(
            "B015",
            _("{name} must be a list, not {found}").format(name=quoted(name), found=kind_of(node)),
            node,
            _("begin each item with “- ”: a hyphen and a space, not “{sign}”").format(
                sign=node.text[0]
            ),
            cure=Cure(tuple(edits)) if len(edits) == len(lines) else None,
        )
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
    hint = _("write lines such as “{example}: …” below it").format(example=example)
    cure = None
    if example == "1":
        hint, cure = _numbered_lines(report, node) or (hint, None)
    report.error(
        "B015",
        _("{name} must be a block of keys, not {found}").format(
            name=quoted(name), found=kind_of(node)
        ),
        node,
        hint,
        cure=cure,
    )


def _numbered_lines(report: DiagnosticCollector, node: Node) -> tuple[str, Cure | None] | None:
    """What to write where levels begin with a hyphen (`- 1: …`) or are counted (`1. …`)."""
    found: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(report.lines[node.line :], start=node.line + 1):
        each = re.match(r" *(?P<mark>(?:- )?(?P<number>[0-9]+)(?:: |[.)][ \t]+))(?=\S)", line)
        if not each:
            break
        found.append((number, each))
    if not found:
        return None
    first = found[0][1]
    text = one_line(first.string[first.end() :].strip())
    hint = _("write “{line}”, and so on").format(line=f"{first['number']}: {text}")
    last = len(node.items) if isinstance(node, Sequence) else node.end_line + 1 - node.line
    if len(found) != last:
        return hint, None
    edits = [
        Cure.at(Place(number, each.start("mark") + 1, each.end() + 1), f"{each['number']}: ").edits
        for number, each in found
    ]
    return hint, Cure(tuple(edit for each in edits for edit in each))


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
    """A key that must be written is not. One that merges blocks is refused, and may bring it."""
    if any(isinstance(key, Scalar) and key.text == "<<" for key, _value in node.pairs):
        return
    if (
        isinstance(field.type, NumberType)
        and field.type.limits.at_least == field.type.limits.at_most
    ):
        value = f"{field.type.limits.at_least:g}"  # the only one there is
    else:
        value = "[…]" if isinstance(field.type, ListType) else "…"
    report.error(
        "B014",
        _("{name} is missing").format(name=quoted(field.key)),
        node,
        _("add a line “{example}”").format(example=f"{field.key}: {value}"),
    )


def unknown_key(
    report: DiagnosticCollector,
    key: Scalar,
    known: tuple[str, ...],
    expected: RecordType | None = None,
) -> str:
    """A key that does not exist; returns the one that was probably meant, if any.

    `known` are the keys that may still be written; `expected` is the record's type, save in the
    block of a language.
    """
    meant = nearest_name(key.text, known)
    if key.text == "<<":
        hint = _("blocks cannot be merged here: write the keys out")
    elif meant:
        hint = _("did you mean {word}?").format(word=quoted(meant))
    elif expected and (home := _home_of(key.text, expected)):
        hint = _("it belongs under {key}: begin it further right, like the keys there").format(
            key=quoted(home)
        )
    else:
        hint = _("possible here: {words}").format(words=listed(known, 20))
    certain = certain_name(key.text, known) if meant and not key.style else ""
    cure = Cure.at(key.place(report.lines), certain) if certain else None
    report.error(
        "B012", _("unknown key {name}").format(name=quoted(key.text)), key, hint, cure=cure
    )
    return meant


def _home_of(key: str, expected: RecordType) -> str:
    """Under which key a misplaced one belongs, somewhere in the record; empty if nowhere."""
    seen, waiting = {expected.kind}, [expected]
    for record in waiting:
        for field in record.fields:
            inner = field.type
            while isinstance(inner, ListType | TableType):
                inner = inner.item if isinstance(inner, ListType) else inner.value
            if not isinstance(inner, RecordType) or inner.kind in seen:
                continue
            if key in inner.by_key:
                return field.key
            seen.add(inner.kind)
            waiting.append(inner)
    return ""


def other_block(report: DiagnosticCollector, node: Mapping, known: tuple[str, ...]) -> None:
    """A block of which not one key is known: something else was written here."""
    report.error(
        "B012",
        _("not one of the keys of this block is known here"),
        node,
        _("possible here: {words}").format(words=listed(known, 20)),
    )


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
    cure = Cure.at(space_after(node.line, column, line), " ")
    report.error(code, message, Place(node.line + 1, at + 1, at + 2), hint, cure=cure)

"""From YAML text to a tree of nodes, within bounds, refusing what a bank has no use for."""

from __future__ import annotations

from typing import Any

import yaml

from interview.i18n import _
from interview.reader.diagnostic_collector import DiagnosticCollector
from interview.reader.error_sentences import starts_with_sign, too_deep
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place

MAX_DEPTH = 40
"""How many blocks may stand inside one another; a good bank has a dozen."""
MAX_NODES = 400_000
"""How many keys and values a file may hold; 1,000 questions in two languages have 90,000."""

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where PyYAML was built with it, a dozen times faster, or the one in Python."""


class Refused(Exception):
    """The file is too deep or too large; the reason is in the report."""


def compose(text: str, report: DiagnosticCollector) -> Node | None:
    """The tree of a YAML text; none if it is empty.

    Raises `yaml.YAMLError` where it is not YAML, `Refused` where it is out of bounds.
    """
    events = PARSER(text)
    try:
        return _Tree(report).grow(events.get_event)
    finally:
        events.dispose()


class _Tree:
    """A tree that grows by one event after the other, without recursion."""

    def __init__(self, report: DiagnosticCollector) -> None:
        self._report = report
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []
        self._count = 0
        self._root: Node | None = None

    def grow(self, next_event: Any) -> Node | None:
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end(event.end_mark)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self._root is not None:
                self._second_document(event.start_mark)
            elif kind is yaml.StreamEndEvent:
                return self._root

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if event.anchor or (event.tag and event.tag != "!"):
            self._special_sign(start)
        self._put(
            Scalar(start.line, start.column, end.line, end.column, event.value, event.style or "")
        )

    def _begin(self, event: Any, is_mapping: bool) -> None:
        start, end = event.start_mark, event.end_mark
        if event.anchor or event.tag:
            self._special_sign(start)
        flow = bool(event.flow_style)
        kind = Mapping if is_mapping else Sequence
        node = kind(start.line, start.column, end.line, end.column, [], flow)
        self._put(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > MAX_DEPTH:
            self._refuse(too_deep(), start)

    def _end(self, end: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        node.end_line, node.end_column = end.line, end.column

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        self._special_sign(start)
        self._put(Scalar(start.line, start.column, end.line, end.column, event.anchor, "*"))

    def _put(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self._refuse(_("the file holds more than can be read at once"), node)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        self._keys[-1] = node if key is None else None
        if key is not None:
            parent.pairs.append((key, node))

    def _special_sign(self, at: Any) -> None:
        self._report.error(
            "B022",
            starts_with_sign(self._report.lines[at.line][at.column : at.column + 1]),
            Place(at.line + 1, at.column + 1, at.column + 2),
            _('put the whole text between "double quotes"'),
        )

    def _second_document(self, mark: Any) -> None:
        self._report.error(
            "B021",
            _("a second document begins here, and a file holds only one"),
            Place(mark.line + 1, mark.column + 1, mark.column + 4),
            _("take the line “---” away, or put the rest into a file of its own"),
        )
        raise Refused

    def _refuse(self, message: str, at: Any) -> None:
        self._report.error("B002", message, Place(at.line + 1, at.column + 1, at.column + 2))
        raise Refused

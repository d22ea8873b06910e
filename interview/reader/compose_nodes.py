"""From YAML text to a tree of nodes, within bounds; anchors, tags and further documents are errors.

PyYAML's own composer is recursive, resolves types and follows aliases, which a hostile file could
use; this one reads the parser's events.
"""

from __future__ import annotations

from typing import Any

import yaml

from interview.i18n import _
from interview.plain_text import HIDDEN, LINE_END, compiled
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.hidden_characters import hidden_character
from interview.reader.limits import MAX_DEPTH, MAX_NODES
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place
from interview.reader.shared_messages import starts_with_special_character, too_deep

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where PyYAML was built with it, a dozen times faster, or the one in Python."""


class StopComposing(Exception):
    """The file is too deep or too large, or has a second document; the collector has the reason."""


def compose(text: str, report: DiagnosticCollector) -> Node | None:
    """The tree of a YAML text; none if it is empty.

    Raises `yaml.YAMLError` where it is not YAML, `StopComposing` where it is out of bounds.
    """
    events = PARSER(text)
    try:
        return _TreeBuilder(report).build(events.get_event)
    finally:
        events.dispose()


class _TreeBuilder:
    """Builds a tree event by event, without recursion."""

    def __init__(self, report: DiagnosticCollector) -> None:
        self._report = report
        self._special: set[tuple[int, str]] = set()
        """Where a sign with a meaning of its own was reported: once a line, however many it has."""

    def build(self, next_event: Any) -> Node | None:
        # A file has ten thousands of events: what is done for each is done here, without a call.
        top: list[Node] = []
        inside = top
        """What the innermost open block holds so far; of a block of keys, keys and values by turns.
        """
        around: list[tuple[list[Node], Sequence | Mapping]] = []
        """The open blocks, each with what the block around it holds."""
        count = 0
        while True:
            event = next_event()
            kind = type(event)
            start = event.start_mark
            if kind is yaml.ScalarEvent:
                if event.anchor or (event.tag and event.tag != "!"):
                    self._report_special_character(start)
                end, text, style = event.end_mark, event.value, event.style or ""
                if style == '"':
                    text = self._without_hidden(text, start)
                inside.append(Scalar(start.line, start.column, end.line, end.column, text, style))
                count += 1
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor or event.tag:
                    self._report_special_character(start)
                node_type = Mapping if kind is yaml.MappingStartEvent else Sequence
                end, in_brackets = event.end_mark, bool(event.flow_style)
                node = node_type(start.line, start.column, end.line, end.column, [], in_brackets)
                inside.append(node)
                count += 1
                around.append((inside, node))
                inside = []
                if len(around) > MAX_DEPTH:
                    self._stop("B002", too_deep(), start)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                held = inside
                inside, block = around.pop()
                if isinstance(block, Mapping):
                    block.pairs = list(zip(held[::2], held[1::2], strict=True))
                else:
                    block.items = held
                block.end_line, block.end_column = event.end_mark.line, event.end_mark.column
            elif kind is yaml.AliasEvent:
                self._report_special_character(start)
                end = event.end_mark
                inside.append(
                    Scalar(start.line, start.column, end.line, end.column, event.anchor, "*")
                )
                count += 1
            elif kind is yaml.DocumentStartEvent and top:
                self._stop(
                    "B021",
                    _("a second document begins here, and a file holds only one"),
                    start,
                    _("take the line “---” away, or put the rest into a file of its own"),
                    width=3,
                )
            elif kind is yaml.StreamEndEvent:
                return top[0] if top else None
            if count > MAX_NODES:
                self._stop("B002", _("the file holds more than can be read at once"), start)

    def _without_hidden(self, text: str, start: Any) -> str:
        """A text between double quotes, where escapes such as `\\r` can write any character.

        They are taken as the characters would be: line ends are `\\n`, what cannot be seen is a
        mistake.
        """
        text = compiled(LINE_END).sub("\n", text)
        found = compiled(HIDDEN).search(text)
        if found:
            self._report.error(
                "B004",
                hidden_character(found[0]),
                Place(start.line + 1, start.column + 1, start.column + 2),
                _("take the escape that writes it away"),
            )
        return text

    def _report_special_character(self, at: Any) -> None:
        character = self._report.lines[at.line][at.column : at.column + 1]
        if (at.line, character) in self._special:
            return
        self._special.add((at.line, character))
        self._report.error(
            "B022",
            starts_with_special_character(character),
            Place(at.line + 1, at.column + 1, at.column + 2),
            _('put the whole text between "double quotes"'),
        )

    def _stop(self, code: str, message: str, at: Any, hint: str = "", width: int = 1) -> None:
        place = Place(at.line + 1, at.column + 1, at.column + 1 + width)
        self._report.error(code, message, place, hint)
        raise StopComposing

"""Advice on YAML that this program reads and other programs refuse."""

from __future__ import annotations

from collections.abc import Iterator

from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import NodePath
from interview.reader.source import Source

WRAPPED = Rule(
    "B089",
    mark("A list in brackets that goes on too far to the left"),
    mark(
        "YAML 1.2 asks that every line of a list in brackets begins further right than the key it "
        "belongs to. This program reads it all the same; editors and other programs underline it "
        "as an error, and its author looks for a mistake that is none."
    ),
    "YAML 1.2.2, section 7.4, on the indentation of flow collections.",
    mark("ask: What happened?\nprobes: [What did you do?,\nWhat came of it?]"),
    mark("ask: What happened?\nprobes: [What did you do?,\n  What came of it?]"),
)
YAML_RULES = (WRAPPED,)
"""The rules of this module."""


def check_yaml(source: Source, findings: Findings) -> None:
    """Advise on each list or block in brackets whose lines begin too far to the left."""
    if source.root is None:
        return
    for path, line in _wrapped(source.root, (), source.lines):
        findings.at(
            WRAPPED,
            _("line {line} must begin further right than this key").format(line=line + 1),
            path,
            _("put two more spaces before it"),
            of_key=True,
        )


def _wrapped(node: Node, path: NodePath, lines: tuple[str, ...]) -> Iterator[tuple[NodePath, int]]:
    """The path of each key with such a value, and the first line that is wrong, from 0."""
    if isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            yield from _wrapped(item, (*path, place), lines)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                continue
            here = (*path, key.text)
            is_in_brackets = isinstance(value, Sequence | Mapping) and value.in_brackets
            if is_in_brackets and value.end_line > value.line and not node.in_brackets:
                for line in range(value.line + 1, value.end_line + 1):
                    text = lines[line]
                    if text.strip() and len(text) - len(text.lstrip()) <= key.column:
                        yield here, line
                        break
            yield from _wrapped(value, here, lines)

"""Advice on YAML that this program reads, and that others refuse or read as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.plain_text import quoted
from interview.reader.diagnostics import Cure, Edit
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import NodePath, indent
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
READ_OTHERWISE = Rule(
    "B094",
    mark("A text that other programs take for something else"),
    mark(
        "Here everything is the text that was typed. To other programs that read YAML, an unquoted "
        "“no” or “off” is false, “~” is nothing, “010” is eight, “12:30” a number and “2024-01-31” "
        "a date: whoever reads or writes the bank with them gets another bank."
    ),
    "YAML 1.1, types bool, int, null and timestamp; YAML 1.2.2, chapter 10.",
    mark("ask: What happened?\nprobes: [no, 12:30]"),
    mark("ask: What happened?\nprobes: ['no', '12:30']"),
)
YAML_RULES = (WRAPPED, READ_OTHERWISE)
"""The rules of this module."""


_READ_OTHERWISE = re.compile(
    r"(?i:y|n|yes|no|on|off)|true|True|TRUE|false|False|FALSE"  # bool
    r"|~|null|Null|NULL"
    r"|[-+]?0[0-9_]+|0[oxb][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*_[0-9_]*"  # int, in other bases
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"  # int or float, to the base of 60
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"  # timestamp
)


def check_yaml(source: Source, findings: Findings) -> None:
    """Advise on what is written in a way that other programs refuse, or read otherwise."""
    if source.root is None:
        return
    for path, wrong, column in _wrapped(source.root, (), source.lines):
        edits = (
            Edit(line + 1, 1, line + 1, indent(source.lines[line]) + 1, " " * (column + 2))
            for line in wrong
        )
        findings.at(
            WRAPPED,
            _("line {line} must begin further right than this key").format(line=wrong[0] + 1),
            path,
            _("put two more spaces before it"),
            of_key=True,
            cure=Cure(tuple(edits)),
        )
    for node in _read_otherwise(source.root, is_flag=False):
        written = f'"{node.text}"'
        findings.at_node(
            READ_OTHERWISE,
            _("other programs do not read {text} as a text").format(text=quoted(node.text)),
            node,
            _("write {written}").format(written=written),
            Cure.at(node.place(source.lines), written),
        )


def _read_otherwise(node: Node, *, is_flag: bool) -> Iterator[Scalar]:
    """The unquoted texts that others take for something else; `is_flag` where `true` is meant."""
    if isinstance(node, Scalar):
        is_plain = not node.style and node.line == node.end_line and node.text
        if is_plain and not is_flag and _READ_OTHERWISE.fullmatch(node.text):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _read_otherwise(item, is_flag=False)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from _read_otherwise(key, is_flag=False)
            is_true_or_false = isinstance(value, Scalar) and value.text in ("true", "false")
            yield from _read_otherwise(value, is_flag=is_true_or_false)


def _wrapped(
    node: Node, path: NodePath, lines: tuple[str, ...]
) -> Iterator[tuple[NodePath, list[int], int]]:
    """The path of each key with such a value, the lines that are wrong, and the key's column, from
    0."""
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
                below = range(value.line + 1, value.end_line + 1)
                wrong = [n for n in below if lines[n].strip() and indent(lines[n]) <= key.column]
                if wrong:
                    yield here, wrong, key.column
            yield from _wrapped(value, here, lines)

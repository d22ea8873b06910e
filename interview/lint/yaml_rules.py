"""Advice on YAML that this program reads, and that others refuse or read as something else."""

from __future__ import annotations

import re

from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.plain_text import quoted
from interview.reader.diagnostics import Cure, Edit
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import indent
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
    r"(?=[-+.~0-9fnotyFNOTY])(?:"  # how each begins: most texts are passed at their first letter
    r"(?i:y|n|yes|no|on|off)|true|True|TRUE|false|False|FALSE"  # bool
    r"|~|null|Null|NULL"
    r"|[-+]?0[0-9_]+|0[oxb][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*_[0-9_]*"  # int, in other bases
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"  # int or float, to the base of 60
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"  # timestamp
    r")"
)


def check_yaml(source: Source, findings: Findings) -> None:
    """Advise on what is written in a way that other programs refuse, or read otherwise."""
    if source.root is None:
        return
    waiting: list[Node] = [source.root]
    read_otherwise = _READ_OTHERWISE.fullmatch
    while waiting:
        node = waiting.pop()
        if type(node) is Scalar:  # most nodes are: quicker than “isinstance”
            is_plain = not node.style and node.line == node.end_line
            if is_plain and read_otherwise(node.text):
                _advise_quotes(node, source, findings)
        elif isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            for key, value in node.pairs:
                waiting.append(key)
                if isinstance(value, Sequence | Mapping):
                    waiting.append(value)
                    is_wrapped = value.in_brackets and value.end_line > value.line
                    if is_wrapped and not node.in_brackets:
                        _check_indentation(key, value, source, findings)
                elif isinstance(value, Scalar) and value.text not in ("true", "false"):
                    waiting.append(value)


def _advise_quotes(node: Scalar, source: Source, findings: Findings) -> None:
    written = f'"{node.text}"'
    findings.at_node(
        READ_OTHERWISE,
        _("other programs do not read {text} as a text").format(text=quoted(node.text)),
        node,
        _("write {written}").format(written=written),
        Cure.at(node.place(source.lines), written),
    )


def _check_indentation(key: Node, value: Node, source: Source, findings: Findings) -> None:
    """Advise on the lines of what stands in brackets that begin no further right than its key."""
    below = range(value.line + 1, value.end_line + 1)
    lines = {number: source.lines[number] for number in below}
    wrong = [n for n, text in lines.items() if text.strip() and indent(text) <= key.column]
    if not wrong:
        return
    edits = (
        Edit(line + 1, 1, line + 1, indent(lines[line]) + 1, " " * (key.column + 2))
        for line in wrong
    )
    findings.at_node(
        WRAPPED,
        _("line {line} must begin further right than this key").format(line=wrong[0] + 1),
        key,
        _("put two more spaces before it"),
        Cure(tuple(edits)),
    )

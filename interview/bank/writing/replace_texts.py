"""Writes changed words into a bank's YAML where they stand, and touches no other line."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from interview.bank.load_bank import parse
from interview.bank.model import Bank
from interview.bank.writing.layout import WIDTH
from interview.bank.writing.yaml_strings import below, in_line
from interview.reader.multilingual_text import Text
from interview.reader.nodes import Mapping as Block
from interview.reader.nodes import Node, Scalar, Sequence
from interview.reader.place import NodePath
from interview.reader.source import Source

_END = re.compile(r"(\r\n|\r|\n)")
_STEP = "  "
_HEADER = re.compile(r"[|>][-+\d]*([ \t]+#.*)?")
"""How a block of text begins, with a remark behind it."""


class _CannotBeWritten(Exception):
    """More than words changed, or the words do not stand where they were looked for."""


def with_changed_texts(source: Source, old: Bank, new: Bank) -> bytes | None:
    """The file of `old` with the words of `new`, which reads back as that.

    `None` where the two differ in more than the words of texts that are written out, such as in a
    probe that was added: then the whole file has to be written.
    """
    try:
        changes = [(_scalar(source, path), words) for path, words in _changes(old, new, ())]
        data = _spliced(source, changes)
    except _CannotBeWritten:
        return None
    return data if parse(data, source.name).record == new else None


def _changes(old: Any, new: Any, path: NodePath) -> Iterator[tuple[NodePath, str]]:
    """Where two records differ, and the new words. A translation stands in its record's block."""
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        key = field.name.rstrip("_")
        for steps, was, now in _pairs(before, after):
            if not isinstance(was, Text):
                yield from _changes(was, now, (*path, key, *steps))
                continue
            if was.main != now.main:
                yield (*path, key, *steps), now.main
            for code in {*was.others, *now.others}:
                if was.others.get(code) != now.others.get(code):
                    yield (*path, code, key, *steps), now.others.get(code, "")


def _pairs(before: Any, after: Any) -> Iterator[tuple[NodePath, Any, Any]]:
    """What two values of a field are made of, side by side, and the steps that lead to it."""
    found: list[tuple[NodePath, Any, Any]]
    if isinstance(before, tuple) and len(before) == len(after):
        found = [((place,), *each) for place, each in enumerate(zip(before, after, strict=True))]
    elif isinstance(before, Mapping) and list(before) == list(after):
        found = [((key,), before[key], after[key]) for key in before]
    else:
        found = [((), before, after)]
    for steps, was, now in found:
        if was != now:
            if not is_dataclass(was) or type(was) is not type(now):
                raise _CannotBeWritten
            yield steps, was, now


def _scalar(source: Source, path: NodePath) -> tuple[Scalar, int]:
    """The text at a path, and the column of its block; -1 where it stands in brackets."""
    steps = source.walk(path)
    if len(steps) < len(path):
        raise _CannotBeWritten
    key, value = steps[-1]
    if not isinstance(value, Scalar) or value.style == "*":  # others say the same through an alias
        raise _CannotBeWritten
    around: list[Node | None] = [source.root, *(each for _key, each in steps[:-1])]
    is_in_brackets = any(isinstance(e, Sequence | Block) and e.in_brackets for e in around)
    # An item of a list is its own key, and stands behind its hyphen.
    column = key.column - len(_STEP) if key is value else key.column
    return value, -1 if is_in_brackets else column


def _spliced(source: Source, changes: list[tuple[tuple[Scalar, int], str]]) -> bytes:
    parts = _END.split(source.data.decode("utf-8-sig"))
    lines, ends = parts[::2], [*parts[1::2], ""]
    if lines != list(source.lines):
        raise _CannotBeWritten
    line_end = next(iter(ends), "") or "\n"
    for (node, column), words in sorted(changes, key=lambda e: (e[0][0].line, e[0][0].column))[
        ::-1
    ]:
        last, end, remark = node.end_line, node.end_column, ""
        if node.style in ("|", ">"):
            last = max(n for n in range(node.line, node.end_line) if lines[n].strip())
            end = len(lines[last])
            header = _HEADER.match(lines[node.line], node.column)
            remark = (header and header[1]) or ""
        rest = lines[last][end:] if last < len(lines) else ""
        text = in_line(words, in_brackets=column < 0)
        is_long = "\n" in words or node.column + len(text) > WIDTH
        written = [text + remark]
        if column >= 0 and not rest.strip() and is_long:
            margin = " " * column + _STEP
            sign, below_it = below(words, WIDTH - len(margin))
            if sign:
                written = [sign + remark, *(f"{margin}{line}".rstrip() for line in below_it)]
        lines[node.line] = lines[node.line][: node.column] + line_end.join(written) + rest
        ends[node.line] = ends[last]
        del lines[node.line + 1 : last + 1], ends[node.line + 1 : last + 1]
    whole = "".join(line + end for line, end in zip(lines, ends, strict=True))
    mark = BOM_UTF8 if source.data.startswith(BOM_UTF8) else b""
    return mark + whole.encode("utf-8")

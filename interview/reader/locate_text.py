"""From a stretch of a text, as it is read, to the place where its file says it."""

from __future__ import annotations

from collections.abc import Iterator

from interview.reader.nodes import Mapping, Node, Scalar, Sequence, child
from interview.reader.place import NodePath, Place
from interview.reader.source import Source

Spot = tuple[int, int]
"""A line and a column, counted from 0."""


def place_within(node: Scalar, lines: tuple[str, ...], start: int, end: int) -> Place:
    """Where characters `start` to `end` (not included) of a text stand; of what spans several
    lines, the part on the first. The whole text where they cannot be found."""
    inked = [at for at in range(start, min(end, len(node.text))) if not node.text[at].isspace()]
    if not inked:
        return node.place(lines)
    first, last = (_spot(node, lines, at) for at in (inked[0], inked[-1]))
    if first is None or last is None:
        return node.place(lines)
    line, column = first
    stop = last[1] + 1 if last[0] == line else len(lines[line].rstrip())
    return Place(line + 1, column + 1, stop + 1)


def _spot(node: Scalar, lines: tuple[str, ...], wanted: int) -> Spot | None:
    """Where one character of a text stands: what YAML drops is white space, quotes and escapes."""
    raw = _written(node, lines)
    for at, character in enumerate(node.text[: wanted + 1]):
        if character.isspace():
            continue
        found = _next_like(raw, character)
        if found is None or at == wanted:
            return found
    return None


def _next_like(raw: Iterator[tuple[Spot, str]], character: str) -> Spot | None:
    for spot, written in raw:
        if written == character:
            return spot
        if not written.isspace() and written not in "\\'\"":
            return None
    return None


def _written(node: Scalar, lines: tuple[str, ...]) -> Iterator[tuple[Spot, str]]:
    """The characters between a text's beginning and its end, each with its spot."""
    is_block = node.style in ("|", ">")
    begin = (node.line + 1, 0) if is_block else (node.line, node.column + len(node.style))
    for line in range(begin[0], min(node.end_line + 1, len(lines))):
        text = lines[line]
        start = begin[1] if line == begin[0] else 0
        stop = node.end_column if line == node.end_line else len(text)
        for column in range(start, stop):
            yield (line, column), text[column]


def place_of(source: Source, path: NodePath, text: str) -> Place | None:
    """Where a text is first written in the block at `path`, as a key or a value."""
    node = source.root
    for step in path:
        found = child(node, step) if node else None
        node = found[1] if found else None
    written = next((each for each in _scalars(node) if each.text == text), None)
    return written.place(source.lines) if written else None


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for pair in node.pairs:
            for each in pair:
                yield from _scalars(each)

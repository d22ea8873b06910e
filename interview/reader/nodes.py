"""YAML as a plain tree of texts, lists and blocks that know where they are written."""

from __future__ import annotations

from dataclasses import dataclass

from interview.frozen import replace
from interview.reader.place import Place


@dataclass(slots=True)
class Node:
    """A value in the file; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int

    def place(self, lines: tuple[str, ...]) -> Place:
        """Where it is written; of what spans several lines, the part on the first."""
        whole = self.end_line == self.line
        end = self.end_column if whole else len(lines[self.line].rstrip())
        return Place(self.line + 1, self.column + 1, max(end, self.column + 1) + 1)


@dataclass(slots=True)
class Scalar(Node):
    """A text, quoted or not; whether it is a number is for the field it is read for to say."""

    text: str
    style: str
    """How it is written: empty (plain), `'`, `"`, `|` or `>`; `*` for an alias."""


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node]
    in_brackets: bool

    def place(self, lines: tuple[str, ...]) -> Place:
        """Where it begins: its brackets, or the first item's hyphen."""
        if self.in_brackets:
            return Node.place(self, lines)
        return Place(self.line + 1, self.column + 1, self.column + 2)


@dataclass(slots=True)
class Mapping(Node):
    """A block of keys, in the order they are written, repeated ones included."""

    pairs: list[tuple[Node, Node]]
    in_brackets: bool

    def place(self, lines: tuple[str, ...]) -> Place:
        """Where it begins: its braces, or its first key."""
        if self.in_brackets or not self.pairs:
            return Node.place(self, lines)
        return self.pairs[0][0].place(lines)


def child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value one step down; an item of a list is its own key."""
    if isinstance(node, Sequence):
        inside = isinstance(step, int) and 0 <= step < len(node.items)
        return (node.items[int(step)], node.items[int(step)]) if inside else None
    if isinstance(node, Mapping):
        wanted = str(step)
        return next(
            (p for p in node.pairs if isinstance(p[0], Scalar) and p[0].text == wanted), None
        )
    return None


def without_empty(node: Node) -> Node:
    """The tree without what nothing is written in: blank texts, and blocks and lists of nothing.

    What is left of an empty tree is an empty block.
    """
    if isinstance(node, Mapping):
        kept = [(key, without_empty(value)) for key, value in node.pairs if not _is_blank(value)]
        node = replace(node, pairs=[(key, value) for key, value in kept if not _is_blank(value)])
    elif isinstance(node, Sequence):
        items = [without_empty(each) for each in node.items]
        node = replace(node, items=[each for each in items if not _is_blank(each)])
    return node


def _is_blank(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.text.strip()
        case Sequence():
            return not node.items
        case Mapping():
            return not node.pairs
    return False

"""The text of a file that was read, and where everything in it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from interview.reader.nodes import Node, Scalar, child
from interview.reader.place import START, NodePath, Place


@dataclass(frozen=True)
class Source:
    """What was read, and under which name."""

    name: str
    """The path or the title that messages call it by."""
    data: bytes = field(default=b"", repr=False)
    """The file's bytes, as they were."""
    text: str = field(default="", repr=False)
    """The same, decoded: no byte order mark, and `\\n` at the end of every line."""
    root: Node | None = field(default=None, repr=False)
    """The tree of its values; none where it is not readable YAML."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()

    def walk(self, path: NodePath) -> list[tuple[Node, Node]]:
        """The keys and values along `path`, from the top, as far as the file has them.

        The result is shorter than `path` where something on it is not written. An item of a list
        is its own key.
        """
        steps: list[tuple[Node, Node]] = []
        node = self.root
        for step in path:
            found = child(node, step) if node is not None else None
            if found is None:
                break
            steps.append(found)
            node = found[1]
        return steps

    def node(self, path: NodePath) -> Node | None:
        """The value at `path`; none where it is not written."""
        if not path:
            return self.root
        steps = self.walk(path)
        return steps[-1][1] if len(steps) == len(path) else None

    def place(self, path: NodePath) -> Place:
        """Where the value at `path` is written; if it is not, the nearest block around it."""
        node = self.node(path)
        return node.place(self.lines) if node is not None else self.key_place(path)

    def key_place(self, path: NodePath) -> Place:
        """Where the key that `path` ends with is written; if it is not, the nearest around it."""
        steps = self.walk(path)
        if steps:
            return steps[-1][0].place(self.lines)
        return self.root.place(self.lines) if self.root is not None else START

    def place_within(self, node: Scalar, start: int, end: int) -> Place:
        """Where characters `start` to `end` (not included, from 0) of a text are written.

        Of what spans several lines, the part on the first; the whole text where they cannot be
        found. What YAML drops on the way is white space, quotes and backslashes.
        """
        wanted = [
            at for at in range(start, min(end, len(node.text))) if not node.text[at].isspace()
        ]
        if not wanted:
            return node.place(self.lines)
        positions = self._positions(node)
        first = last = (0, 0)
        for at, character in enumerate(node.text[: wanted[-1] + 1]):
            if character.isspace():
                continue
            for last in positions:
                written = self.lines[last[0]][last[1]]
                if written == character:
                    break
                if not written.isspace() and written not in "\\'\"":
                    return node.place(self.lines)
            else:
                return node.place(self.lines)
            if at == wanted[0]:
                first = last
        line, column = first
        end_column = last[1] + 1 if last[0] == line else len(self.lines[line].rstrip())
        return Place(line + 1, column + 1, end_column + 1)

    def _positions(self, node: Scalar) -> Iterator[tuple[int, int]]:
        """Line and column, from 0, of each character between a text's beginning and its end."""
        is_block = node.style in ("|", ">")
        first_line = node.line + 1 if is_block else node.line
        first_column = 0 if is_block else node.column + len(node.style)
        for line in range(first_line, min(node.end_line + 1, len(self.lines))):
            start = first_column if line == first_line else 0
            stop = node.end_column if line == node.end_line else len(self.lines[line])
            for column in range(start, stop):
                yield line, column

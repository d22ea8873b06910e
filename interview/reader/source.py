"""The text of a file that was read, and where on it everything stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from interview.reader.nodes import Node, child
from interview.reader.place import START, NodePath, Place


@dataclass(frozen=True)
class Source:
    """What was read, and under which name."""

    name: str
    """The path or the title it goes by in messages."""
    data: bytes = field(default=b"", repr=False)
    """The file's bytes, as they were."""
    text: str = field(default="", repr=False)
    """Its words: no byte order mark, and `\\n` at the end of every line."""
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

    def place(self, path: NodePath) -> Place:
        """Where the value at `path` stands; where it is not written, the nearest block around."""
        return self._place(path, of_key=False)

    def key_place(self, path: NodePath) -> Place:
        """Where the key stands that `path` ends with; a list's item is its own key."""
        return self._place(path, of_key=True)

    def _place(self, path: NodePath, *, of_key: bool) -> Place:
        key: Node | None = None
        node = self.root
        missing = False
        for step in path:
            found = child(node, step) if node else None
            if found is None:
                missing = True
                break
            key, node = found
        if node is None:
            return START
        wanted = key if key is not None and (of_key or missing) else node
        return wanted.place(self.lines)

"""Where something is written in a file: by line and column, or by the keys that lead to it."""

from __future__ import annotations

from interview.frozen import frozen

NodePath = tuple[str | int, ...]
"""The path to a value: keys as they are written, and places in lists counted from 0, such as
`("rooms", 0, "chairs", 2, "colour")`. A language's block is a key like any other."""


@frozen
class Place:
    """A stretch of one line; all numbers count from 1, in characters."""

    line: int
    column: int
    end_column: int
    """The column after the last character."""


START = Place(1, 1, 1)
"""The beginning of a file."""


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))

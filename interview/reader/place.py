"""Where something stands in a file: by line and column, or by the keys that lead to it."""

from __future__ import annotations

from interview.frozen import frozen

NodePath = tuple[str | int, ...]
"""The way to a value: keys as they are written, and places in lists counted from 0, such as
`("sections", 0, "questions", 2, "ask")`. Languages' blocks are keys like any other."""


@frozen
class Place:
    """A stretch of one line; all figures count from 1, in characters."""

    line: int
    column: int
    end_column: int
    """The column after the last character."""


START = Place(1, 1, 1)

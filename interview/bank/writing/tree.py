"""What is to be written, as a tree of texts, lists and blocks, with the remarks beside them."""

from __future__ import annotations

from interview.frozen import frozen


@frozen
class Leaf:
    """A text, or a figure or a word of the format."""

    text: str
    is_bare: bool = False
    """Whether it stands without quotes, whatever it looks like."""


@frozen
class Entry:
    """A key and its value; an item of a list has no key."""

    key: Leaf | None
    value: Piece
    above: str = ""
    """A remark on lines of its own; an empty line parts two paragraphs."""
    beside: str = ""
    """A remark at the end of the line."""
    is_apart: bool = False
    """Whether an empty line comes before it."""


@frozen
class Items:
    """A list."""

    entries: tuple[Entry, ...]
    in_brackets: bool = False


@frozen
class Block:
    """Keys with their values."""

    entries: tuple[Entry, ...]
    in_braces: bool = False
    """Whether it stands on one line, if it is short enough."""


Piece = Leaf | Items | Block

"""From a tree of texts, lists and blocks to the lines of a YAML file, with comments beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from interview.bank.writing.yaml_strings import below, in_line
from interview.frozen import frozen

WIDTH = 100
"""Columns of a line, where its text can be broken."""
_STEP = 2
"""Columns by which a block is further right than its key."""


@frozen
class Leaf:
    """A text, or a number or a word of the format."""

    text: str
    is_bare: bool = False
    """Whether it is written without quotes, whatever it looks like."""


@frozen
class TreeEntry:
    """A key and its value; an item of a list has no key."""

    key: Leaf | None
    value: Piece
    above: str = ""
    """A comment on lines of its own; an empty line separates two paragraphs."""
    beside: str = ""
    """A comment at the end of the line."""
    is_apart: bool = False
    """Whether an empty line comes before it."""


@frozen
class Items:
    """A list."""

    entries: tuple[TreeEntry, ...]
    in_brackets: bool = False


@frozen
class Block:
    """Keys with their values."""

    entries: tuple[TreeEntry, ...]
    in_braces: bool = False
    """Whether it is written on one line, if it is short enough."""


Piece = Leaf | Items | Block


def lay_out(block: Block) -> str:
    """The whole text of a file."""
    return "\n".join([*_block(block, 0), ""])


def comment(text: str, indent: int = 0) -> Iterator[str]:
    """A comment on lines of its own; what continues an item of a list is aligned with its words."""
    margin = " " * indent
    for paragraph in text.split("\n"):
        hang = re.match(r" *(\d+\. |- )?", paragraph)
        lines = wrap(
            paragraph,
            WIDTH - indent - 2,
            subsequent_indent=" " * len(hang[0] if hang else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (f"{margin}# {line}".rstrip() for line in lines or [""])


def _block(block: Block, indent: int) -> Iterator[str]:
    laid = []
    for entry in block.entries:
        key = _on_one_line(entry.key) if entry.key else ""
        laid.append((entry, list(_value(f"{' ' * indent}{key}:", entry.value, indent))))
    short = [len(lines[0]) for entry, lines in laid if entry.beside and _is_short(lines)]
    column = max(short, default=0) + 3
    for entry, lines in laid:
        is_beside = bool(entry.beside) and _is_short(lines)
        yield from _before(entry, indent, "" if is_beside else entry.beside)
        yield f"{lines[0]:<{column}}# {entry.beside}" if is_beside else lines[0]
        yield from lines[1:]


def _is_short(lines: list[str]) -> bool:
    """Whether there is room for a comment behind the first line, which says all."""
    return len(lines[0]) <= WIDTH // 2 and (len(lines) == 1 or lines[0].endswith(":"))


def _before(entry: TreeEntry, indent: int, beside: str = "") -> Iterator[str]:
    """What is written above an entry: an empty line, its comments."""
    if entry.is_apart:
        yield ""
    for words in filter(None, (entry.above, beside)):
        yield from comment(words, indent)


def _value(head: str, value: Piece, indent: int) -> Iterator[str]:
    """A value behind its key or its hyphen (`head`), or below it."""
    short = _on_one_line(value)
    fits = bool(short) and len(head) + 1 + len(short) <= WIDTH
    if isinstance(value, Leaf):
        stays = value.is_bare or (fits and "\n" not in value.text)
        sign, lines = ("", []) if stays else below(value.text, WIDTH - indent - _STEP)
        margin = " " * (indent + _STEP)
        yield f"{head} {sign or short}"
        yield from (f"{margin}{line}".rstrip() for line in lines)
    elif fits or not value.entries:
        yield f"{head} {short}"
    elif isinstance(value, Block):
        yield head
        yield from _block(value, indent + _STEP)
    elif value.in_brackets:
        yield from _in_brackets(head, value, indent + _STEP)
    else:
        yield head
        margin = " " * (indent + _STEP)
        for entry in value.entries:
            yield from _before(entry, indent + _STEP)
            if isinstance(entry.value, Block) and entry.value.entries:
                first, *others = _block(entry.value, indent + 2 * _STEP)
                yield f"{margin}- {first.lstrip()}"
                yield from others
            else:
                yield from _value(f"{margin}-", entry.value, indent + _STEP)


def _in_brackets(head: str, items: Items, indent: int) -> Iterator[str]:
    """A long list in brackets, filled line by line."""
    line, margin = f"{head} [", " " * indent
    words = [_within(entry.value) for entry in items.entries]
    for word in [*(f"{word}, " for word in words[:-1]), f"{words[-1]}]"]:
        if len(line) + len(word) > WIDTH and line.strip():
            yield line.rstrip()
            line = margin
        line += word
    yield line


def _on_one_line(value: Piece) -> str:
    """A value as it is written behind its key; empty where it cannot be written there."""
    if isinstance(value, Leaf):
        return value.text if value.is_bare else in_line(value.text)
    if isinstance(value, Items) and (value.in_brackets or not value.entries):
        return _within(value)
    if isinstance(value, Block) and (value.in_braces or not value.entries):
        return _within(value)
    return ""


def _within(value: Piece) -> str:
    """A value as it is written between brackets or braces."""
    if isinstance(value, Leaf):
        return value.text if value.is_bare else in_line(value.text, in_brackets=True)
    words = ", ".join(
        f"{_within(entry.key)}: {_within(entry.value)}" if entry.key else _within(entry.value)
        for entry in value.entries
    )
    return f"[{words}]" if isinstance(value, Items) else f"{{{words}}}"

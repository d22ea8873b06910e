"""From a tree to the lines of a YAML file: how deep, on how many lines, with which remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from interview.bank.writing.tree import Block, Entry, Items, Leaf, Piece
from interview.bank.writing.yaml_strings import below, in_line

WIDTH = 100
"""Columns of a line, where its text can be broken."""
_STEP = 2


def lay_out(block: Block) -> str:
    """The whole text of a file."""
    return "\n".join([*_block(block, 0), ""])


def remark(text: str, indent: int = 0) -> Iterator[str]:
    """A remark on lines of its own; what continues an item of a list hangs below its words."""
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
    laid = [(entry, _entry(entry, indent)) for entry in block.entries]
    short = [len(lines[0]) for entry, lines in laid if entry.beside and _is_short(lines)]
    column = max(short, default=0) + 3
    for entry, (first, *others) in laid:
        stands_beside = bool(entry.beside) and _is_short([first, *others])
        yield from _before(entry, indent, "" if stands_beside else entry.beside)
        yield f"{first:<{column}}# {entry.beside}" if stands_beside else first
        yield from others


def _is_short(lines: list[str]) -> bool:
    """Whether there is room for a remark behind the first line, which says all."""
    return len(lines[0]) <= WIDTH // 2 and (len(lines) == 1 or lines[0].endswith(":"))


def _items(items: Items, indent: int) -> Iterator[str]:
    margin = " " * indent
    for entry in items.entries:
        yield from _before(entry, indent)
        if isinstance(entry.value, Block) and entry.value.entries:
            first, *others = _block(entry.value, indent + _STEP)
            yield f"{margin}- {first.lstrip()}"
            yield from others
        else:
            yield from _after(f"{margin}-", entry.value, indent)


def _before(entry: Entry, indent: int, beside: str = "") -> Iterator[str]:
    if entry.is_apart:
        yield ""
    for words in filter(None, (entry.above, beside)):
        yield from remark(words, indent)


def _entry(entry: Entry, indent: int) -> list[str]:
    key = _on_one_line(entry.key) if entry.key else ""
    return list(_after(f"{' ' * indent}{key}:", entry.value, indent))


def _after(head: str, value: Piece, indent: int) -> Iterator[str]:
    """A value behind its key or its hyphen, or below it."""
    short = _on_one_line(value)
    fits = bool(short) and len(head) + 1 + len(short) <= WIDTH
    if isinstance(value, Leaf):
        yield from _leaf(head, value, short, fits, indent)
    elif fits or not value.entries:
        yield f"{head} {short}"
    elif isinstance(value, Block):
        yield from (head, *_block(value, indent + _STEP))
    elif value.in_brackets:
        yield from _in_brackets(head, value, indent + _STEP)
    else:
        yield from (head, *_items(value, indent + _STEP))


def _leaf(head: str, leaf: Leaf, short: str, fits: bool, indent: int) -> Iterator[str]:
    stays = leaf.is_bare or (fits and "\n" not in leaf.text)
    sign, lines = ("", []) if stays else below(leaf.text, WIDTH - indent - _STEP)
    margin = " " * (indent + _STEP)
    yield f"{head} {sign or short}"
    yield from (f"{margin}{line}".rstrip() for line in lines)


def _in_brackets(head: str, items: Items, indent: int) -> Iterator[str]:
    """A long list, filled line by line."""
    line, margin = f"{head} [", " " * indent
    for word in _separated(items.entries):
        if len(line) + len(word) > WIDTH and line.strip():
            yield line.rstrip()
            line = margin
        line += word
    yield line


def _separated(entries: Iterable[Entry]) -> Iterator[str]:
    words = [_within(entry.value) for entry in entries]
    yield from (f"{word}, " for word in words[:-1])
    yield f"{words[-1]}]"


def _on_one_line(value: Piece) -> str:
    """A value as it stands behind its key; empty where it cannot stand there."""
    if isinstance(value, Leaf):
        return value.text if value.is_bare else in_line(value.text)
    if isinstance(value, Items) and (value.in_brackets or not value.entries):
        return _within(value)
    if isinstance(value, Block) and (value.in_braces or not value.entries):
        return _within(value)
    return ""


def _within(value: Piece) -> str:
    """A value as it stands between brackets or braces."""
    if isinstance(value, Leaf):
        return value.text if value.is_bare else in_line(value.text, in_brackets=True)
    words = ", ".join(
        f"{_within(entry.key)}: {_within(entry.value)}" if entry.key else _within(entry.value)
        for entry in value.entries
    )
    return f"[{words}]" if isinstance(value, Items) else f"{{{words}}}"

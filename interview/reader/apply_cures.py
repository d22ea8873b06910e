"""Writes the certain cures of a file into its bytes, and leaves every other byte alone."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TypeVar

from interview.reader.diagnostics import Edit
from interview.reader.read_yaml import Loaded

T = TypeVar("T")

_ROUNDS = 30
"""How often a file is read anew: some mistakes can only be seen once others are gone."""


def apply_cures(loaded: Loaded[T], read: Callable[[bytes], Loaded[T]]) -> Loaded[T]:
    """The file after every certain cure, and what is found in it then; `read` reads its bytes.

    A round of cures that makes matters worse is not taken. Nothing is changed where the file has
    line ends of other kinds than `\\n`, `\\r\\n` and `\\r`, or is not UTF-8.
    """
    seen = {loaded.source.data}
    for _round in range(_ROUNDS):
        data = _cured(loaded)
        if data in seen:
            break
        seen.add(data)
        after = read(data)
        if after.source.root is None and loaded.source.root is not None:
            break
        loaded = after
    return loaded


def _cured(loaded: Loaded[T]) -> bytes:
    source = loaded.source
    mark = BOM_UTF8 if source.data.startswith(BOM_UTF8) else b""
    try:
        text = source.data.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        return source.data
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    if [line.rstrip("\r\n") for line in lines] != list(source.lines):
        return source.data
    starts = list(accumulate(map(len, lines), initial=0))

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))

    done = len(text)
    spans = sorted(
        ((offset(e.line, e.column), offset(e.end_line, e.end_column), e) for e in _edits(loaded)),
        key=lambda span: span[:2],
    )
    for start, end, edit in reversed(spans):
        if end <= done:  # of two that overlap, one waits for the next round
            text = text[:start] + edit.text + text[end:]
            done = start
    return mark + text.encode("utf-8")


def _edits(loaded: Loaded[T]) -> Iterable[Edit]:
    """The edits of every cure, each once; of cures that touch the same lines, only the first's."""
    taken: set[int] = set()
    # Those with a cure, the ones that move lines first.
    cured = [found for found in loaded.diagnostics if found.cure]
    for found in sorted(cured, key=lambda found: found.cure is None or len(found.cure.edits) == 1):
        assert found.cure is not None
        touched = {edit.line for edit in found.cure.edits}
        if len(found.cure.edits) == 1 or not touched & taken:
            yield from found.cure.edits
            taken |= touched

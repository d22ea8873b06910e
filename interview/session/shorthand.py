"""Shorthand that the interviewer defines: `cust` becomes `customer` as the word is ended."""

from __future__ import annotations

from collections.abc import Mapping

from interview.frozen import frozen

_ENDS = ' \n,.;:!?)]}»”"…\u00a0\u202f'
"""What ends a word of shorthand."""
_BEGINS = " \n([{«“\"'’\u00a0\u202f-–—"
"""What may stand before one, besides the beginning of the notes."""


@frozen
class Expansion:
    """Characters of the notes, and what takes their place."""

    start: int
    end: int
    text: str


def expansion(
    text: str, cursor: int, words: Mapping[str, str], longest: int = 40
) -> Expansion | None:
    """What to expand after a sign was typed; `None` for nothing.

    The sign stands before `cursor`. It must end a word that `words` knows, whole: no shorthand is
    found inside a longer word, or where the cursor is in the middle of one. A word that begins
    with a capital is expanded with one.
    """
    end = cursor - 1
    if end < 1 or text[end] not in _ENDS or text[cursor : cursor + 1].isalnum():
        return None
    for start in range(end - 1, max(-1, end - 1 - longest), -1):
        if text[start].isspace():
            return None
        if start and text[start - 1] not in _BEGINS:
            continue
        short = text[start:end]
        if short in words:
            return Expansion(start, end, words[short])
        lower = short[:1].lower() + short[1:]
        if lower in words and short != lower:
            full = words[lower]
            return Expansion(start, end, full[:1].upper() + full[1:])
    return None

"""Shorthand that the interviewer defines: `cust` becomes `customer` as the word is ended."""

from __future__ import annotations

from collections.abc import Mapping

from interview.frozen import frozen
from interview.plain_text import changed_range

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


@frozen
class ShorthandChange:
    """A change of the notes that wrote one word of shorthand out, or took that back."""

    gone: str
    come: str
    """What stands there instead."""
    behind: int
    """The place behind the sign that ended the word, where typing went on."""


def shorthand_change(before: str, after: str, words: Mapping[str, str]) -> ShorthandChange | None:
    """What a change of the notes did to a word of shorthand; `None` if it did anything else."""
    for short, full in ((after, before), (before, after)) if words else ():
        _start, end, _full_end = changed_range(short, full)
        sign = next((place for place in range(end, len(short)) if short[place] in _ENDS), -1)
        found = expansion(short, sign + 1, words)
        if found and short[: found.start] + found.text + short[found.end :] == full:
            word, behind = short[found.start : found.end], sign + 1
            if short is after:
                return ShorthandChange(found.text, word, behind)
            return ShorthandChange(word, found.text, behind + len(full) - len(short))
    return None


def expand_line(line: str, words: Mapping[str, str]) -> str:
    """A whole line with its shorthand written out, as if it had been typed sign by sign."""
    if not words:
        return line
    text = ""
    for sign in f"{line}\n":
        text += sign
        if found := expansion(text, len(text), words):
            text = text[: found.start] + found.text + text[found.end :]
    return text[:-1]

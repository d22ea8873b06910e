"""Cutting notes into sentences and sentences into marks, each with its place in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_SENTENCE = 600
"""Characters; what goes on longer is cut at a blank, so that a keystroke stays cheap."""

_APOSTROPHE = "['’ʼ´`]"
_LETTER = r"[^\W\d_]"
_REST = r"[\w\u0300-\u036f\u200c\u200d]*"

_SENTENCE_END = re.compile(
    r"(?<!\bvs)(?<!\bcf)(?<!\bex)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)"
    r"[.!?…]+(?=\s)(?!\s+(?:no|non|none|nope|nothing|aucune?|rien|pas|jamais)\b)|[;\n\r\x0b\x0c\x85\u2028\u2029]+",
    re.IGNORECASE,
)
_MARK = re.compile(
    rf"(?:aujourd{_APOSTROPHE}hui|quelqu{_APOSTROPHE}une?)\b"
    rf"|(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu){_APOSTROPHE}(?=\w)"
    r"|(?:w/o|w/in|b/c)\b|w/"
    r"|[€$£]?\s?\d{1,3}(?:[\u202f\u00a0 .,’']\d{3})+(?!\d)(?:\s?(?:k|m|%|[€$£])(?!\w))?"
    r"|[€$£]?\s?\d+(?:[.,]\d+)?(?:\s?[km])?(?:\s?[%€$£])?(?!\w)"
    rf"|{_LETTER}{_REST}(?:{_APOSTROPHE}(?:t|s|re|ve|ll|d|m)(?!\w))?"
    rf"|\d{_REST}"
    r"|->|=>|[→⇒➜➔]|(?:(?<=\s)|^)-+(?=\s)|--+|[–—,:;.!?…()\[\]&+=/\"“”«»•*>|]",
    re.IGNORECASE,
)


class Mark(NamedTuple):
    """A word, a number or a punctuation mark: `text[start:end] == surface`."""

    surface: str
    start: int
    end: int


def sentences(notes: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of `notes` stands, in order; lines are sentences, blanks are none."""
    start = 0
    for stop in _SENTENCE_END.finditer(notes):
        yield from _pieces(notes, start, stop.end())
        start = stop.end()
    yield from _pieces(notes, start, len(notes))


def marks(sentence: str) -> list[Mark]:
    """The words, numbers and punctuation of a sentence; what is neither is left out."""
    return [Mark(found.group(), *found.span()) for found in _MARK.finditer(sentence)]


def _pieces(notes: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        cut = notes.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if not notes[start:end].isspace() and start < end:
        yield start, end

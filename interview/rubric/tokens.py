"""Cutting notes into sentences and sentences into marks, each with its place in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 600
"""Characters; what goes on longer is cut at a blank, so that a keystroke stays cheap."""

_APOSTROPHE = "['’ʼ´`]"
_LETTER = r"[^\W\d_]"
_REST = r"[\w\u0300-\u036f\u200c\u200d]*"

_SENTENCE_END = re.compile(
    r"[.!?…]+(?=\s)(?<!\bvs\.)(?<!\bcf\.)(?<!\bex\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?!\s+(?:no|non|none|nope|nothing|aucune?|rien|pas|jamais)\b)|[;\n\r\x0b\x0c\x85\u2028\u2029]+",
    re.IGNORECASE,
)
_MARK = re.compile(
    rf"(?:[ldjmtscnLDJMTSCN]|[qQ][uU]|(?:[jJ]us|[lL]ors|[pP]uis|[qQ]uoi)qu){_APOSTROPHE}(?=\w)"
    r"|[wW]/(?:[oO]\b|in\b)?|[bB]/[cC]\b"
    rf"|{_LETTER}{_REST}(?:{_APOSTROPHE}(?:[tTsSdDmM]|re|ve|ll|hui|une?)(?!\w))?"
    r"|[€$£]?\s?\d{1,3}(?:[\u202f\u00a0 .,’']\d{3})+(?!\d)(?:\s?[kKmM%€$£](?!\w))?"
    r"|[€$£]?\s?\d+(?:[.,]\d+)?(?:\s?[kKmM])?(?:\s?[%€$£])?(?!\w)"
    rf"|\d{_REST}"
    r"|[–—,:;.!?…()\[\]&+=\"“”«»•*>|→⇒➜➔]|->|=>|--+|(?:(?<=\s)|^)-(?=\s)",
)


Mark = tuple[str, int, int]
"""A word, a number or a punctuation mark as it is written, its start and its end."""


def sentences(notes: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of `notes` stands, in order; lines are sentences, blanks are none."""
    start = 0
    for stop in _SENTENCE_END.finditer(notes):
        yield from _pieces(notes, start, stop.end())
        start = stop.end()
    yield from _pieces(notes, start, len(notes))


def marks(sentence: str) -> list[Mark]:
    """The words, numbers and punctuation of a sentence; what is neither is left out."""
    return [(found[0], found.start(), found.end()) for found in _MARK.finditer(sentence)]


def _pieces(notes: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        cut = notes.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if not notes[start:end].isspace() and start < end:
        yield start, end

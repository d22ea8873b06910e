"""Cutting notes into sentences and sentences into marks, each with its place in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interview.rubric.lexicon.word_lists import ABBREVIATIONS, ANSWERS, CLITICS, CONTRACTIONS

LONGEST_SENTENCE = 1_200
"""Characters; what goes on longer is heard in pieces, so that a keystroke stays cheap."""
OVERLAP = 300
"""Characters that two pieces share, so that no phrase is cut in two."""

_APOSTROPHE = "['’ʼ´`]"
_LETTER = r"[^\W\d_]"
_REST = r"[\w\u0300-\u036f\u200c\u200d]*"

_ABBREVIATIONS = "".join(rf"(?<!\b{re.escape(each)}\.)" for each in sorted(ABBREVIATIONS))
_SENTENCE_END = re.compile(
    rf"[.!?…](?<![.!?…].)[.!?…]*+(?=\s){_ABBREVIATIONS}"
    rf"(?!\s+[\"“«'’]?\s?(?:{'|'.join(sorted(ANSWERS))})\b)|[;\n\r\x0b\x0c\x85\u2028\u2029]+",
    re.IGNORECASE,
)


def _any_of(words: Iterable[str], capitals: int) -> str:
    """A pattern for any of some words; so many of their first letters may be capitals."""
    letters = "".join(word + word.upper() for word in words if len(word) == 1)
    longer = [
        "".join(f"[{letter}{letter.upper()}]" for letter in word[:capitals]) + word[capitals:]
        for word in words
        if len(word) > 1
    ]
    every = [f"[{letters}]", *longer] if letters else longer
    return f"(?:{'|'.join(every)})" if every else "(?!)"


_ELISIONS = _any_of(sorted(CLITICS), capitals=2)
_CONTRACTIONS = _any_of(sorted(CONTRACTIONS), capitals=0)
_MARK = re.compile(
    rf"[A-Za-z]{{2,}}+(?![\w\u0300-\u036f\u200c\u200d/'’ʼ´`])"  # most words, found the quickest
    rf"|{_ELISIONS}{_APOSTROPHE}(?=\w)"
    r"|[wW]/(?:[oO]\b|in\b)?|[bB]/[cC]\b"
    rf"|{_LETTER}{_REST}(?:{_APOSTROPHE}{_CONTRACTIONS}(?!\w))?"
    r"|(?:[€$£]\s?)?\d{1,3}(?:[\u202f\u00a0 .,’']\d{3})+(?!\d)(?:\s?[kKmM%€$£](?!\w))?"
    r"|(?:[€$£]\s?)?\d+(?:[.,]\d+)?(?:\s?[kKmM])?(?:\s?[%€$£])?(?!\w)"
    rf"|\d{_REST}"
    r"|[–—,:;.!?…()\[\]&+=\"“”«»•*>|→⇒➜➔❌✗✘🚫👎≠]|->|=>|--+|(?:(?<=\s)|^)-(?=\s)",
)


class Sentence(NamedTuple):
    """A sentence of the notes, or a piece of a very long one; pieces overlap.

    What is said from `owned_from` up to `owned_to` is this piece's to tell. All are characters
    from the start of the notes.
    """

    start: int
    end: int
    owned_from: int
    owned_to: int


def sentences(notes: str) -> Iterator[Sentence]:
    """The sentences of `notes`, in order; every line is at least one, blanks are none."""
    start = 0
    for stop in _SENTENCE_END.finditer(notes):
        yield from _pieces(notes, start, stop.end())
        start = stop.end()
    yield from _pieces(notes, start, len(notes))


def marks(sentence: str) -> list[str]:
    """The words, numbers and punctuation of a sentence as they are written; what is neither is
    left out."""
    return _MARK.findall(sentence)


def spans(sentence: str, said: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each mark that `marks` found; no letter and no digit lies between two."""
    end = 0
    for mark in said:
        start = sentence.index(mark, end)
        end = start + len(mark)
        yield start, end


def _pieces(notes: str, start: int, end: int) -> Iterator[Sentence]:
    if end - start <= LONGEST_SENTENCE:
        if start < end and not notes[start:end].isspace():
            yield Sentence(start, end, start, end)
        return
    owned_from = start
    while end - start > LONGEST_SENTENCE:
        cut = _blank_before(notes, start + LONGEST_SENTENCE)
        owned_to = cut - OVERLAP // 2
        yield Sentence(start, cut, owned_from, owned_to)
        start, owned_from = _blank_before(notes, cut - OVERLAP), owned_to
    yield Sentence(start, end, owned_from, end)


def _blank_before(notes: str, place: int) -> int:
    """The last blank shortly before a place; the place itself if there is none."""
    blank = notes.rfind(" ", place - OVERLAP // 3, place)
    return blank if blank > 0 else place

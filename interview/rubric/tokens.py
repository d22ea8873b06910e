"""Cuts notes into sentences, and sentences into tokens, each with its place in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interview.rubric.lexicon.word_lists import ABBREVIATIONS, ANSWERS, CLITICS, CONTRACTIONS

LONGEST_SENTENCE = 1_200
"""Characters; a longer one is matched in pieces, so that a keystroke stays cheap."""
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
_TOKEN = re.compile(
    rf"[A-Za-z]{{2,}}+(?![\w\u0300-\u036f\u200c\u200d/'’ʼ´`])"  # most words, found the quickest
    rf"|{_ELISIONS}{_APOSTROPHE}(?=\w)"
    r"|[wW]/(?:[oO]\b|in\b)?|[bB]/[cC]\b"
    rf"|{_LETTER}{_REST}(?:{_APOSTROPHE}{_CONTRACTIONS}(?!\w))?"
    r"|(?<![^\s(])[-−]\d+(?:[.,]\d+)?\s?%"
    r"|\d+[.,]\d+(?:ms|s|sec|min)(?!\w)"
    r"|(?:[€$£]\s?)?\d{1,3}(?:[\u202f\u00a0 .,’']\d{3})+(?!\d)(?:\s?[kKmM%€$£](?!\w))?"
    r"|(?:[€$£]\s?)?\d+(?:[.,]\d+)?(?:\s?[kKmM])?(?:\s?[%€$£])?(?!\w)"
    rf"|\d{_REST}"
    r"|[–—,:;.!?…()\[\]&+=\"“”«»•*>|→⇒➜➔❌✗✘🚫👎≠]|->|=>|--+|(?:(?<=\s)|^)-(?=\s)",
)


class SentenceSpan(NamedTuple):
    """A sentence of the notes, or a piece of a very long one, in characters from their start."""

    start: int
    end: int
    owned_from: int
    """Pieces overlap: a phrase belongs to the piece that owns its first character, which is one
    from here up to `owned_to`. A whole sentence owns all its characters."""
    owned_to: int


def sentences(notes: str) -> Iterator[SentenceSpan]:
    """The sentences of `notes`, in order. A line ends a sentence; what is blank is none."""
    start = 0
    for stop in _SENTENCE_END.finditer(notes):
        yield from _pieces(notes, start, stop.end())
        start = stop.end()
    yield from _pieces(notes, start, len(notes))


def tokenize(sentence: str) -> list[str]:
    """The words, numbers and punctuation of a sentence as they are written.

    What is none of these is left out. `can't` is one token, `l'objectif` two: `l'`, `objectif`.
    """
    return _TOKEN.findall(sentence)


def token_spans(sentence: str, tokens: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end, in characters, of each token that `tokenize` found in a sentence."""
    end = 0
    for token in tokens:
        start = sentence.index(token, end)  # no letter and no digit lies between two
        end = start + len(token)
        yield start, end


def _pieces(notes: str, start: int, end: int) -> Iterator[SentenceSpan]:
    if end - start <= LONGEST_SENTENCE:
        if start < end and not notes[start:end].isspace():
            yield SentenceSpan(start, end, start, end)
        return
    owned_from = start
    while end - start > LONGEST_SENTENCE:
        cut = _blank_before(notes, start + LONGEST_SENTENCE)
        owned_to = cut - OVERLAP // 2
        yield SentenceSpan(start, cut, owned_from, owned_to)
        start, owned_from = _blank_before(notes, cut - OVERLAP), owned_to
    yield SentenceSpan(start, end, owned_from, end)


def _blank_before(notes: str, place: int) -> int:
    """The last blank shortly before a place; the place itself if there is none."""
    blank = notes.rfind(" ", place - OVERLAP // 3, place)
    return blank if blank > 0 else place

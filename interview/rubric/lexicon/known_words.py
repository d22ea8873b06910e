"""The list of words we know to be English or French, each with its stems worked out beforehand.

The list spares the stemmer (some 50 µs a word in Python) and tells a typo from a rare word.
`known_words.gz` is a gzipped text, one line a word, sorted: the folded word, then a code a stem,
such as `mesures e1 f2`: the language, how many letters to strike, what to add instead. A `*`
before the codes marks an everyday word.
See `known_words.md` for where the words come from.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

_EVERYDAY = "*"


@cache
def _lines() -> list[str]:
    packed = files("interview.rubric.lexicon").joinpath("known_words.gz").read_bytes()
    return gzip.decompress(packed).decode("ascii").splitlines()


def stems_of(folded: str) -> tuple[str, ...]:
    """The stems of a known word, each led by its language (`e`, `f`); empty if unknown."""
    line = _line_at(folded + " ")
    if line is None:
        return ()
    word, *codes = line.split(" ")
    read = [_read_code(code) for code in codes if code != _EVERYDAY]
    return tuple([letter + word[:end] + added for letter, end, added in read])


def is_known(folded: str) -> bool:
    """Whether the word is on the list."""
    return _line_at(folded + " ") is not None


def begins_a_known_word(folded: str) -> bool:
    """Whether a known word starts with these letters, and goes on or not."""
    return _line_at(folded) is not None


def is_everyday(folded: str) -> bool:
    """Whether the word is one that everybody uses all the time."""
    return _line_at(f"{folded} {_EVERYDAY}") is not None


def words(prefix: str) -> Iterator[str]:
    """Every known word that starts with `prefix`, in order."""
    return (line.split(" ", 1)[0] for line in _lines_at(prefix))


def words_of_stems(prefix: str, stems: Collection[str]) -> Iterator[str]:
    """Every known word that starts with `prefix` and has one of some stems, in order."""
    for line in _lines_at(prefix):
        word, *codes = line.split(" ")
        for code in codes:
            letter, end, added = _read_code(code)
            if letter + word[:end] + added in stems:
                yield word
                break


def _lines_at(prefix: str) -> list[str]:
    lines = _lines()
    start = bisect_left(lines, prefix)
    return lines[start : bisect_left(lines, prefix + "{", start)]  # “{” comes after “z”


def _line_at(beginning: str) -> str | None:
    lines = _lines()
    place = bisect_left(lines, beginning)
    found = place < len(lines) and lines[place].startswith(beginning)
    return lines[place] if found else None


@cache
def _read_code(code: str) -> tuple[str, int | None, str]:
    """A stem's language, where to cut the word, counted from its end, and what to add instead.

    The mark of an everyday word is read as a stem of no language, which no word has.
    """
    if code == _EVERYDAY:
        return code, None, ""
    struck = code[1 : 2 if len(code) < 3 or not code[2].isdigit() else 3]
    return code[0], -int(struck) or None, code[1 + len(struck) :]

"""Finds words in texts, whatever their case and accents."""

from __future__ import annotations

from collections.abc import Iterator

from interview.frozen import frozen
from interview.journal.search import search_form


@frozen
class Hit:
    """A place in a text: its line, and the columns from which to which it goes; all from 0."""

    line: int
    start: int
    end: int


def find(words: str, text: str) -> Iterator[Hit]:
    """Every place where `words` stand in a line of `text`, as they are or inside other words."""
    wanted = search_form(" ".join(words.split()))
    if not wanted:
        return
    for number, line in enumerate(text.split("\n")):
        searched = search_form(line)
        start = searched.find(wanted)
        if start < 0:
            continue
        # One letter may be searched as several, or as none: where does each of them stand?
        places = [place for place, sign in enumerate(line) for _letter in search_form(sign)]
        while start >= 0:
            end = start + len(wanted)
            yield Hit(number, places[start], places[end - 1] + 1)
            start = searched.find(wanted, end)

"""Which words of the notes a quote takes: what is selected, or the sentence that was typed last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview.session.state import Quote

_END = re.compile(r"[.!?…]+(?:[\"'”’)]|[ \u00a0\u202f]?»)*(?=\s|$)|\n")
"""Where a sentence ends: a full stop and its like before a space, or the end of a line."""
_LEAD = re.compile(r"[\s\-–—•*·>]*")
"""What stands before a sentence that is no part of it, such as the dash of a list."""

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("„", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
"""Quotation marks, by twos. Whatever shows a quote sets its own."""
_OPENING, _CLOSING = "“«„", "”»"
"""Those that are no apostrophe: alone, they belong to a quotation around several sentences."""

_SHORT_FORM = re.compile(r"\b(?:[^\W\d_]|approx|cf|env|etc|incl|vs)$", re.IGNORECASE)
"""What has a full stop behind it that ends no sentence where a small letter or digit follows."""
_TITLE = re.compile(r"\b(?:dr|mme|mr|mrs|ms|prof)$", re.IGNORECASE)
"""What a name follows."""


def quoted_range(text: str, first: int, last: int) -> tuple[int, int]:
    """The characters of `text` to quote, from which to which; twice the same where there are none.

    `first` and `last` are the ends of the selection. Without one both are the cursor, and it is the
    sentence that the cursor stands in or behind. Quotation marks around it are no part of it.
    """
    if first == last:
        first, last = _sentence_at(text, first)
    found = _LEAD.match(text, first, last)
    first = found.end() if found else first
    first, last = _without_marks(text, first, last)
    if not any(letter.isalnum() for letter in text[first:last]):
        return first, first
    return first, last


def quote_at(text: str, cursor: int, quotes: Iterable[Quote]) -> Quote | None:
    """The quote that the cursor stands in, or right behind; of several, the shortest."""
    here = (
        each
        for each in quotes
        if each.start <= cursor and not any(map(str.isalnum, text[each.end : cursor]))
    )
    return min(here, key=lambda each: len(each.text), default=None)


def _sentence_at(text: str, cursor: int) -> tuple[int, int]:
    """The sentence around the cursor; where none is there, the one before it."""
    typed = len(text[:cursor].rstrip())  # a space or a line's end behind it belongs to it still
    start = 0
    for found in _END.finditer(text):
        if _is_short_form(text, found):
            continue
        if found.end() >= typed and found.start() < len(text):
            end = found.start() if found[0] == "\n" else found.end()
            return (start, end) if end > start else (start, found.end())
        start = found.end()
    return start, len(text)


def _is_short_form(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop is that of a shortened word amid a sentence, as in `e.g. this`."""
    before, behind = text[max(0, found.start() - 8) : found.start()], text[found.end() :][:2]
    if found[0] != "." or len(behind) < 2 or behind[0] == "\n":
        return False
    if _TITLE.search(before):
        return True
    return bool(_SHORT_FORM.search(before)) and (behind[1].islower() or behind[1].isdigit())


def _without_marks(text: str, first: int, last: int) -> tuple[int, int]:
    """The same stretch without white space and quotation marks around it.

    Marks inside it stay, and so do two at its ends that do not belong together.
    """
    while True:
        last = first + len(text[first:last].rstrip())
        first = last - len(text[first:last].lstrip())
        inside, ends = text[first + 1 : last - 1], (text[first:last][:1], text[first:last][-1:])
        if last - first > 1 and ends in _PAIRS and not any(end in inside for end in ends):
            first, last = first + 1, last - 1
        elif ends[0] and ends[0] in _OPENING and not _has_any(_CLOSING, text[first + 1 : last]):
            first += 1
        elif ends[1] and ends[1] in _CLOSING and not _has_any(_OPENING, text[first : last - 1]):
            last -= 1
        else:
            return first, last


def _has_any(signs: str, text: str) -> bool:
    return any(sign in text for sign in signs)

"""Which words of the notes a quote takes: what is selected, or the sentence that was typed last."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|$)|\n")
"""Where a sentence ends: a full stop and its like before a space, or the end of a line."""
_LEAD = re.compile(r"[\s\-–—•*·>]*")
"""What stands before a sentence that is no part of it, such as the dash of a list."""


def quoted_range(text: str, first: int, last: int) -> tuple[int, int]:
    """The characters of `text` to quote, from which to which; twice the same where there are none.

    `first` and `last` are the ends of the selection. Without one both are the cursor, and it is the
    sentence that the cursor stands in or behind.
    """
    if first == last:
        first, last = _sentence_at(text, first)
    found = _LEAD.match(text, first, last)
    first = found.end() if found else first
    return first, first + len(text[first:last].rstrip())


def _sentence_at(text: str, cursor: int) -> tuple[int, int]:
    """The sentence around the cursor; where none is there, the one before it."""
    typed = len(text[:cursor].rstrip())  # a space or a line's end behind it belongs to it still
    start = 0
    for found in _END.finditer(text):
        if found.end() >= typed and found.start() < len(text):
            end = found.start() if found[0] == "\n" else found.end()
            return (start, end) if end > start else (start, found.end())
        start = found.end()
    return start, len(text)

"""Writing a set of words as one text: how the tables of this package are kept readable."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, apart by blanks."""
    return frozenset(text.split())

"""How a word is written to be compared: without case, accents, ligatures or curly apostrophes."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "´": "'", "`": "'", "≠": "!="}
)


def fold(word: str) -> str:
    """`word` in small letters and without accents; only ever compared, never shown."""
    small = word.casefold()
    if small.isascii():
        return small.replace("`", "'")
    spread = unicodedata.normalize("NFKD", small.translate(_LIGATURES))
    return "".join(mark for mark in spread if not unicodedata.combining(mark))


def common_beginning(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))

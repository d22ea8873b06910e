"""Short names for questions and competencies, made from their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from interview.plain_text import slug

_LONGEST = 40
"""Characters of a name."""


def handles(texts: Iterable[str], fallback: str, taken: Iterable[str] = ()) -> list[str]:
    """A name for each text, none twice and none of those `taken`.

    `fallback` begins the name of a text that has no letter from a to z.
    """
    return list(_handles(texts, fallback, set(taken)))


def _handles(texts: Iterable[str], fallback: str, taken: set[str]) -> Iterator[str]:
    for text in texts:
        name = _free(_short(slug(text)) or fallback, taken)
        taken.add(name)
        yield name


def _short(name: str) -> str:
    """A name cut between two words."""
    if len(name) <= _LONGEST:
        return name
    return name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def _free(name: str, taken: set[str]) -> str:
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(each for each in numbered if each not in taken)

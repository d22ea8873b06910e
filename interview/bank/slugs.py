"""Short names for questions and competencies, made from their words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from interview.plain_text import slug

_LONGEST = 40
"""Characters of a name, before a number that tells it from another."""


def unique_slugs(texts: Iterable[str], fallback: str, taken: Iterable[str] = ()) -> list[str]:
    """A name for each text, none twice and none of those `taken`.

    `unique_slugs(["Knows the job", "Knows the job"], "question")` is
    `["knows-the-job", "knows-the-job-2"]`. `fallback` is the name of a text that has no letter from
    a to z and no digit. A long name is cut between two words.
    """
    used = set(taken)
    names = []
    for text in texts:
        name = slug(text) or fallback
        if len(name) > _LONGEST:
            name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        free = next(each for each in numbered if each not in used)
        used.add(free)
        names.append(free)
    return names

"""The ids of questions and competencies: how one is written, and how one is made from words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from interview.i18n import mark
from interview.plain_text import slug
from interview.reader.limits import Form

IDENTIFIER = Form(
    r"[a-z0-9]+(-[a-z0-9]+)*", mark("small letters and digits, joined by hyphens"), "first-job"
)
"""How an id is written; a text that is not is refused, and its `slug` is offered instead."""

_LONGEST = 40
"""Characters of an id that is made, before a number that tells it from another."""


def unique_ids(texts: Iterable[str], fallback: str, taken: Iterable[str] = ()) -> list[str]:
    """An id for each text, none twice and none of those `taken`.

    `fallback` is the id of a text that has no letter from a to z and no digit. A long id is cut
    between two words.

    >>> unique_ids(["Job knowledge", "Job knowledge"], "question")
    ['job-knowledge', 'job-knowledge-2']
    """
    used = set(taken)
    ids = []
    for text in texts:
        name = slug(text) or fallback
        if len(name) > _LONGEST:
            name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        free = next(each for each in numbered if each not in used)
        used.add(free)
        ids.append(free)
    return ids

"""Ids that are new: of an interview, and of whoever writes in it."""

from __future__ import annotations

import re
import secrets

from interview.journal.search import search_form

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that are mistaken for one another, such as l and 1."""

_ID_LENGTH = 10


def new_id() -> str:
    """Ten random characters that are easy to read aloud: an interview's id, or a writer's."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def is_id(text: str) -> bool:
    """Whether `new_id` can have made it."""
    return len(text) == _ID_LENGTH and set(text) <= set(_ALPHABET)


def rater_id(interviewer: str) -> str:
    """A short id from a person's name: “Grace Hopper” is `grace-hopper`."""
    return re.sub(r"[^a-z0-9]+", "-", search_form(interviewer)).strip("-")[:40] or "rater"

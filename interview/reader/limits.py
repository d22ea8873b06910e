"""How large a bank may be, and what a value of it may be beside its type, as the model's fields say
with `Annotated`."""

from __future__ import annotations

from interview.frozen import frozen
from interview.i18n import mark

MAX_BYTES = 4_000_000
"""The size of a file; 1,000 questions in two languages take 2.3 million bytes."""


@frozen
class Range:
    """The smallest and the largest number allowed; for a list, how many items."""

    at_least: float | None = None
    at_most: float | None = None


@frozen
class Form:
    """How a text must be written."""

    pattern: str
    """A regular expression that the whole text must match."""
    words: str
    """The same, for a person (a catalogue message)."""
    example: str
    """One that is right."""


@frozen
class OneOf:
    """The only words that a text takes, or what may stand where a number is expected."""

    words: tuple[str, ...]


@frozen
class Bare:
    """The record has no keys of its own in YAML: this field's value stands in its place."""


ANY = Range()
NOT_NEGATIVE = Range(at_least=0)
PERCENTAGE = Range(0, 100)
MINUTES = Range(0, 1440)
IDENTIFIER = Form(
    r"[a-z0-9]+(-[a-z0-9]+)*", mark("small letters and digits, joined by hyphens"), "first-job"
)
LANGUAGE = Form(r"[a-z]{2}", mark("two small letters"), "fr")

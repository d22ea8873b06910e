"""How large a file may be, and what the value of a field may be beside its type.

A record's fields say the latter with `Annotated`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from interview.frozen import frozen
from interview.i18n import mark

MAX_BYTES = 4_000_000
"""The size of a file."""
MAX_DEPTH = 40
"""How many blocks may be nested inside one another."""
MAX_NODES = 400_000
"""How many keys and values a file may hold; one of 2.3 MB has 90,000."""


@frozen
class Range:
    """The smallest and the largest number allowed, both included; for a list, how many items."""

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
    meant: Callable[[str], str] = field(default=lambda _text: "")
    """What was meant by a text that is not written so; empty where that is not known."""


@frozen
class OneOf:
    """The only words that a text takes, or the words that may stand in place of a number."""

    words: tuple[str, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    """Words that people may expect to be taken, and why they are not; catalogue messages."""


@frozen
class Bare:
    """The record has no keys of its own in YAML: this field's value is written in its place."""


ANY = Range()
NOT_NEGATIVE = Range(at_least=0)
LANGUAGE = Form(r"[a-z]{2}", mark("two small letters"), "fr")

"""What a value of a bank may be, beside its type: written on the model's fields with `Annotated`."""

from __future__ import annotations

from dataclasses import dataclass

from interview.i18n import mark


@dataclass(frozen=True, slots=True)
class Range:
    """The smallest and the largest number allowed; for a list, how many items."""

    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """How a text must be written."""

    pattern: str
    """A regular expression that the whole text must match."""
    words: str
    """The same, for a person (a catalogue message)."""
    example: str
    """One that is right."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The only words that a value takes where it is not a number."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """The record has no keys of its own in YAML: this field's value stands in its place."""


NOT_NEGATIVE = Range(at_least=0)
PERCENTAGE = Range(0, 100)
MINUTES = Range(0, 1440)
IDENTIFIER = Form(
    r"[a-z0-9]+(-[a-z0-9]+)*", mark("small letters and digits, joined by hyphens"), "first-job"
)
LANGUAGE = Form(r"[a-z]{2}", mark("two small letters"), "fr")
TIME_SPAN = Form(
    r"[1-9][0-9]* (day|week|month|year)s?",
    mark("a number and one of “days”, “weeks”, “months”, “years”"),
    "6 months",
)

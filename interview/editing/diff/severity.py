"""What a change to each field of a bank means to an interview that has begun.

A field that is not named here is part of the interview, so that a key that is new to the format
counts as such until somebody decides otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from interview.bank import Bank, Competency, Question, Section, Signal
from interview.listening import ListeningSet


class ChangeSeverity(StrEnum):
    """What a change means to an interview that has begun."""

    CORRECTION = "correction"
    """A typing mistake was corrected in words that are only read: what is asked, heard and rated
    stays the same."""
    EDITORS_ONLY = "upkeep"
    """Only whoever edits the bank sees it: examples, and the settings of the advice."""
    INTERVIEW = "interview"
    """Something that is asked, heard, rated or counted changed."""


_ONLY_READ: Mapping[type, frozenset[str]] = {
    Bank: frozenset({"title", "scale", "opening", "consent", "closing"}),
    Competency: frozenset({"name", "description", "weight_because"}),
    Section: frozenset({"title"}),
    Question: frozenset(
        {"title", "ask", "weight_because", "why", "note", "probes", "unit", "levels"}
    ),
    Signal: frozenset({"because"}),
}
"""Words that are only read. Options and columns are not among them: answers are stored by their
words, and conditions name them."""

_EDITORS_ONLY: Mapping[type, frozenset[str]] = {
    Bank: frozenset({"jurisdictions", "ignore"}),
    Question: frozenset({"examples", "ignore"}),
    ListeningSet: frozenset({"title", "about", "examples", "counterexamples"}),
}
"""What only `bank check` looks at."""


def least_severity(kind: type, field: str) -> ChangeSeverity:
    """The severity of the smallest change to a field of a record of this kind.

    It is `CORRECTION` for words that are only read, whether or not this change corrects a typing
    mistake: `typo_rule` decides that.
    """
    if field in _ONLY_READ.get(kind, ()):
        return ChangeSeverity.CORRECTION
    if field in _EDITORS_ONLY.get(kind, ()):
        return ChangeSeverity.EDITORS_ONLY
    return ChangeSeverity.INTERVIEW

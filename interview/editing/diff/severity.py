"""What a change to each key of a bank can mean at its mildest.

Whatever is not named here is part of the interview, so that a key that is new to the format counts
as such until somebody decides otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.bank import Bank, Competency, Question, Section, Signal
from interview.editing.diff.changes import Nature

_READ: Mapping[type, frozenset[str]] = {
    Bank: frozenset({"title", "scale", "opening", "closing"}),
    Competency: frozenset({"name", "description"}),
    Section: frozenset({"title"}),
    Question: frozenset({"title", "ask", "why", "note", "probes", "unit", "levels"}),
    Signal: frozenset({"because"}),
}
"""Words that are only read. Options and columns are not among them: answers are kept by their
words, and conditions name them."""

_EDITORS: Mapping[type, frozenset[str]] = {
    Bank: frozenset({"jurisdictions", "ignore"}),
    Question: frozenset({"examples"}),
}
"""What only `bank check` looks at."""


def mildest(kind: type, field: str) -> Nature:
    """What a change to a field of a record of this kind means, if it is as slight as can be."""
    if field in _READ.get(kind, ()):
        return Nature.CORRECTION
    return Nature.UPKEEP if field in _EDITORS.get(kind, ()) else Nature.INTERVIEW

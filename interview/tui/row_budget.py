"""How many rows of the screen each part of a question gets: a function of numbers alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from interview.frozen import frozen


class Part(Enum):
    """What stands in the column of a question."""

    NOTES_HEADING = auto()
    """Says in a small window that it is too small."""
    NOTES = auto()
    LEVELS = auto()
    """Every level with its key."""
    REASON = auto()
    """Why a level is suggested."""
    HEADING = auto()
    """The line with the question's name and its clock."""
    QUESTION = auto()
    """The words to ask."""
    SKIPPED = auto()
    """Why the question is left out."""
    ANSWER = auto()
    """The fields of a structured answer."""
    SIGNALS = auto()
    SIGNALS_IN_FULL = auto()
    """The rows that the signals take besides their own when none of them is cut."""
    RATING_HEADING = auto()
    SCRIPT = auto()
    """The opening or the closing, read aloud before the question."""
    HINT = auto()
    PROBES = auto()
    WHY_WE_ASK = auto()
    ANCHORS = auto()
    """The rows that the levels take besides their own when each stands with its anchor."""


@frozen
class RowsWanted:
    """Rows that a part can use."""

    least: int
    """Rows it has while there are any left."""
    most: int
    """Rows in which all of it is shown."""
    useful: int = 1
    """Fewer rows than so many above `least` are of no use to it."""
    is_first: bool = False
    """Whether the interviewer is at it now, or has asked for it: it grows before the others."""
    leaves: int = 0
    """It grows only where so many rows are left for the notes besides their least."""


_ALWAYS = (Part.NOTES_HEADING, Part.NOTES, Part.LEVELS, Part.REASON, Part.HEADING)
"""What goes before all else in a window of whatever size, the first the longest."""

_THEN = (
    Part.QUESTION,
    Part.SKIPPED,
    Part.ANSWER,
    Part.SIGNALS,
    Part.RATING_HEADING,
)
_FOLDED = (Part.ANSWER, Part.SIGNALS, Part.RATING_HEADING)
"""What keeps one row, its sign, while the interviewer is at another part."""

_GROWTH = (
    Part.QUESTION,
    Part.SKIPPED,
    Part.SCRIPT,
    Part.HINT,
    Part.PROBES,
    Part.ANSWER,
    Part.SIGNALS,
    Part.RATING_HEADING,
    Part.WHY_WE_ASK,
    Part.ANCHORS,
    Part.SIGNALS_IN_FULL,
)


def row_budget(available: int, wanted: Mapping[Part, RowsWanted]) -> dict[Part, int]:
    """The rows of each part of `wanted`, together never more than `available`.

    First every part gets its least, in the order of need; then each grows to its most, beginning
    with what the interviewer is at. The notes grow last and take all that is left.

        >>> notes, question = RowsWanted(3, 99), RowsWanted(2, 2)
        >>> row_budget(10, {Part.NOTES: notes, Part.QUESTION: question})[Part.NOTES]
        8
    """
    rows = dict.fromkeys(wanted, 0)
    left = max(0, available)
    first = [part for part, want in wanted.items() if want.is_first]
    for part in (*_ALWAYS, *first, *_THEN):
        if part in wanted and not rows[part]:
            is_in_the_way = first and part in _FOLDED and not wanted[part].is_first
            rows[part] = min(1 if is_in_the_way else wanted[part].least, wanted[part].least, left)
            left -= rows[part]
    for part in (*first, Part.REASON, *_GROWTH, Part.NOTES_HEADING, Part.NOTES):
        if part in wanted:
            more = min(wanted[part].most - rows[part], left)
            if more >= wanted[part].useful and left - more >= wanted[part].leaves:
                rows[part] += more
                left -= more
    return rows

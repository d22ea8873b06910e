"""What the rubric proposes for an answer, and the words that made it do so."""

from __future__ import annotations

from enum import StrEnum

from interview.frozen import frozen

AnswerValue = None | str | float | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A structured answer, by its kind: `None` (notes only), the option picked, the number,
the options picked, or a table's rows, each with one text a column. Options are named in the
bank's main language."""


class Confidence(StrEnum):
    """How far the evidence carries."""

    CLEAR = "clear"
    POSSIBLE = "possible"


@frozen
class Span:
    """A stretch of the notes: `notes[start:end] == text`, in characters."""

    start: int
    end: int
    text: str
    repaired: str = ""
    """What a mistyped word in it was read as; empty when it was read as it stands."""


@frozen
class HeardSignal:
    """A signal of the question that lit up, and the words that lit it."""

    id: str
    because: str
    suggests: int | str
    red_flag: bool
    evidence: tuple[Span, ...] = ()
    """Empty when a structured answer, not the notes, made it light up."""
    by_hand: bool = False
    """Whether the interviewer ticked it."""
    confidence: Confidence = Confidence.CLEAR
    """`possible` when it was only heard in doubt, mistyped, or in a single plain word."""


@frozen
class Suggestion:
    """A level proposed for an answer; never a rating by itself."""

    level: int | None
    confidence: Confidence | None
    signals: tuple[HeardSignal, ...]
    why: str
    """One sentence that says how the level follows from the signals."""
    next_step: str = ""
    """What would have to be heard for a higher level; empty at the top or with nothing to say."""


SILENCE = Suggestion(None, None, (), "")

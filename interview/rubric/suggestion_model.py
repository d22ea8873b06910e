"""What the rubric proposes for an answer, and the words that it rests on."""

from __future__ import annotations

from enum import StrEnum

from interview.frozen import frozen

AnswerValue = None | str | float | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A structured answer. By the kind of the question: `None` (notes only), the option picked, the
number (or the text typed for one, where it is none), the options picked, or the rows of the table,
each with one text a column. Options are named in the bank's main language."""


class Confidence(StrEnum):
    """How sure a signal, or a proposed level, is."""

    CLEAR = "clear"
    POSSIBLE = "possible"


@frozen
class Span:
    """A part of the notes: `notes[start:end] == text`, in characters."""

    start: int
    end: int
    text: str
    repaired: str = ""
    """What the mistyped words in it were read as; empty when it was read as it stands."""


@frozen
class HeardSignal:
    """A signal of the question that was heard or ticked, and the words it was heard in."""

    id: str
    """Its id in the bank, or its place among the question's signals, from 1, if it has none."""
    because: str
    """What it says of the candidate, in the language asked for."""
    suggests: int | str
    """A level, or `knockout`."""
    red_flag: bool
    evidence: tuple[Span, ...] = ()
    """Where the notes speak for it, in order; none lies in another. Empty when a structured answer
    or the interviewer does."""
    by_hand: bool = False
    """Whether the interviewer ticked it."""
    confidence: Confidence = Confidence.CLEAR
    """`possible` when it was only heard with a doubt, mistyped, or in a single plain word."""


@frozen
class Suggestion:
    """A level proposed for an answer; never a rating by itself."""

    level: int | None
    """From 1, the worst, to the number of levels on the bank's scale; `None`: none is proposed."""
    confidence: Confidence | None
    """`None` without a level."""
    signals: tuple[HeardSignal, ...]
    """In the order of the bank; those that the interviewer unticked are not among them."""
    why: str
    """One sentence that says how the level follows from the signals."""
    next_step: str = ""
    """What would have to be heard for a higher level; empty at the top or with nothing to say."""
    decided_by: tuple[HeardSignal, ...] = ()
    """The signals that the level follows from; without a level, those that contradict each other,
    the lower first."""


SILENCE = Suggestion(None, None, (), "")
"""Nothing heard, nothing proposed, nothing said."""

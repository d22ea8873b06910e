"""Which event to undo or redo next, read from the history itself.

Undo and redo are events like any other (`Undone`, `Redone`); nothing is ever removed.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview.session.events import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    DetailsCorrected,
    Event,
    InterviewSigned,
    NotesEdited,
    QuestionSkipped,
    QuoteMarked,
    RatingCleared,
    ReasonGiven,
    Recorded,
    Redone,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    Undone,
)

_UNDOABLE = (
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    DetailsCorrected,
    NotesEdited,
    QuestionSkipped,
    QuoteMarked,
    RatingCleared,
    ReasonGiven,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
)
"""What the interviewer decides. Opening a question, the clock, what the rubric hears and a
corrected bank cannot be undone: undo passes over them."""

_SEALS = (InterviewSigned, AmendmentOpened)


_PHRASE_ENDS = ".,;:!?…"
_LONG_PHRASE = 40
"""Characters after which the next word begins another phrase, whatever stands between."""


def begins_phrase(recorded: str, draft: str, text: str, cursor: tuple[int, int]) -> bool:
    """Whether a keystroke begins another phrase, so that undo takes back the one before it alone.

    `recorded` are the notes as they were recorded last, `draft` as they were before the keystroke,
    `text` as they are after it, with the cursor at this line and column. Another phrase begins
    after a sign such as a full stop, a comma or a line's end, with the next word after forty
    characters, with whatever comes or goes several characters at once, and where typing turns to
    deleting or back.
    """
    so_far, now = len(draft) - len(recorded), len(text) - len(draft)
    if abs(now) != 1 or so_far * now < 0:
        return draft != recorded
    row, column = cursor
    if now < 0 or not column:
        return False
    line = text.split("\n", row + 1)[row]
    before, typed = line[: column - 1], line[column - 1]
    if typed.isspace():
        return False  # a space belongs to the phrase before it
    if not before.strip():
        return row > 0
    ends_there = before.rstrip()[-1] in _PHRASE_ENDS or so_far >= _LONG_PHRASE
    return before[-1].isspace() and ends_there


def next_undo(history: Iterable[Recorded]) -> Recorded | None:
    """The event that undo takes back next, if any; never one from before a signature."""
    done, _undone = _stacks(history)
    return done[-1] if done else None


def next_redo(history: Iterable[Recorded]) -> Recorded | None:
    """The event that redo brings back next, if any; none once something new was done."""
    _done, undone = _stacks(history)
    return undone[-1] if undone else None


def question_of(event: Event) -> str:
    """The id of the question an event is about; empty if it is about none."""
    return str(getattr(event, "question", ""))


def _stacks(history: Iterable[Recorded]) -> tuple[list[Recorded], list[Recorded]]:
    """The events that can be undone and those that can be redone, each with the next one last."""
    done: list[Recorded] = []
    undone: list[Recorded] = []
    for recorded in history:
        event = recorded.event
        if isinstance(event, Undone):
            undone.append(done.pop())
        elif isinstance(event, Redone):
            done.append(undone.pop())
        elif isinstance(event, _UNDOABLE):
            done.append(recorded)
            undone.clear()
        elif isinstance(event, _SEALS):
            done.clear()
            undone.clear()
    return done, undone

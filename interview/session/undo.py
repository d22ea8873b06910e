"""Which event to undo or redo next, read from the history itself.

Undo and redo are events like any other (`Undone`, `Redone`); nothing is ever removed.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview.session.events import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    DetailsCorrected,
    Event,
    InterviewSigned,
    NotesEdited,
    QuestionSkipped,
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
    DetailsCorrected,
    NotesEdited,
    QuestionSkipped,
    RatingCleared,
    ReasonGiven,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
)
"""What the interviewer decides. Opening a question, the clock, what the rubric hears and a
corrected bank cannot be undone: undo passes over them."""

_SEALS = (InterviewSigned, AmendmentOpened)


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

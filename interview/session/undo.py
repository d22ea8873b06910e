"""Undo and redo as facts: which event to take back next, read from the history itself."""

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

_SEALS = (InterviewSigned, AmendmentOpened)


def next_undo(history: Iterable[Recorded]) -> Recorded | None:
    """The event that undo takes back next, if any. Nothing from before a signature."""
    done, _ = _stacks(history)
    return done[-1] if done else None


def next_redo(history: Iterable[Recorded]) -> Recorded | None:
    """The event that redo brings back next, if any."""
    _, taken_back = _stacks(history)
    return taken_back[-1] if taken_back else None


def question_of(event: Event) -> str:
    """The question an event is about, or an empty string."""
    return str(getattr(event, "question", ""))


def _stacks(history: Iterable[Recorded]) -> tuple[list[Recorded], list[Recorded]]:
    done: list[Recorded] = []
    taken_back: list[Recorded] = []
    for recorded in history:
        event = recorded.event
        if isinstance(event, Undone):
            taken_back.append(done.pop())
        elif isinstance(event, Redone):
            done.append(taken_back.pop())
        elif isinstance(event, _UNDOABLE):
            done.append(recorded)
            taken_back.clear()
        elif isinstance(event, _SEALS):
            done.clear()
            taken_back.clear()
    return done, taken_back

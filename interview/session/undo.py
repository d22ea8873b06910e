"""What undo takes back: which event, read from the history itself, and how much of the notes."""

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

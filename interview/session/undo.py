"""Which event to undo or redo next, read from the history itself.

Undo and redo are events like any other (`Undone`, `Redone`); nothing is ever removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.rubric import AnswerValue
from interview.session.agenda import OPENING
from interview.session.answer_change import CellChange, cell_change
from interview.session.events import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    ConsentRecorded,
    DetailsCorrected,
    Event,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    InterviewSigned,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionOpened,
    QuestionSkipped,
    QuoteMarked,
    QuoteUnmarked,
    RatingCleared,
    ReasonGiven,
    Recorded,
    Redone,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    Undone,
)
from interview.session.state import undone_seqs

_UNDOABLE = (
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    ConsentRecorded,
    DetailsCorrected,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionSkipped,
    QuoteMarked,
    QuoteUnmarked,
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


def undone_at_once(history: Sequence[Recorded]) -> list[Recorded]:
    """What undo takes back together, the last first: an event, or what was typed in a cell.

    Every letter in a table is an event of its own; a phrase of them goes at once, as in the notes.
    """
    done, _undone = _stacks(history)
    typed = _fields_changed(reversed(done))[::-1]
    return _phrases(typed, history)[-1][::-1] if typed else done[-1:]


def redone_at_once(history: Sequence[Recorded]) -> list[Recorded]:
    """What redo does again together, the first first."""
    done, undone = _stacks(history)
    to_come = _fields_changed(reversed(undone))
    if not to_come:
        return undone[-1:]
    before = _fields_changed(reversed(done), question_of(to_come[0].event))[::-1]
    first = to_come[0].seq
    phrase = next(each for each in _phrases([*before, *to_come], history) if each[-1].seq >= first)
    return [recorded for recorded in phrase if recorded.seq >= first]


def next_redo(history: Iterable[Recorded]) -> Recorded | None:
    """The event that redo brings back next, if any; none once something new was done."""
    _done, undone = _stacks(history)
    return undone[-1] if undone else None


def question_of(event: Event) -> str:
    """The id of the question, or step of the call, an event is about; empty for none."""
    if isinstance(event, ConsentRecorded):
        return OPENING
    return str(getattr(event, "question", ""))


def _fields_changed(events: Iterable[Recorded], question: str = "") -> list[Recorded]:
    """The changes of the fields of one question at the beginning of `events`."""
    changes: list[Recorded] = []
    for recorded in events:
        question = question or question_of(recorded.event)
        if not isinstance(recorded.event, AnswerRecorded) or recorded.event.question != question:
            break
        changes.append(recorded)
    return changes


def _phrases(changes: Sequence[Recorded], history: Sequence[Recorded]) -> list[list[Recorded]]:
    """Changes of the fields of one question, those together that were typed as one phrase."""
    value = _value_before(changes[0], history)
    phrases: list[list[Recorded]] = []
    began: CellChange | None = None
    for recorded in changes:
        assert isinstance(recorded.event, AnswerRecorded)
        change = cell_change(value, recorded.event.value)
        if began is None or change is None or not _goes_on(began, change):
            phrases.append([])
            began = change
        phrases[-1].append(recorded)
        value = recorded.event.value
    return phrases


def _goes_on(began: CellChange, change: CellChange) -> bool:
    """Whether a change goes on typing what another began."""
    if (began.row, began.column) != (change.row, change.column):
        return False
    before, after = change.before, change.after
    # What a cell ends with, a space or a point, is not recorded before something follows it.
    if after.startswith(before) and not after[len(before) : -1].strip(" .,"):
        before = after[:-1]
    elif before.startswith(after) and not before[len(after) : -1].strip(" .,"):
        before = before[: len(after) + 1]
    return not begins_phrase(began.before, before, after, (0, len(after)))


def _value_before(change: Recorded, history: Sequence[Recorded]) -> AnswerValue:
    """The answer of a question before a change of it."""
    undone = undone_seqs(history)
    value: AnswerValue = None
    for recorded in history[: change.seq - 1]:
        event = recorded.event
        if isinstance(event, AnswerRecorded) and event.question == question_of(change.event):
            value = value if recorded.seq in undone else event.value
    return value


def _stacks(history: Iterable[Recorded]) -> tuple[list[Recorded], list[Recorded]]:
    """The events that can be undone and those that can be redone, each with the next one last."""
    done: list[Recorded] = []
    undone: list[Recorded] = []
    has_begun = False  # what was left to other raters before is nothing that the interviewer did
    for recorded in history:
        event = recorded.event
        if isinstance(event, QuestionOpened):
            has_begun = True
        elif isinstance(event, QuestionSkipped) and not has_begun:
            continue
        elif isinstance(event, Undone):
            undone += done[-1:]
            del done[-1:]
        elif isinstance(event, Redone):
            done += undone[-1:]
            del undone[-1:]
        elif isinstance(event, _UNDOABLE):
            done.append(recorded)
            undone.clear()
        elif isinstance(event, _SEALS):
            done.clear()
            undone.clear()
    return done, undone

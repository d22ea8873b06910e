"""A bank tried out as if an interview were held: it works like one, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from interview.bank import AnswerKind, Bank, Question
from interview.rubric import AnswerValue
from interview.session import (
    AnswerRated,
    AnswerRecorded,
    ClockPaused,
    Event,
    InterviewStarted,
    Recorded,
    Redone,
    SignalsHeard,
    Undone,
)
from interview.session.agenda import agenda
from interview.session.live_interview import LiveInterview
from interview.session.undo import question_of


class Rehearsal:
    """What was tried so far, whichever version of the bank it was tried on."""

    def __init__(self) -> None:
        self._began = datetime.now(UTC)
        self._tried: list[Recorded] = []

    def interview(self, bank: Bank, language: str) -> LiveInterview:
        """An interview with this version of the bank, and all that was tried and still fits it.

        What no longer fits is not lost: it is there again when the bank is as it was.
        """
        started = InterviewStarted("", "", "", language, "", "")
        history = [
            Recorded(1, self._began, started),
            Recorded(2, self._began, ClockPaused()),
            *_fitting(self._tried, bank),
        ]
        return LiveInterview(bank, history, self, lambda: self._began)

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Remember an event as long as the program runs."""
        recorded = Recorded(len(self._tried) + 3, at, event)
        self._tried.append(recorded)
        return recorded

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Nothing to keep: the interview knows its draft."""


def nearest_question(bank: Bank, before: Bank, question: str) -> str:
    """The id of a question, or of what now stands where it stood in the bank before."""
    now = _ids(bank)
    if question in now:
        return question
    old = _ids(before)
    ahead = old[: old.index(question)] if question in old else []
    last = next((id_ for id_ in reversed(ahead) if id_ in now), None)
    place = 0 if last is None else now.index(last) + 1
    return now[min(place, len(now) - 1)]


def _ids(bank: Bank) -> list[str]:
    return [item.question.id for item in agenda(bank)]


def _fitting(tried: Sequence[Recorded], bank: Bank) -> Iterator[Recorded]:
    """The events that mean something in this bank; what is heard is listened for anew."""
    questions = {question.id: question for question in bank.questions}
    kept: set[int] = set()
    for recorded in tried:
        event = recorded.event
        if isinstance(event, Undone | Redone):
            fits = event.seq in kept
        else:
            question = questions.get(question_of(event))
            fits = question is not None and _fits(event, question, bank)
        if fits:
            kept.add(recorded.seq)
            yield recorded


def _fits(event: Event, question: Question, bank: Bank) -> bool:
    match event:
        case SignalsHeard():
            return False
        case AnswerRated():
            return question.is_rated and event.level <= len(bank.scale)
        case AnswerRecorded():
            return _is_value_of(question, event.value)
        case _:
            return True


def _is_value_of(question: Question, value: AnswerValue) -> bool:
    options = {option.main for option in question.options}
    match question.answer:
        case AnswerKind.NOTES:
            return False
        case AnswerKind.PICK_ONE:
            return value is None or value in options
        case AnswerKind.PICK_MANY:
            return isinstance(value, tuple) and options.issuperset(value)
        case AnswerKind.NUMBER:
            return value is None or isinstance(value, float)
        case AnswerKind.TABLE:
            return isinstance(value, tuple) and all(isinstance(row, tuple) for row in value)

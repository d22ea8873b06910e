"""An interview to try a bank out: it works like a real one, and nothing is written to disk."""

from __future__ import annotations

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


class TrialInterview:
    """Remembers the events of a trial, so that it goes on when the bank is saved again."""

    def __init__(self) -> None:
        self._started_at = datetime.now(UTC)
        self._events: list[Recorded] = []

    def with_bank(self, bank: Bank, language: str) -> LiveInterview:
        """An interview with this version of the bank, and every earlier event that still fits it.

        Events that do not fit are kept: they count again when the bank is as it was.
        """
        started = InterviewStarted("", "", "", language, "", "")
        history = [
            Recorded(1, self._started_at, started),
            Recorded(2, self._started_at, ClockPaused()),
        ]
        questions = {question.id: question for question in bank.questions}
        fitting: set[int] = set()
        for recorded in self._events:
            event = recorded.event
            question = questions.get(question_of(event))
            if isinstance(event, Undone | Redone):
                fits = event.seq in fitting
            elif question is None or isinstance(event, SignalsHeard):
                fits = False  # signals are looked for again instead
            elif isinstance(event, AnswerRated):
                fits = question.is_rated and event.level <= len(bank.scale)
            elif isinstance(event, AnswerRecorded):
                fits = _can_hold(question, event.value)
            else:
                fits = True
            if fits:
                fitting.add(recorded.seq)
                history.append(recorded)
        return LiveInterview(bank, history, self, lambda: self._started_at)

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Remember an event for as long as the program runs."""
        recorded = Recorded(len(self._events) + 3, at, event)
        self._events.append(recorded)
        return recorded

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Do nothing: a trial has no drafts on disk."""


def _can_hold(question: Question, value: AnswerValue) -> bool:
    """Whether a question of this kind can have such an answer."""
    options = {option.main for option in question.options}
    match question.answer:
        case AnswerKind.NOTES:
            return False
        case AnswerKind.PICK_ONE:
            return value is None or value in options
        case AnswerKind.PICK_MANY:
            return isinstance(value, tuple) and options.issuperset(value)
        case AnswerKind.NUMBER:
            return value is None or isinstance(value, float | str)  # a text is no number yet
        case AnswerKind.TABLE:
            return isinstance(value, tuple) and all(isinstance(row, tuple) for row in value)


def nearest_question(bank: Bank, before: Bank, question: str) -> str:
    """The question of `bank` to show for one that was shown in the bank `before`, by their ids.

    It is the same question where there still is one, else the one that follows the last question
    which stood ahead of it and is still there.
    """
    now, old = ([item.question.id for item in agenda(each)] for each in (bank, before))
    if question in now:
        return question
    ahead = old[: old.index(question)] if question in old else []
    last = next((id_ for id_ in reversed(ahead) if id_ in now), None)
    place = 0 if last is None else now.index(last) + 1
    return now[min(place, len(now) - 1)]

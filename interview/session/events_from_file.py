"""Turns an interview that was written down into the events a live one would have made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from interview.bank import AnswerKind, Bank, Question, Text
from interview.rubric import AnswerValue, compile_rubric
from interview.session.agenda import agenda
from interview.session.check_record import read_time
from interview.session.events import Event, InterviewLeft, InterviewStarted, Recorded
from interview.session.interview_file import RecordedAnswer, RecordedInterview
from interview.session.live_interview import LiveInterview


def replay(
    record: RecordedInterview, bank: Bank, bank_name: str, bank_sha256: str, now: datetime
) -> tuple[Recorded, ...]:
    """The events of a recorded interview, as if it had been held with the live screen.

    The record must have passed `check_record`. The questions come in the bank's order, each for
    the minutes it took; what the rubric suggests is recorded with each rating.
    """
    asked = [item.question for item in agenda(bank) if item.question.id in record.answers]
    length = timedelta(minutes=sum(_minutes(question, record) for question in asked))
    start = read_time(record.started) or now - length
    ledger = _Ledger(start.astimezone(UTC))
    started = _started(record, bank.main_language, bank_name, bank_sha256)
    ledger.emit(started, ledger.time)
    live = LiveInterview(bank, ledger.history, ledger, ledger.now)
    live.listen(compile_rubric(bank))
    for question in asked:
        _answer(live, ledger, question, record)
    if record.signed_by:
        live.sign(record.signed_by)
    else:
        ledger.emit(InterviewLeft(), ledger.time)
    return tuple(ledger.history)


def answer_value(answer: RecordedAnswer, question: Question) -> AnswerValue:
    """The structured part of an answer, with options in the bank's main language."""
    match question.answer:
        case AnswerKind.PICK_ONE:
            return _option(answer.pick[0], question) if answer.pick else None
        case AnswerKind.PICK_MANY:
            return tuple(_option(option, question) for option in answer.pick) or None
        case AnswerKind.NUMBER:
            return answer.number
        case AnswerKind.TABLE:
            names = [column.name for column in question.columns]
            return tuple(tuple(_cell(row, name) for name in names) for row in answer.rows) or None
        case AnswerKind.NOTES:
            return None


class _Ledger:
    """Collects events under a clock that is set by hand."""

    def __init__(self, start: datetime) -> None:
        self.time = start
        self.history: list[Recorded] = []

    def now(self) -> datetime:
        return self.time

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        recorded = Recorded(len(self.history) + 1, at, event)
        self.history.append(recorded)
        return recorded

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Nothing is being typed."""


def _started(
    record: RecordedInterview, language: str, bank_name: str, bank_sha256: str
) -> InterviewStarted:
    return InterviewStarted(
        candidate=record.candidate,
        role=record.role,
        interviewer=record.interviewer,
        language=record.language or language,
        bank=bank_sha256,
        bank_name=bank_name,
    )


def _answer(
    live: LiveInterview, ledger: _Ledger, question: Question, record: RecordedInterview
) -> None:
    answer = record.answers[question.id]
    live.open_question(question.id)
    ledger.time += timedelta(minutes=_minutes(question, record))
    live.type_notes(question.id, answer.notes.rstrip("\n"), (0, 0))
    live.fold_draft()
    live.record_answer(question.id, answer_value(answer, question))
    for signal in answer.ticked:
        live.confirm_signal(question.id, signal)
    for signal in answer.unticked:
        live.deny_signal(question.id, signal)
    if answer.skipped:
        live.skip(answer.skipped)
    if answer.level is not None:
        live.rate(answer.level)
    if answer.reason:
        live.give_reason(question.id, answer.reason)


def _minutes(question: Question, record: RecordedInterview) -> float:
    answer = record.answers[question.id]
    if answer.minutes is not None:
        return answer.minutes
    return 0 if answer.skipped else question.minutes


def _option(name: str, question: Question) -> str:
    return next(option.main for option in question.options if name in _names(option))


def _cell(row: Mapping[str, str], name: Text) -> str:
    return next((row[spoken] for spoken in _names(name) if spoken in row), "")


def _names(text: Text) -> Sequence[str]:
    return (text.main, *text.others.values())

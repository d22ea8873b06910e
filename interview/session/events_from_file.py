"""From an interview written down in a file to the events that a live one would have made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from interview import __version__
from interview.bank import AnswerKind, Bank, Question
from interview.rubric import AnswerValue, compile_rubric
from interview.session.agenda import agenda
from interview.session.check_record import in_every_language, read_time
from interview.session.events import Event, InterviewLeft, InterviewStarted, Recorded
from interview.session.interview_file import RecordedAnswer, RecordedInterview
from interview.session.live_interview import LiveInterview


def replay(
    record: RecordedInterview, bank: Bank, bank_name: str, bank_sha256: str, now: datetime
) -> tuple[Recorded, ...]:
    """The events of a recorded interview, as if it had been held with the live screen.

    The record must have passed `check_record`; `now` is an aware time. The questions come in the
    bank's order, each for the minutes it took, or that the bank plans. The interview begins when
    the record says, or else so that it ends `now`. What the rubric suggests is recorded with each
    rating. An interview that nobody signed ends with `InterviewLeft`, and can be resumed.
    """
    asked = [
        (item.question, record.answers[item.question.id])
        for item in agenda(bank)
        if item.question.id in record.answers
    ]
    minutes = sum(_minutes(question, answer) for question, answer in asked)
    start = read_time(record.started) or now - timedelta(minutes=minutes)
    collector = _EventCollector(start.astimezone(UTC))
    started = InterviewStarted(
        candidate=record.candidate,
        role=record.role,
        interviewer=record.interviewer,
        language=record.language or bank.main_language,
        bank=bank_sha256,
        bank_name=bank_name,
        program=__version__,
    )
    collector.emit(started, collector.time)
    live = LiveInterview(bank, collector.history, collector, collector.now)
    live.use_rubric(compile_rubric(bank))
    for question, answer in asked:
        live.open_question(question.id)
        collector.time += timedelta(minutes=_minutes(question, answer))
        _enter_answer(live, question, answer)
    if record.signed_by:
        live.sign(record.signed_by)
    else:
        collector.emit(InterviewLeft(), collector.time)
    return tuple(collector.history)


def answer_value(answer: RecordedAnswer, question: Question) -> AnswerValue:
    """The structured part of an answer, with options in the bank's main language.

    `None` when there is none, whatever the kind of the question. The rows of a table have a cell
    for each column, in the order of the bank; a cell that is missing is an empty text.
    """
    match question.answer:
        case AnswerKind.PICK_ONE:
            return _main_option(answer.pick[0], question) if answer.pick else None
        case AnswerKind.PICK_MANY:
            return tuple(_main_option(option, question) for option in answer.pick) or None
        case AnswerKind.NUMBER:
            return answer.number
        case AnswerKind.TABLE:
            rows = []
            for row in answer.rows:
                cells = []
                for column in question.columns:
                    names = in_every_language(column.name)
                    cells.append(next((row[name] for name in names if name in row), ""))
                rows.append(tuple(cells))
            return tuple(rows) or None
        case AnswerKind.NOTES:
            return None


class _EventCollector:
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
        """Nothing is being typed, so there is nothing to recover."""


def _enter_answer(live: LiveInterview, question: Question, answer: RecordedAnswer) -> None:
    """What the interviewer would have done on the screen of a question, which is open."""
    live.type_notes(question.id, answer.notes.rstrip("\n"), (0, 0))
    live.record_draft()
    live.record_answer(question.id, answer_value(answer, question))
    for signal in answer.ticked:
        live.tick_signal(question.id, signal)
    for signal in answer.unticked:
        live.untick_signal(question.id, signal)
    if answer.skipped:
        live.skip(answer.skipped)
    if answer.level is not None:
        live.rate(answer.level)
    if answer.reason:
        live.give_reason(question.id, answer.reason)


def _minutes(question: Question, answer: RecordedAnswer) -> float:
    """How long a question took, or is taken to have taken."""
    if answer.minutes is not None:
        return answer.minutes
    return 0 if answer.skipped else question.minutes


def _main_option(name: str, question: Question) -> str:
    """The option that has this name in some language, in the bank's main language."""
    return next(option.main for option in question.options if name in in_every_language(option))

"""From an interview written down in a file to the events that enter it into the journal."""

from __future__ import annotations

from datetime import UTC, datetime

from interview import __version__
from interview.bank import AnswerKind, Bank, Question
from interview.frozen import frozen
from interview.plain_text import typed_name
from interview.rubric import AnswerValue, compile_rubric
from interview.session.agenda import CLOSING, OPENING, agenda
from interview.session.check_record import claimed_time, in_every_language
from interview.session.events import (
    EnteredFromFile,
    Event,
    InterviewLeft,
    InterviewStarted,
    Recorded,
)
from interview.session.interview_file import RecordedAnswer, RecordedInterview
from interview.session.live_interview import LiveInterview
from interview.session.quotes import quoted_range


@frozen
class EnteredFile:
    """The file that an interview is entered from, and who enters it."""

    name: str
    sha256: str
    """The digest of its bytes, in hexadecimal."""
    by: str


def entered_events(
    record: RecordedInterview,
    bank: Bank,
    bank_name: str,
    bank_sha256: str,
    file: EnteredFile,
    now: datetime,
) -> tuple[Recorded, ...]:
    """The events of an interview that is entered from a file, all of them at `now`.

    The record must have passed `check_record`; `now` is an aware time. What the file says of when,
    how long and by whom stands in `EnteredFromFile` as its claim. The questions come in the bank's
    order, and what the rubric suggests is recorded with each rating. Where the file says that
    somebody signed, the record is complete, and whoever enters it signs that this is what the file
    says; else it ends with `InterviewLeft`, and can be resumed.
    """
    asked = [
        (item.question, record.answers[item.question.id])
        for item in agenda(bank)
        if item.question.id in record.answers
    ]
    collector = EventCollector(now.astimezone(UTC))
    collector.emit(
        InterviewStarted(
            candidate=typed_name(record.candidate),
            role=typed_name(record.role),
            interviewer=typed_name(record.interviewer),
            language=record.language or bank.main_language,
            bank=bank_sha256,
            bank_name=bank_name,
            program=__version__,
            requisition=record.requisition,
            panel=record.panel,
        ),
        collector.now(),
    )
    collector.emit(
        EnteredFromFile(
            by=file.by,
            file=file.name,
            sha256=file.sha256,
            started=claimed_time(record.started),
            signed_by=typed_name(record.signed_by),
            minutes=tuple(
                (question.id, answer.minutes)
                for question, answer in asked
                if answer.minutes is not None
            ),
            form=record.form,
        ),
        collector.now(),
    )
    live = LiveInterview(bank, collector.history, collector, collector.now)
    live.use_rubric(compile_rubric(bank))
    if record.consent:
        live.record_consent(record.consent)
    for step, text in ((OPENING, record.opening_notes), (CLOSING, record.candidate_questions)):
        if text.strip():
            live.open_question(step)
            live.type_notes(step, text.rstrip("\n"), (0, 0))
            live.record_draft()
    for reason in record.interruptions:
        live.interrupt()
        live.explain_interruption(typed_name(reason))
        live.interrupt()
    for question, answer in asked:
        live.open_question(question.id)
        enter_answer(live, question, answer)
    for part in ("strengths", "concerns", "feedback"):
        live.conclude(part, getattr(record, part).rstrip("\n"))
    if record.signed_by:
        live.sign(file.by)
    else:
        collector.emit(InterviewLeft(), collector.now())
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


class EventCollector:
    """Collects events, which happen at the moment `at`, an aware time in UTC."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.history: list[Recorded] = []

    def now(self) -> datetime:
        """The moment."""
        return self.at

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Add an event."""
        recorded = Recorded(len(self.history) + 1, at, event)
        self.history.append(recorded)
        return recorded

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Nothing is being typed, so there is nothing to recover."""


def enter_answer(live: LiveInterview, question: Question, answer: RecordedAnswer) -> None:
    """What the interviewer would have done on the screen of a question, which is open."""
    live.type_notes(question.id, answer.notes.rstrip("\n"), (0, 0))
    live.record_draft()
    live.record_answer(question.id, answer_value(answer, question))
    behind: dict[str, int] = {}
    for quote in map(str.strip, answer.quotes):
        start = live.notes.find(quote, behind.get(quote, 0))
        if start < 0:
            continue  # given more often than it stands there
        behind[quote] = start + len(quote)
        start, end = quoted_range(live.notes, start, behind[quote])
        if end > start:
            live.mark_quote(start, end, second=None)
    for probe in dict.fromkeys(answer.probes):
        live.toggle_probe(probe)
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


def _main_option(name: str, question: Question) -> str:
    """The option that has this name in some language, in the bank's main language."""
    return next(option.main for option in question.options if name in in_every_language(option))

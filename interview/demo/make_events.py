"""Makes the events of the demonstration's interviews from their files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from interview.bank import Bank, load
from interview.demo import DemoInterview
from interview.journal.codec import encode
from interview.reader import read_record
from interview.rubric import BankRubric, compile_rubric
from interview.session import InterviewStarted, Recorded
from interview.session.agenda import agenda
from interview.session.conclusions import conclusion_names
from interview.session.events_from_file import (
    EnteredFile,
    EventCollector,
    enter_answer,
    entered_events,
)
from interview.session.interview_file import RecordedInterview
from interview.session.live_interview import LiveInterview
from interview.shipped_files import shipped_banks

_MINUTES = 4.0
"""How long a question takes whose file does not say, and the debrief."""
_ENTERED = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands for the time at which an interview is entered from paper, which is not known yet."""


def make_events(
    interviews: Iterable[DemoInterview], banks: Iterable[str]
) -> list[tuple[str, list[str]]]:
    """The bank of each interview, one of `banks`, and its events as the journal encodes them.

    Takes a second. The local times of the files stand as if they were in UTC.
    """
    loaded = {name: load(shipped_banks() / f"{name}.yaml") for name in banks}
    rubrics = {name: compile_rubric(each.require()) for name, each in loaded.items()}
    made = []
    for interview in interviews:
        data = interview.file.read_bytes()
        record = read_record(RecordedInterview, data, str(interview.file)).require()
        bank, digest = loaded[record.bank].require(), loaded[record.bank].source.sha256
        history: Sequence[Recorded]
        if interview.is_on_paper:
            file = EnteredFile(interview.file.name, sha256(data).hexdigest(), interview.key_of)
            history = entered_events(record, bank, record.bank, digest, file, _ENTERED)
        else:
            history = _hold(record, bank, digest, rubrics[record.bank])
        made.append((record.bank, [encode(each.at, each.event) for each in history]))
    return made


def _hold(
    record: RecordedInterview, bank: Bank, bank_sha256: str, rubric: BankRubric
) -> Sequence[Recorded]:
    """What would have been recorded: each question is noted and rated before its time is over."""
    collector = EventCollector(datetime.fromisoformat(record.started).replace(tzinfo=UTC))
    collector.emit(
        InterviewStarted(
            candidate=record.candidate,
            role=record.role,
            interviewer=record.interviewer,
            language=record.language,
            bank=bank_sha256,
            bank_name=record.bank,
            requisition=record.requisition,
            panel=record.panel,
        ),
        collector.at,
    )
    live = LiveInterview(bank, collector.history, collector, collector.now)
    live.use_rubric(rubric)
    for item in agenda(bank):
        answer = record.answers.get(item.question.id)
        if answer is None:
            continue
        spent = timedelta(minutes=answer.minutes or _MINUTES)
        live.open_question(item.question.id)
        collector.at += spent * 0.9
        enter_answer(live, item.question, answer)
        collector.at += spent * 0.1
    if record.signed_by:
        live.open_debrief()
        collector.at += timedelta(minutes=_MINUTES)
        for part in conclusion_names():
            live.conclude(part, getattr(record, part).rstrip("\n"))
        live.sign(record.signed_by)
    else:
        live.leave()
    return collector.history

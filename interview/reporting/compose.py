"""From the record of an interview to what its report says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby

from interview import i18n
from interview.bank import Stage, stage_name
from interview.plain_text import one_line
from interview.reporting.alerts import alerts
from interview.reporting.formatting import clock_time, day, instant, lasting, moment, zone
from interview.reporting.history import chronicle
from interview.reporting.question_section import QuestionTeller
from interview.reporting.recommendation import verdict
from interview.reporting.report_model import CompetencyRow, Instants, Report, StagePart
from interview.reporting.rubric_cache import rubric_of
from interview.scoring import Scorecard, score
from interview.session import QuestionOpened
from interview.session.agenda import agenda, planned_seconds, spent_seconds
from interview.session.interview_record import InterviewRecord


def compose_report(record: InterviewRecord, language: str, *, now: datetime) -> Report:
    """The report of one interview, in `language` where the program and the bank speak it."""
    with i18n.speaking(language):
        return _compose(record, language, now)


def _compose(record: InterviewRecord, language: str, now: datetime) -> Report:
    state, bank = record.state, record.bank
    card = score(state, bank)
    started = state.started_at or now
    return Report(
        language=i18n.current(),
        interview=record.id,
        candidate=one_line(state.candidate),
        role=one_line(state.role),
        interviewer=one_line(state.interviewer),
        bank=one_line(bank.title.to(language)),
        bank_sha256=record.bank_sha256,
        head=record.head,
        day=day(started),
        started=clock_time(started),
        lasted=lasting(spent_seconds(state, bank, Stage.LIVE, state.last_at or now)),
        planned=lasting(planned_seconds(bank, Stage.LIVE)),
        signed_by=one_line(state.signed_by),
        signed_at=moment(state.signed_at) if state.signed_at else "",
        written_at=moment(now),
        zone=zone(started),
        instants=Instants(instant(started), instant(state.signed_at), instant(now)),
        scale=tuple(one_line(name.to(language)) for name in bank.scale),
        verdict=verdict(card, bank),
        competencies=tuple(_competencies(record, card, language)),
        alerts=tuple(alerts(state, bank, card, language)),
        stages=tuple(_stages(record, language, started)),
        history=tuple(chronicle(record.history, bank, language)),
    )


def _competencies(
    record: InterviewRecord, card: Scorecard, language: str
) -> Iterator[CompetencyRow]:
    total = sum(each.weight for each in card.competencies) or 1.0
    for each in card.competencies:
        if each.questions:
            known = record.bank.competencies[each.competency]
            yield CompetencyRow(
                name=one_line(known.name.to(language)),
                description=one_line(known.description.to(language)),
                share=100 * each.weight / total,
                mean=each.mean,
                rated=each.rated,
                questions=each.questions,
            )


def _stages(record: InterviewRecord, language: str, started: datetime) -> Iterator[StagePart]:
    teller = QuestionTeller(record.bank, rubric_of(record.bank), language, started.date())
    opened = _first_opened(record)
    for stage, items in groupby(agenda(record.bank), key=lambda item: item.stage):
        parts = (
            teller.tell(item, record.state.answer(item.question.id), opened.get(item.question.id))
            for item in items
        )
        yield StagePart(stage_name(stage), tuple(parts))


def _first_opened(record: InterviewRecord) -> Mapping[str, datetime]:
    opened: dict[str, datetime] = {}
    for recorded in record.history:
        if isinstance(recorded.event, QuestionOpened):
            opened.setdefault(recorded.event.question, recorded.at)
    return opened

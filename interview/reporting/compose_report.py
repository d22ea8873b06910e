"""From the record of an interview to what its report says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from threading import local

from interview import __version__, i18n
from interview.bank import Bank, Stage, stage_name
from interview.i18n import _
from interview.languages import language_name
from interview.plain_text import lines_of, one_line
from interview.reporting.alerts import alerts, bank_lost, clock_set_back, notes_refused, unfinished
from interview.reporting.call_section import call_part
from interview.reporting.draft_notice import draft_notice
from interview.reporting.formatting import clock_time, day, duration, iso_time, moment, zone
from interview.reporting.history_section import history_days
from interview.reporting.practice_sentences import calibration_part
from interview.reporting.question_section import QuestionSection
from interview.reporting.recommendation_words import recommendation_part
from interview.reporting.report_model import (
    CompetencyRow,
    DecisionPart,
    EnteredPart,
    Instants,
    Report,
    StagePart,
)
from interview.rubric import BankRubric, compile_rubric
from interview.scoring import (
    competency_shares,
    decision_word,
    departs_from,
    recommendation_word,
    score,
)
from interview.session import InterviewResumed, InterviewStarted, QuestionOpened
from interview.session.agenda import agenda, planned_seconds, spent_seconds
from interview.session.events_to_file import as_recorded
from interview.session.interview_record import InterviewRecord, SignedDecision
from interview.status_words import RecordStatus


def compose_report(record: InterviewRecord, language: str, *, now: datetime) -> Report:
    """The report of one interview.

    It is in `language`, such as `fr`; where the program or the bank does not have that, the
    program's own words are in English and those of the bank in the bank's main language. `now` is
    when the report is written. Times are given in the time zone of the system.
    """
    with i18n.speaking(language):
        state, bank = record.state, record.bank
        card = score(state, bank)
        held, entered = state.held_at, state.entered
        signed_at = state.signed_at if record.status is RecordStatus.SIGNED else None
        has_time = entered is None or entered.has_time_of_day

        shares = competency_shares(bank)
        competencies = tuple(
            CompetencyRow(
                id=each.competency,
                name=one_line(bank.competencies[each.competency].name.to(language)),
                description=one_line(bank.competencies[each.competency].description.to(language)),
                weight=each.weight,
                weight_because=one_line(
                    bank.competencies[each.competency].weight_because.to(language)
                ),
                share=shares[each.competency],
                mean=each.mean,
                rated=each.rated,
                questions=each.questions,
            )
            for each in card.competencies
            if each.questions
        )

        opened: dict[str, datetime] = {}
        for recorded in record.history:
            is_entry = entered is not None and recorded.at == state.started_at
            if isinstance(recorded.event, QuestionOpened) and not is_entry:
                opened.setdefault(recorded.event.question, recorded.at)
        section = QuestionSection(bank, lambda: rubric_of(bank), language, (held or now).date())
        stages: list[StagePart] = []
        for stage, items in groupby(agenda(bank), key=lambda item: item.stage):
            parts = [
                section.of(item, state.answer(item.question.id), opened.get(item.question.id))
                for item in items
            ]
            stages.append(StagePart(str(stage), stage_name(stage), tuple(parts)))

        return Report(
            audience="hr",
            language=i18n.current(),
            interview=record.id,
            candidate=one_line(state.candidate),
            role=one_line(state.role),
            requisition=one_line(state.requisition),
            interviewer=one_line(state.interviewer),
            panel=tuple(filter(None, map(one_line, state.panel))),
            calibration=calibration_part(state.calibration),
            bank=one_line(bank.title.to(language)),
            bank_sha256=record.bank_sha256,
            head=record.head,
            held_in=language_name(state.language),
            notes_language=state.language,
            bank_language=bank.language_for(language),
            programs=tuple(dict.fromkeys(_programs(record))),
            program=__version__,
            entered=_entered_part(record),
            day=day(held) if held else "",
            started=clock_time(held) if held and has_time else "",
            lasted=duration(spent_seconds(state, bank, Stage.LIVE)),
            planned=duration(planned_seconds(bank, Stage.LIVE)),
            status=record.status.name.lower(),
            status_word=record.status.word,
            signed_by=one_line(state.signed_by) if signed_at else "",
            signed_at=moment(signed_at) if signed_at else "",
            sealed_with=one_line(record.sealed_with.words) if record.sealed_with else "",
            seconds=round(spent_seconds(state, bank, Stage.LIVE), 1),
            planned_seconds=planned_seconds(bank, Stage.LIVE),
            draft=draft_notice(record.status),
            written_at=moment(now),
            zone=zone(held or now),
            instants=Instants(
                iso_time(held) if has_time else entered.started if entered else "",
                iso_time(signed_at),
                iso_time(now),
                iso_time(state.started_at) if entered else "",
            ),
            scale=tuple(one_line(name.to(language)) for name in bank.scale),
            recommendation=recommendation_part(card, bank, is_signed=signed_at is not None),
            decisions=tuple(map(_decision_part, record.decisions)),
            strengths=lines_of(state.conclusions.get("strengths", "")),
            concerns=lines_of(state.conclusions.get("concerns", "")),
            feedback=lines_of(state.conclusions.get("feedback", "")),
            competencies=competencies,
            alerts=(
                *bank_lost(record),
                *notes_refused(state, bank),
                *alerts(state, bank, card, language),
                *clock_set_back(record),
                *unfinished(record),
            ),
            call=call_part(record, language),
            stages=tuple(stages),
            history=tuple(history_days(record.history, bank, language)),
            record=None if record.is_bank_lost else as_recorded(state, bank),
        )


def _decision_part(decision: SignedDecision) -> DecisionPart:
    """What a person decided, in words."""
    taken = decision.taken
    return DecisionPart(
        key=taken.decision,
        word=decision_word(taken.decision),
        reasons=lines_of(taken.reasons),
        by=one_line(decision.by),
        at=moment(decision.at),
        instant=iso_time(decision.at),
        rule=recommendation_word(taken.recommended),
        departs=departs_from(taken.recommended, taken.decision),
    )


def _programs(record: InterviewRecord) -> Iterator[str]:
    """The versions of the program that recorded an interview, as its events say."""
    for recorded in record.history:
        event = recorded.event
        if isinstance(event, InterviewStarted | InterviewResumed) and event.program:
            yield one_line(event.program)


def _entered_part(record: InterviewRecord) -> EnteredPart | None:
    """Where an interview comes from that was entered from a file; `None` for any other."""
    event, at = record.state.entered, record.state.started_at
    if event is None or at is None:
        return None
    by, file, signed_by = one_line(event.by), one_line(event.file), one_line(event.signed_by)
    held = ""
    if event.held_at:
        held = moment(event.held_at) if event.has_time_of_day else day(event.held_at)
    sentences = [
        _("Not recorded live: entered from the file “{file}” on {time} by {name}.").format(
            file=file, time=moment(at), name=by or "–"
        )
    ]
    if held and signed_by:
        sentence = _("By what the file says, it was held on {day} and signed by {name}.")
    elif held:
        sentence = _("By what the file says, it was held on {day}.")
    elif signed_by:
        sentence = _("By what the file says, it was signed by {name}; it gives no date.")
    else:
        sentence = _("The file gives no date.")
    if event.form:
        sentences.append(
            _("It was typed in from paper: form {form}.").format(form=one_line(event.form))
        )
    sentences += [
        sentence.format(day=held, name=signed_by),
        _("This program did not see when it was held, how long it took, or who signed it."),
    ]
    return EnteredPart(by, moment(at), file, event.sha256, held, signed_by, tuple(sentences))


class _RubricCache(local):
    """The last bank's rubric, one for each thread: a rubric remembers and is not shared."""

    bank: Bank | None = None
    rubric: BankRubric | None = None


_cache = _RubricCache()


def rubric_of(bank: Bank) -> BankRubric:
    """The bank's rubric, compiled once: that takes longer than a hundred reports."""
    if _cache.rubric is None or bank != _cache.bank:
        _cache.bank, _cache.rubric = bank, compile_rubric(bank)
    return _cache.rubric

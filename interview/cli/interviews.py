"""The commands that look into the journal: list, show, history, verify."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import fields
from datetime import datetime
from typing import Any

from interview.bank import Bank, Question
from interview.cli.say import complain, say, say_json, table
from interview.errors import JournalError
from interview.i18n import _, current, ngettext
from interview.journal import Journal, Summary, load_record
from interview.plain import one_line
from interview.scoring import Scorecard, score
from interview.session import Answer, Event, InterviewState, QuestionOpened, SignalsHeard
from interview.session.record import InterviewRecord
from interview.settings import Places, Settings

_QUIET = (QuestionOpened, SignalsHeard)
"""Events that only say where somebody looked, or what the rubric heard."""


def show_list(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Print the interviews, newest first."""
    with Journal.open(places.journal) as journal:
        found = journal.summaries(arguments.search)
    if arguments.json:
        say_json([_summary(each) for each in found])
    elif found:
        say(table([_line(each) for each in found]))
    elif arguments.search:
        say(_("No interview has these words."))
    else:
        say(_("No interview yet. Begin one with: interview start BANK --candidate NAME"))
    return 0


def show(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Print one interview: who, how it stands, and every answer."""
    record = load_record(places.journal, arguments.id)
    if arguments.json:
        say_json(_record_as_json(record))
    else:
        say(_record_as_text(record))
    return 0


def history(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Print what happened in an interview, in order."""
    record = load_record(places.journal, arguments.id)
    who = record.state.interviewer
    for recorded in record.history:
        if not isinstance(recorded.event, _QUIET):
            said = _told(recorded.event)
            say(f"{recorded.seq:>5}  {_when(recorded.at)}  {one_line(who)}  {said}")
    return 0


def verify(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Hold every stream against its chain of hashes; the exit code is 1 when one is broken."""
    broken = 0
    with Journal.open(places.journal) as journal:
        if arguments.id:
            streams = [journal.find(arguments.id)]
        else:
            streams = [each.id for each in journal.summaries()]
        for stream in streams:
            try:
                journal.verify(stream)
            except JournalError as error:
                broken += 1
                complain(str(error))
    whole = len(streams) - broken
    say(
        ngettext(
            "{number} interview is whole: nothing in it was changed or lost.",
            "{number} interviews are whole: nothing in them was changed or lost.",
            whole,
        ).format(number=whole)
    )
    return 1 if broken else 0


def _line(summary: Summary) -> tuple[str, ...]:
    return (
        summary.id.interview,
        _when(summary.started_at),
        _("signed") if summary.signed else _("open"),
        one_line(summary.candidate),
        one_line(summary.role),
        one_line(summary.interviewer),
    )


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "id": summary.id.interview,
        "rater": summary.id.rater,
        "candidate": summary.candidate,
        "role": summary.role,
        "interviewer": summary.interviewer,
        "bank": summary.bank_name,
        "started": summary.started_at.isoformat(),
        "changed": summary.changed_at.isoformat(),
        "signed": summary.signed,
        "events": summary.events,
    }


def _record_as_json(record: InterviewRecord) -> dict[str, Any]:
    state, card = record.state, score(record.state, record.bank)
    return {
        "id": record.id,
        "rater": record.rater,
        "candidate": state.candidate,
        "role": state.role,
        "interviewer": state.interviewer,
        "language": state.language,
        "bank": {"name": state.bank_name, "sha256": record.bank_sha256},
        "started": state.started_at.isoformat() if state.started_at else None,
        "signed_by": state.signed_by or None,
        "signed_at": state.signed_at.isoformat() if state.signed_at else None,
        "scorecard": _scorecard(card),
        "answers": {
            question.id: _answer(state.answer(question.id), question)
            for question in record.bank.questions
        },
        "events": len(record.history),
        "head": record.head,
    }


def _scorecard(card: Scorecard) -> dict[str, Any]:
    return {
        "recommendation": str(card.recommendation),
        "percent": card.percent,
        "mean": card.mean,
        "coverage": card.coverage,
        "competencies": {
            each.competency: {"mean": each.mean, "rated": each.rated, "questions": each.questions}
            for each in card.competencies
        },
        "red_flags": [
            {"question": each.question, "signal": each.signal.id, "confirmed": each.confirmed}
            for each in card.red_flags
        ],
    }


def _answer(answer: Answer, question: Question) -> dict[str, Any]:
    rating = answer.rating
    return {
        "notes": answer.notes,
        "value": answer.value,
        "signals": [each.id for each in question.signals if each.id in answer.signals],
        "level": rating.level if rating else None,
        "suggested": rating.suggested if rating else None,
        "reason": rating.reason if rating else "",
        "skipped": answer.skipped,
        "seconds": round(answer.seconds, 1),
    }


def _record_as_text(record: InterviewRecord) -> str:
    state, bank = record.state, record.bank
    names = [one_line(name) for name in (state.candidate, state.role) if name]
    started = _when(state.started_at) if state.started_at else ""
    seal = _("signed by {name}").format(name=one_line(state.signed_by))
    head = [
        " · ".join(names),
        f"{record.id} · {started} · {one_line(state.interviewer)} · {one_line(state.bank_name)}",
        f"{seal}, {_when(state.signed_at)}" if state.signed_at else _("open, not signed"),
    ]
    answers = [_answer_as_text(question, state, bank) for question in bank.questions]
    return "\n".join([*head, "", *answers]).rstrip()


def _answer_as_text(question: Question, state: InterviewState, bank: Bank) -> str:
    answer, language = state.answer(question.id), current()
    if answer.skipped:
        stands = _("not asked: {reason}").format(reason=one_line(answer.skipped))
    elif answer.rating:
        level = answer.rating.level
        stands = f"{level} · {bank.level_name(level, language)}"
    else:
        stands = _("not rated") if question.is_rated else ""
    title = f"{question.name(language)}: {stands}".rstrip(": ")
    notes = [f"    {line}" for line in answer.notes.splitlines()]
    return "\n".join([title, *notes])


def _told(event: Event) -> str:
    """An event in one line: its name, and what it holds."""
    parts = [f"{each.name}={getattr(event, each.name)!r}" for each in fields(event)]
    return one_line(f"{type(event).__name__}  {' '.join(parts)}")


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"

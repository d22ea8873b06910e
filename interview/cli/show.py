"""`interview show`: one interview on one screen, or as data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from interview.cli.output import say, say_json, table
from interview.i18n import _, current, labelled
from interview.journal import load_record
from interview.paths import Paths
from interview.plain_text import isolated, plain
from interview.reporting import Report, compose_report
from interview.reporting.formatting import cell
from interview.reporting.report_model import QuestionPart
from interview.scoring import score
from interview.session import InterviewState, banks_used
from interview.session.agenda import CLOSING, OPENING
from interview.session.conclusions import conclusion_names
from interview.session.consent_and_closing import consent_of
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings
from interview.status_words import RecordStatus

_INDENT = " " * 4


def show(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print one interview: who, how it stands, and every answer."""
    record = load_record(paths.journal, arguments.id)
    if arguments.json:
        say_json(as_json(record))
    else:
        report = compose_report(record, current(), now=datetime.now(UTC))
        say("\n".join(_report_lines(report)).rstrip())
    return 0


def as_json(record: InterviewRecord) -> dict[str, Any]:
    """An interview as data; `docs/command-line.md` explains the keys."""
    state = record.state
    card = score(state, record.bank)
    is_signed = record.status is RecordStatus.SIGNED
    answers: dict[str, Any] = {}
    for question in record.bank.questions:
        answer = state.answer(question.id)
        rating = answer.rating
        answers[question.id] = {
            "notes": answer.notes,
            "quotes": [
                {"text": each.text, "second": each.second} for each in answer.quotes_in_notes
            ],
            "probes": sorted(answer.probes),
            "value": answer.value,
            "signals": [each.id for each in question.signals if each.id in answer.signals],
            "level": rating.level if rating else None,
            "suggested": rating.suggested if rating else None,
            "reason": rating.reason if rating else "",
            "skipped": answer.skipped,
            "seconds": round(answer.seconds, 1),
        }
    return {
        "id": record.id,
        "rater": record.rater,
        "candidate": state.candidate,
        "role": state.role,
        "requisition": state.requisition,
        "interviewer": state.interviewer,
        "panel": list(state.panel),
        "language": state.language,
        "bank": {
            "name": state.bank_name,
            "sha256": record.bank_sha256,
            "began_with": banks_used(record.history)[0],
        },
        "started": _started(state),
        "entered": _entered_as_json(state),
        "status": record.status.name.lower(),
        "signed_by": state.signed_by if is_signed else None,
        "signed_at": state.signed_at.isoformat() if is_signed and state.signed_at else None,
        "sealed_with": (
            {"person": record.sealed_with.person or None, "key": record.sealed_with.fingerprint}
            if record.sealed_with
            else None
        ),
        "scorecard": {
            "recommendation": str(card.recommendation),
            "percent": card.percent,
            "mean": card.mean,
            "coverage": card.coverage,
            "competencies": {
                each.competency: {
                    "mean": each.mean,
                    "rated": each.rated,
                    "questions": each.questions,
                }
                for each in card.competencies
            },
            "red_flags": [
                {"question": each.question, "signal": each.signal.id, "confirmed": each.confirmed}
                for each in card.red_flags
            ],
        },
        "consent": consent_of(state),
        "interruptions": [
            {
                "at": each.at.isoformat(),
                "ended_at": each.ended_at.isoformat() if each.ended_at else None,
                "reason": each.reason,
            }
            for each in state.interruptions
        ],
        "opening_notes": state.answer(OPENING).notes,
        "candidate_questions": state.answer(CLOSING).notes,
        "answers": answers,
        "conclusions": dict(state.conclusions),
        "decisions": [
            {
                "decision": each.taken.decision,
                "reasons": each.taken.reasons,
                "recommended": each.taken.recommended,
                "by": each.by,
                "at": each.at.isoformat(),
            }
            for each in record.decisions
        ],
        "events": len(record.history),
        "unfinished": record.is_unfinished,
        "head": record.head,
    }


def _started(state: InterviewState) -> str | None:
    """When it began, in ISO 8601; only the day where a file says no more."""
    if state.entered and not state.entered.has_time_of_day:
        return state.entered.started or None
    return state.held_at.isoformat() if state.held_at else None


def _entered_as_json(state: InterviewState) -> dict[str, Any] | None:
    """Where an interview comes from that was entered from a file; `None` for one held live."""
    if state.entered is None or state.started_at is None:
        return None
    return {
        "at": state.started_at.isoformat(),
        "by": state.entered.by,
        "file": state.entered.file,
        "sha256": state.entered.sha256,
        "started": state.entered.started or None,
        "signed_by": state.entered.signed_by or None,
    }


def _report_lines(report: Report) -> Iterator[str]:
    yield " · ".join(map(isolated, filter(None, (report.candidate, report.role))))
    who = isolated(report.interviewer)
    yield " · ".join(filter(None, (report.interview, report.day, who, report.bank)))
    held_in = _("held in {language}").format(language=report.held_in)
    program = ", ".join(f"interview {version}" for version in report.programs)
    yield " · ".join(filter(None, (held_in, program)))
    if report.entered:
        yield from report.entered.sentences
        yield labelled(_("Digest of the file"), report.entered.sha256)
    if report.is_signed:
        signed = _("signed by {name}").format(name=isolated(report.signed_by))
        yield f"{signed}, {report.signed_at}, {report.sealed_with}"
    else:
        is_open = report.status == "open"
        yield _("open, not signed") if is_open else report.status_word
        if report.draft and not is_open:
            yield report.draft.sentence
    if report.requisition:
        yield labelled(_("Requisition"), isolated(report.requisition))
    if report.panel:
        yield labelled(_("Panel"), ", ".join(map(isolated, report.panel)))
    yield from ("", report.recommendation.word.upper(), report.recommendation.because)
    for decision in report.decisions:
        who = labelled(_("Decided"), f"{decision.word} · {isolated(decision.by)}, {decision.at}")
        yield " · ".join((who, *decision.reasons))
    for conclusion, name in conclusion_names().items():
        if said := getattr(report, conclusion):
            yield labelled(name, " ".join(said))
    for alert in report.alerts:
        mark = "!" if alert.kind in ("knock_out", "red_flag") else "·"
        yield f"{mark} {labelled(alert.title, alert.text)}"
    yield from ("", labelled(_("Consent to notes"), report.call.consent.sentence))
    for row in report.call.structure:
        yield labelled(row.name, row.text)
    for each in report.call.interruptions:
        yield _INDENT + " · ".join(filter(None, (each.time, each.lasted, each.reason)))
    if report.call.opening:
        yield labelled(_("Noted during the opening"), " / ".join(report.call.opening))
    if report.call.candidate_questions:
        yield labelled(_("What the candidate asked"), " / ".join(report.call.candidate_questions))
    for stage in report.stages:
        yield from ("", stage.name.upper())
        for part in stage.questions:
            yield from ("", *_question_lines(part))


def _question_lines(part: QuestionPart) -> Iterator[str]:
    if part.skipped:
        status = " · " + _("not asked: {reason}").format(reason=part.skipped)
    elif part.level is not None:
        status = f" · {part.level} {part.level_name}"
    else:
        status = " · " + _("not rated") if part.is_rated else ""
    yield f"{part.number:>2}. {part.title}{status}"
    if part.answer:
        yield _INDENT + part.answer
    if part.rows:
        rows = [tuple(map(cell, row)) for row in part.rows]
        for line in plain(table([part.columns, *rows])).splitlines():
            yield _INDENT + line
    for quote in part.quotes:
        words = _("“{text}”").format(text=quote.text)
        yield f"{_INDENT}{words} {quote.time}".rstrip()
    for pieces in part.notes:
        yield _INDENT + "".join(piece.text for piece in pieces)
    for signal in part.signals:
        mark = "!" if signal.red_flag else "✓"
        if signal.how == "refused":
            mark = "–"
        yield f"{_INDENT}{mark} {signal.because} ({signal.how_word})"
    if part.suggestion and part.differs:
        yield f"{_INDENT}→ {part.suggestion} {part.reason}".rstrip()

"""An interview in the form in which `interview record` reads one: `interview_file` has the keys."""

from __future__ import annotations

from collections.abc import Mapping

from interview.bank import AnswerKind, Bank, Question
from interview.plain_text import plain
from interview.rubric import AnswerValue
from interview.session.agenda import CLOSING, OPENING, agenda
from interview.session.consent_and_closing import consent_of
from interview.session.state import Answer, InterviewState

_CONCLUSIONS = ("strengths", "concerns", "feedback")


def as_recorded(state: InterviewState, bank: Bank) -> Mapping[str, object]:
    """What `read_record` makes a `RecordedInterview` of, without the keys that would be empty.

    Options and columns have their names in the bank's main language.
    """
    started = ""
    if state.entered:
        started = state.entered.started
    elif state.held_at:
        started = state.held_at.isoformat(timespec="minutes")
    answers = {
        item.question.id: _answer(state.answer(item.question.id), item.question)
        for item in agenda(bank)
    }
    signed_by = state.entered.signed_by if state.entered else state.signed_by
    return _filled(
        {
            "candidate": plain(state.candidate),
            "interviewer": plain(state.interviewer),
            "role": plain(state.role),
            "requisition": plain(state.requisition),
            "panel": list(map(plain, state.panel)),
            "bank": state.bank_name,
            "language": state.language,
            "started": started,
            "consent": consent_of(state),
            "opening_notes": plain(state.answer(OPENING).notes),
            "answers": _filled(answers),
            "candidate_questions": plain(state.answer(CLOSING).notes),
            "interruptions": [plain(each.reason) for each in state.interruptions],
            **{
                part: plain(text)
                for part, text in state.conclusions.items()
                if part in _CONCLUSIONS
            },
            "signed_by": plain(signed_by or state.signed_by),
        }
    )


def _answer(answer: Answer, question: Question) -> Mapping[str, object]:
    rating = answer.rating
    ids = [signal.id for signal in question.signals]
    return _filled(
        {
            "notes": plain(answer.notes),
            "quotes": [plain(each.text) for each in answer.quotes_in_notes],
            "probes": sorted(answer.probes),
            **_structured(answer.value, question),
            "level": rating.level if rating else None,
            "reason": plain(rating.reason) if rating else "",
            "ticked": [each for each in ids if each in answer.ticked],
            "unticked": [each for each in ids if each in answer.unticked],
            "skipped": plain(answer.skipped),
            "minutes": round(answer.seconds / 60, 2) or None,
        }
    )


def _structured(value: AnswerValue, question: Question) -> Mapping[str, object]:
    """The structured part of an answer, under the key of its kind."""
    match question.answer, value:
        case AnswerKind.PICK_ONE, str() as picked:
            return {"pick": [picked]}
        case AnswerKind.PICK_MANY, tuple() as picked:
            return {"pick": list(picked)}
        case AnswerKind.NUMBER, int() | float() as number:
            return {"number": number}
        case AnswerKind.TABLE, tuple() as rows:
            names = [column.name.main for column in question.columns]
            cells = [map(plain, map(str, row)) for row in rows]
            return {"rows": [dict(zip(names, row, strict=False)) for row in cells]}
        case _:
            return {}


def _filled(values: Mapping[str, object]) -> Mapping[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}

"""What the reader of a report must see first: red flags, gaps, ratings without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank, Question
from interview.i18n import _
from interview.plain_text import one_line
from interview.reporting.formatting import moment
from interview.reporting.report_model import Alert
from interview.scoring import Finding, Scorecard
from interview.session import InterviewState
from interview.session.interview_record import InterviewRecord

FAR = 2
"""Levels between suggestion and rating from which the reader is told."""


def alerts(state: InterviewState, bank: Bank, card: Scorecard, language: str) -> Iterator[Alert]:
    """All of them, the gravest first."""
    for finding in sorted(card.red_flags, key=_gravity):
        yield _red_flag(finding, bank, language)
    rated = [question for question in bank.questions if question.is_rated]
    for question in rated:
        yield from _gap(question, state, language)
    for question in rated:
        yield from _doubt(question, state, language)
    for amendment in state.amendments:
        title, reason = _("Changed after signing"), one_line(amendment.reason)
        yield Alert("amended", title, "", moment(amendment.at), reason)


def unfinished(record: InterviewRecord) -> Iterator[Alert]:
    """That the interview is open, or was cut short, where something is not in the journal yet."""
    if record.is_unfinished:
        yield Alert(
            "unfinished",
            _("Unfinished"),
            "",
            _(
                "what was written last is shown here; it becomes part of the record when the "
                "interview goes on"
            ),
        )


def _gravity(finding: Finding) -> tuple[bool, bool]:
    return not finding.signal.is_knockout, not finding.confirmed


def _red_flag(finding: Finding, bank: Bank, language: str) -> Alert:
    question, signal = bank.question(finding.question), finding.signal
    return Alert(
        "knock_out" if signal.is_knockout else "red_flag",
        _("Knock-out") if signal.is_knockout else _("Red flag"),
        question.id,
        one_line(question.name(language)),
        one_line(signal.because.to(language)),
        _confirmation(finding),
    )


def _confirmation(finding: Finding) -> str:
    if finding.confirmed:
        return _("noted by the interviewer")
    if finding.signal.is_knockout:
        return _("heard, not confirmed by the interviewer: it decides nothing yet")
    return _("heard, not confirmed by the interviewer")


def _gap(question: Question, state: InterviewState, language: str) -> Iterator[Alert]:
    answer, name = state.answer(question.id), one_line(question.name(language))
    if answer.skipped:
        yield Alert("skipped", _("Not asked"), question.id, name, one_line(answer.skipped))
    elif answer.rating is None:
        yield Alert("unrated", _("Not rated"), question.id, name)


def _doubt(question: Question, state: InterviewState, language: str) -> Iterator[Alert]:
    answer, name = state.answer(question.id), one_line(question.name(language))
    rating = answer.rating
    if rating is None:
        return
    if not (answer.notes.strip() or answer.value or answer.signals):
        yield Alert("no_evidence", _("Rated without evidence"), question.id, name)
    if rating.distance >= FAR and rating.suggested is not None:
        said = _("rated {level}, suggested {suggested}").format(
            level=rating.level, suggested=rating.suggested
        )
        remark = "" if rating.reason.strip() else _("no reason given")
        yield Alert("differs", _("Far from the suggestion"), question.id, name, said, remark)

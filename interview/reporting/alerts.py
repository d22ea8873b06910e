"""What the reader of a report must see first: red flags, gaps, ratings without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank, Question
from interview.i18n import _
from interview.plain import one_line
from interview.reporting.model import Alert
from interview.scoring import Finding, Scorecard
from interview.session import InterviewState

FAR = 2
"""Levels between suggestion and rating from which the reader is told."""


def alerts(state: InterviewState, bank: Bank, card: Scorecard, language: str) -> Iterator[Alert]:
    """All of them, the gravest first."""
    for finding in card.red_flags:
        yield _red_flag(finding, bank, language)
    rated = [question for question in bank.questions if question.is_rated]
    for question in rated:
        yield from _gap(question, state, language)
    for question in rated:
        yield from _doubt(question, state, bank, language)


def _red_flag(finding: Finding, bank: Bank, language: str) -> Alert:
    question = bank.question(finding.question)
    how = (
        _("noted by the interviewer")
        if finding.confirmed
        else _("heard in the notes, not confirmed by the interviewer")
    )
    return Alert(
        "red_flag",
        _("Knock-out") if finding.signal.is_knockout else _("Red flag"),
        f"{one_line(finding.signal.because.to(language))} ({how})",
        question.id,
    )


def _gap(question: Question, state: InterviewState, language: str) -> Iterator[Alert]:
    answer, name = state.answer(question.id), one_line(question.name(language))
    if answer.skipped:
        said = _("{question}: {reason}").format(question=name, reason=one_line(answer.skipped))
        yield Alert("skipped", _("Not asked"), said, question.id)
    elif answer.rating is None:
        yield Alert("unrated", _("Not rated"), name, question.id)


def _doubt(question: Question, state: InterviewState, bank: Bank, language: str) -> Iterator[Alert]:
    answer, name = state.answer(question.id), one_line(question.name(language))
    rating = answer.rating
    if rating is None:
        return
    if not (answer.notes.strip() or answer.value or answer.signals):
        yield Alert("no_evidence", _("Rated without evidence"), name, question.id)
    if rating.distance >= FAR and rating.suggested is not None:
        said = _("{question}: rated {level}, where the notes speak for {suggested}").format(
            question=name, level=rating.level, suggested=rating.suggested
        )
        yield Alert("differs", _("Far from the suggestion"), said, question.id)

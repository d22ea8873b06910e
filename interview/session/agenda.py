"""The questions of an interview in the order they are asked, and their time: planned and spent."""

from __future__ import annotations

from datetime import datetime

from interview.bank import Bank, Question, Stage
from interview.frozen import frozen
from interview.session.state import InterviewState

OPENING, CLOSING = "call/opening", "call/closing"
"""How events name the steps of a call that are no questions (`session.consent_and_closing`)."""


@frozen
class Item:
    """A question of the agenda, or a step of the call."""

    number: int
    """Its place among all questions, from 1; 0 for a step, which is none."""
    stage: Stage
    question: Question


_last: tuple[Bank, tuple[Item, ...]] | None = None
"""The agenda that was asked for last, and its bank: pace asks for it each second of a call."""


def agenda(bank: Bank) -> tuple[Item, ...]:
    """Every question of the bank: before the call, live, after; within a stage as in the file."""
    global _last
    if (last := _last) is None or last[0] is not bank:
        last = _last = (bank, _agenda(bank))
    return last[1]


def _agenda(bank: Bank) -> tuple[Item, ...]:
    placed = [
        (section.stage, question)
        for stage in Stage
        for section, question in bank.placed_questions()
        if section.stage is stage
    ]
    return tuple(Item(number, *pair) for number, pair in enumerate(placed, start=1))


def is_settled(state: InterviewState, question: Question) -> bool:
    """Whether nothing is missing for a question.

    It is skipped, or rated; or, where the bank wants no rating, anything is recorded; of the
    opening, what was said on consent counts too.
    """
    answer = state.answer(question.id)
    if answer.skipped or (question.id == OPENING and state.consent is not None):
        return True
    return bool(answer.rating) if question.is_rated else answer.is_touched


def planned_seconds(bank: Bank, stage: Stage) -> float:
    """Seconds planned for a stage: the slot of the live stage if the bank has one, else the sum of
    its questions."""
    asked = sum(item.question.minutes for item in agenda(bank) if item.stage is stage)
    return 60 * (bank.minutes or asked if stage is Stage.LIVE else asked)


def spent_seconds(
    state: InterviewState, bank: Bank, stage: Stage, now: datetime | None = None
) -> float:
    """Seconds spent on one stage; with `now`, the running clock included.

    The opening and the closing belong to the call.
    """
    questions = [item.question.id for item in agenda(bank) if item.stage is stage]
    if stage is Stage.LIVE:
        questions += [OPENING, CLOSING]
    if now is None:
        return sum(state.answer(question).seconds for question in questions)
    return sum(state.seconds_at(question, now) for question in questions)

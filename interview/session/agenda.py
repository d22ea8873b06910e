"""The questions of an interview in the order they are asked, and their time: planned and spent."""

from __future__ import annotations

from datetime import datetime

from interview.bank import Bank, Question, Stage
from interview.frozen import frozen
from interview.session.state import InterviewState


@frozen
class Item:
    """A question of the agenda."""

    number: int
    """Its place in the whole interview, from 1."""
    stage: Stage
    question: Question


def agenda(bank: Bank) -> tuple[Item, ...]:
    """Every question of the bank: before the call, live, after; within a stage as in the file."""
    placed = [
        (section.stage, question)
        for stage in Stage
        for section, question in bank.placed_questions()
        if section.stage is stage
    ]
    return tuple(Item(number, *pair) for number, pair in enumerate(placed, start=1))


def is_settled(state: InterviewState, question: Question) -> bool:
    """Whether nothing is missing for a question.

    It is skipped, or rated; or, where the bank wants no rating, anything is recorded.
    """
    answer = state.answer(question.id)
    if answer.skipped:
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
    """Seconds spent on the questions of one stage; with `now`, the running clock included."""
    questions = [item.question.id for item in agenda(bank) if item.stage is stage]
    if now is None:
        return sum(state.answer(question).seconds for question in questions)
    return sum(state.seconds_at(question, now) for question in questions)

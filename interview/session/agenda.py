"""The order in which an interview goes through its bank: before the call, live, after."""

from __future__ import annotations

from datetime import datetime

from interview.bank import Bank, Question, Stage
from interview.frozen import frozen
from interview.session.state import InterviewState


@frozen
class Item:
    """One question in its place."""

    number: int
    """Its place in the whole interview, from 1."""
    stage: Stage
    question: Question


def agenda(bank: Bank) -> tuple[Item, ...]:
    """Every question of the bank, by stage, in the order of the file."""
    placed = [
        (section.stage, question)
        for stage in Stage
        for section, question in bank.placed_questions()
        if section.stage is stage
    ]
    return tuple(Item(number, *pair) for number, pair in enumerate(placed, start=1))


def is_settled(state: InterviewState, question: Question) -> bool:
    """Whether nothing is missing for a question: rated, skipped, or noted when it isn't rated."""
    answer = state.answer(question.id)
    if answer.skipped:
        return True
    return bool(answer.rating) if question.is_rated else answer.is_touched


def spent_seconds(state: InterviewState, bank: Bank, stage: Stage, now: datetime) -> float:
    """The time spent on the questions of a stage up to `now`, as the screen and the report say."""
    asked = (item.question.id for item in agenda(bank) if item.stage is stage)
    return sum(state.seconds_at(question, now) for question in asked)


def planned_seconds(bank: Bank, stage: Stage) -> float:
    """The time planned for a stage: the slot of the live stage, else the sum of its questions."""
    asked = sum(item.question.minutes for item in agenda(bank) if item.stage is stage)
    return 60 * (bank.minutes or asked if stage is Stage.LIVE else asked)

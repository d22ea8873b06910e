"""How much of the points a competency or a question decides, as `scoring` counts them."""

from __future__ import annotations

from collections.abc import Mapping

from interview.bank import Bank

_NOTED_FROM = 0.05
"""Percentages of the points from which a share is another."""


def changed_shares(before: Bank, after: Bank) -> Mapping[str, tuple[float, float]]:
    """The competencies whose share of the points is another, whatever the cause: was, and is."""
    was, now = competency_shares(before), competency_shares(after)
    both = {name: (was.get(name, 0.0), now.get(name, 0.0)) for name in {**now, **was}}
    return {name: pair for name, pair in both.items() if abs(pair[0] - pair[1]) >= _NOTED_FROM}


def competency_shares(bank: Bank) -> Mapping[str, float]:
    """For each competency, its share of the points from 0 to 100, when everything is rated."""
    measured = {question.competency for question in bank.questions}
    weights = {
        name: competency.weight if name in measured else 0.0
        for name, competency in bank.competencies.items()
    }
    total = sum(weights.values()) or 1.0
    return {name: 100 * weight / total for name, weight in weights.items()}


def question_shares(bank: Bank) -> Mapping[str, float]:
    """For each question, its share of the points from 0 to 100, when everything is rated."""
    of_competency = competency_shares(bank)
    totals: dict[str, float] = {}
    for question in bank.questions:
        totals[question.competency] = totals.get(question.competency, 0.0) + question.weight
    return {
        question.id: of_competency.get(question.competency, 0.0)
        * question.weight
        / (totals[question.competency] or 1.0)
        for question in bank.questions
    }

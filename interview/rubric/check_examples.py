"""Trying a bank's signals on the example notes that stand in it, or phrases on any notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interview.bank import Bank, Example, Question
from interview.frozen import frozen
from interview.rubric.engine import QuestionRubric, ReadyQuestion
from interview.rubric.matching import Listener
from interview.rubric.named_terms import SAID
from interview.rubric.suggestion import Suggestion


@frozen
class Mismatch:
    """An example whose note is not given the level it expects."""

    question: str
    place: int
    """The example's place in its list, from 1."""
    note: str
    expected: int | None
    """`None`: nothing must be suggested."""
    got: Suggestion


def try_examples(bank: Bank, *, today: date, language: str = "") -> list[Mismatch]:
    """The examples of all questions that get another level than they expect.

    The sentences of the suggestions are in `language` (the bank's main language if left out).
    """
    return [
        mismatch
        for question in bank.questions
        if question.examples
        for mismatch in _try_question(question, bank, today, language or bank.main_language)
    ]


def _try_question(question: Question, bank: Bank, today: date, language: str) -> list[Mismatch]:
    rubric = QuestionRubric(bank, ReadyQuestion(question, bank), language)
    tried = [
        (place, example, rubric.suggest(example.note, today=today))
        for place, example in enumerate(question.examples, 1)
    ]
    return [
        _mismatch(question, place, example, got)
        for place, example, got in tried
        if got.level != example.level
    ]


def _mismatch(question: Question, place: int, example: Example, got: Suggestion) -> Mismatch:
    return Mismatch(question.id, place, example.note, example.level, got)


def heard_in(notes: str, phrases: Sequence[str]) -> list[str]:
    """Those of some phrases that are heard in the notes, and neither denied nor said of others."""
    heard = Listener(phrases).hear(notes)
    numbers = {hearing.phrase for hearing in heard if hearing.polarity in SAID}
    return [phrases[number] for number in sorted(numbers)]

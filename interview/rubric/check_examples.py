"""Tries a bank's signals on the example notes in it, or phrases on any notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interview.bank import Bank
from interview.bank.shared_parts import shared_parts
from interview.frozen import frozen
from interview.rubric.bank_rubric import CompiledQuestion, QuestionRubric
from interview.rubric.matching import PhraseMatcher
from interview.rubric.polarity import ASSERTED
from interview.rubric.suggestion import Suggestion


@frozen
class Mismatch:
    """An example whose note does not get the level it expects."""

    question: str
    """The question's id."""
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
    mismatches: list[Mismatch] = []
    shared = shared_parts(bank)
    for question in bank.questions:
        if not question.examples:
            continue
        compiled = CompiledQuestion(question, shared)
        rubric = QuestionRubric(bank, compiled, language or bank.main_language)
        for place, example in enumerate(question.examples, 1):
            got = rubric.suggest(example.note, today=today)
            if got.level != example.level:
                mismatch = Mismatch(question.id, place, example.note, example.level, got)
                mismatches.append(mismatch)
    return mismatches


def heard_in(notes: str, phrases: Sequence[str]) -> list[str]:
    """Those of some phrases that the notes affirm: found, and neither denied nor said of others."""
    found = PhraseMatcher(phrases).find(notes)
    numbers = {match.phrase for match in found if match.polarity in ASSERTED}
    return [phrases[number] for number in sorted(numbers)]

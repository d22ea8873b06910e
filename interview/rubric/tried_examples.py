"""Tries a bank's signals on the example notes in it, or phrases on any notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interview.bank import Bank
from interview.bank.shared_and_own_sets import shared_parts
from interview.frozen import frozen
from interview.rubric.bank_rubric import CompiledQuestion, QuestionRubric
from interview.rubric.find_phrases import PhraseMatcher
from interview.rubric.polarity import ASSERTED
from interview.rubric.suggestion_model import Suggestion


@frozen
class TriedExample:
    """An example of a question, and what the signals make of its note."""

    question: str
    """The question's id."""
    place: int
    """The example's place in its list, from 1."""
    note: str
    expected: int | None
    """`None`: nothing must be suggested."""
    got: Suggestion

    @property
    def is_as_expected(self) -> bool:
        """Whether its note gets the level it expects."""
        return self.got.level == self.expected


def try_examples(bank: Bank, *, today: date, language: str = "") -> list[TriedExample]:
    """What the signals make of the examples of all questions.

    The sentences of the suggestions are in `language` (the bank's main language if left out).
    """
    tried: list[TriedExample] = []
    shared = shared_parts(bank)
    for question in bank.questions:
        if not question.examples:
            continue
        compiled = CompiledQuestion(question, shared)
        rubric = QuestionRubric(bank, compiled, language or bank.main_language)
        for place, example in enumerate(question.examples, 1):
            got = rubric.suggest(example.note, today=today)
            tried.append(TriedExample(question.id, place, example.note, example.level, got))
    return tried


def mismatches(bank: Bank, *, today: date, language: str = "") -> list[TriedExample]:
    """The examples that get another level than they expect; as `try_examples` tries them."""
    tried = try_examples(bank, today=today, language=language)
    return [each for each in tried if not each.is_as_expected]


def heard_in(notes: str, phrases: Sequence[str]) -> list[str]:
    """Those of some phrases that the notes affirm: found, and neither denied nor said of others."""
    found = PhraseMatcher(phrases).find(notes)
    numbers = {match.phrase for match in found if match.polarity in ASSERTED}
    return [phrases[number] for number in sorted(numbers)]

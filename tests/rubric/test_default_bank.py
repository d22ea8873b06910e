"""What the bank we ship must never do, whatever becomes of its word lists, and what it may grow to.

Whoever works in HR must be able to read it, and to change it: what is heard in answers of every
trade belongs into a listening set, names of things into a vocabulary that other banks can use.
"""

from __future__ import annotations

from datetime import date

import pytest

from interview.bank import Condition, Question, load
from interview.bank.shared_and_own_sets import conditions_in
from interview.rubric import compile_rubric
from interview.shipped_files import shipped_banks

FILE = shipped_banks() / "social-media.yaml"
BANK = load(FILE).require()
WITH_SIGNALS = [question for question in BANK.questions if question.signals]
MOST_LINES = 899
MOST_LETTERS = 100
"""In a line."""
MOST_PHRASES = 50
"""Of a question's own: in its signals, and in the bank's sets that they name."""
DEEPEST = 3
"""Lists of conditions inside one another."""


@pytest.mark.parametrize("question", [each.id for each in BANK.questions])
@pytest.mark.parametrize("notes", ["", "1", "said thing 1", "note 3", "…", "ok", "n/a"])
def test_next_to_nothing_suggests_nothing(question: str, notes: str) -> None:
    rubric = compile_rubric(BANK).question(question, "en")
    assert rubric.suggest(notes, today=date(2026, 11, 24)).level is None


def test_the_file_stays_short() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if len(line) > MOST_LETTERS] == []


@pytest.mark.parametrize("question", WITH_SIGNALS, ids=lambda question: question.id)
def test_a_question_has_few_phrases_of_its_own(question: Question) -> None:
    phrases: set[str] = set()
    for condition in conditions_of(question):
        phrases.update(condition.mentions, condition.denies)
        for name in condition.hears:
            if name in BANK.listening:
                own = BANK.listening[name]
                phrases.update(own.hears, own.but_not)
    assert not BANK.vocabularies
    assert len(phrases) <= MOST_PHRASES


@pytest.mark.parametrize("question", WITH_SIGNALS, ids=lambda question: question.id)
def test_conditions_are_not_nested_deeply(question: Question) -> None:
    for signal in question.signals:
        assert signal.when is None or depth(signal.when) <= DEEPEST


def conditions_of(question: Question) -> list[Condition]:
    """Every condition of a question's signals, those inside others too."""
    found = [signal.when for signal in question.signals if signal.when]
    return [part for condition in found for part in conditions_in(condition)]


def depth(condition: Condition) -> int:
    """How many lists of conditions stand inside one another."""
    inner = [*condition.all, *condition.any, *([condition.not_] if condition.not_ else [])]
    return 1 + max(map(depth, inner)) if inner else 0

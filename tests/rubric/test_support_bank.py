"""The support engineer's bank hears what it was written to hear.

The notes are by the author of the bank: the floors hold the bank to what it does, and say little of
how it hears notes by others.
"""

from __future__ import annotations

import pytest

from benchmarks import rubric_agreement as agreement
from interview.bank import load
from interview.rubric import compile_rubric


@pytest.fixture(scope="module")
def rated() -> list[agreement.Rated]:
    """Every note, and what is suggested for it."""
    bank = load(agreement.ROOT / "question_banks/support-engineer.yaml").require()
    rubric = compile_rubric(bank)
    notes = agreement.read_notes(agreement.ROOT / "tests/rubric/notes/support_dev.yaml")
    return [agreement.Rated(note, agreement.suggest(rubric, note)) for note in notes]


def test_its_suggestions_agree_with_the_levels_of_a_reader(rated: list[agreement.Rated]) -> None:
    assert agreement.kappa(agreement.pairs(rated)) >= 0.95


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_speaks_in_either_language(rated: list[agreement.Rated], language: str) -> None:
    ratable = [r for r in rated if r.note.level is not None and r.note.language == language]
    assert agreement.share(ratable, lambda r: r.got.level is not None) >= 0.8


def test_it_says_nothing_about_an_answer_to_something_else(rated: list[agreement.Rated]) -> None:
    assert [r.got.level for r in rated if r.note.level is None and r.got.level is not None] == []

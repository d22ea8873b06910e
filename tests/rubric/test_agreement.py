"""The default bank's suggestions agree with a careful interviewer's levels.

The floors stand a little below what `benchmarks/agreement.py` measures on the notes of `dev.yaml`,
so that a change of the lexicon or of the bank that makes suggestions worse does not pass unseen.
"""

from __future__ import annotations

import pytest

from benchmarks import agreement
from interview.bank import load
from interview.rubric import Confidence, compile_rubric

QUESTIONS = (
    "self-title", "constant-marketer", "profiles", "impact", "campaigns", "history", "platforms",
    "followers", "learning",
)  # fmt: skip


@pytest.fixture(scope="module")
def rated() -> list[agreement.Rated]:
    """Every note of the development set, and what is suggested for it."""
    rubric = compile_rubric(load(agreement.ROOT / "question_banks/social-media.yaml").require())
    notes = agreement.read_notes(agreement.ROOT / "tests/rubric/notes/dev.yaml")
    return [agreement.Rated(note, agreement.suggest(rubric, note)) for note in notes]


def exact(rated: list[agreement.Rated]) -> float:
    """How often the suggestion is the person's level, when it speaks."""
    return agreement.share(agreement.pairs(rated), lambda pair: pair[0] == pair[1])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_suggestions_agree_with_people_in_either_language(
    rated: list[agreement.Rated], language: str
) -> None:
    chosen = [r for r in rated if r.note.language == language]
    assert agreement.kappa(agreement.pairs(chosen)) > 0.88
    assert exact(chosen) > 0.85


def test_a_suggestion_is_seldom_two_levels_away(rated: list[agreement.Rated]) -> None:
    near = agreement.share(agreement.pairs(rated), lambda pair: abs(pair[0] - pair[1]) <= 1)
    assert near >= 0.95


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_heard(rated: list[agreement.Rated], question: str) -> None:
    ratable = [r for r in rated if r.note.question == question and r.note.level is not None]
    assert agreement.share(ratable, lambda r: r.got.level is not None) > 0.8


def test_the_length_of_a_note_does_not_mislead(rated: list[agreement.Rated]) -> None:
    chosen = [r for r in rated if r.note.misleading_length]
    assert agreement.kappa(agreement.pairs(chosen)) > 0.8


def test_a_clear_suggestion_is_nearly_always_right(rated: list[agreement.Rated]) -> None:
    assert exact([r for r in rated if r.got.confidence is Confidence.CLEAR]) > 0.88


def test_a_red_flag_is_seldom_heard_where_there_is_none(rated: list[agreement.Rated]) -> None:
    flagged = [r for r in rated if r.flagged]
    assert agreement.share(flagged, lambda r: r.note.red_flag) > 0.9


def test_an_answer_about_something_else_gets_no_suggestion(rated: list[agreement.Rated]) -> None:
    beside = [r for r in rated if r.note.level is None]
    assert agreement.share(beside, lambda r: r.got.level is None) > 0.9

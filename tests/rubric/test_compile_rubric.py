"""Importing the package loads little, and compiled rubrics are found by their question."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from interview.bank import Question, Text
from interview.rubric import SILENCE, BankRubric, compile_rubric
from tests.rubric.banks import TODAY, bank_of, signal

HEAVY = (
    "snowballstemmer",
    "rapidfuzz",
    "interview.rubric.bank_rubric",
    "interview.rubric.read_word",
)


def test_importing_the_package_loads_nothing_heavy() -> None:
    asked = f"import sys, interview.rubric; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""


def test_a_rubric_is_found_by_its_question() -> None:
    rubric = compile_rubric(bank_of(Question("q", Text("?"), signals=(signal("it", 3),))))
    assert isinstance(rubric, BankRubric)
    assert rubric.question("q", "en").suggest("notes", today=TODAY).level is None


def test_an_unknown_question_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        compile_rubric(bank_of()).question("nowhere", "en")


def test_a_question_without_signals_suggests_nothing() -> None:
    rubric = compile_rubric(bank_of(Question("q", Text("?")))).question("q", "fr")
    found = rubric.suggest("des notes", today=TODAY)
    assert (found.level, found.signals) == (SILENCE.level, SILENCE.signals)


def test_signals_without_an_id_go_by_their_place() -> None:
    signals = (signal("", 2, mentions=("likes",)), signal("", 3, mentions=("goal",)))
    rubric = compile_rubric(bank_of(Question("q", Text("?"), signals=signals))).question("q", "en")
    assert [heard.id for heard in rubric.suggest("goal", today=TODAY).signals] == ["2"]


def test_a_question_is_heard_while_another_thread_makes_the_others_ready() -> None:
    questions = [
        Question(f"q{n}", Text("?"), signals=(signal("it", 3, mentions=new_words(f"q{n}", 40)),))
        for n in range(30)
    ]
    rubric = compile_rubric(bank_of(*questions))
    listening = rubric.question("q0", "en")

    with ThreadPoolExecutor() as others, switching_at_every_turn():
        ready = [others.submit(rubric.question, question.id, "en") for question in questions]
        for turn in range(300):
            notes = " ".join(new_words(f"note{turn}", 5))
            assert listening.suggest(notes, today=TODAY).level is None
        assert all(each.result() for each in ready)


def new_words(seed: str, count: int) -> tuple[str, ...]:
    """Words that nobody has stemmed before."""
    letters = seed.translate(str.maketrans("0123456789", "abcdefghij"))
    return tuple(f"{letters}{chr(97 + n % 26)}{chr(97 + n // 26)}ationally" for n in range(count))


@contextmanager
def switching_at_every_turn() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def test_no_name_but_the_public_ones() -> None:
    import interview.rubric

    with pytest.raises(AttributeError):
        _ = interview.rubric.nothing_of_the_kind

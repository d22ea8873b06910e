"""The example notes that stand in the banks we ship get the levels written beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.bank import load
from interview.rubric import mismatches
from interview.shipped_files import shipped_banks

BANKS = sorted(shipped_banks().glob("*.yaml"))


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_the_examples_of_a_shipped_bank_get_their_levels(path: Path) -> None:
    tried = mismatches(load(path).require(), today=date(2026, 1, 15))
    assert [(mismatch.question, mismatch.note, mismatch.got.level) for mismatch in tried] == []


def test_every_question_of_the_default_bank_with_signals_shows_examples() -> None:
    questions = load(shipped_banks() / "social-media.yaml").require().questions
    assert all(question.examples for question in questions if question.signals)

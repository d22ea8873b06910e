"""What the bank we ship must never do, whatever becomes of its word lists."""

from __future__ import annotations

from datetime import date

import pytest

from interview.bank import load
from interview.rubric import compile_rubric
from interview.shipped_files import shipped_banks

BANK = load(shipped_banks() / "social-media.yaml").require()


@pytest.mark.parametrize("question", [each.id for each in BANK.questions])
@pytest.mark.parametrize("notes", ["", "1", "said thing 1", "note 3", "…", "ok", "n/a"])
def test_next_to_nothing_suggests_nothing(question: str, notes: str) -> None:
    rubric = compile_rubric(BANK).question(question, "en")
    assert rubric.suggest(notes, today=date(2026, 11, 24)).level is None

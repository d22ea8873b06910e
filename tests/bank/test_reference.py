"""The page of every key."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from interview.bank import Condition, Question
from interview.bank.diagnostic_codes import CODES
from interview.bank.reference_page import reference

PAGE = Path(__file__).parents[2] / "docs" / "bank-reference.md"


def test_the_committed_page_is_what_the_model_says() -> None:
    assert PAGE.read_text("utf-8") == reference(), (
        "write it again: python -m interview.bank.reference_page > docs/bank-reference.md"
    )


def test_every_key_and_every_code_is_on_the_page() -> None:
    page = reference()

    for kind in (Question, Condition):
        for field in fields(kind):
            assert f"**`{field.name.rstrip('_')}`**" in page
    for code in CODES:
        assert f"**{code.code}**" in page

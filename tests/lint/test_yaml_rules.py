"""Advice on what other programs for YAML refuse."""

from __future__ import annotations

import pytest

from interview.bank import parse
from interview.lint import lint
from tests.bank.samples import BAKER


def told(text: str) -> list[tuple[str, int]]:
    """The lines of a bank that earn the advice, from 1."""
    loaded = parse(text.encode(), "bank.yaml")
    loaded.require()
    return [(found.message, found.line) for found in lint(loaded) if found.code == "B089"]


@pytest.mark.parametrize("indent", [16, 14, 12, 4])
def test_a_list_in_brackets_must_go_on_further_right_than_its_key(indent: int) -> None:
    listed = "mentions: [oven, heat]"
    column = next(line.index(listed) for line in BAKER.splitlines() if listed in line)
    wrapped = BAKER.replace(listed, f"mentions: [oven,\n{' ' * indent}heat]")
    line = wrapped[: wrapped.index("mentions: [oven,")].count("\n") + 1
    assert [where for _message, where in told(wrapped)] == ([line] if indent <= column else [])


def test_a_bank_whose_lists_stay_on_their_lines_earns_none() -> None:
    assert told(BAKER) == []

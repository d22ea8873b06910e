"""Advice on what other programs for YAML refuse, or read as something else."""

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


@pytest.mark.parametrize(
    "word", ["no", "Yes", "on", "~", "null", "010", "12:30", "1_000", "2026-03-01", "true"]
)
def test_a_text_that_others_read_as_something_else_is_told(word: str) -> None:
    loaded = parse(BAKER.replace("[oven, heat]", f"[oven, {word}]").encode(), "bank.yaml")
    (found,) = (each for each in lint(loaded) if each.code == "B094")

    assert found.cure
    assert found.cure.edits[0].text == f'"{word}"'
    quoted = parse(BAKER.replace("[oven, heat]", f'[oven, "{word}"]').encode(), "bank.yaml")
    assert not [each for each in lint(quoted) if each.code == "B094"]


def test_numbers_and_flags_are_what_they_are_everywhere() -> None:
    plain = BAKER.replace("[oven, heat]", "[oven, 2010, yes we can]").replace(
        "            suggests: knockout", "            suggests: 1\n            red_flag: true"
    )
    loaded = parse(plain.encode(), "bank.yaml")
    loaded.require()
    assert not [each for each in lint(loaded) if each.code == "B094"]

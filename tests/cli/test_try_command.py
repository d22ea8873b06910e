"""try without a terminal: a suggestion for each line of notes."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Shell
from tests.source import ROOT


def test_each_line_is_a_note_and_gets_its_suggestion(shell: Shell) -> None:
    said = shell(
        "bank", "try", "social-media", "campaigns", given="only Old Spice\n\nmumbles something\n"
    )
    assert said.code == 0
    heading, first, second = said.out.split("\n\n")
    assert heading.startswith("campaigns · Which")
    assert first.startswith("> only Old Spice\n1 · Weak (")
    assert "“Old Spice”" in first
    assert second.startswith("> mumbles something\n")
    assert "no level is proposed" in second


def test_a_line_that_begins_with_a_slash_goes_to_another_question(shell: Shell) -> None:
    said = shell("bank", "try", "social-media", given="/impact\nasks what the goal is\n")
    assert said.code == 0
    assert said.out.startswith("self-title · What title")
    assert "\n\nimpact · How would you measure" in said.out
    assert "“asks what the goal”" in said.out


def test_a_slip_says_what_it_was_read_as(shell: Shell) -> None:
    said = shell("bank", "try", "social-media", "impact", given="asks what the objectvie is\n")
    assert "(read as “objective”)" in said.out


def test_the_language_of_the_bank_can_be_named(shell: Shell) -> None:
    said = shell("bank", "try", "social-media", "campaigns", "--lang", "fr", given="Old Spice\n")
    assert "se rabat sur Old Spice" in said.out


@pytest.mark.parametrize(
    ("words", "given"),
    [(("campaing",), "Old Spice\n"), ((), "/campaing\n")],
    ids=["named", "typed"],
)
def test_an_unknown_question_is_refused_with_the_nearest(
    shell: Shell, words: tuple[str, ...], given: str
) -> None:
    refused = shell("bank", "try", "social-media", *words, given=given)
    assert refused.code == 1
    assert "Did you mean “campaigns”?" in refused.err


def test_notes_that_are_not_utf_8_are_refused_in_a_sentence(shell: Shell) -> None:
    refused = shell("bank", "try", "social-media", given=b"caf\xe9\n")
    assert refused.code == 1
    assert "UTF-8" in refused.err


def test_a_preview_needs_a_terminal(shell: Shell) -> None:
    refused = shell("bank", "preview", "social-media")
    assert (refused.code, refused.out) == (2, "")
    assert "terminal" in refused.err


def test_the_page_on_editing_shows_what_is_really_said(shell: Shell) -> None:
    page = (ROOT / "docs" / "editing-banks.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (note,) = re.findall(r"^> (.*)$", example, re.MULTILINE)
    said = shell("bank", "try", "social-media", "campaigns", given=note)
    assert said.out == example

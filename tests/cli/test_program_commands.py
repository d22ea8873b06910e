"""start, resume, demo: what keeps the program from opening; and what no command survives."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    "words",
    [("--lang", "fr", "list"), ("list", "--lang", "fr"), ("list", "--lang=fr")],
    ids=" ".join,
)
def test_the_language_may_stand_before_or_behind_the_command(
    shell: Shell, words: tuple[str, ...]
) -> None:
    assert shell(*words).out.startswith("Aucun entretien pour l’instant")


def test_a_candidate_has_a_name(shell: Shell) -> None:
    refused = shell("start", "social-media", "--candidate", "  ")
    assert refused.code == 2
    assert "--candidate NAME" in refused.err


def test_a_bank_that_is_not_there_cannot_be_started(shell: Shell) -> None:
    refused = shell("start", "social-medai", "--candidate", "Ada")
    assert refused.code == 1
    assert "Did you mean “social-media”?" in refused.err


def test_a_language_that_neither_program_nor_bank_speaks_is_refused(shell: Shell) -> None:
    refused = shell("start", "social-media", "--candidate", "Ada", "--lang", "de")
    assert (refused.code, refused.out) == (1, "")
    assert "There are: en, fr." in refused.err


def test_nothing_is_begun_where_there_is_no_terminal(shell: Shell) -> None:
    refused = shell("start", "social-media", "--candidate", "Ada")
    assert (refused.code, refused.out) == (2, "")
    assert shell("list", "--json").json == []


@pytest.mark.parametrize("words", [("list",), ("show", "x"), ("verify",), ("history", "x")])
def test_a_journal_that_cannot_be_opened_is_a_sentence_and_no_crash(
    shell: Shell, words: tuple[str, ...]
) -> None:
    (shell.home / "journal.db").mkdir(parents=True)
    refused = shell(*words)
    assert (refused.code, refused.out) == (1, "")
    assert "journal.db" in refused.err
    assert not (shell.home / "crashes").exists()

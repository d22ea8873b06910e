"""The debrief in a real terminal: bursts of keys, a kill in the middle of a reason, odd text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.cli import main
from interview.journal import list_interviews, load_record
from interview.session import InterviewState
from tests.e2e.terminal import Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]


@pytest.fixture
def at(environment: dict[str, str]) -> Iterator[Terminal]:
    with Terminal(START, environment) as terminal:
        yield terminal


def to_debrief(terminal: Terminal) -> None:
    """Write notes, rate far off, and wait for the debrief."""
    terminal.wait_for("What title do they give themselves")
    terminal.type("says she is a guru")
    terminal.wait_for("◂")
    terminal.write("f8", "ctrl+g", "debrief", "enter")
    terminal.wait_for("suggested 1, rated 4: say why")


def state(environment: dict[str, str]) -> InterviewState:
    """What the files hold."""
    journal = Path(environment["INTERVIEW_HOME"]) / "journal.db"
    (summary,) = list_interviews(journal)
    return load_record(journal, summary.id.interview).state


@pytest.mark.parametrize("end", ["kill", "quit"])
def test_a_half_typed_reason_is_there_again_in_the_debrief(
    environment: dict[str, str],
    at: Terminal,
    end: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    to_debrief(at)
    at.press("enter")
    at.wait_for("Why does your rating differ")
    at.type("she laughed [red]at[/oops] it")
    at.wait_for("[red]at[/oops] it")
    if end == "quit":
        at.press("ctrl+q")
        assert at.wait_for_exit() == 0
    else:
        at.kill()
    monkeypatch.setenv("INTERVIEW_HOME", environment["INTERVIEW_HOME"])
    assert main(["list"]) == 0
    assert "unfinished" in capsys.readouterr().out
    assert main(["verify"]) == 0
    capsys.readouterr()
    (summary,) = list_interviews(Path(environment["INTERVIEW_HOME"]) / "journal.db")
    assert main(["show", summary.id.interview]) == 0
    shown = capsys.readouterr().out
    assert "she laughed [red]at[/oops] it" not in shown
    assert "no reason given" in shown
    assert "Unfinished: a reason was being typed" in shown
    with Terminal(["resume"], environment) as again:
        again.wait_for("Why does your rating differ")
        again.wait_for("she laughed [red]at[/oops] it")
        again.type("self")
        again.write("enter")
        again.wait_until_gone("Why does your rating differ")
        assert "say why" not in again.text
        again.press("ctrl+q")
        assert again.wait_for_exit() == 0
    rating = state(environment).answer("self-title").rating
    assert rating is not None
    assert rating.reason == "she laughed [red]at[/oops] itself"
    with sqlite3.connect(Path(environment["INTERVIEW_HOME"]) / "journal.db") as journal:
        given = "SELECT count(*) FROM event WHERE instr(content, CAST('ReasonGiven' AS BLOB))"
        assert journal.execute(given).fetchone() == (1,)


def test_keys_of_one_write_sign_amend_and_go_on_in_their_order(
    environment: dict[str, str], at: Terminal
) -> None:
    to_debrief(at)
    at.write("enter", "a joke", "enter", "f8", "Mary", "enter", "f4", "a typo", "enter", "f3", "!")
    at.wait_for("says she is a guru!")
    at.press("ctrl+q")
    assert at.wait_for_exit() == 0
    found = state(environment)
    assert not found.is_signed
    assert [each.reason for each in found.amendments] == ["a typo"]
    answer = found.answer("self-title")
    assert answer.notes == "says she is a guru!"
    assert answer.rating is not None
    assert answer.rating.reason == "a joke"


def test_quit_in_the_debrief_comes_back_to_it(environment: dict[str, str], at: Terminal) -> None:
    to_debrief(at)
    at.press("ctrl+q")
    assert at.wait_for_exit() == 0
    with Terminal(["resume"], environment, rows=40, columns=140) as again:
        again.wait_for("suggested 1, rated 4: say why")
        again.wait_for("Evidence")
        again.press("ctrl+z")
        again.wait_for("rating 4")
        again.press("ctrl+y")
        again.wait_for("Done again")
        again.press("f3")
        again.wait_for("says she is a guru")


def test_in_french_signs_and_figures_are_french(environment: dict[str, str]) -> None:
    with Terminal([*START, "--lang", "fr"], environment) as terminal:
        terminal.wait_for("Quel titre se donne cette personne")
        terminal.type("se dit gourou")
        terminal.wait_for("◂")
        terminal.write("f8", "ctrl+g", "bilan", "enter")
        terminal.wait_for("niveau proposé\u202f: 1, niveau attribué\u202f: 4\u202f; justifiez")
        terminal.wait_for("4,00 sur 4")
        terminal.wait_for("automatiquement, non confirmé)")
        assert "4.0" not in terminal.text

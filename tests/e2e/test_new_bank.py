"""`bank new` in a real terminal: asked, answered, put another way; stopped in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.bank import load
from tests.e2e.terminal import Terminal

NEW = ["bank", "new"]


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    return tmp_path / "home" / "banks"


def answer(terminal: Terminal, question: str, typed: str = "") -> None:
    terminal.wait_for(question)
    terminal.type(typed)
    terminal.press("enter")


def test_a_question_that_earns_advice_is_put_another_way(
    environment: dict[str, str], banks: Path
) -> None:
    with Terminal(NEW, environment, rows=50) as terminal:
        answer(terminal, "In which languages", "de")
        answer(terminal, "Write one or several of “en”, “fr”")
        answer(terminal, "What is the interview called?", "Baker")
        answer(terminal, "How many minutes", "30")
        answer(terminal, "What should it measure?", "Patience")
        answer(terminal, "“Patience”: what do you ask first?", "Are you patient?")
        answer(terminal, "press Enter to keep it", "When were you last out of patience?")
        screen = terminal.wait_for("Your bank is ready")
        assert terminal.wait_for_exit() == 0
    assert "interview start baker --candidate NAME" in screen
    bank = load(banks / "baker.yaml").require()
    assert bank.questions[0].ask.main == "When were you last out of patience?"
    assert not bank.ignore


def test_what_is_kept_is_kept_for_the_reason_given(
    environment: dict[str, str], banks: Path
) -> None:
    with Terminal(NEW, environment, rows=50) as terminal:
        for question in ("In which languages", "called?", "How many minutes"):
            answer(terminal, question)
        answer(terminal, "What should it measure?", "Patience")
        answer(terminal, "what do you ask first?", "Are you patient?")
        answer(terminal, "press Enter to keep it")
        answer(terminal, "Why is it better so?", "It opens the talk")
        assert terminal.wait_for_exit() == 0
    bank = load(banks / "our-interview.yaml").require()
    assert bank.ignore == {"B101": "It opens the talk"}


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
def test_stopped_in_the_middle_it_leaves_nothing_behind(
    environment: dict[str, str], banks: Path, key: str
) -> None:
    with Terminal(NEW, environment) as terminal:
        answer(terminal, "In which languages")
        answer(terminal, "called?", "Baker")
        # Only where the prompt stands are the keys the program's; before, they are the terminal's.
        terminal.wait_until(lambda: terminal.text.split()[-2:] == ["[45]", ">"], "the prompt")
        terminal.press(key)
        assert "Nothing was written." in terminal.wait_for("Nothing was written.")
        assert terminal.wait_for_exit() == 130
    assert not banks.exists()

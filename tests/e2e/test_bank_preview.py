"""bank preview and bank try in a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.editing.copy.samples import BANK, bank_file, editor


def test_a_bank_is_tried_at_a_question_and_follows_its_file(tmp_path: Path) -> None:
    bank = bank_file(tmp_path / "home" / "banks")
    environment = {"INTERVIEW_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
    with Terminal(["bank", "try", "mine", "errors"], environment) as terminal:
        terminal.wait_for("Which mistake of yours taught you most?")
        terminal.type("none comes")
        terminal.wait_for("none comes")
        bank.write_text(BANK.replace("of yours taught", "taught"), encoding="utf-8")
        terminal.wait_for("Which mistake taught you most?")
        assert "none comes" in terminal.text
        bank.write_text(BANK.replace("scale:", "scales:"), encoding="utf-8")
        terminal.wait_for("did you mean “scale”?")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert not (tmp_path / "home" / "journal.db").exists()


def test_a_question_that_is_not_there_is_refused(tmp_path: Path) -> None:
    bank_file(tmp_path / "home" / "banks")
    environment = {"INTERVIEW_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
    with Terminal(["bank", "try", "mine", "erors"], environment) as terminal:
        terminal.wait_for("Did you mean “errors”?")
        assert terminal.wait_for_exit() == 1


def test_a_bank_is_edited_checked_and_begun_without_leaving_the_program(tmp_path: Path) -> None:
    home = tmp_path / "home"
    bank = bank_file(home / "banks")
    environment = {
        "INTERVIEW_HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "VISUAL": str(editor(tmp_path / "bin")),
    }
    (home / "tour-seen").touch()
    with Terminal([], environment) as terminal:
        terminal.wait_for("New interview")
        terminal.press("f4")
        terminal.wait_for("New bank")
        terminal.type("mine")
        terminal.press("enter")
        terminal.wait_for("How do you check your own work?")
        terminal.press("ctrl+e")
        terminal.wait_for("EDITOR")
        terminal.enter("your own work=>whether it works")
        terminal.enter("q")
        terminal.wait_for("Press Enter to go back")
        terminal.enter("")
        terminal.wait_for("How do you check whether it works?")
        terminal.type("ticks off a checklist")
        terminal.wait_for("Names a list")
        assert "whether it works" in bank.read_text(encoding="utf-8")

        bank.write_text(BANK.replace("scale:", "scales:"), encoding="utf-8")
        terminal.wait_for("did you mean “scale”?")
        terminal.press("ctrl+f")
        terminal.wait_for("unknown key “scales”")
        terminal.press("enter")
        terminal.wait_for("mine.yaml:3:1")
        terminal.press("escape", "escape", "ctrl+q")
        terminal.wait_for("New interview")

        terminal.press("f4")
        terminal.wait_for("New bank")
        terminal.type("new bank")
        terminal.press("enter")
        terminal.wait_for("languages")
        terminal.press("ctrl+c")
        terminal.wait_for("Press Enter to go back")
        terminal.enter("")
        terminal.wait_for("Which bank?")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_for_exit() == 0

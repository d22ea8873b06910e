"""bank preview and bank try in a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.editing.copy.samples import BANK, bank_file


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

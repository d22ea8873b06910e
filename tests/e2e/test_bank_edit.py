"""bank edit in a real terminal, with an editor that takes its commands from the keyboard."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview.bank import load
from interview.shipped_files import shipped_banks
from tests.e2e.terminal import Terminal
from tests.editing.copy.samples import BANK, bank_file, editor

TYPO = "competency: care=>competency: cure"
CURE = "competency: cure=>competency: care"
REWORD = "your own work=>what you did"


class Room:
    """A home with a bank in it, and an editor."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.bank = bank_file(self.home / "banks")
        self.editing = self.home / "editing"
        self.environment = {
            "INTERVIEW_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "VISUAL": str(editor(folder / "bin")),
        }

    def edit(self, name: str = "mine") -> Terminal:
        return Terminal(["bank", "edit", name], self.environment, rows=40, columns=140)

    @property
    def text(self) -> str:
        return self.bank.read_text(encoding="utf-8")

    @property
    def copy(self) -> str:
        return (self.editing / "mine.yaml").read_text(encoding="utf-8")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def enter(terminal: Terminal, *lines: str) -> None:
    """Type lines into the editor, or answers to a question."""
    for line in lines:
        terminal.enter(line)


def test_a_bank_that_loads_is_kept_when_the_editor_ends(room: Room) -> None:
    room.bank.chmod(0o640)
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD)
        assert "own work" in room.text
        enter(terminal, "q")
        terminal.wait_for("Kept:")
        assert terminal.wait_for_exit() == 0
    assert room.text == BANK.replace("your own work", "what you did")
    assert room.bank.stat().st_mode & 0o777 == 0o640
    assert [path.suffix for path in room.editing.iterdir()] == [".lock"]


def test_a_mistake_is_shown_and_the_editor_opens_again_at_its_line(room: Room) -> None:
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, TYPO, "q")
        terminal.wait_for("mine.yaml:11:21")
        terminal.wait_for("go back to line 11 (or just Enter)")
        assert room.text == BANK
        assert "keep" not in terminal.text.rpartition("mine.yaml: 2 errors")[2]
        enter(terminal, "")
        terminal.wait_for("EDITOR +11")
        enter(terminal, CURE, REWORD, "q")
        terminal.wait_for("Kept:")
        assert terminal.wait_for_exit() == 0
    assert "what you did" in room.text


def test_what_was_left_is_found_again_and_gone_on_with(room: Room) -> None:
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD, TYPO, "q")
        terminal.wait_for("leave")
        enter(terminal, "l")
        terminal.wait_for("What you typed stays in")
        assert terminal.wait_for_exit() == 1
    assert room.text == BANK
    assert "what you did" in room.copy
    with room.edit() as terminal:
        terminal.wait_for("changes that were not kept")
        enter(terminal, "edit")
        terminal.wait_for("EDITOR +11")
        enter(terminal, CURE, "q")
        terminal.wait_for("Kept:")
    assert "what you did" in room.text


def test_killed_while_the_editor_is_open_what_was_saved_is_offered_next_time(room: Room) -> None:
    with room.edit() as terminal:
        terminal.wait_for("You type in a copy")
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD)
        terminal.wait_for(REWORD)
        terminal.kill()
    assert room.text == BANK
    with room.edit() as terminal:
        terminal.wait_for("changes that were not kept")
        enter(terminal, "again")
        terminal.wait_for("What you had typed is in")
        terminal.wait_for("EDITOR")
        assert room.copy == BANK
        enter(terminal, "q")
        terminal.wait_for("Nothing was changed.")
        assert terminal.wait_for_exit() == 0
    (aside,) = room.editing.glob("mine-*.yaml")
    assert "what you did" in aside.read_text(encoding="utf-8")


def test_a_bank_that_somebody_else_changed_meanwhile_is_not_replaced_unasked(room: Room) -> None:
    theirs = BANK.replace("title: Mine", "title: Theirs")
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD)
        room.bank.write_text(theirs, encoding="utf-8")
        enter(terminal, "q")
        terminal.wait_for("Somebody changed the bank while you were editing.")
        assert room.text == theirs
        enter(terminal, "keep")
        terminal.wait_for("Kept:")
    assert "what you did" in room.text
    (aside,) = room.editing.glob("mine-*.yaml")
    assert aside.read_text(encoding="utf-8") == theirs


def test_advice_alone_can_be_kept(room: Room) -> None:
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, "How do you check=>Do you check", "q")
        terminal.wait_for("advice[")
        enter(terminal, "k")
        terminal.wait_for("Kept:")
        assert terminal.wait_for_exit() == 0
    assert "Do you check" in room.text


def test_an_editor_that_fails_keeps_nothing_unasked(room: Room) -> None:
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD, "cq")
        terminal.wait_for("ended with code 1")
        terminal.wait_until(lambda: terminal.text.split()[-1] == ">", "the prompt")
        terminal.press("ctrl+d")
        terminal.wait_for("The bank is as it was.")
        assert terminal.wait_for_exit() == 1
    assert room.text == BANK


def test_a_shipped_bank_stays_and_ones_own_stands_in_its_place(room: Room) -> None:
    shipped = shipped_banks() / "support-engineer.yaml"
    before = shipped.read_bytes()
    with room.edit("support-engineer") as terminal:
        terminal.wait_for("Your own copy will be used instead")
        terminal.wait_for("EDITOR")
        enter(terminal, "format: 1=>format: 1 # mine", "q")
        terminal.wait_for("keep")
        enter(terminal, "")
        terminal.wait_for("Kept:")
    assert shipped.read_bytes() == before
    own = room.home / "banks" / "support-engineer.yaml"
    assert "# mine" in own.read_text(encoding="utf-8")
    assert load(own).record is not None


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(room: Room, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(room.bank)
    with room.edit(str(link)) as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, REWORD, "q")
        terminal.wait_for("Kept:")
    assert link.is_symlink()
    assert "what you did" in room.text


def test_a_second_edit_of_the_same_bank_is_refused(room: Room) -> None:
    with room.edit() as first:
        first.wait_for("EDITOR")
        with room.edit() as second:
            second.wait_for("being edited in another window")
            assert second.wait_for_exit() == 1
        enter(first, REWORD, "q")
        first.wait_for("Kept:")


def test_an_unknown_editor_that_comes_back_at_once_is_waited_for(room: Room) -> None:
    room.environment["VISUAL"] = "true"
    with room.edit() as terminal:
        terminal.wait_for("Press Enter when you have saved")
        saved = room.copy.replace("your own work", "what you did")
        (room.editing / "mine.yaml").write_text(saved, encoding="utf-8")
        enter(terminal, "")
        terminal.wait_for("Kept:")
    assert "what you did" in room.text


def test_it_speaks_french(room: Room) -> None:
    room.environment["LC_ALL"] = "fr_FR.UTF-8"
    with room.edit() as terminal:
        terminal.wait_for("EDITOR")
        enter(terminal, TYPO, "q")
        terminal.wait_for("erreur")
        enter(terminal, "quitter")
        assert terminal.wait_for_exit() == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_bank_is_refused_before_anything_is_typed(room: Room) -> None:
    room.bank.chmod(0o440)
    with room.edit() as terminal:
        terminal.wait_for("is read-only")
        assert terminal.wait_for_exit() == 1

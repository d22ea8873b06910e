"""Which editor is the user's, and how it opens a file at a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.editing.copy.external_editor import EDITORS, command_to_open, users_editor
from interview.errors import UsageError
from tests.editing.copy.samples import editor

BANK = Path("my bank.yaml")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vi", ["+31", "my bank.yaml"]),
        ("nvim", ["+31", "my bank.yaml"]),
        ("nano", ["+31", "my bank.yaml"]),
        ("emacsclient -t", ["-t", "+31", "my bank.yaml"]),
        ("micro", ["+31", "my bank.yaml"]),
        ("kak", ["+31", "my bank.yaml"]),
        ("hx", ["my bank.yaml:31"]),
        ("code", ["--wait", "--goto", "my bank.yaml:31"]),
        ("code -w", ["-w", "--goto", "my bank.yaml:31"]),
        ("subl -n", ["-n", "--wait", "my bank.yaml:31"]),
        ("gvim", ["--nofork", "+31", "my bank.yaml"]),
        ("notepad", ["my bank.yaml"]),
        ("an-editor-of-my-own", ["my bank.yaml"]),
    ],
)
def test_each_editor_takes_the_line_in_its_own_way(command: str, words: list[str]) -> None:
    name, *given = command.split()
    assert command_to_open([f"/usr/bin/{name}", *given], BANK, 31)[1:] == words


@pytest.mark.parametrize("name", [name for each in EDITORS for name in each.names])
def test_without_a_line_an_editor_opens_where_it_was_left(name: str) -> None:
    assert command_to_open([name], BANK, 0)[-1] == "my bank.yaml"


def test_visual_comes_before_editor_and_is_split_as_a_shell_does(tmp_path: Path) -> None:
    program = str(editor(tmp_path / "with space"))
    found = users_editor({"VISUAL": f'"{program}" -u "a b"', "EDITOR": "nowhere"})
    assert found == (program, "-u", "a b")


def test_a_path_with_spaces_needs_no_quotes(tmp_path: Path) -> None:
    program = str(editor(tmp_path / "with space"))
    assert users_editor({"VISUAL": " ", "EDITOR": program}) == (program,)


def test_arguments_may_be_longer_than_any_name_of_a_file(tmp_path: Path) -> None:
    program = str(editor(tmp_path))
    assert users_editor({"EDITOR": f"{program} {'x' * 400}"}) == (program, "x" * 400)


@pytest.mark.parametrize("value", ["no-such-editor -w", 'vim "unclosed'])
def test_an_editor_that_cannot_be_started_is_named(value: str) -> None:
    with pytest.raises(UsageError, match="EDITOR"):
        users_editor({"EDITOR": value})


def test_where_none_is_set_one_that_is_installed_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="EDITOR=nano"):
        users_editor({})
    installed = editor(tmp_path, "vi")
    assert users_editor({}) == (str(installed),)


def test_a_link_called_editor_is_known_by_what_it_leads_to(tmp_path: Path) -> None:
    link = tmp_path / "editor"
    link.symlink_to(editor(tmp_path, "nano"))
    assert command_to_open([str(link)], BANK, 7)[1:] == ["+7", "my bank.yaml"]

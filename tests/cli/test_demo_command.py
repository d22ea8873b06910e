"""demo: made-up interviews in a place of their own, and no trace of them unless they are kept."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from interview.demo.held_interviews import is_compiled
from interview.file_lock import FileLock
from interview.i18n import LANGUAGES
from tests.cli.conftest import Shell
from tests.e2e.terminal import Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "passing").mkdir()
    return {
        "INTERVIEW_HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "passing"),
        "LC_ALL": "C.UTF-8",
    }


def test_it_shows_its_interviews_and_leaves_nothing_behind(
    environment: dict[str, str], tmp_path: Path
) -> None:
    passing = tmp_path / "passing"
    others = [passing / "interview-demo-shown", passing / "interview-demo-no-demonstration"]
    for folder in (passing / "interview-demo-killed", *others):
        folder.mkdir()
        (folder / "journal.db").write_bytes(b"made up")
    (passing / "interview-demo-killed" / "in-use.lock").touch()
    (passing / "interview-demo-link").symlink_to(tmp_path)
    others.append(passing / "interview-demo-link")
    with (
        FileLock(others[0] / "in-use.lock"),
        Terminal(["demo"], environment, rows=40, columns=120) as terminal,
    ):
        terminal.wait_for("Maya Lindqvist")
        (place,) = {*passing.iterdir()} - {passing / "interview-demo-killed", *others}
        assert place.stat().st_mode & 0o777 == 0o700
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert "nothing you did in it is kept" in terminal.unwrapped
    assert {*passing.iterdir()} == {*others}
    assert not (tmp_path / "home").exists()


def test_a_key_pressed_before_it_is_there_counts(environment: dict[str, str]) -> None:
    with Terminal(["demo"], environment, rows=40, columns=120) as terminal:
        terminal.wait_until(lambda: terminal.gets_every_key, "a terminal that keeps every key")
        assert b"Maya" not in terminal.raw
        terminal.write("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert "nothing you did in it is kept" in terminal.unwrapped
        assert not terminal.gets_every_key


def test_its_report_can_be_looked_at(environment: dict[str, str]) -> None:
    with Terminal(["demo"], environment, rows=40, columns=120) as terminal:
        terminal.wait_for("Maya Lindqvist")
        terminal.press("down")
        terminal.press("f9")
        terminal.wait_for("Tom Achterberg")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_it_speaks_the_language_of_the_reader(environment: dict[str, str]) -> None:
    with Terminal(["--lang", "fr", "demo"], environment, rows=40, columns=120) as terminal:
        terminal.wait_for("Animation de communauté")
        terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Afficher le rapport")


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_events_are_those_of_its_files(language: str) -> None:
    assert is_compiled(language), "make data"


@pytest.fixture
def commands(shell: Shell, tmp_path: Path) -> list[list[str]]:
    """The commands to try on a demonstration that is kept; it is in the home from now on."""
    told = shell("demo", "--keep", str(tmp_path / "kept"))
    assert (told.code, told.err) == (0, "")
    place, *lines = [line.strip() for line in told.out.splitlines() if line.startswith("  ")]
    assert place == f"export INTERVIEW_HOME={tmp_path / 'kept'}"
    (tmp_path / "kept").rename(shell.home)
    return [shlex.split(line)[1:] for line in lines]


def test_every_command_it_names_shows_something(
    shell: Shell, commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in commands:
        if words and words[0] != "decide":  # which asks, as the program alone needs a terminal
            told = shell(*words)
            assert told.code == 0, told.err
            assert told.out.strip()
    assert len([*(tmp_path / "reports").glob("*.html")]) == 6
    assert (tmp_path / "blind.xlsx").stat().st_size > 0
    assert "Red flag" not in (tmp_path / "maya.md").read_text(encoding="utf-8")


def test_it_has_a_panel_a_decision_paper_and_keys_of_each_rater(shell: Shell) -> None:
    told = shell("demo", "--keep", str(shell.home))
    assert told.code == 0
    panel = shell("panel", "lindqvist", "--format", "json", "-o", "-").json
    assert [each["name"] for each in panel["raters"]] == [
        "Sam Okafor",
        "Inès Okoye",
        "Tom Achterberg",
    ]
    assert {each["id"] for each in panel["first"]} == {"campaigns", "learning", "history"}
    verified = shell("verify").out
    for name in ("Sam Okafor", "Ines Okoye", "Tom Achterberg"):
        assert f"signed by {name}" in verified
    reports = [
        shell("report", each["id"], "--format", "json", "-o", "-").json
        for each in shell("list", "--json").json
    ]
    assert [bool(each["entered"]) for each in reports] == [False] * 6 + [True]
    assert [bool(each["decisions"]) for each in reports] == [False] * 4 + [True] + [False] * 2
    assert [each["status"] for each in reports] == ["open"] + ["signed"] * 6
    recommended = [each["recommendation"]["key"] for each in reports]
    assert recommended == ["none", "hire", "hire", "hire", "discuss", "decline", "hire"]


def test_it_is_kept_in_a_new_folder_only(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    for place in (tmp_path, mine):
        told = shell("demo", "--keep", str(place))
        assert (told.code, told.out) == (2, "")
        assert "name a new folder" in told.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]

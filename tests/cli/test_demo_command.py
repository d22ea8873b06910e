"""demo: a finished interview in a place of its own, and no trace of it afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "passing").mkdir()
    return {
        "INTERVIEW_HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "passing"),
        "LC_ALL": "C.UTF-8",
    }


def test_it_shows_a_finished_interview_and_leaves_nothing_behind(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with Terminal(["demo"], environment, rows=40, columns=120) as terminal:
        terminal.wait_for("Maya Lindqvist")
        (place,) = (tmp_path / "passing").iterdir()
        assert place.stat().st_mode & 0o777 == 0o700
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert "nothing you did in it is kept" in terminal.unwrapped
    assert not [*(tmp_path / "passing").iterdir()]
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
        terminal.press("f9")
        terminal.wait_for("Community coordinator")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_it_speaks_the_language_of_the_reader(environment: dict[str, str]) -> None:
    with Terminal(["--lang", "fr", "demo"], environment, rows=40, columns=120) as terminal:
        terminal.wait_for("Animation de communauté")
        terminal.wait_for("Afficher le rapport")

"""doctor: the facts a person is asked for, and whatever is wrong."""

from __future__ import annotations

from pathlib import Path

from interview import __version__
from tests.cli.conftest import Shell


def test_nothing_is_wrong_with_a_fresh_home(shell: Shell) -> None:
    said = shell("doctor")
    assert said.code == 0, said.out
    assert said.out.splitlines()[0].split() == ["interview", __version__]
    assert said.out.endswith("✓ Nothing is wrong.\n")


def test_it_says_where_everything_lives(shell: Shell) -> None:
    said = shell("doctor").out
    for name in ("journal.db", "reports", "banks", "templates", "settings.toml"):
        assert str(shell.home / name) in said


def test_looking_changes_nothing(shell: Shell) -> None:
    shell("doctor")
    assert not shell.home.exists()


def test_a_home_that_others_can_read_is_found(shell: Shell) -> None:
    shell.record()
    shell.home.chmod(0o740)
    said = shell("doctor")
    assert said.code == 1
    assert f"Others can read {shell.home}" in said.out


def test_a_bank_that_cannot_be_used_is_found(shell: Shell) -> None:
    _write(shell.home / "banks" / "mine.yaml", "title: [")
    shell.home.chmod(0o700)
    said = shell("doctor")
    assert said.code == 1
    assert "interview bank check mine" in said.out


def test_wrong_settings_are_found_and_do_not_keep_it_from_looking(shell: Shell) -> None:
    _write(shell.home / "settings.toml", 'theme = "drak"')
    shell.home.chmod(0o700)
    said = shell("doctor")
    assert said.code == 1
    assert "“theme” must be one of" in said.out
    assert "SQLite" in said.out


def test_a_journal_that_is_no_journal_is_found(shell: Shell) -> None:
    _write(shell.home / "journal.db", "not a database " * 100)
    said = shell("doctor")
    assert said.code == 1
    assert "journal.db" in said.out.rpartition("▲")[2]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

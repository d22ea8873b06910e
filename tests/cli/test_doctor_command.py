"""doctor: the facts a person is asked for, and whatever is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

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


def test_the_packages_that_the_program_asks_for_are_listed_and_a_missing_one_is_wrong(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(
        tmp_path / "interview-9.dist-info" / "METADATA",
        "Metadata-Version: 2.1\nName: interview\nVersion: 9\n"
        "Requires-Dist: jinja2>=3.1.6\n"
        "Requires-Dist: no-such-package<9,>=8.2\n"
        "Requires-Dist: no-such-tool>=1 ; extra == 'dev'\n",
    )
    monkeypatch.syspath_prepend(tmp_path)
    said = shell("doctor")
    listed = dict(line.split(maxsplit=1) for line in said.out.splitlines() if line[:1].isalpha())
    assert (listed["jinja2"], listed["no-such-package"]) == (version("jinja2"), "–")
    assert not {"textual", "no-such-tool"} & {*listed}
    assert said.code == 1
    assert "▲ Not installed: no-such-package. Install the program again." in said.out


def test_looking_changes_nothing(shell: Shell) -> None:
    shell("doctor")
    assert not shell.home.exists()


def test_a_list_that_says_otherwise_than_the_record_is_found_and_left(shell: Shell) -> None:
    name = shell.record()
    with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
        journal.execute("UPDATE summary SET candidate = 'Somebody Else'")
        journal.commit()
    said = shell("doctor")
    assert said.code == 1
    assert f"The list says otherwise of interview {name} than its record" in said.out
    assert "Somebody Else" in shell("list").out


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


def test_a_key_that_most_terminals_send_as_another_is_found(shell: Shell) -> None:
    _write(shell.home / "settings.toml", '[keys]\nnext = "ctrl+b"\nquote = "ctrl+shift+n"\n')
    shell.home.chmod(0o700)
    said = shell("doctor")
    assert said.code == 1
    assert "line 3: “ctrl+shift+n” for “quote”: few terminals send it" in said.out
    assert "ctrl+b" not in said.out


def test_a_folder_for_reports_that_cannot_be_made_is_found(shell: Shell) -> None:
    _write(shell.home / "settings.toml", f"reports_folder = '{shell.home}/settings.toml/reports'")
    shell.home.chmod(0o700)
    said = shell("doctor")
    assert said.code == 1
    assert "settings.toml is no folder" in said.out


def test_a_journal_that_is_no_journal_is_found(shell: Shell) -> None:
    _write(shell.home / "journal.db", "not a database " * 100)
    said = shell("doctor")
    assert said.code == 1
    assert "journal.db" in said.out.rpartition("▲")[2]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

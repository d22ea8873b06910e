"""What a shell offers after `interview`, by the key Tab in real shells."""

from __future__ import annotations

import os
import pty
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import PAPER, Shell

COMPLETED = "[done]"
SETUP = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
"""How each shell is started without the user's own files."""


@pytest.fixture
def program(tmp_path: Path) -> dict[str, str]:
    """An environment in which `interview` is this program, and nothing else of the user's."""
    folder = tmp_path / "bin"
    folder.mkdir()
    path = shlex.quote(os.pathsep.join(sys.path))
    (folder / "interview").write_text(
        f'#!/bin/sh\nPYTHONPATH={path} exec {shlex.quote(sys.executable)} -m interview "$@"\n'
    )
    (folder / "interview").chmod(0o755)
    return os.environ | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TERM": "dumb",
    }


def press_tab(shell: str, environment: dict[str, str], lines: list[str], wanted: str) -> str:
    """Type lines into an interactive shell, with Tab in the last, and return what it shows.

    It is read until `wanted` comes.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        SETUP[shell],
        env=environment,
        cwd=environment["HOME"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = ""
    try:
        for line, awaited in [
            *((f"{line}; echo [do''ne]\r", COMPLETED) for line in lines[:-1]),
            (lines[-1], wanted),
        ]:
            os.write(ours, line.encode())
            shown, end = "", time.monotonic() + 60
            while awaited not in shown:
                assert time.monotonic() < end, shown
                if select.select([ours], [], [], 1)[0]:
                    shown += os.read(ours, 65536).decode(errors="replace")
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return shown


@pytest.mark.parametrize("name", SETUP)
def test_tab_completes_an_id_in_the_shell(shell: Shell, program: dict[str, str], name: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    interview = shell("record", "-", given=PAPER).id
    begin = ["autoload -U compinit; compinit -u -D"] if name == "zsh" else []
    lines = [*begin, f'eval "$(interview completion {name})"', f"interview show {interview[:3]}\t"]
    press_tab(name, program, lines, interview)


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes_ids_and_says_whose_they_are(shell: Shell, program: dict[str, str]) -> None:
    interview = shell("record", "-", given=PAPER).id
    script = "interview completion fish | source; complete -C 'interview show '"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        env=program,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{interview}\tAda Lovelace · Community manager · social-media\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("interview start so", ["social-media"]),
        ("interview bank check ", ["social-media", "support-engineer"]),
        ("interview start social-media --candidate ", []),
        ("interview start ./", ["./own.yaml"]),
        ("interview report --format h", ["html"]),
    ],
)
def test_banks_options_and_choices_are_offered(
    shell: Shell, program: dict[str, str], tmp_path: Path, line: str, offered: list[str]
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "own.yaml").touch()
    (folder / "notes.txt").touch()
    told = tmp_path / "told"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(told),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    subprocess.run(["interview"], env=program | asked, cwd=folder, check=True)
    assert told.read_text().split() == offered

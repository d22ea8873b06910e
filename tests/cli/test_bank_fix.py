"""bank check --fix: what is certain is mended, once a person has seen it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_bank_commands import GOOD, own_bank

BAD = GOOD.replace("title: Mine", "titel: Mine").replace("ask: Why?", "ask:\u200b Why?")


def test_the_difference_is_shown_and_written(shell: Shell) -> None:
    path = own_bank(shell, BAD)

    fixed = shell("bank", "check", "--fix", "--yes", "mine")

    assert fixed.code == 0
    assert "\n-titel: Mine\n+title: Mine\n" in fixed.out
    assert "-        ask:� Why?\n+        ask: Why?\n" in fixed.out
    assert path.read_text("utf-8") == GOOD


def test_nothing_is_written_where_nobody_agreed(shell: Shell) -> None:
    path = own_bank(shell, BAD)

    shown = shell("bank", "check", "--fix", "mine")

    assert shown.code == 1
    assert "+title: Mine" in shown.out
    assert "add --yes" in shown.err
    assert path.read_text("utf-8") == BAD


def test_a_bank_without_certain_cures_is_left_alone(shell: Shell) -> None:
    path = own_bank(shell, GOOD.replace("scale: [Bad, Good]", "scale: Bad"))
    before = path.stat().st_mtime_ns

    assert shell("bank", "check", "--fix", "--yes", "mine").code == 1
    assert path.stat().st_mtime_ns == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("typed", "after"), [("yes\n", GOOD), ("\n", BAD)], ids=["yes", "no"])
def test_at_a_terminal_a_person_decides(shell: Shell, typed: str, after: str) -> None:
    import pty

    path = own_bank(shell, BAD)
    leader, follower = pty.openpty()
    os.write(leader, typed.encode())
    program = subprocess.run(
        [sys.executable, "-m", "interview", "bank", "check", "--fix", str(path)],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    os.close(leader)
    os.close(follower)

    assert path.read_text("utf-8") == after
    assert program.returncode == (0 if after == GOOD else 1)

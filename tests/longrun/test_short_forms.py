"""The long runs, in short: that they run, and that a few kills and power cuts lose nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.longrun import monkey, power_loss, salvage
from tests.longrun.kills import kill_again_and_again
from tests.longrun.machine import try_everything


def test_what_was_painted_survives_some_kills_and_what_was_undone_stays_undone() -> None:
    tally = kill_again_and_again(4, seed=2)
    assert tally.kills == 4
    assert not tally.lost


def test_what_was_saved_survives_some_power_cuts(tmp_path: Path) -> None:
    strace = which("strace")
    if strace is None or subprocess.run([strace, "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and to be allowed to use it")
    looked, lost = power_loss.check(tmp_path, wanted=200, seed=3)
    assert looked == 200
    assert not lost


def test_a_damaged_journal_gives_back_all_that_was_not_hit() -> None:
    assert salvage.main(flips=20, truncations=10, zeroed=10) == 0


def test_a_few_hundred_random_steps_leave_what_the_model_says() -> None:
    steps, number = 200, 3
    try:
        try_everything(steps, number, shrinks=False)
    except Exception as error:
        command = f"python -m tests.longrun.machine {steps} {number}"
        error.add_note(f"The same steps, made as short as they get, in some minutes: {command}")
        raise


def test_some_random_bytes_neither_end_the_program_nor_damage_the_record() -> None:
    _sent, wrong = monkey.play(1, number=1)
    assert not wrong

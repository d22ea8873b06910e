"""The writer thread: what was handed in is on disk, whatever the disk and the system do."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from interview.errors import InterviewBusy
from interview.journal import Draft, Journal, Recorder, StreamId, hold
from interview.session import BankCorrected, NotesEdited, QuestionOpened, fold
from tests.journal.samples import BANK, NOON, begin

TYPIST = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from interview.journal import Draft, Recorder, StreamId
from interview.session import BankCorrected, NotesEdited

recorder = Recorder(Path(sys.argv[1]), StreamId(sys.argv[2], sys.argv[3]), 2, lambda: None)
text = ""
while True:
    text += "x"
    recorder.draft(Draft("impact", text, (0, len(text)), datetime.now(UTC)))
    if len(text) % 7 == 0:
        recorder.emit(NotesEdited("impact", text), datetime.now(UTC))
    recorder.settle(60)
    print(len(text), flush=True)
"""
"""Types, and says how much of it is durable; a frame would be painted where it prints."""

FILLER = """
import resource, sys
from pathlib import Path
from interview.journal import Draft, Recorder, StreamId
from tests.journal.samples import NOON

path = Path(sys.argv[1])
recorder = Recorder(path, StreamId(sys.argv[2], sys.argv[3]), 2, lambda: None)
recorder.draft(Draft("impact", "before", (0, 0), NOON))
assert recorder.settle(60)
room = path.stat().st_size + 512
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
recorder.draft(Draft("impact", "y" * 200_000, (0, 0), NOON))
assert not recorder.settle(1), "there is no room"
assert recorder.trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert recorder.close(60)
print("recovered")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


def silent() -> None:
    """Nobody looks."""


def kept(path: Path, stream: StreamId) -> str:
    """The notes as a resumed interview would show them."""
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.draft is not None
    return found.draft.text


def test_what_is_handed_in_is_on_disk_once_it_is_settled(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    recorder.emit(NotesEdited("impact", "asks for the goal"), NOON)
    recorder.draft(Draft("impact", "asks for the goal first", (0, 23), NOON))
    assert recorder.settle(60)
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert fold(found.history).answer("impact").notes == "asks for the goal"
    assert found.draft is not None
    assert found.draft.text == "asks for the goal first"
    assert recorder.close(60)


def test_events_keep_their_order_and_their_numbers(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    handed = [recorder.emit(NotesEdited("impact", str(n)), NOON) for n in range(300)]
    assert recorder.close(60)
    with Journal.open(path) as journal:
        assert journal.read(stream).history[2:] == tuple(handed)


def test_a_killed_program_loses_nothing_it_said_was_saved(path: Path) -> None:
    rolled = random.Random(7)
    for _ in range(20):
        stream = begin(path)
        command = [sys.executable, "-c", TYPIST, str(path), stream.interview, stream.rater]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
            assert typist.stdout is not None
            typist.stdout.readline()
            time.sleep(rolled.uniform(0.0, 0.08))
            typist.send_signal(signal.SIGKILL)
            painted = int(([*typist.stdout, "1"][-2:] or ["1"])[0])
        assert len(kept(path, stream)) >= painted


def test_two_programs_write_one_journal_and_lose_nothing(path: Path) -> None:
    streams = [begin(path, f"Candidate {n}") for n in range(3)]
    recorders = [Recorder(path, stream, 2, silent) for stream in streams]
    for number in range(100):
        for recorder in recorders:
            recorder.emit(NotesEdited("impact", str(number)), NOON)
    assert all(recorder.close(60) for recorder in recorders)
    with Journal.open(path) as journal:
        for stream in streams:
            assert len(journal.read(stream).history) == 102


def test_an_interview_open_in_one_program_is_refused_to_another(path: Path) -> None:
    stream = begin(path)
    held = hold(path, stream)
    again = (
        "import sys; from pathlib import Path; from interview.journal import hold, StreamId;"
        "hold(Path(sys.argv[1]), StreamId(*sys.argv[2:]))"
    )
    command = [sys.executable, "-c", again, str(path), stream.interview, stream.rater]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert InterviewBusy.__name__ in refused.stderr
    held.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_typing_goes_on_while_the_file_may_not_grow_and_is_saved_when_it_may(path: Path) -> None:
    stream = begin(path)
    command = [sys.executable, "-c", FILLER, str(path), stream.interview, stream.rater]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "recovered", done.stderr
    assert kept(path, stream) == "y" * 200_000


def test_a_conflict_is_said_and_what_was_not_saved_can_be_had(path: Path) -> None:
    stream = begin(path)
    told: list[str] = []
    recorder = Recorder(path, stream, 2, lambda: told.append(recorder.trouble))
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, QuestionOpened("campaigns"))])
    recorder.emit(NotesEdited("impact", "precious"), NOON)
    assert not recorder.settle(2)
    assert "Another program" in told[0]
    assert not recorder.close(5)
    assert "precious" in recorder.unsaved()
    with Journal.open(path) as journal:
        assert len(journal.read(stream).history) == 3


def test_a_corrected_bank_is_kept_with_its_event_however_often_it_takes(path: Path) -> None:
    stream = begin(path)
    away = path.rename(path.with_suffix(".away"))
    path.mkdir()  # for a while, nothing can be written
    recorder = Recorder(path, stream, 2, silent)
    text = BANK + b"# corrected"
    event = BankCorrected(sha256(text).hexdigest(), 1)
    recorder.emit(event, NOON, text)
    assert not recorder.settle(2)
    path.rmdir()
    away.rename(path)
    recorder.emit(NotesEdited("impact", "goes on"), NOON)
    assert recorder.close(60)
    with Journal.open(path) as journal:
        assert journal.read(stream).history[2].event == event
        assert journal.bank_text(event.bank) == text


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount a disk of its own")
def test_a_full_disk_is_said_and_the_ballast_makes_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        _fill_and_type(disk)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _fill_and_type(disk: Path) -> None:
    path = disk / "home" / "journal.db"
    stream = begin(path)
    troubles: list[str] = []
    recorder = Recorder(path, stream, 2, lambda: troubles.append(recorder.trouble))
    recorder.draft(Draft("impact", "before", (0, 0), NOON))
    assert recorder.settle(60)
    time.sleep(0.2)
    _fill(disk)
    recorder.draft(Draft("impact", "z" * 100_000, (0, 0), NOON))
    recorder.settle(0.2)
    assert recorder.close(60)
    assert any("full" in trouble for trouble in troubles)
    assert kept(path, stream) == "z" * 100_000


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "other").open("wb", buffering=0) as other:
        while True:
            other.write(b"x" * 4096)

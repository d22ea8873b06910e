"""The recorder: what was handed in is on disk, whatever the disk and the system do."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from interview.errors import InterviewBusy
from interview.journal import (
    Durability,
    Journal,
    Recorder,
    SaveStatus,
    StreamId,
    lock_interview,
)
from interview.journal.commit_draft_log import commit_draft_log
from interview.journal.draft_log import DraftLog, read_draft_log
from interview.journal.draft_log_names import draft_log_files, draft_log_path
from interview.journal.streams import Draft, LineFor
from interview.session import (
    AnswerRated,
    BankCorrected,
    InterviewLeft,
    NotesEdited,
    QuestionOpened,
    Recorded,
    Undone,
    fold,
)
from tests.journal.samples import BANK, NOON, begin, verified

TYPIST = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from interview.journal import Recorder, StreamId
from interview.session import NotesEdited

recorder = Recorder(Path(sys.argv[1]), StreamId(sys.argv[2], sys.argv[3]), 2, lambda: None)
text = ""
while True:
    text += "x"
    recorder.type_notes("impact", text, (0, len(text)), datetime.now(UTC))
    if len(text) % 7 == 0:
        recorder.emit(NotesEdited("impact", text), datetime.now(UTC))
    if len(text) % 20 == 0:
        recorder.flush(60)
    print(len(text), flush=True)
"""
"""Types, and says how much; a frame would be painted where it prints."""

FILLER = """
import resource, sys
from pathlib import Path
from interview.journal import Durability, Recorder, StreamId
from tests.journal.samples import NOON, verified

path = Path(sys.argv[1])
recorder = Recorder(path, StreamId(sys.argv[2], sys.argv[3]), 2, lambda: None)
recorder.type_notes("impact", "before", (0, 0), NOON)
assert recorder.flush(60)
room = path.stat().st_size + 512
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
recorder.type_notes("impact", "y" * 200_000, (0, 0), NOON)
assert not recorder.flush(1), "there is no room"
assert recorder.status.durability is Durability.FAILING
recorder.type_notes("impact", "y" * 200_000 + "z", (0, 0), NOON)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert recorder.close(60).durability is Durability.SAVED
print("recovered")
"""


def silent() -> None:
    """Nobody looks."""


def kept(path: Path, stream: StreamId) -> str:
    """The notes as a resumed interview would show them."""
    with Journal.open(path) as journal:
        found = journal.read(stream)
    if found.draft is not None and not found.draft.is_recorded:
        return found.draft.text
    return fold(found.history).answer("impact").notes


def test_what_is_handed_in_is_in_the_journal_once_it_is_flushed(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    recorder.emit(NotesEdited("impact", "asks for the goal"), NOON)
    recorder.type_notes("impact", "asks for the goal first", (0, 23), NOON)
    assert recorder.flush(60)
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.committed == len(found.history) == 3
    assert fold(found.history).answer("impact").notes == "asks for the goal"
    assert found.draft is not None
    assert found.draft.text == "asks for the goal first"
    assert recorder.close(60).durability is Durability.SAVED


def test_events_keep_their_order_and_their_numbers(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    handed = [recorder.emit(NotesEdited("impact", str(n)), NOON) for n in range(300)]
    assert recorder.close(60).durability is Durability.SAVED
    with Journal.open(path) as journal:
        assert journal.read(stream).history[2:] == tuple(handed)


def test_a_killed_program_loses_nothing_it_said_was_saved(path: Path) -> None:
    rolled = random.Random(7)
    for _ in range(20):
        stream = begin(path)
        command = [sys.executable, "-c", TYPIST, str(path), stream.interview, stream.writer]
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
    assert [each.close(60).durability for each in recorders] == [Durability.SAVED] * 3
    with Journal.open(path) as journal:
        for stream in streams:
            assert len(journal.read(stream).history) == 102


def test_an_interview_open_in_one_program_is_refused_to_another(path: Path) -> None:
    stream = begin(path)
    held = lock_interview(path, stream)
    again = (
        "import sys; from pathlib import Path\n"
        "from interview.journal import lock_interview, StreamId\n"
        "lock_interview(Path(sys.argv[1]), StreamId(*sys.argv[2:]))"
    )
    command = [sys.executable, "-c", again, str(path), stream.interview, stream.writer]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert InterviewBusy.__name__ in refused.stderr
    held.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_typing_goes_on_while_the_file_may_not_grow_and_is_saved_when_it_may(path: Path) -> None:
    stream = begin(path)
    command = [sys.executable, "-c", FILLER, str(path), stream.interview, stream.writer]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "recovered", done.stderr
    assert kept(path, stream) == "y" * 200_000 + "z"


def test_a_conflict_is_said_and_what_was_not_saved_can_be_had(path: Path) -> None:
    stream = begin(path)
    told: list[SaveStatus] = []
    recorder = Recorder(path, stream, 2, lambda: told.append(recorder.status))
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, QuestionOpened("campaigns"))])
    recorder.emit(NotesEdited("impact", "precious"), NOON)
    assert not recorder.flush(2)
    assert "Another program" in told[-1].reason
    assert recorder.close(5).durability is Durability.FAILING
    assert "precious" in recorder.unsaved()
    with Journal.open(path) as journal:
        assert len(journal.read(stream).history) == 3


def test_events_that_are_in_the_journal_already_are_no_conflict(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    event = NotesEdited("impact", "precious")
    with Journal.open(path) as journal:  # as where a commit was said to fail, and did not
        journal.append(stream, 2, [(NOON, event)])
    recorder.emit(event, NOON)
    assert recorder.flush(60)
    assert recorder.close(60).durability is Durability.SAVED
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
    assert not recorder.flush(2)
    path.rmdir()
    away.rename(path)
    recorder.emit(NotesEdited("impact", "goes on"), NOON)
    assert recorder.close(60).durability is Durability.SAVED
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
    recorder = Recorder(path, stream, 2, lambda: troubles.append(recorder.status.reason))
    recorder.type_notes("impact", "before", (0, 0), NOON)
    assert recorder.flush(60)
    time.sleep(0.2)
    _fill(disk)
    recorder.type_notes("impact", "z" * 100_000, (0, 0), NOON)
    recorder.flush(0.2)
    assert recorder.close(60).durability is Durability.WAITING
    assert any("full" in trouble for trouble in troubles)
    assert kept(path, stream) == "z" * 100_000


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "other").open("wb", buffering=0) as other:
        while True:
            other.write(b"x" * 4096)


def test_every_change_is_in_the_systems_hands_on_return(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("BEGIN EXCLUSIVE")  # nothing can be committed
    recorder.type_notes("impact", "asks", (0, 4), NOON)
    recorder.emit(NotesEdited("impact", "asks"), NOON)
    recorder.emit(AnswerRated("impact", 3), NOON)
    recorder.emit(Undone(4), NOON)
    recorder.type_notes("impact", "asks why", (0, 8), NOON)
    log = read_draft_log(draft_log_path(path, stream), stream)
    assert [type(each.recorded.event) for each in log.events] == [NotesEdited, AnswerRated, Undone]
    assert log.draft is not None
    assert log.draft.text == "asks why"
    link.execute("ROLLBACK")
    recorder.close(5)


def test_what_a_killed_program_left_is_in_the_journal_once_the_interview_goes_on(
    path: Path,
) -> None:
    stream = begin(path)
    log = DraftLog(draft_log_path(path, stream), stream)
    text = BANK + b"# corrected"
    correction = BankCorrected(sha256(text).hexdigest(), 1)
    log.add_event(Recorded(3, NOON, NotesEdited("impact", "asks")))
    log.add_event(Recorded(4, NOON, correction), text)
    log.add_draft(Draft("impact", "asks why", (0, 8), NOON, after=4))
    log.close()
    with Journal.open(path) as journal:
        before = journal.read(stream)
        assert (before.committed, len(before.history), before.is_unfinished) == (2, 4, True)
        assert verified(path, stream).is_whole
        commit_draft_log(journal, before)
        after = journal.read(stream)
        assert (after.committed, after.history) == (4, before.history)
        assert journal.bank_text(correction.bank) == text
        (listed,) = journal.summaries()
        assert listed.is_unfinished


def test_a_log_of_another_past_is_put_aside_and_said(path: Path) -> None:
    stream = begin(path)
    log = DraftLog(draft_log_path(path, stream), stream)
    log.add_event(Recorded(9, NOON, NotesEdited("impact", "from a later copy")))
    log.close()
    with Journal.open(path) as journal:
        assert verified(path, stream).foreign_log == draft_log_path(path, stream)
        found = journal.read(stream)
        assert found.was_left_by_a_kill
        assert len(found.history) == 2
        commit_draft_log(journal, found)
    (aside,) = draft_log_files(path, stream)
    assert "from a later copy" in aside.read_text(encoding="utf-8", errors="replace")


def test_the_log_is_gone_and_the_cursor_known_once_an_interview_is_closed(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    recorder.type_notes("impact", "one two", (0, 3), NOON)
    recorder.emit(NotesEdited("impact", "one two"), NOON)
    recorder.emit(InterviewLeft(), NOON)
    assert recorder.close(5).durability is Durability.SAVED
    assert draft_log_files(path, stream) == []
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.draft is not None
    assert (found.draft.question, found.draft.cursor) == ("impact", (0, 3))
    assert not found.is_unfinished


def test_a_reason_being_typed_is_kept_when_an_interview_is_closed_and_is_no_event(
    path: Path,
) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    recorder.emit(AnswerRated("impact", 4, suggested=1), NOON)
    recorder.type_line(LineFor.RATING, "impact", "she laughed", NOON)
    assert "she laughed" in recorder.unsaved()
    assert recorder.close(60).durability is Durability.SAVED
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.committed == len(found.history) == 3
    assert found.is_unfinished
    typed = Draft("impact", "she laughed", (0, 11), NOON, after=3, line_for=LineFor.RATING)
    assert found.draft == typed


def test_a_conclusion_being_typed_is_kept_when_an_interview_is_closed_and_is_no_event(
    path: Path,
) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    recorder.type_conclusion("strengths", "rare judgement", NOON)
    assert "rare judgement" in recorder.unsaved()
    assert recorder.close(60).durability is Durability.SAVED
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.committed == len(found.history) == 2
    typed = Draft("", "rare judgement", (0, 14), NOON, after=2, conclusion="strengths")
    assert found.draft == typed


def test_a_log_that_has_grown_is_replaced_once_the_journal_holds_all_of_it(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    text = "z" * 100_000
    recorder.type_notes("impact", text, (0, 0), NOON)
    assert recorder.flush(5)
    assert draft_log_path(path, stream).stat().st_size > len(text)
    recorder.emit(NotesEdited("impact", text), NOON)
    assert recorder.flush(5)
    recorder.type_notes("impact", text + "!", (0, 0), NOON)
    assert kept(path, stream) == text + "!"
    recorder.emit(NotesEdited("impact", text + "!"), NOON)
    assert recorder.close(5).durability is Durability.SAVED
    assert kept(path, stream) == text + "!"


def test_eight_programs_write_at_once_and_each_has_its_turn(path: Path) -> None:
    streams = [begin(path, f"Candidate {n}") for n in range(8)]
    reasons: list[str] = []
    recorders: list[Recorder] = []
    for stream in streams:
        recorder = Recorder(
            path, stream, 2, lambda: reasons.extend(each.status.reason for each in recorders)
        )
        recorders.append(recorder)
    for number in range(20):
        for recorder in recorders:
            recorder.emit(NotesEdited("impact", str(number)), NOON)
        assert all(recorder.flush(30) for recorder in recorders)
    assert not any(reasons)
    for recorder in recorders:
        assert recorder.close(20).durability is Durability.SAVED


def test_a_journal_that_another_program_keeps_busy_is_no_fault_of_the_disk(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("BEGIN IMMEDIATE")
    recorder.emit(NotesEdited("impact", "typed meanwhile"), NOON)
    assert not recorder.flush(20)
    status = recorder.status
    assert status.durability is Durability.WAITING, "the draft log is synced all the same"
    assert "another program is writing" in status.reason
    link.execute("ROLLBACK")
    assert recorder.flush(20)
    assert recorder.status.reason == ""
    assert recorder.close(5).durability is Durability.SAVED


def test_an_interview_closed_while_the_journal_is_busy_loses_nothing(path: Path) -> None:
    stream = begin(path)
    recorder = Recorder(path, stream, 2, silent)
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("BEGIN IMMEDIATE")
    recorder.emit(NotesEdited("impact", "typed meanwhile"), NOON)
    assert recorder.close(20).durability is Durability.WAITING
    link.execute("ROLLBACK")
    assert kept(path, stream) == "typed meanwhile"
    with Journal.open(path) as journal:
        commit_draft_log(journal, journal.read(stream))
        assert journal.read(stream).committed == 3

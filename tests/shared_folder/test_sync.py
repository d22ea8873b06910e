"""What goes into a shared folder and comes out of it, whatever a sync client makes of its files."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from interview.journal import Journal
from interview.journal.archive_members import ExportedRecord
from interview.journal.compare_journals import StreamOffer
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.exchange_streams import heads_of, read_stream
from interview.journal.export_record import sign_archive
from interview.running.open_request import default_interviewer
from interview.session import AmendmentOpened, InterviewSigned, NotesEdited
from interview.settings import Settings
from interview.shared_folder.record_file import (
    FileState,
    RecordFile,
    append_entries,
    record_entry,
)
from interview.signing.known_raters import add_known_rater
from interview.signing.rater_key import rater_key
from tests.cli.conftest import Shell, shell
from tests.cli.test_compare_command import interview
from tests.hub.team import SECRET
from tests.shared_folder.conftest import Circle, Machine

__all__ = ["shell"]
NOTES = b"asked for the goal first"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_signed_goes_round_once_and_is_whole_there(grace: Machine, hr: Machine) -> None:
    signed = grace.interview()
    grace.interview("Joan Clarke", is_signed=False)
    assert grace.share().sent == {signed.interview}
    assert hr.share().received == hr.has() == {signed.interview}
    assert not hr.problems()
    before = contents(grace.folder)
    assert b"Joan Clarke" not in b"".join(before.values())
    again = grace.share(), hr.share()
    assert not any(each.sent or each.received or each.wants_attention for each in again)
    assert contents(grace.folder) == before


def test_an_amendment_follows_once_it_is_signed_and_is_only_added(
    grace: Machine, hr: Machine
) -> None:
    stream = grace.interview()
    grace.share()
    hr.share()
    before = grace.file.read_bytes()
    grace.add(stream, AmendmentOpened("a slip"), NotesEdited("one", "better words"))
    assert not grace.share().sent
    grace.add(stream, InterviewSigned("Grace"))
    grace.share()
    assert grace.file.read_bytes().startswith(before)
    assert hr.share().received == {stream.interview}
    assert not hr.problems()


def test_a_raters_program_waits_for_its_own_signature(
    circle: Circle, grace: Machine, mary: Machine
) -> None:
    hers = mary.interview("ada  LOVELACE", requisition="R1")
    other = mary.interview("Ada Lovelace", requisition="R2")
    mary.share()
    own = grace.interview(is_signed=False, requisition="R1")
    assert grace.share().waiting == {hers.interview, other.interview}
    assert grace.has() == {own.interview}
    grace.add(own, InterviewSigned("Grace"))
    result = grace.share()
    assert (result.received, result.waiting) == ({hers.interview}, {other.interview})
    laptop = circle.join("Grace")  # her other machine
    assert laptop.share().received == {own.interview}


def test_a_file_cut_at_any_byte_is_read_to_its_last_whole_entry(
    grace: Machine, hr: Machine
) -> None:
    first = grace.interview()
    grace.share()
    end = grace.file.stat().st_size
    second = grace.interview("Joan Clarke")
    grace.share()
    whole = grace.file.read_bytes()
    for cut in (0, 5, 20, 60, end - 1, end, end + 3, end + 150, end + 900, len(whole) - 1):
        grace.file.write_bytes(whole[:cut])
        result = hr.share()
        assert not result.wants_attention, cut
        assert bool(result.unfinished) == (cut != end), cut
        assert hr.has() == ({first.interview} if cut >= end else set()), cut
    grace.file.write_bytes(whole)
    assert hr.share().received == {second.interview}


@pytest.mark.parametrize("cut", [-1, -700, 30])
def test_what_was_cut_short_while_writing_is_made_good(
    grace: Machine, hr: Machine, cut: int
) -> None:
    streams = {grace.interview().interview, grace.interview("Joan Clarke").interview}
    grace.share()
    whole = grace.file.read_bytes()
    grace.file.write_bytes(whole[:cut] + (b"\0" * 9 if cut == -700 else b""))
    assert grace.share().sent
    assert hr.share().received == streams


def test_the_copies_of_a_sync_client_are_read_and_not_lost(grace: Machine, hr: Machine) -> None:
    first = grace.interview()
    grace.share()
    aside = grace.file.read_bytes()
    second = grace.interview("Joan Clarke")
    grace.share()
    folder = grace.folder
    (folder / "Copy of records (conflicted copy 2026-03-02).interview").write_bytes(
        grace.file.read_bytes()
    )
    (folder / "records-LAPTOP-7.interview").write_bytes(aside)
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8")
    grace.file.unlink()
    result = hr.share()
    assert result.received == {first.interview, second.interview}
    assert (result.others, result.wants_attention) == ({"holiday.jpg"}, False)
    assert grace.share().sent == {first.interview, second.interview}


def test_an_erasure_wins_and_is_taken_out_of_every_file(
    grace: Machine, mary: Machine, hr: Machine
) -> None:
    stream, kept = grace.interview(), grace.interview("Joan Clarke")
    grace.share()
    hers = mary.interview()
    mary.share()
    hr.share()
    old, backup = contents(grace.folder), grace.back_up()
    erase_interviews(mary.journal, [stream.interview], ASKED, mary.now)
    assert mary.share().still_there == {stream.interview}  # the copy of a rater; no more
    assert stream.interview in grace.has()
    erase_interviews(hr.journal, [stream.interview], ASKED, hr.now)
    assert hr.share().erased_there == {stream.interview}
    assert f"{stream.interview}/".encode() not in grace.file.read_bytes()
    assert grace.share().erased_here == {stream.interview}
    assert grace.has() == {kept.interview}
    for name, data in old.items():  # a client puts back what it had, or half of it
        (grace.folder / f"old {name}").write_bytes(data)
        (grace.folder / f"half of {name}").write_bytes(data[: len(data) // 4])
    grace.put_back(backup)
    for machine in (grace, mary, hr, grace):
        assert not machine.share().received
        assert stream.interview not in machine.has()
        assert not machine.problems()
    assert stream.interview.encode() + b"/" not in b"".join(contents(grace.folder).values())
    assert hers.interview in hr.has()


def test_a_folder_that_cannot_be_written_is_read_all_the_same(
    grace: Machine, mary: Machine, hr: Machine
) -> None:
    """One that is full, or closed to writing: here a file as long as the system lets it be."""
    resource = pytest.importorskip("resource", reason="only some systems limit files")
    grace.interview()
    erased = mary.interview()
    for machine in (grace, mary, grace, hr):
        machine.share()
    erase_interviews(hr.journal, [erased.interview], ASKED, hr.now)
    hr.share()
    ours, theirs = grace.interview("Joan Clarke"), mary.interview("Joan Clarke")
    mary.share()
    filler = bytes(5 << 20)
    line = json.dumps({"bytes": len(filler), "later": 1, "sha256": sha256(filler).hexdigest()})
    with grace.file.open("ab") as opened:
        opened.write(f"entry {line}\n".encode() + filler + b"\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, before[1]))
    try:
        result = grace.share()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "cannot be written" in result.damaged[grace.file.name]
    assert (result.erased_here, result.received) == ({erased.interview}, {theirs.interview})
    assert (result.sent, result.wants_attention) == (set(), True)
    assert grace.share().sent == {ours.interview}


def test_what_came_from_others_does_not_say_who_interviews_here(
    grace: Machine, mary: Machine, hr: Machine
) -> None:
    grace.interview()
    mary.hours = 1
    mary.interview()
    for machine in (mary, grace, hr):
        machine.share()
    assert len(grace.has()) == 2
    assert default_interviewer(grace.paths, Settings()) == "Grace"
    assert default_interviewer(hr.paths, Settings()) not in ("Grace", "Mary")


def test_an_erasure_by_a_key_that_is_not_known_erases_nothing(
    circle: Circle, grace: Machine
) -> None:
    stream = grace.interview()
    grace.share()
    stranger = circle.join("Eve", "hr", is_known=False)
    stranger.share()
    erase_interviews(stranger.journal, [stream.interview], ASKED, stranger.now)
    assert stranger.share().erased_there
    result = grace.share()
    assert list(result.unknown_erasures) == [stream.interview]
    assert stream.interview in grace.has()


def test_what_an_unknown_key_signed_is_told_and_not_taken_in(circle: Circle, hr: Machine) -> None:
    stranger = circle.join("Eve", is_known=False)
    stream = stranger.interview()
    stranger.share()
    result = hr.share()
    (key,) = result.unknown_keys
    file, line = result.unknown_keys[key]
    assert (file, hr.has()) == (stranger.file.name, set())
    public = rater_key(stranger.journal, "").public
    assert (key, line.endswith(public.line)) == (public.fingerprint, True)
    add_known_rater(hr.journal, "Eve", public)
    assert hr.share().received == {stream.interview}


def test_what_was_forged_is_told_and_the_rest_taken_in(grace: Machine, hr: Machine) -> None:
    forged, kept = grace.interview(), grace.interview("Joan Clarke")
    grace.share()
    data = grace.file.read_bytes()
    grace.file.write_bytes(data.replace(f"Ada Lovelace: {SECRET}".encode(), b"x" * 44))
    (grace.folder / "records-cafe.interview").write_bytes(b"MZ\x90 not ours")
    result = hr.share()
    assert (list(result.refused), hr.has()) == ([forged.interview], {kept.interview})
    assert list(result.damaged) == ["records-cafe.interview"]
    assert grace.share().sent == {forged.interview}  # its owner mends it
    assert hr.share().received == {forged.interview}


def test_what_was_changed_with_care_is_refused_too(circle: Circle, hr: Machine) -> None:
    grace, eve = circle.machines[0], circle.join("Eve")
    stream = grace.interview()
    true = read_stream(grace.journal, stream)
    text = true.contents[1].replace(SECRET.encode(), b"is a genius and shall be hired")
    record = replace(true, contents=(true.contents[0], text, *true.contents[2:]))
    head = heads_of(record)[len(record.contents)]
    said = StreamOffer(len(record.contents), head, frozenset(each.events for each in true.seals))
    with Journal.open(eve.journal) as journal:
        members = dict(ExportedRecord(stream.interview, journal.head(), (record,)).members())
        identity = journal.head().journal
    entry = record_entry(stream, said, sign_archive(rater_key(eve.journal, ""), members))
    append_entries(RecordFile(eve.file, FileState.CUT), identity, [entry])
    result = hr.share()
    assert (list(result.refused), hr.has()) == ([stream.interview], set())
    grace.share()  # the true one
    assert hr.share().received == {stream.interview}


def test_a_machine_put_back_to_a_backup_loses_and_doubles_nothing(
    grace: Machine, hr: Machine
) -> None:
    amended = grace.interview()
    grace.share()
    backup = grace.back_up()
    grace.add(amended, AmendmentOpened("a slip"), InterviewSigned("Grace"))
    later = grace.interview("Joan Clarke")
    grace.share()
    grace.put_back(backup)
    new = grace.interview("Mary Jackson")
    result = grace.share()
    assert result.sent == {new.interview}
    assert result.left_there == {later.interview, amended.interview}
    grace.add(amended, AmendmentOpened("another"), InterviewSigned("Grace"))
    assert grace.share().differing == {amended.interview}
    assert hr.share().received == {amended.interview, later.interview, new.interview}
    assert not grace.problems()


def test_the_command_says_what_it_did_and_brings_the_agenda(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    absent = shell("sync", str(folder))
    assert (absent.code, folder.exists()) == (1, False)
    folder.mkdir()
    name = interview(shell, "Ada Lovelace")
    (folder / "agenda.yaml").write_text("format: 1\ninterviews: []\n", encoding="utf-8")
    told = shell("sync", str(folder))
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "The team’s agenda is new: interview agenda",
        f"Written into the folder (1): {name}",
    ]
    assert (shell.home / "agenda-shared.yaml").is_file()
    assert shell("sync", str(folder)).out == "Nothing new on either side.\n"
    assert shell("erase", name, "--yes").code == 0
    assert f"Erased in the folder (1): {name}" in shell("sync", str(folder)).out
    assert all(NOTES not in each.read_bytes() for each in folder.iterdir())

"""A whole record wins over a damaged one, in whatever order the two are restored."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from interview.errors import JournalDamaged
from interview.journal import Journal, StreamId
from interview.journal.backup import back_up
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.journal_contents import JournalContents, read_contents
from interview.journal.merge_journals import JournalMerge, MergeResult
from interview.journal.salvage import salvage
from interview.journal.verify_journal import JournalVerification
from interview.session import Event, InterviewSigned, NotesEdited
from interview.status_words import RecordStatus
from tests.journal.samples import NOON, begin
from tests.journal.second_reader import SecondReader

NOTES = [f"what was said, part {number}" for number in range(6)]


@pytest.fixture
def whole(path: Path) -> StreamId:
    """An interview of nine events, signed, with another beside it."""
    stream = begin(path)
    with Journal.open(path) as journal:
        events: list[Event] = [NotesEdited("impact", text) for text in NOTES]
        events.append(InterviewSigned("Grace Hopper"))
        journal.append(stream, 2, [(NOON, event) for event in events])
    begin(path, "Zoé Müller")
    return stream


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Another home, with nothing in it."""
    return tmp_path / "new" / "journal.db"


def take(path: Path, other: JournalContents) -> MergeResult:
    return JournalMerge(path, other).run(NOON + timedelta(days=1))


def problems(path: Path) -> list[str]:
    """What the program finds; where it finds nothing, the second reader finds nothing either."""
    with JournalVerification(path) as verification:
        verification.check_file()
        findings = [verification.check(stream) for stream in verification.streams()]
        found = [*verification.problems, *(text for each in findings for text in each.problems)]
    if not found:
        SecondReader(path)
    return found


def damaged(path: Path, stream: StreamId, *numbers: int, named: str = "") -> JournalContents:
    """What is salvaged of a journal in which events were lost, or whose rows were hit by damage in
    the name of their stream."""
    copy = path.with_name("copy.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"VACUUM INTO '{copy}'")
    data = copy.read_bytes()
    copy.unlink()
    contents = read_contents(path).events[str(stream)]
    for seq in numbers:
        content, commitment, head = contents[seq]
        row = (content or b"") + commitment + head
        at = data.index(row)
        if named:
            place = data.rindex(str(stream).encode(), 0, at)
            data = data[:place] + named.encode() + data[place + len(named) :]
        else:
            data = data[: at + 40] + bytes([data[at + 40] ^ 1]) + data[at + 41 :]
    broken = path.with_name("broken")
    broken.write_bytes(data)
    return salvage(broken)


@pytest.mark.parametrize("lost", [(1,), (4,), (9,), (1, 2, 3), (2, 5, 8)])
def test_a_backup_that_comes_after_what_was_salvaged_heals_it(
    path: Path, whole: StreamId, new: Path, lost: tuple[int, ...]
) -> None:
    backup = path.with_name("backup")
    back_up(path, backup)
    take(new, damaged(path, whole, *lost))
    assert problems(new)
    take(new, read_contents(backup))
    assert problems(new) == []
    with Journal.open(new) as journal:
        assert journal.read(whole).history == Journal.open(path).read(whole).history
        statuses = {each.id: each.status for each in journal.summaries()}
    assert statuses[whole] is RecordStatus.SIGNED
    assert len(statuses) == 2


@pytest.mark.parametrize("lost", [(4,), (1,)])
def test_what_was_salvaged_is_listed_by_what_can_be_read_of_it(
    path: Path, whole: StreamId, new: Path, lost: tuple[int, ...]
) -> None:
    """The first event, which names everything, may be what is lost."""
    take(new, damaged(path, whole, *lost))
    with Journal.open(path) as journal, Journal.open(new) as other:
        before = {each.id: each for each in journal.summaries()}
        after = {each.id: each for each in other.summaries()}
        with pytest.raises(JournalDamaged):
            other.contents(whole)
    assert set(after) == set(before)
    names = ("candidate", "role", "interviewer", "bank_name") if 1 in lost else ()
    rescued = replace(before[whole], status=RecordStatus.RESCUED, is_stale=True)
    assert after[whole] == replace(rescued, **dict.fromkeys(names, ""))
    assert all(after[each] == before[each] for each in before if each != whole)


@pytest.mark.parametrize("lost", [(1,), (4,), (9,)])
def test_what_was_salvaged_without_its_chain_is_healed_too(
    path: Path, whole: StreamId, new: Path, lost: tuple[int, ...]
) -> None:
    found = damaged(path, whole, *lost)
    found.links.clear()
    found.seals.clear()
    take(new, found)
    result = take(new, read_contents(path))
    assert whole.interview in result.continued
    assert problems(new) == []
    assert take(new, read_contents(path)).changes_nothing


def test_damage_that_comes_after_the_whole_changes_nothing(
    path: Path, whole: StreamId, new: Path
) -> None:
    take(new, read_contents(path))
    assert take(new, damaged(path, whole, 1, 5)).changes_nothing
    assert problems(new) == []


def test_a_seal_that_was_lost_comes_back(path: Path, whole: StreamId, new: Path) -> None:
    contents = read_contents(path)
    contents.seals.clear()
    take(new, contents)
    assert problems(new)
    take(new, read_contents(path))
    assert problems(new) == []
    with Journal.open(new) as journal:
        assert {each.status for each in journal.summaries()} >= {RecordStatus.SIGNED}


@pytest.mark.parametrize("hit", [(1,), (5,), (9,), (4, 5, 6), (1, 2, 3, 4, 5, 6, 7, 8, 9)])
def test_rows_whose_stream_was_hit_come_back_to_their_interview(
    path: Path, whole: StreamId, hit: tuple[int, ...]
) -> None:
    wrong = str(whole)[:3] + ("a" if str(whole)[3] != "a" else "b") + str(whole)[4:]
    found = damaged(path, whole, *hit, named=wrong)
    assert found.events[str(whole)] == read_contents(path).events[str(whole)]
    assert wrong not in found.events


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_hit_a_backup_heals_it_in_either_order(
    path: Path, whole: StreamId, tmp_path: Path, seed: int
) -> None:
    random, data = Random(seed), bytearray(path.read_bytes())
    for _hit in range(60):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    name = str(whole).encode()
    for found in re.finditer(re.escape(name), bytes(data)):
        if random.random() < 0.3:
            data[found.start() + random.randrange(20)] ^= 1 << random.randrange(5)
    broken = path.with_name("broken")
    broken.write_bytes(data)
    contents = salvage(broken)
    for number, order in enumerate(
        ((contents, read_contents(path)), (read_contents(path), contents))
    ):
        new = tmp_path / f"new {number}" / "journal.db"
        for each in order:
            take(new, each)
        assert problems(new) == []
        with Journal.open(new) as journal:
            assert len(journal.summaries()) == 2
            assert journal.read(whole).history == Journal.open(path).read(whole).history


def test_what_cannot_be_told_apart_is_listed_and_can_be_erased(
    path: Path, whole: StreamId, new: Path
) -> None:
    stray = StreamId("zzzzzzzzzz", "yyyyyyyyyy")
    found = read_contents(path)
    rows = found.events.pop(str(whole))
    found.seals.clear()
    found.links.clear()
    found.events[str(stray)] = {4: rows[4], 6: rows[6]}
    take(new, found)
    with Journal.open(new) as journal:
        assert journal.find("zzz") == stray
        listed = {each.id: each for each in journal.summaries()}
        assert listed[stray].status is RecordStatus.RESCUED
        assert [each.event for each in journal.readable(stray)] == [
            NotesEdited("impact", NOTES[1]),
            NotesEdited("impact", NOTES[3]),
        ]
        with pytest.raises(JournalDamaged):
            journal.read(stray)
    (problem,) = problems(new)
    assert "came out of a damaged file" in problem
    erase_interviews(new, ["zzzzzzzzzz"], ASKED, NOON)
    assert problems(new) == []
    assert NOTES[1].encode() not in new.read_bytes()
    # What was erased does not come back under its own name either.
    take(new, read_contents(path))
    assert NOTES[1].encode() not in new.read_bytes()


def test_a_stray_is_given_up_when_the_whole_comes(path: Path, whole: StreamId, new: Path) -> None:
    found = read_contents(path)
    rows = found.events.pop(str(whole))
    found.seals.clear()
    found.links.clear()
    found.events["zzzzzzzzzz/yyyyyyyyyy"] = {4: rows[4], 6: rows[6]}
    take(new, found)
    take(new, read_contents(path))
    assert problems(new) == []
    with Journal.open(new) as journal:
        assert len(journal.summaries()) == 2
    assert take(new, found).changes_nothing
    assert problems(new) == []


def test_no_part_of_an_erased_interview_comes_back(path: Path, whole: StreamId, new: Path) -> None:
    take(new, read_contents(path))
    erase_interviews(new, [whole.interview], ASKED, NOON)
    contents = read_contents(path)
    other = f"{whole.interview}/aaaaaaaaaa"
    contents.events[other] = contents.events.pop(str(whole))
    take(new, contents)
    assert NOTES[0].encode() not in new.read_bytes()
    assert problems(new) == []

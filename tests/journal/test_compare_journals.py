"""What one journal has and another lacks, and what is taken in of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interview.journal import Journal, StreamId
from interview.journal.compare_journals import JournalOffer, Relation, lacking, relation
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.exchange_streams import (
    TakenIn,
    heads_of,
    read_offer,
    read_own_streams,
    read_stream,
    signed_part,
    take_in,
)
from interview.session import AmendmentOpened, InterviewSigned, NotesEdited
from tests.journal.samples import NOON, begin, verified

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another person's journal."""
    return tmp_path / "other" / "journal.db"


def signed(path: Path, candidate: str = "Ada Lovelace") -> StreamId:
    """A new interview that its rater signed."""
    stream = begin(path, candidate)
    append(path, stream, 2, NotesEdited("impact", "goal"), InterviewSigned("Grace Hopper"))
    return stream


def append(path: Path, stream: StreamId, after: int, *events: object) -> None:
    with Journal.open(path) as journal:
        journal.append(stream, after, [(NOON, event) for event in events])  # type: ignore[misc]


def exchange(giver: Path, taker: Path) -> TakenIn:
    """Hand on what one journal has and the other lacks."""
    lacks = list(lacking(read_offer(taker), read_offer(giver)))
    streams = [signed_part(read_stream(giver, each.stream)) for each in lacks]
    return take_in(taker, [each for each in streams if each], LATER)


def test_what_is_signed_is_handed_on_once_and_is_whole_there(path: Path, other: Path) -> None:
    stream, unsigned = signed(path), begin(path, "Joan Clarke")
    assert exchange(path, other).added == [stream]
    assert verified(other, stream).is_whole
    assert list(read_offer(other).streams) == [stream]
    offers = read_offer(other), read_offer(path)
    assert [each.stream for each in lacking(*offers)] == [unsigned]
    assert not exchange(path, other).added
    assert read_own_streams(path) == {stream, unsigned}
    assert not read_own_streams(other)


def test_a_stream_goes_on_where_it_ended_there(path: Path, other: Path) -> None:
    stream = signed(path)
    exchange(path, other)
    append(path, stream, 4, AmendmentOpened("a slip"), NotesEdited("impact", "goals"))
    assert not exchange(path, other).added  # an amendment that nobody signed yet
    append(path, stream, 6, InterviewSigned("Grace Hopper"))
    (lack,) = lacking(read_offer(other), read_offer(path))
    assert (lack.after, lack.events, *lack.seals) == (4, 3, 7)
    assert exchange(path, other).added == [stream]
    assert verified(other, stream).seal


def test_what_was_erased_is_neither_lacking_nor_taken_in(path: Path, other: Path) -> None:
    stream, kept = signed(path), signed(path, "Joan Clarke")
    exchange(path, other)
    handed = signed_part(read_stream(path, stream))
    assert handed
    erase_interviews(other, [stream.interview], ASKED, LATER)
    assert not list(lacking(read_offer(other), read_offer(path)))
    assert list(take_in(other, [handed], LATER).refused) == [stream.interview]
    left = read_offer(path).without(read_offer(other).erased)
    assert (list(left.streams), *left.erased) == ([kept], stream.interview)


def test_what_was_changed_on_the_way_is_refused_and_the_rest_taken(path: Path, other: Path) -> None:
    stream, kept = signed(path), signed(path, "Joan Clarke")
    changed = read_stream(path, stream)
    content = changed.contents[2].replace(b"goal", b"gaol")
    changed = replace(changed, contents=(*changed.contents[:2], content, changed.contents[3]))
    result = take_in(other, [changed, read_stream(path, kept)], LATER)
    assert (list(result.refused), result.added) == ([stream.interview], [kept])


def test_copies_that_went_on_differently_are_told_apart(path: Path) -> None:
    stream = signed(path)
    ours = read_offer(path).streams[stream]
    heads = heads_of(read_stream(path, stream))
    assert heads[4] == ours.head
    assert relation(ours, ours, heads) is Relation.SAME
    assert relation(ours, replace(ours, events=2, head=heads[2]), heads) is Relation.AHEAD
    assert relation(ours, replace(ours, events=3, head=heads[2]), heads) is Relation.DIFFERENT
    assert relation(ours, replace(ours, events=9), heads) is Relation.BEHIND
    assert not list(lacking(JournalOffer({stream: ours}), JournalOffer({stream: ours})))

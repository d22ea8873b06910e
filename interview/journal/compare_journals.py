"""What one journal has and another lacks: a union of streams, by their writer and their numbers.

Nothing here reads or writes: a hub, a shared folder or another journal are all compared the same
way. A stream is only ever added to by its one writer, so that of two copies one is the beginning of
the other, unless somebody put an older copy back and went on from there: then they differ, and
neither is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from interview.frozen import frozen
from interview.journal.streams import StreamId


@frozen
class StreamOffer:
    """What one side has of a stream, in figures and digests."""

    events: int
    """The number of its last event."""
    head: bytes
    """The head of the stream after that."""
    seals: frozenset[int] = frozenset()
    """Up to which events it is sealed."""
    attested: frozenset[tuple[int, str, str]] = frozenset()
    """What others said of its seals: the seal's number, the kind, the SHA-256 of the data."""

    @property
    def sealed(self) -> int:
        """Up to which event the last seal goes; 0 for none."""
        return max(self.seals, default=0)


@frozen
class JournalOffer:
    """What one side has."""

    streams: Mapping[StreamId, StreamOffer]
    """Those whose content is there."""
    erased: frozenset[str] = frozenset()
    """The interviews that have a tombstone."""

    def without(self, erased: frozenset[str]) -> JournalOffer:
        """What is left of it when these interviews are erased too: a tombstone wins."""
        every = self.erased | erased
        kept = {name: each for name, each in self.streams.items() if name.interview not in every}
        return JournalOffer(kept, every)


class Relation(Enum):
    """How the events of one copy of a stream stand to those of another."""

    SAME = "same"
    AHEAD = "ahead"
    """It has all of the other's events, and more."""
    BEHIND = "behind"
    """The other has all of its events, and more."""
    DIFFERENT = "different"
    """Each has an event of a number that is another one in the other copy."""


def relation(ours: StreamOffer, theirs: StreamOffer, heads: Mapping[int, bytes]) -> Relation:
    """How our copy stands to theirs. `heads` are ours, by the number of the event.

    Where theirs is longer, they only seem to be ahead: whether their events go on from ours shows
    when they are there, by the head of each.
    """
    if theirs.events > ours.events:
        return Relation.BEHIND
    if theirs.events and heads.get(theirs.events) != theirs.head:
        return Relation.DIFFERENT
    return Relation.SAME if theirs.events == ours.events else Relation.AHEAD


@frozen
class Lack:
    """What one side lacks of a stream that the other has."""

    stream: StreamId
    after: int
    """The last event that it has; it lacks all behind it, where there are any."""
    events: int
    """How many events it lacks."""
    seals: frozenset[int]
    attested: frozenset[tuple[int, str, str]]


def lacking(has: JournalOffer, other: JournalOffer) -> Iterator[Lack]:
    """What `has` lacks of what `other` has, stream by stream; but for what either has erased."""
    gone = has.erased | other.erased
    for stream, theirs in sorted(other.streams.items(), key=lambda each: str(each[0])):
        if stream.interview in gone:
            continue
        ours = has.streams.get(stream, _NOTHING)
        lack = Lack(
            stream,
            ours.events,
            max(0, theirs.events - ours.events),
            theirs.seals - ours.seals,
            theirs.attested - ours.attested,
        )
        if lack.events or lack.seals or lack.attested:
            yield lack


_NOTHING = StreamOffer(0, b"")

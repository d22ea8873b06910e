"""The functions of a hub, called with the program's own records. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from interview.frozen import frozen
from interview.hub.connect import call, sql_state
from interview.hub.content_key import content_key, masked, xored
from interview.journal.compare_journals import StreamOffer
from interview.journal.seals import Attestation, Seal
from interview.journal.streams import StreamId, parse_stream_id
from interview.journal.tombstones import Tombstone

if TYPE_CHECKING:
    from psycopg import Connection

_PAGE = 2_000
"""Streams of which one question asks."""
_EVENTS = 200
"""Events that one statement sends, or asks for of a stream."""
_BYTES = 1 << 20
"""Bytes of content after which a statement sends no more events."""

NOT_MINE, GAP, DIFFERS, ERASED, SPOILT, SEALED, NO_KEY = (f"IH00{code}" for code in range(2, 9))
"""What the hub's functions refuse, as `migrations/004_writing.sql` says."""


@frozen
class ReadableStream:
    """A stream of which this person may read something."""

    id: StreamId
    is_mine: bool
    offer: StreamOffer
    """What may be read of it: of others' as far as it is sealed."""
    has_key: bool


@frozen
class StreamOnHub:
    """A stream of this person's, as the hub has it."""

    events: int
    head: bytes
    sealed: int
    is_complete: bool
    """Whether it opens the records of others on the same candidate."""
    is_bank_known: bool
    """Whether HR stands behind the bank, so that it can be told whether it is complete."""
    has_key: bool
    is_erased: bool


class HubClient:
    """One connection to a hub. Methods raise what psycopg raises."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._banks_there: set[str] = set()

    def transaction(self) -> AbstractContextManager[object]:
        """All that is sent inside is kept, or nothing; inside another, it is part of that."""
        return self._connection.transaction()

    # Reading

    def readable(self) -> Iterator[ReadableStream]:
        """Every stream of which this person may read something, by name."""
        rows = call(self._connection, "readable_streams")
        return self.readable_of(parse_stream_id(name) for (name,) in rows)

    def readable_of(self, streams: Iterable[StreamId]) -> Iterator[ReadableStream]:
        """Those of some streams of which this person may read something."""
        for names in _pages(sorted(map(str, streams))):
            yield from map(_readable, call(self._connection, "readable_of", names))

    def begin_listing(self, journal: str, word: str) -> tuple[str, str]:
        """Since when a machine of HR may ask for changes, by the word that it got for its last
        listing: empty where it has to list everything. And the same for `end_listing`."""
        ((since, after),) = call(self._connection, "begin_listing", journal, word)
        return since or "", after

    def end_listing(self, journal: str, after: str) -> str:
        """Say that all was taken in that was listed behind a `begin_listing`: a word for it."""
        ((word,),) = call(self._connection, "end_listing", journal, after)
        return str(word)

    def changed_streams(self, since: str) -> set[StreamId]:
        """The streams of which something became readable since then."""
        return {
            parse_stream_id(name) for (name,) in call(self._connection, "changed_streams", since)
        }

    def own_streams(self) -> dict[StreamId, StreamOnHub]:
        """This person's own streams, and what is left of those that were erased."""
        rows = call(self._connection, "my_streams")
        return {parse_stream_id(name): StreamOnHub(*rest) for name, *rest in rows}

    def contents(self, stream: StreamId, after: int, events: int, key: bytes) -> list[bytes]:
        """The contents of events behind one number, up to another."""
        found: list[bytes] = []
        while after + len(found) < events:
            place = after + len(found)
            rows = call(self._connection, "read_events", [str(stream)], [place], _EVENTS)
            rows = [row for row in rows if row[1] <= events]
            if not rows:
                break
            found += [
                masked(content or b"", key, commitment)
                for _stream, _seq, content, commitment in rows
            ]
        return found

    def left_of(
        self, streams: Iterable[StreamId]
    ) -> dict[StreamId, tuple[list[bytes], list[Seal]]]:
        """What is left of those of some streams that were erased: commitments and seals."""
        names = list(map(str, streams))
        found: dict[StreamId, tuple[list[bytes], list[Seal]]] = {}
        for name, _seq, commitment in call(self._connection, "tombstone_events", names):
            found.setdefault(parse_stream_id(name), ([], []))[0].append(bytes(commitment))
        for row in call(self._connection, "tombstone_seals", names):
            found[parse_stream_id(row[0])][1].append(Seal(*row))
        return found

    def beginnings(
        self, after: dict[StreamId, int], keys: dict[StreamId, bytes]
    ) -> dict[StreamId, list[bytes]]:
        """Of several streams at once, the first contents behind a number of each."""
        names = [str(each) for each in after]
        rows = call(self._connection, "read_events", names, [*after.values()], _EVENTS)
        found: dict[StreamId, list[bytes]] = {stream: [] for stream in after}
        for name, _seq, content, commitment in rows:
            stream = parse_stream_id(name)
            found[stream].append(masked(content or b"", keys[stream], commitment))
        return found

    def keys(self, streams: Iterable[StreamId]) -> dict[StreamId, bytes]:
        """The keys of streams, of those whose key the hub has."""
        rows = call(self._connection, "read_keys", list(map(str, streams)))
        return {parse_stream_id(name): key for name, key in rows}

    def seals(self, streams: Iterable[StreamId]) -> dict[StreamId, list[Seal]]:
        """The seals of streams, the first one of each first."""
        found: dict[StreamId, list[Seal]] = {}
        for row in call(self._connection, "read_seals", list(map(str, streams))):
            found.setdefault(parse_stream_id(row[0]), []).append(Seal(*row))
        return found

    def attestations(self, streams: Iterable[StreamId]) -> dict[StreamId, list[Attestation]]:
        """What others said of the seals of streams."""
        found: dict[StreamId, list[Attestation]] = {}
        rows = call(self._connection, "read_attestations", list(map(str, streams)), True)
        for stream, events, kind, _digest, data in rows:
            found.setdefault(parse_stream_id(stream), []).append(
                Attestation(stream, events, kind, data)
            )
        return found

    def attested(
        self, streams: Sequence[StreamId]
    ) -> dict[StreamId, frozenset[tuple[int, str, str]]]:
        """The same in figures, as `StreamOffer.attested`."""
        found: dict[StreamId, set[tuple[int, str, str]]] = {}
        for names in _pages(list(map(str, streams))):
            rows = call(self._connection, "read_attestations", names, False)
            for stream, events, kind, digest, _data in rows:
                found.setdefault(parse_stream_id(stream), set()).add((events, kind, digest.hex()))
        return {stream: frozenset(said) for stream, said in found.items()}

    def bank(self, digest: str) -> bytes | None:
        """The bytes of a bank, by the SHA-256 of them."""
        ((text,),) = call(self._connection, "read_bank", bytes.fromhex(digest))
        return bytes(text) if text is not None else None

    def tombstones(self, interviews: Sequence[str]) -> list[Tombstone]:
        """The tombstones of those of some interviews that were erased."""
        rows: list[tuple[Any, ...]] = []
        for names in _pages(interviews):
            rows += call(self._connection, "tombstones", names)
        return [Tombstone(*row) for row in rows]

    def chain(self, journal: str, after: int) -> list[tuple[int, str, bytes]]:
        """The links of a journal of this person's behind a number: number, body and hash."""
        return [
            (number, body, digest)
            for number, body, digest in call(self._connection, "my_links", journal, after)
        ]

    def chain_end(self, journal: str) -> tuple[int, bytes]:
        """The number and the hash of the last link of a journal of this person's; 0 for none."""
        ((number, digest),) = call(self._connection, "my_chain_end", journal)
        return int(number), bytes(digest or b"")

    def required_banks(self) -> set[bytes]:
        """The banks of which HR said what a complete record rates, by their SHA-256."""
        return {bytes(digest) for (digest,) in call(self._connection, "required_banks")}

    # Writing

    def begin(self, stream: StreamId, first_content: bytes) -> None:
        """Begin a stream, with its key."""
        self._send_key("begin_stream", stream, first_content)

    def give_key(self, stream: StreamId, first_content: bytes) -> None:
        """Give the hub a key again that it lost in a crash."""
        self._send_key("give_key", stream, first_content)

    def _send_key(self, function: str, stream: StreamId, first_content: bytes) -> None:
        key = content_key(str(stream), first_content)
        # A key crosses under a pad of the server's: what a server logs of statements is the sum.
        with self.transaction():
            ((pad,),) = call(self._connection, "open_pad")
            if function == "begin_stream":
                call(self._connection, "begin_stream", str(stream), xored(key, pad))
            else:
                call(self._connection, "give_key", str(stream), xored(key, pad))

    def put_events(
        self, stream: StreamId, after: int, contents: Sequence[bytes], commitments: Sequence[bytes]
    ) -> Iterator[int]:
        """Add the events behind a number, some at a time; how many were sent with each statement.

        `contents` and `commitments` are those of the whole stream. Each statement is a transaction.
        """
        key = content_key(str(stream), contents[0])
        while after < len(contents):
            until, size = after, 0
            while until < len(contents) and until - after < _EVENTS and size < _BYTES:
                size += len(contents[until])
                until += 1
            batch = [
                masked(content, key, commitment)
                for content, commitment in zip(
                    contents[after:until], commitments[after:until], strict=True
                )
            ]
            sent = list(commitments[after:until])
            call(self._connection, "put_events", str(stream), after, batch, sent)
            yield until - after
            after = until

    def put_seal(self, seal: Seal) -> None:
        """Add what its writer signed of a stream."""
        call(self._connection, "put_seal", seal.stream, seal.events, seal.preamble, seal.signature)

    def put_attestation(self, said: Attestation) -> None:
        """Add what somebody said of a seal."""
        call(self._connection, "put_attestation", said.stream, said.events, said.kind, said.data)

    def put_banks(self, banks: dict[str, bytes]) -> None:
        """Add those banks that the hub does not have, by their SHA-256."""
        asked = [bytes.fromhex(digest) for digest in banks if digest not in self._banks_there]
        if not asked:
            return
        rows = call(self._connection, "banks_here", asked)
        here = {bytes(digest).hex() for (digest,) in rows}
        for digest, text in banks.items():
            if digest not in here | self._banks_there:
                call(self._connection, "put_bank", text)
        self._banks_there |= banks.keys()

    def put_links(self, journal: str, after: int, bodies: Sequence[str]) -> None:
        """Add links of this person's journal behind a number, some at a time."""
        for start in range(0, len(bodies), _PAGE):
            batch = list(bodies[start : start + _PAGE])
            call(self._connection, "put_links", journal, after + start, batch)

    def require(self, bank: bytes, questions: Sequence[str]) -> None:
        """Say what a complete record with a bank rates; HR alone may."""
        call(self._connection, "require_questions", bank, list(questions))

    def erase(self, tombstone: Tombstone) -> None:
        """Erase an interview: HR any, a rater his own."""
        call(
            self._connection,
            "erase",
            tombstone.interview,
            tombstone.words,
            tombstone.signature,
        )

    def erase_unsent(
        self,
        stream: StreamId,
        commitments: Sequence[bytes],
        seals: Sequence[Seal],
        tombstone: Tombstone,
    ) -> None:
        """Erase the interview of one's own stream that was not sent to its end."""
        call(
            self._connection,
            "erase_unsent",
            str(stream),
            list(commitments),
            [each.events for each in seals],
            [each.preamble for each in seals],
            [each.signature for each in seals],
            tombstone.words,
            tombstone.signature,
        )


def _readable(row: Sequence[Any]) -> ReadableStream:
    name, is_mine, events, head, seals, has_key = row
    return ReadableStream(
        parse_stream_id(name), is_mine, StreamOffer(events, head, frozenset(seals)), has_key
    )


def _pages(names: Sequence[str]) -> Iterator[list[str]]:
    """Some names at a time, as many as one question asks of."""
    for start in range(0, len(names), _PAGE):
        yield list(names[start : start + _PAGE])


def refusal(error: BaseException) -> str:
    """The code of a refusal by one of the hub's functions; empty where it is another error."""
    state = sql_state(error)
    return state if state.startswith("IH") else ""

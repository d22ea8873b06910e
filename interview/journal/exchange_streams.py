"""Reads what a journal offers to others, and takes in what they offer.

`compare_journals` says which that is.

What is taken in was checked first: digests, heads, seals, signatures. To take in the same twice
changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from interview.errors import ExportError, InterviewBusy, InterviewErased
from interview.frozen import replace
from interview.i18n import _
from interview.journal.archive_members import ExportedRecord, ExportedStream
from interview.journal.codec import first_head, next_head
from interview.journal.compare_journals import JournalOffer, StreamOffer
from interview.journal.database import connect, explained_failures, snapshot
from interview.journal.import_record import importing
from interview.journal.seals import Seal, read_attestations, read_seals
from interview.journal.store import checked_history, read_rows, stored_bank
from interview.journal.streams import StreamId, parse_stream_id
from interview.journal.tombstones import own_public_key
from interview.journal.verify_export import CheckedExport, check_stream
from interview.session import banks_used
from interview.signing.known_raters import read_known_raters
from interview.signing.time_stamp import read_known_authorities

# Each name is looked up in the index, so that the content of millions of events stays unread.
_LAST_EVENTS = """
WITH RECURSIVE name(stream) AS (
  SELECT min(stream) FROM event
  UNION ALL
  SELECT (SELECT min(stream) FROM event WHERE stream > name.stream)
  FROM name WHERE name.stream IS NOT NULL
)
SELECT event.stream, event.seq, event.head, event.content IS NULL
FROM name JOIN event ON event.stream = name.stream
  AND event.seq = (SELECT max(seq) FROM event WHERE event.stream = name.stream)
"""


def read_offer(journal: Path) -> JournalOffer:
    """All that a journal has. Raises `JournalError`."""
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with snapshot(connection):
            last = connection.execute(_LAST_EVENTS).fetchall()
            seals: dict[str, set[int]] = {}
            for stream, events in connection.execute("SELECT stream, events FROM seal"):
                seals.setdefault(stream, set()).add(events)
            attested: dict[str, set[tuple[int, str, str]]] = {}
            rows = connection.execute("SELECT stream, events, kind, data FROM attestation")
            for stream, events, kind, data in rows:
                said = (events, kind, sha256(data).hexdigest())
                attested.setdefault(stream, set()).add(said)
    erased = frozenset(parse_stream_id(name).interview for name, _seq, _head, gone in last if gone)
    streams = {
        parse_stream_id(name): StreamOffer(
            seq, head, frozenset(seals.get(name, ())), frozenset(attested.get(name, ()))
        )
        for name, seq, head, _gone in last
        if parse_stream_id(name).interview not in erased
    }
    return JournalOffer(streams, erased)


def read_own_streams(journal: Path) -> frozenset[StreamId]:
    """The streams that were written here: begun in this journal, or sealed with its key.

    Everything else came from others, who hand it on themselves.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with snapshot(connection):
            bodies = connection.execute(
                'SELECT body FROM link WHERE body LIKE \'%"link":"start"%\''
            ).fetchall()
            key = own_public_key(journal)
            sealed = connection.execute(
                "SELECT DISTINCT stream FROM seal WHERE instr(preamble, ?)",
                (f"\n# key: {key.fingerprint if key else '?'}\n",),
            ).fetchall()
    begun = {str(json.loads(body)["stream"]) for (body,) in bodies}
    return frozenset(map(parse_stream_id, begun | {name for (name,) in sealed}))


def read_chain(journal: Path, after: int = 0) -> list[tuple[int, str, bytes]]:
    """The links of a journal's chain behind a number: each with its number, body and hash."""
    with closing(connect(journal)) as connection, explained_failures(journal):
        return connection.execute(
            "SELECT number, body, hash FROM link WHERE number > ? ORDER BY number", (after,)
        ).fetchall()


def missing_streams(journal: Path) -> list[StreamId]:
    """The streams that came into a journal's chain from others, and of which nothing is there.

    So they are in a journal that was put back, until they come again. Raises `JournalError`.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):
        bodies = connection.execute(
            'SELECT body FROM link WHERE body LIKE \'%"link":"import"%\''
        ).fetchall()
        named = {str(name) for (body,) in bodies for name, _first in json.loads(body)["streams"]}
        there = "SELECT 1 FROM event WHERE stream = ? LIMIT 1"
        return [
            parse_stream_id(name)
            for name in sorted(named)
            if connection.execute(there, (name,)).fetchone() is None
        ]


def read_tombstone(journal: Path, stream: StreamId) -> tuple[list[bytes], tuple[Seal, ...]]:
    """What is left of a stream that was erased: its commitments, in order, and its seals."""
    with closing(connect(journal)) as connection, explained_failures(journal):
        rows, seals = read_rows(connection, stream), read_seals(connection, str(stream))
    return [commitment for _seq, _content, commitment, _head in rows], seals


def read_stream(journal: Path, stream: StreamId) -> ExportedStream:
    """A stream as it is in the journal, without its draft log, to be handed on.

    Raises `JournalDamaged` where it is not what was recorded, and `InterviewErased`.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with snapshot(connection):
            return read_exported_stream(connection, stream)


def read_exported_stream(connection: sqlite3.Connection, stream: StreamId) -> ExportedStream:
    """As `read_stream`, from a journal that is open."""
    rows = read_rows(connection, stream)
    history, _head = checked_history(stream, rows)
    banks = {
        digest: text
        for digest in banks_used(history)
        if (text := stored_bank(connection, digest)) is not None
    }
    return ExportedStream(
        stream,
        tuple(content for _seq, content, _commitment, _head in rows if content),
        banks,
        read_seals(connection, str(stream)),
        tuple(read_attestations(connection, str(stream))),
    )


def signed_part(stream: ExportedStream) -> ExportedStream | None:
    """A stream up to its last seal, without what is still being written; `None` without a seal."""
    sealed = max((seal.events for seal in stream.seals), default=0)
    return replace(stream, contents=stream.contents[:sealed]) if sealed else None


def heads_of(stream: ExportedStream) -> dict[int, bytes]:
    """The head of a stream after each of its events, by their numbers."""
    head, heads = first_head(str(stream.id)), {}
    for seq, commitment in enumerate(stream.commitments, start=1):
        head = heads[seq] = next_head(head, commitment)
    return heads


@dataclass
class TakenIn:
    """What came of taking streams in."""

    added: list[StreamId] = field(default_factory=list)
    """Streams that were not there, or that go on where they ended."""
    attested: int = 0
    """How many receipts and time stamps came to seals that were there."""
    refused: dict[str, str] = field(default_factory=dict)
    """Interviews of which nothing was taken, each with a sentence that says why."""
    busy: set[str] = field(default_factory=set)
    """Interviews of which nothing was taken, as another program has them open."""
    unknown_keys: set[str] = field(default_factory=set)
    """The fingerprints of keys that signed what came, and that nobody is known by here."""


@dataclass
class ExchangeResult:
    """What every exchange with others does here. Interviews are named by their ids."""

    received: set[str] = field(default_factory=set)
    """Interviews that are new here, or go on."""
    refused: dict[str, str] = field(default_factory=dict)
    """Of which nothing was taken in, each with a sentence that says why."""
    busy: set[str] = field(default_factory=set)
    """That are open in another program, or have a draft: they wait for the next exchange."""

    def note(self, taken: TakenIn) -> None:
        """Add what came of taking streams in."""
        self.received |= {stream.interview for stream in taken.added}
        self.refused |= taken.refused
        self.busy |= taken.busy


def take_in(journal: Path, streams: Iterable[ExportedStream], now: datetime) -> TakenIn:
    """Take in what others offer: of each interview all that is signed, or nothing of it.

    What contradicts itself or this journal is refused, and so is what was erased here; the others
    are taken in all the same, in one transaction. Raises `JournalError` where the journal cannot be
    written: then nothing was taken in.
    """
    result = TakenIn()
    in_order = sorted(streams, key=lambda each: str(each.id))
    records = []
    for interview, own in groupby(in_order, key=lambda each: each.id.interview):
        try:
            records.append(_checked(journal, interview, tuple(own)))
        except ExportError as error:
            result.refused[interview] = str(error)
    with importing(journal) as imports:
        for record in records:
            interview = record.record.interview
            try:
                imported = imports.add(record, now)
            except (ExportError, InterviewErased) as error:
                result.refused[interview] = str(error)
            except InterviewBusy:
                result.busy.add(interview)
            else:
                result.added += imported.added
                result.attested += imported.attested
                result.unknown_keys |= {
                    each.seal.key.fingerprint
                    for each in record.streams
                    if each.seal and not each.seal.key.person
                }
    return result


def _checked(journal: Path, interview: str, streams: tuple[ExportedStream, ...]) -> CheckedExport:
    """What is found of a record that somebody hands on, held against itself."""
    known, authorities = read_known_raters(journal), read_known_authorities(journal)
    findings = tuple(check_stream(each, known, authorities) for each in streams)
    heads = [seal.journal_head for each in streams for seal in each.seals[-1:]]
    head = next((each for each in heads if each), None)
    if head is None:
        raise ExportError(_("Nothing was imported: the record in it is not signed as it stands."))
    return CheckedExport(ExportedRecord(interview, head, streams), (), findings, "", "")

"""Exchanges what a journal and a hub have: a union, which any cut may end and the next run goes on.

Every statement is a transaction of its own and asks for nothing that a second one would double, so
that nothing has to be remembered of a run. What comes is checked before it is taken in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.errors import InterviewBusy, InterviewErased, JournalError
from interview.hub.client import (
    DIFFERS,
    ERASED,
    HubClient,
    ReadableStream,
    StreamOnHub,
    refusal,
)
from interview.hub.content_key import content_key
from interview.hub.last_listing import HubListing, attested_since, keep_listing, read_listing
from interview.journal.archive_members import ExportedStream
from interview.journal.codec import commitment_of, first_head, next_head
from interview.journal.compare_journals import (
    JournalOffer,
    Lack,
    Relation,
    StreamOffer,
    lacking,
    relation,
)
from interview.journal.draft_log_names import draft_log_files
from interview.journal.exchange_streams import (
    ExchangeResult,
    heads_of,
    missing_streams,
    read_chain,
    read_offer,
    read_own_streams,
    read_stream,
    read_tombstone,
    take_in,
)
from interview.journal.interview_lock import lock_interview
from interview.journal.journal_contents import JournalContents
from interview.journal.journal_head import JournalHead
from interview.journal.merge_journals import JournalMerge
from interview.journal.seals import Seal
from interview.journal.store import Journal, checked_history
from interview.journal.streams import StreamId, parse_stream_id
from interview.journal.tombstones import (
    Tombstone,
    sign_tombstone,
    take_tombstones,
    unknown_tombstones,
)
from interview.journal.verify_export import event_rows
from interview.session import banks_used

if TYPE_CHECKING:
    from psycopg import Connection

_SMALL = 2 << 20
"""Bytes of content that are sent in one transaction."""
_TOGETHER = 25
"""Streams that are asked for at once, and taken in."""

Progress = Callable[[str, int, int], None]
"""Is told what is being done (`sent`, `received`), how much of it is done, and of how much."""

RequiredQuestions = Callable[[Collection[bytes]], Iterable[tuple[bytes, Sequence[str]]]]
"""Makes the questions that a complete record rates, for each bank at hand that is not among some:
the SHA-256 of the bank, and the ids. HR says them for everybody."""


@dataclass
class SyncResult(ExchangeResult):
    """What a sync did."""

    sent: int = 0
    """How many events went to the hub."""
    restored: set[str] = field(default_factory=set)
    """One's own interviews that this journal had lost, as it was put back to an earlier state."""
    erased_here: list[str] = field(default_factory=list)
    """That others erased, and that were erased here with this."""
    erased_there: list[str] = field(default_factory=list)
    """That were erased here, and on the hub with this."""
    unknown_erasures: dict[str, str] = field(default_factory=dict)
    """That somebody erased whose key is not known here: they stay. Each with the fingerprint."""
    differing: set[str] = field(default_factory=set)
    """That went on otherwise here than on the hub: both stay as they are."""
    left_there: set[str] = field(default_factory=set)
    """One's own that are on the hub and not here, as this journal was put back and then went on."""
    unknown_keys: set[str] = field(default_factory=set)
    """Fingerprints of keys that signed what came, and that nobody is known by here."""
    without_key: set[str] = field(default_factory=set)
    """That cannot be read, as the hub lost their key in a crash and nobody gave it back yet."""
    incomplete: set[str] = field(default_factory=set)
    """One's own that are signed and not complete: others' of the same candidate stay hidden."""
    unknown_banks: set[str] = field(default_factory=set)
    """One's own that are signed, with a bank of which HR has not said what is to be rated."""
    is_put_back: bool = False
    """Whether this journal's chain is another than the one that it sent before."""

    @property
    def wants_attention(self) -> bool:
        """Whether a person has to do something."""
        return bool(self.unknown_erasures or self.differing or self.left_there or self.refused)


class HubSync:
    """A journal and a hub that are being brought together."""

    def __init__(
        self,
        journal: Path,
        connection: Connection[Any],
        part: str,
        now: datetime,
        tell: Progress,
    ) -> None:
        """`part` is what this role is on the hub, `rater` or `hr`."""
        self._journal = journal
        self._hub = HubClient(connection)
        self._part = part
        self._now = now
        self._tell = tell
        self._banks: dict[str, bytes | None] = {}
        self._listed: HubListing | None = None
        self._has_holes = False
        self._found: tuple[JournalOffer, frozenset[StreamId]] | None = None
        self.result = SyncResult()

    def run(self, required: RequiredQuestions) -> SyncResult:
        """Send, take in, and say what came of it.

        Raises what psycopg raises, and `JournalError`.
        """
        self._found = None
        if self._part == "hr":
            # Before the chain of a journal that was put back is made whole again.
            self._listed = read_listing(self._journal)
            for bank, questions in required(self._hub.required_banks()):
                self._hub.require(bank, questions)
        on_hub = self._hub.own_streams()
        self._send_tombstones(on_hub)
        # Before anything is taken in: that adds links, behind which what was lost no longer fits.
        if not self._exchange_chain(on_hub):
            return self.result
        self._take_tombstones(on_hub)
        self._fill_holes()
        self._send(on_hub)
        self._receive()
        self._tell_what_is_incomplete()
        return self.result

    @property
    def _skipped(self) -> frozenset[str]:
        """Interviews that are left alone in this run."""
        found = self.result
        return frozenset(found.unknown_erasures) | found.busy | found.left_there

    def _here(self) -> tuple[JournalOffer, frozenset[StreamId]]:
        """What the journal has, and which of its streams are one's own. Read once for a run, and
        again where the run changed it: what others record meanwhile is for the next sync."""
        if self._found is None:
            self._found = read_offer(self._journal), read_own_streams(self._journal)
        return self._found

    # Erasures

    def tombstones_to_sign(self) -> list[str]:
        """The interviews whose erasure here the hub does not know of: they need a signature."""
        return self._tombstones_to_sign(self._hub.own_streams())

    def _tombstones_to_sign(self, on_hub: Mapping[StreamId, StreamOnHub]) -> list[str]:
        offer, own = self._here()
        erased = offer.erased
        if self._part == "hr":
            told = {each.interview for each in self._hub.tombstones(sorted(erased))}
        else:
            told = {stream.interview for stream, each in on_hub.items() if each.is_erased}
            erased &= {stream.interview for stream in own}
        return sorted(erased - told)

    def _send_tombstones(self, on_hub: Mapping[StreamId, StreamOnHub]) -> None:
        signed = {
            interview: sign_tombstone(self._journal, interview, self._now)
            for interview in self._tombstones_to_sign(on_hub)
        }
        self._send_rests(on_hub, signed)
        for tombstone in signed.values():
            self._hub.erase(tombstone)
            self.result.erased_there.append(tombstone.interview)

    def _send_rests(
        self, on_hub: Mapping[StreamId, StreamOnHub], signed: Mapping[str, Tombstone]
    ) -> None:
        """Send what is left of own streams that were erased before they were sent to their end."""
        offer, own = self._here()
        for stream in sorted(own, key=str):
            if stream.interview in offer.erased:
                self._send_rest(stream, on_hub.get(stream), signed.get(stream.interview))

    def _send_rest(
        self, stream: StreamId, there: StreamOnHub | None, tombstone: Tombstone | None
    ) -> None:
        commitments, seals = read_tombstone(self._journal, stream)
        sealed = max((each.events for each in seals), default=0)
        if there and (there.events, there.sealed) >= (len(commitments), sealed):
            return
        unsigned = Tombstone(stream.interview, "", "")  # it is there already
        try:
            self._hub.erase_unsent(stream, commitments, seals, tombstone or unsigned)
        except Exception as error:
            if not refusal(error):
                raise

    def _take_tombstones(self, on_hub: Mapping[StreamId, StreamOnHub]) -> None:
        here = {stream.interview for stream in self._here()[0].streams}
        tombstones = self._hub.tombstones(sorted(here))
        if tombstones:
            taken = take_tombstones(self._journal, tombstones, self._now)
            self._found = None
            self.result.erased_here += taken.erased
            self._send_rests(on_hub, {})  # before this machine may be put back again
            self.result.busy |= set(taken.busy)
            self.result.unknown_erasures |= taken.unknown

    # The chain of the journal, and what it lost

    def _exchange_chain(self, on_hub: Mapping[StreamId, StreamOnHub]) -> bool:
        """Send the links that the hub lacks; where it has more of them, this journal was put back,
        and gets what it lost. Whether the exchange can go on."""
        head = self._head()
        last, digest = self._hub.chain_end(head.journal)
        ours = read_chain(self._journal, max(0, min(last, head.links) - 1))
        if last <= head.links and (not last or ours[0][2] == digest):
            bodies = [body for number, body, _hash in ours if number > last]
            self._hub.put_links(head.journal, last, bodies)
            return True
        links = self._hub.chain(head.journal, 0)
        if last > head.links and links[head.links - 1][2] == ours[-1][2]:
            return self._restore(head.journal, on_hub, links)
        return self._leave_there(on_hub, links)

    def _leave_there(
        self, on_hub: Mapping[StreamId, StreamOnHub], links: Sequence[tuple[int, str, bytes]]
    ) -> bool:
        """Say what is on the hub and cannot come back here. The exchange of the rest goes on."""
        self.result.is_put_back = True
        self.result.left_there |= {stream.interview for stream in self._lost(on_hub, links)}
        return True

    def _lost(
        self, on_hub: Mapping[StreamId, StreamOnHub], links: Sequence[tuple[int, str, bytes]]
    ) -> list[StreamId]:
        """One's own streams that began in this journal, and of which it lacks events."""
        offer, begun = read_offer(self._journal), set(_begun(links))
        return [
            stream
            for stream, each in on_hub.items()
            if str(stream) in begun
            and not each.is_erased
            and stream.interview not in offer.erased
            and each.events > offer.streams.get(stream, _NOTHING).events
        ]

    def _restore(
        self,
        journal: str,
        on_hub: Mapping[StreamId, StreamOnHub],
        links: Sequence[tuple[int, str, bytes]],
    ) -> bool:
        """Put back what this journal lost, with its chain, as out of a backup; whether it is done.

        What it had erased is erased again, where somebody signed that who is known here.
        """
        here = read_offer(self._journal)
        named = set(map(parse_stream_id, _named(links)))
        left = self._hub.left_of(each for each in named if each.interview not in here.erased)
        erased = sorted({stream.interview for stream in left})
        unknown = unknown_tombstones(self._journal, self._hub.tombstones(erased))
        self.result.unknown_erasures |= unknown
        contents = _contents(links, left)
        known = {*left, *(each for each in named if each.interview in here.erased)}
        if not contents.erased <= set(map(str, known)):
            return self._leave_there(on_hub, links)  # erased by a chain alone, which nobody signed
        lost = self._lost(on_hub, links)
        with ExitStack() as locks:
            for stream in [*lost, *(each for each in left if each in here.streams)]:
                try:
                    locks.enter_context(lock_interview(self._journal, stream))
                    is_free = not draft_log_files(self._journal, stream)
                except InterviewBusy:
                    is_free = False
                if not is_free:
                    self.result.busy.add(stream.interview)
                elif stream not in left:
                    self._add_to(contents, stream, on_hub[stream].events)
        if self.result.busy or self.result.without_key or unknown:
            return False  # a chain that names what is not there would contradict
        merged = JournalMerge(self._journal, contents).run(self._now)
        self._found = None
        gone = set(erased) | set(merged.to_erase)
        self.result.restored |= {*merged.added, *merged.continued} - gone
        self.result.erased_here += sorted(set(merged.to_erase))
        self.result.differing |= set(merged.differing)
        after = read_chain(self._journal, len(links))
        self._hub.put_links(journal, len(links), [body for _number, body, _hash in after])
        return True

    def _fill_holes(self) -> None:
        """Take in what is left of others' records that were lost here, and then erased."""
        missing = missing_streams(self._journal)
        self._has_holes = bool(missing)
        if missing and (left := self._hub.left_of(missing)):
            merged = JournalMerge(self._journal, _contents(read_chain(self._journal), left))
            merged.run(self._now)
            self._found = None

    def _add_to(self, contents: JournalContents, stream: StreamId, events: int) -> None:
        key = self._hub.keys([stream]).get(stream)
        if key is None:
            self.result.without_key.add(stream.interview)
            return
        found = tuple(self._hub.contents(stream, 0, events, key))
        _add_events(contents, stream, map(commitment_of, found), found)
        for digest, text in self._banks_of(stream, found).items():
            contents.add_bank(digest, text)
        for seal in self._hub.seals([stream]).get(stream, ()):
            contents.seals[seal.stream, seal.events] = seal
        contents.attestations += self._hub.attestations([stream]).get(stream, [])

    def _banks_of(self, stream: StreamId, contents: tuple[bytes, ...]) -> dict[str, bytes]:
        """The banks that a stream was run with, from here or from the hub."""
        rows = event_rows(ExportedStream(stream, contents, {}, (), ()))
        try:
            history, _head = checked_history(stream, rows)
        except JournalError:
            return {}  # what it is is said when it is taken in
        banks: dict[str, bytes] = {}
        for digest in dict.fromkeys(banks_used(history)):
            if digest not in self._banks:
                self._banks[digest] = self._hub.bank(digest) if _is_digest(digest) else None
            text = self._banks[digest]
            if text is not None:
                banks[digest] = text
        return banks

    # Sending

    def _send(self, on_hub: Mapping[StreamId, StreamOnHub]) -> None:
        offer, own = self._here()
        todo = []
        for stream in sorted(own & offer.streams.keys(), key=str):
            ours, there = offer.streams[stream], on_hub.get(stream)
            if stream.interview in self._skipped:
                continue
            theirs = None
            if there is not None and there.events and not there.is_erased:
                # Seals are sent in their order: up to the last one that is there, all are.
                seals = frozenset(each for each in ours.seals if each <= there.sealed)
                theirs = StreamOffer(there.events, there.head, seals)
                is_same = theirs.head == ours.head and theirs.seals == ours.seals
                if is_same and there.has_key:
                    continue
            todo.append((stream, theirs))
        for place, (stream, theirs) in enumerate(todo):
            self._tell("sent", place, len(todo))
            self._send_stream(stream, theirs, on_hub.get(stream))
        self._tell("sent", len(todo), len(todo))

    def _send_stream(
        self, stream: StreamId, theirs: StreamOffer | None, on_hub: StreamOnHub | None
    ) -> None:
        try:
            whole = read_stream(self._journal, stream)
        except InterviewErased:
            return
        except JournalError as error:
            self.result.refused[stream.interview] = str(error)
            return
        there = theirs or _NOTHING
        heads = heads_of(whole)
        ours = StreamOffer(len(whole.contents), heads[len(whole.contents)])
        how = relation(ours, there, heads)
        if how is Relation.DIFFERENT:
            self.result.differing.add(stream.interview)
            return
        if how is Relation.BEHIND:
            self.result.left_there.add(stream.interview)
            return
        try:
            self._send_events(whole, there, has_key=on_hub is not None and on_hub.has_key)
        except Exception as error:
            code = refusal(error)
            if code == DIFFERS:
                self.result.differing.add(stream.interview)
            elif code and code != ERASED:
                self.result.refused[stream.interview] = str(error).partition("\n")[0]
            elif not code:
                raise

    def _send_events(self, whole: ExportedStream, there: StreamOffer, *, has_key: bool) -> None:
        """Send what the hub lacks of a stream: a small one at once, a large one some at a time."""
        self._hub.put_banks(dict(whole.banks))
        is_small = sum(map(len, whole.contents[there.events :])) <= _SMALL
        with self._hub.transaction() if is_small else nullcontext():
            if not there.events:
                self._hub.begin(whole.id, whole.contents[0])
            elif not has_key:
                self._hub.give_key(whole.id, whole.contents[0])
            after, commitments = there.events, whole.commitments
            sent = sum(self._hub.put_events(whole.id, after, whole.contents, commitments))
            for seal in whole.seals:
                if seal.events not in there.seals:
                    self._hub.put_seal(seal)
        self.result.sent += sent

    # Receiving

    def _receive(self) -> None:
        """Take in what others have sealed, and give the hub what it lacks of that."""
        if self._part != "hr":
            self._exchange(list(self._hub.readable()))
            return
        head = self._head()
        since, after = self._hub.begin_listing(
            head.journal, self._listed.word if self._listed else ""
        )
        if self._listed is None or not since or self._has_holes:
            waiting = self._exchange(list(self._hub.readable()))
        else:
            asked = self._hub.changed_streams(since) | self._listed.waiting
            asked |= attested_since(self._journal, self._listed.compared)
            if not asked:
                return  # the mark of the last listing is as good
            waiting = self._exchange(list(self._hub.readable_of(asked)))
        word, end = self._hub.end_listing(head.journal, after), self._head()
        keep_listing(
            self._journal, HubListing(word, end.links, end.hash, head.links, frozenset(waiting))
        )

    def _head(self) -> JournalHead:
        with Journal.open(self._journal) as opened:
            return opened.head()

    def _exchange(self, readable: Sequence[ReadableStream]) -> set[StreamId]:
        """Take in what is lacking here of some streams, and give what is lacking there.

        Returns those of which something was not taken in.
        """
        attested = self._hub.attested([each.id for each in readable])
        offer, own = self._here()
        self._give_keys(readable, offer)
        theirs = JournalOffer(
            {  # what each offers up to its last seal; the head behind that is of no use here
                each.id: StreamOffer(
                    each.offer.sealed,
                    each.offer.head,
                    each.offer.seals,
                    attested.get(each.id, frozenset()),
                )
                for each in readable
                if each.offer.seals and each.id.interview not in self._skipped
            }
        )
        there = {each.id: each for each in readable}

        def lacks() -> list[Lack]:
            return [
                lack
                for lack in lacking(offer, theirs)
                if lack.stream not in own or not (lack.events or lack.seals)
            ]

        todo = lacks()
        for place in range(0, len(todo), _TOGETHER):
            self._tell("received", place, len(todo))
            chunk = {each.stream: each.after for each in todo[place : place + _TOGETHER]}
            self._take_in(chunk, there)
        self._tell("received", len(todo), len(todo))
        for lack in lacking(theirs, offer):
            if lack.attested and lack.stream in there:
                said = read_stream(self._journal, lack.stream).attestations
                for each in said:
                    if each.events in theirs.streams[lack.stream].seals:
                        self._hub.put_attestation(each)
        if todo:
            offer = read_offer(self._journal)
        skipped = {each.id for each in readable if each.id.interview in self._skipped}
        return skipped | {each.stream for each in lacks()}

    def _give_keys(self, readable: Sequence[ReadableStream], offer: JournalOffer) -> None:
        """Give the hub the keys that a crash took and that can be made here."""
        for each in readable:
            if not each.has_key and each.id in offer.streams:
                self._hub.give_key(each.id, read_stream(self._journal, each.id).contents[0])

    def _take_in(
        self, after: Mapping[StreamId, int], there: Mapping[StreamId, ReadableStream]
    ) -> None:
        keys = self._hub.keys(after)
        lost = [stream for stream in after if stream not in keys]
        self.result.without_key |= {stream.interview for stream in lost}
        asked = {stream: number for stream, number in after.items() if stream in keys}
        beginnings = self._hub.beginnings(asked, keys)
        seals, attestations = self._hub.seals(asked), self._hub.attestations(asked)
        streams = []
        for stream, number in asked.items():
            sealed = there[stream].offer.sealed
            before = read_stream(self._journal, stream).contents if number else ()
            contents = before + tuple(beginnings[stream])
            contents += tuple(self._hub.contents(stream, len(contents), sealed, keys[stream]))
            if not before and contents and keys[stream] != content_key(str(stream), contents[0]):
                contents = ()  # it is not what it is said to be; the check says so
            contents = contents[:sealed] if not before or len(before) <= sealed else before
            streams.append(
                ExportedStream(
                    stream,
                    contents,
                    self._banks_of(stream, contents),
                    tuple(seals.get(stream, ())),
                    tuple(attestations.get(stream, ())),
                )
            )
        taken = take_in(self._journal, streams, self._now)
        self.result.note(taken)
        self.result.unknown_keys |= taken.unknown_keys

    def _tell_what_is_incomplete(self) -> None:
        if self._part != "rater":
            return
        with Journal.open(self._journal) as opened:  # the list holds the streams of raters alone
            raters = {each.id for each in opened.summaries()}
        for stream, each in self._hub.own_streams().items():
            is_open = not (each.is_complete or each.is_erased)
            if each.sealed and is_open and stream in raters:
                told = self.result.incomplete if each.is_bank_known else self.result.unknown_banks
                told.add(stream.interview)


_NOTHING = StreamOffer(0, b"")


def _contents(
    links: Sequence[tuple[int, str, bytes]],
    left: Mapping[StreamId, tuple[list[bytes], list[Seal]]],
) -> JournalContents:
    """A chain with what is left of erased streams, to be merged into a journal."""
    contents = JournalContents(links={number: (body, each) for number, body, each in links})
    bodies = (body for body in _bodies(links) if body.get("link") == "erase")
    # How many events they had then: another's record may have gone on elsewhere.
    had = {str(body["stream"]): int(body["events"]) for body in bodies}
    for stream, (commitments, seals) in left.items():
        events = had.get(str(stream), len(commitments))
        _add_events(contents, stream, commitments[:events], ())
        contents.seals |= {
            (seal.stream, seal.events): seal for seal in seals if seal.events <= events
        }
    return contents


def _add_events(
    contents: JournalContents,
    stream: StreamId,
    commitments: Iterable[bytes],
    found: Sequence[bytes],
) -> None:
    """Add the events of a stream; without `found`, what is left of it when it was erased."""
    head = first_head(str(stream))
    for seq, commitment in enumerate(commitments, start=1):
        head = next_head(head, commitment)
        content = found[seq - 1] if found else None
        contents.add_event(str(stream), seq, content, commitment, head)


def _begun(links: Sequence[tuple[int, str, bytes]]) -> Iterator[str]:
    """The streams that began in a chain."""
    yield from (str(body["stream"]) for body in _bodies(links) if body.get("link") == "start")


def _named(links: Sequence[tuple[int, str, bytes]]) -> Iterator[str]:
    """The streams that began in a chain, or came into it from others."""
    yield from _begun(links)
    for body in _bodies(links):
        if body.get("link") == "import":
            yield from (str(name) for name, _commitment in body["streams"])


def _bodies(links: Sequence[tuple[int, str, bytes]]) -> Iterator[dict[str, Any]]:
    for _number, body, _hash in links:
        value = json.loads(body)
        if isinstance(value, dict):
            yield value


def _is_digest(text: str) -> bool:
    return len(text) == 64 and all(sign in "0123456789abcdef" for sign in text)

"""Exchanges what a journal and a shared folder have, as `hub.sync` does with a hub.

Nothing is remembered of a run: what the folder lacks is found anew each time, so that a cut, a copy
put back or a file that is lost is made good by the next run. What comes is checked before it is
taken in, and only from keys that are known here: a folder lets anybody write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from interview.errors import (
    ExportError,
    FolderError,
    InterviewErased,
    JournalDamaged,
    SyncRunning,
)
from interview.file_lock import FileLock, FileLocked
from interview.i18n import _
from interview.journal.archive_members import ExportedRecord, ExportedStream
from interview.journal.compare_journals import JournalOffer, StreamOffer, lacking
from interview.journal.exchange_streams import (
    ExchangeResult,
    heads_of,
    read_offer,
    read_own_streams,
    read_stream,
    read_tombstone,
    signed_part,
    take_in,
)
from interview.journal.export_record import sign_archive
from interview.journal.store import Journal, checked_history
from interview.journal.streams import StreamId
from interview.journal.tombstones import (
    Tombstone,
    own_public_key,
    sign_tombstone,
    take_tombstones,
    unknown_tombstones,
)
from interview.journal.verify_export import check_archive, event_rows
from interview.journal.withheld import may_come
from interview.journal.zip_archive import parse_archive
from interview.shared_folder.record_file import (
    Entry,
    FileState,
    RecordFile,
    append_entries,
    own_file,
    read_file,
    read_folder,
    read_tombstone_entry,
    record_entry,
    rewrite_without,
    tombstone_entry,
)
from interview.signing.known_raters import known_line, read_known_raters, whose
from interview.signing.rater_key import rater_key
from interview.signing.ssh_signature import SEAL, check_signature
from interview.system_errors import cannot_write, reason_of

_TOGETHER = 25
"""Records that are written, and taken in, at once."""

Progress = Callable[[str, int, int], None]
"""Is told what is being done (`sent`, `received`), how much of it is done, and of how much."""


@dataclass
class FolderSyncResult(ExchangeResult):
    """What a sync with a folder did. Files are named by their names."""

    sent: set[str] = field(default_factory=set)
    """Interviews that were written into the folder, or go on there."""
    waiting: set[str] = field(default_factory=set)
    """Other raters', which come once one's own record of the candidate is signed."""
    erased_here: set[str] = field(default_factory=set)
    """That others erased, and that were erased here with this."""
    erased_there: set[str] = field(default_factory=set)
    """Whose erasure the folder was told of, or that were taken out of a file of it."""
    still_there: set[str] = field(default_factory=set)
    """Others', erased here alone: they stay in the folder."""
    unknown_erasures: dict[str, str] = field(default_factory=dict)
    """That somebody erased whose key is not known here: they stay. Each with the fingerprint."""
    unknown_keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Fingerprints of keys that are not known here and signed a record of which nothing was taken
    in; each with the file it is in, and the line for `known_raters`."""
    differing: set[str] = field(default_factory=set)
    """That went on otherwise here than in the folder: both stay as they are."""
    left_there: set[str] = field(default_factory=set)
    """One's own, in the folder and not here: this journal was put back to an earlier state."""
    unfinished: set[str] = field(default_factory=set)
    """Files of which not all has arrived yet."""
    damaged: dict[str, str] = field(default_factory=dict)
    """Files that cannot be read, or not to their end, or written, each with a sentence."""
    others: set[str] = field(default_factory=set)
    """Files that are left alone, as they hold no records."""

    @property
    def wants_attention(self) -> bool:
        """Whether a person has to do something."""
        return bool(
            self.unknown_erasures
            or self.unknown_keys
            or self.differing
            or self.left_there
            or self.still_there
            or self.refused
            or self.damaged
        )


@dataclass
class _Found:
    """What was read of a folder."""

    files: list[RecordFile]
    records: dict[StreamId, list[Entry]]
    tombstones: dict[str, list[Tombstone]]


class FolderSync:
    """A journal and a shared folder that are being brought together."""

    def __init__(
        self, journal: Path, folder: Path, *, is_hr: bool, name: str, now: datetime, tell: Progress
    ) -> None:
        """`is_hr`: take in everybody's records, and tell of every erasure. `name` is that of
        whoever keeps the journal, empty where nobody said it. Raises `FolderError`."""
        self._journal = journal
        self._folder = folder
        self._is_hr = is_hr
        self._name = name
        self._now = now
        self._tell = tell
        self._gone: set[str] = set()
        """Interviews with a tombstone that counts here."""
        self.result = FolderSyncResult()
        if not folder.is_dir():
            raise FolderError(
                _(
                    "There is no folder {path}. Plug in the stick, start the sync client, or make "
                    "the folder; then try again. A hub’s address looks like "
                    "postgresql://NAME@SERVER/DATABASE."
                ).format(path=folder)
            )
        with Journal.open(journal) as opened:
            self._id = opened.head().journal

    def wants_key(self) -> bool:
        """Whether something is to be signed. Raises `FolderError` and `JournalError`."""
        found = self._read()
        if next(iter(self._tombstones_to_sign(found)), None):
            return True
        own, offer = self._own_file(), read_offer(self._journal)
        return any(_is_to_send(each, offer.streams[each], own) for each in self._own_streams(offer))

    def run(self) -> FolderSyncResult:
        """Send, take in, and say what came of it.

        Raises `FolderError`, `JournalError` and `SigningError`.
        """
        lock = self._journal.with_name("folder-sync.lock")
        try:
            with FileLock(lock):
                found = self._read()
                self._send_tombstones(found)
                self._take_tombstones(found)
                self._send()
                self._receive(self._read())
        except FileLocked as error:
            raise SyncRunning(_("Another sync is running: wait until it is done.")) from error
        return self.result

    # The folder

    def _read(self) -> _Found:
        try:
            files, others = read_folder(self._folder)
        except OSError as error:
            raise self._unreadable(self._folder, error) from error
        result = self.result
        result.others = {path.name for path in others if path.name != "agenda.yaml"}
        result.unfinished = {each.path.name for each in files if each.state is FileState.CUT}
        for each in files:
            if sentence := _what_is_wrong(each):
                result.damaged[each.path.name] = sentence
        found = _Found(files, defaultdict(list), defaultdict(list))
        for file in files:
            for entry in file.entries:
                if entry.stream:
                    found.records[entry.stream].append(entry)
                elif entry.erased:
                    try:
                        tombstone = read_tombstone_entry(entry)
                    except OSError as error:
                        raise self._unreadable(entry.path, error) from error
                    if tombstone:
                        found.tombstones[entry.erased].append(tombstone)
        return found

    def _own_file(self) -> RecordFile:
        path = own_file(self._folder, self._id)
        try:
            file = read_file(path, checks=True)
        except FileNotFoundError:
            return RecordFile(path, FileState.CUT)
        except OSError as error:
            raise self._unreadable(path, error) from error
        is_other = file.state in (FileState.FOREIGN, FileState.NEWER)
        if is_other or (file.journal and file.journal != self._id):
            raise FolderError(
                _(
                    "{path} is where your own records go, and it is another file, or a later "
                    "version of this program wrote it. Nothing was changed: look at it, and move "
                    "it away."
                ).format(path=path)
            )
        return file

    def _append(self, file: RecordFile, entries: Iterable[bytes]) -> RecordFile | None:
        """Add entries to the own file; `None` where that fails, of which the result then tells:
        what others wrote can be taken in from a folder that is full, or closed to writing."""
        try:
            return append_entries(file, self._id, entries)
        except OSError as error:
            self.result.damaged[file.path.name] = cannot_write(file.path, error)
            return None

    @staticmethod
    def _unreadable(path: Path, error: OSError) -> FolderError:
        return FolderError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        )

    # Erasures

    def _tombstones_to_sign(self, found: _Found) -> Iterator[str]:
        """The interviews whose erasure here nobody told the folder of who is known here."""
        own = read_own_streams(self._journal)
        for interview in sorted(read_offer(self._journal).erased):
            told = found.tombstones.get(interview, [])
            if told and interview not in unknown_tombstones(self._journal, told):
                continue
            mine = [stream for stream in own if stream.interview == interview]
            is_there = any(stream.interview == interview for stream in found.records)
            was_sealed = any(read_tombstone(self._journal, stream)[1] for stream in mine)
            if was_sealed or (self._is_hr and is_there):
                yield interview
            elif is_there:
                self.result.still_there.add(interview)

    def _send_tombstones(self, found: _Found) -> None:
        signed = [
            sign_tombstone(self._journal, interview, self._now)
            for interview in self._tombstones_to_sign(found)
        ]
        if signed and self._append(self._own_file(), map(tombstone_entry, signed)):
            for tombstone in signed:
                found.tombstones[tombstone.interview].insert(0, tombstone)
                self.result.erased_there.add(tombstone.interview)

    def _take_tombstones(self, found: _Found) -> None:
        """Erase here what others erased, and take it out of every file of the folder."""
        valid: set[str] = set()
        to_take = []
        here = {stream.interview for stream in read_offer(self._journal).streams}
        for interview, told in found.tombstones.items():
            holding = [each for each in told if not unknown_tombstones(self._journal, [each])]
            if holding:
                valid.add(interview)
            if interview in here:
                to_take.append((holding or told)[0])
        if to_take:
            taken = take_tombstones(self._journal, to_take, self._now)
            self.result.erased_here |= set(taken.erased)
            self.result.busy |= set(taken.busy)
            self.result.unknown_erasures |= taken.unknown
        self._gone = valid
        for file in found.files:
            try:
                self.result.erased_there |= rewrite_without(file.path, valid)
            except OSError as error:
                self.result.damaged[file.path.name] = cannot_write(file.path, error)

    # Sending

    def _own_streams(self, offer: JournalOffer) -> list[StreamId]:
        """One's own records of interviews, as they are offered; not what HR or a panel recorded."""
        with Journal.open(self._journal) as opened:
            raters = {each.id for each in opened.summaries()}
        streams = read_own_streams(self._journal) & offer.streams.keys()
        return sorted((each for each in streams if each in raters), key=str)

    def _send(self) -> None:
        file = self._own_file()
        offer = read_offer(self._journal)
        todo = [
            stream
            for stream in self._own_streams(offer)
            if stream.interview not in self._gone
            and _is_to_send(stream, offer.streams[stream], file)
        ]
        entries = self._entries_of(todo, offer, file)
        written: RecordFile | None = file
        while written and (some := list(islice(entries, _TOGETHER))):
            written = self._append(written, (entry for _interview, entry in some))
            if written:
                self.result.sent |= {interview for interview, _entry in some}
        self._tell("sent", len(todo), len(todo))

    def _entries_of(
        self, streams: Sequence[StreamId], offer: JournalOffer, file: RecordFile
    ) -> Iterator[tuple[str, bytes]]:
        """The signed records as the own file is to hold them, each with its interview."""
        for place, stream in enumerate(streams):
            self._tell("sent", place, len(streams))
            try:
                whole = signed_part(read_stream(self._journal, stream))
            except InterviewErased:
                continue
            except JournalDamaged as error:
                self.result.refused[stream.interview] = str(error)
                continue
            if whole is None:
                continue
            heads = heads_of(whole)
            before = [each.offer for each in file.entries if each.stream == stream]
            if any(heads.get(each.events, each.head) != each.head for each in before):
                self.result.differing.add(stream.interview)
                continue
            said = StreamOffer(
                len(whole.contents),
                heads[len(whole.contents)],
                offer.streams[stream].seals,
                offer.streams[stream].attested,
            )
            with Journal.open(self._journal) as opened:
                record = ExportedRecord(whole.id.interview, opened.head(), (whole,))
            archive = sign_archive(rater_key(self._journal, self._name), dict(record.members()))
            yield stream.interview, record_entry(stream, said, archive)

    # Receiving

    def _receive(self, found: _Found) -> None:
        """Take in what others signed, as far as it may be seen here."""
        offer = read_offer(self._journal)
        best = {
            stream: max(entries, key=lambda each: (each.offer.events, len(each.offer.attested)))
            for stream, entries in found.records.items()
        }
        self._tell_what_differs(found, offer)
        theirs = JournalOffer({stream: entry.offer for stream, entry in best.items()})
        skipped = self._gone | set(self.result.unknown_erasures) | self.result.busy
        lacks = [
            lack.stream for lack in lacking(offer, theirs) if lack.stream.interview not in skipped
        ]
        for place in range(0, len(lacks), _TOGETHER):
            self._tell("received", place, len(lacks))
            streams = [
                stream
                for each in lacks[place : place + _TOGETHER]
                if (stream := self._readable(each, found.records[each], offer))
            ]
            taken = take_in(self._journal, streams, self._now)
            self.result.note(taken)
        self._tell("received", len(lacks), len(lacks))

    def _tell_what_differs(self, found: _Found, offer: JournalOffer) -> None:
        """Note the records that are as long in the folder as here, and others."""
        for stream, entries in found.records.items():
            ours = offer.streams.get(stream, _NOTHING)
            for each in entries:
                is_as_long = each.offer.events == ours.events and each.offer.head != ours.head
                if is_as_long and self._holds(each):
                    self.result.differing.add(stream.interview)

    def _holds(self, entry: Entry) -> bool:
        try:
            return self._checked(entry) is not None
        except (ExportError, OSError):
            return False

    def _readable(
        self, stream: StreamId, entries: Sequence[Entry], offer: JournalOffer
    ) -> ExportedStream | None:
        """The fullest record of a stream that holds and may be seen here."""
        order = sorted(
            entries, key=lambda each: (each.offer.events, len(each.offer.attested)), reverse=True
        )
        refusal = ""
        for entry in order:
            try:
                record = self._checked(entry)
            except ExportError as error:
                refusal = refusal or str(error)
                continue
            except OSError as error:
                raise self._unreadable(entry.path, error) from error
            if record is None:
                continue
            own = [seal for seal in record.seals if seal.value("journal") == self._id]
            here = offer.streams.get(stream, _NOTHING)
            if any(seal.events > here.events for seal in own):
                self.result.left_there.add(stream.interview)
                return None
            if here.events or self._may_come(record):
                return record
            self.result.waiting.add(stream.interview)
            return None
        if refusal:
            self.result.refused[stream.interview] = refusal
        return None

    def _checked(self, entry: Entry) -> ExportedStream | None:
        """The record in an entry; `None` where a key signed it that is not known here.

        Raises `ExportError` where it does not hold, and `OSError`.
        """
        data = entry.read()
        if data is None:
            raise ExportError(
                _("{file}: an entry in it is not as it was written.").format(file=entry.path.name)
            )
        checked = check_archive(parse_archive(data, entry.path), entry.path, self._journal)
        streams = {each.id: each for each in checked.record.streams}
        if not checked.is_whole or entry.stream not in streams or len(streams) != 1:
            raise ExportError(
                _(
                    "{file}: this record contradicts itself, or is not what was signed. Ask "
                    "whoever writes that file, by telephone."
                ).format(file=entry.path.name)
            )
        record, (finding,) = streams[entry.stream], checked.streams
        if not finding.seal:
            raise ExportError(
                _("{file}: this record is not signed as it stands.").format(file=entry.path.name)
            )
        known, own = read_known_raters(self._journal), own_public_key(self._journal)
        is_known = True
        for seal, found in zip(record.seals, finding.seals, strict=True):
            key = check_signature(seal.signature, seal.manifest(record.commitments), SEAL)
            if key != own and not whose(key, known, SEAL):
                is_known = False
                line = known_line(found.name, key).rstrip()
                self.result.unknown_keys[key.fingerprint] = (entry.path.name, line)
        return record if is_known else None

    def _may_come(self, record: ExportedStream) -> bool:
        if self._is_hr:
            return True
        history, _head = checked_history(record.id, event_rows(record))
        with Journal.open(self._journal) as journal:
            key = own_public_key(self._journal)
            known = whose(key, read_known_raters(self._journal), SEAL) if key else ""
            own_names = frozenset(each for each in (self._name, known) if each)
            return may_come(journal, history, own_names)


_NOTHING = StreamOffer(0, b"")


def _is_to_send(stream: StreamId, ours: StreamOffer, file: RecordFile) -> bool:
    """Whether a record is signed, and a file lacks it so far, or something that is said of it."""
    return bool(ours.seals) and not any(
        each.stream == stream
        and each.offer.sealed >= ours.sealed
        and ours.attested <= each.offer.attested
        for each in file.entries
    )


def _what_is_wrong(file: RecordFile) -> str:
    """A sentence on a file that a person has to look at; empty for any other."""
    match file.state:
        case FileState.NEWER:
            return _(
                "{file} was written by a later version of this program: update yours, and sync "
                "again."
            ).format(file=file.path.name)
        case FileState.UNREADABLE:
            return _(
                "{file} cannot be read just now. See who may read it; the next sync tries again."
            ).format(file=file.path.name)
        case FileState.FOREIGN:
            return _(
                "{file} is called like a file of records and is none, or its beginning was "
                "changed: nothing of it was read."
            ).format(file=file.path.name)
        case FileState.DAMAGED:
            return _(
                "{file} is not as it was written from byte {place} on: damaged, or not all of it "
                "has arrived. What stands before that was read; the next sync of whoever writes it "
                "mends it."
            ).format(file=file.path.name, place=file.whole)
        case _:
            return ""

"""Merges what another file holds into a journal, event by event. What was erased stays erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from interview.errors import InterviewErased, JournalError
from interview.journal.codec import commitment_of, first_head, next_head
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.journal_chain import NamedInChain, add_link, next_hash, read_links
from interview.journal.journal_contents import EventRow, JournalContents
from interview.journal.journal_files import make_folder
from interview.journal.list_line import list_rescued, replace_line
from interview.journal.seals import (
    Seal,
    keep_attestation,
    keep_seal,
    read_attestations,
    read_seals,
)
from interview.journal.store import (
    checked_history,
    is_chained,
    read_rows,
    readable_events,
    stored_bank,
)
from interview.journal.streams import parse_stream_id
from interview.private_files import create_private
from interview.signing.ssh_signature import SEAL, SignatureRefused, check_signature
from interview.status_words import RecordStatus


@dataclass
class MergeResult:
    """What a merge does, or has done. Interviews are named by their ids."""

    added: list[str] = field(default_factory=list)
    """That were not there."""
    continued: list[str] = field(default_factory=list)
    """That got events which were missing."""
    differing: list[str] = field(default_factory=list)
    """That went on otherwise here: they are left as they are."""
    stay_erased: list[str] = field(default_factory=list)
    """That were erased here: their content is not taken."""
    to_erase: list[str] = field(default_factory=list)
    """That were erased there: they are erased here too."""
    incomplete: list[str] = field(default_factory=list)
    """Of which events are missing still."""
    banks: int = 0
    """Question banks that were missing or damaged."""

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it is there already."""
        return not (self.added or self.continued or self.to_erase or self.banks)


class JournalMerge:
    """A merge that can be looked at before it is made."""

    def __init__(self, journal: Path, other: JournalContents) -> None:
        """Compare; nothing is written. Raises `JournalError`."""
        self._path = journal
        self._other = other
        connection = connect(journal)
        try:
            with explained_failures(journal):
                self.result = self._compare(connection)
        finally:
            connection.close()

    def _compare(self, connection: sqlite3.Connection) -> MergeResult:
        """Work out the rows to add, and what to say of them."""
        result = MergeResult()
        self._rows: dict[str, _Rows] = {}
        """Of each stream that changes, all its rows as they are to be."""
        self._named = _named_in_chain(connection)
        erased_rows = connection.execute(
            "SELECT stream, commitment FROM event WHERE content IS NULL"
        ).fetchall()
        streams = {*self._named.erased, *(stream for stream, _commitment in erased_rows)}
        self._erased_here = {parse_stream_id(stream).interview for stream in streams}
        other_erased = self._other.erased
        # The commitments of all that was erased here: they tell it under any name.
        tombstones = {commitment for _stream, commitment in erased_rows}
        doubles = self._doubles(connection)
        for stream, theirs in sorted(self._other.events.items()):
            interview = parse_stream_id(stream).interview
            ours = _rows_of(connection, stream)
            if interview in self._erased_here or not tombstones.isdisjoint(_commitments(theirs)):
                if stream not in other_erased:
                    result.stay_erased.append(interview)
                continue
            if stream in other_erased:
                theirs = {seq: (None, row[1], row[2]) for seq, row in theirs.items()}
                if ours:
                    result.to_erase.append(interview)
                    longer = _union(stream, ours, theirs)
                    if longer is not None and longer != ours:
                        self._rows[stream] = longer  # of which the last are a tombstone already
                    continue
            if stream in doubles:
                continue
            merged = self._merged(stream, ours, theirs)
            if merged is None:
                result.differing.append(interview)
                continue
            if not _is_whole(stream, merged):
                result.incomplete.append(interview)
            if merged == ours:
                continue
            self._rows[stream] = merged
            (result.continued if ours else result.added).append(interview)
        self._seals = list(self._missing_seals(connection))
        healed = {parse_stream_id(seal.stream).interview for seal in self._seals}
        result.continued += sorted(healed - set(result.added) - set(result.continued))
        self._absorbed = list(self._doubles_here(connection))
        result.continued += [parse_stream_id(stream).interview for stream in self._absorbed]
        self._banks = [
            (digest, text)
            for digest, text in self._other.banks.items()
            if stored_bank(connection, digest) is None
        ]
        result.banks = len(self._banks)
        return result

    def _merged(self, stream: str, ours: _Rows, theirs: _Rows) -> _Rows | None:
        """All rows of both, a whole record before a damaged one; `None` where they contradict."""
        begun = self._named.begun.get(stream)
        if 1 in theirs and begun not in (None, theirs[1][1].hex()):
            return None
        union = _union(stream, ours, theirs)
        if union is not None:
            return union
        if _is_whole(stream, ours) and not _is_whole(stream, theirs):
            return ours if max(theirs) <= len(ours) else None
        if _is_whole(stream, theirs) and not _is_whole(stream, ours):
            behind = {seq: row for seq, row in ours.items() if seq > len(theirs)}
            return _union(stream, behind, theirs) or dict(theirs)
        return None

    def _doubles(self, connection: sqlite3.Connection) -> set[str]:
        """Damaged streams there whose every event is here under another name: damage hit theirs."""
        loose = {
            stream: rows
            for stream, rows in self._other.events.items()
            if 1 not in rows and stream not in self._named.begun
        }
        wanted = {commitment for rows in loose.values() for commitment in _commitments(rows)}
        if not wanted:
            return set()
        rows = connection.execute("SELECT stream, commitment FROM event")
        here = {(commitment, stream) for stream, commitment in rows if commitment in wanted}
        return {
            stream
            for stream, own in loose.items()
            if _commitments(own) <= {each for each, name in here if name != stream}
        }

    def _doubles_here(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Damaged streams here whose every event is in a whole stream that comes now."""
        whole = {
            commitment
            for stream, rows in self._rows.items()
            if _is_whole(stream, rows)
            for commitment in _commitments(rows)
        }
        for stream in sorted(self._named.rescued - set(self._rows)):
            own = _commitments(_rows_of(connection, stream))
            if own and own <= whole:
                yield stream

    def _missing_seals(self, connection: sqlite3.Connection) -> Iterator[Seal]:
        """Seals that are to be kept, or linked: those there, and those here of what is healed.

        Of two for the same events, one that holds is kept. Of a stream that is not whole, nobody
        can tell.
        """
        offered: dict[tuple[str, int], list[Seal]] = {
            (seal.stream, seal.events): [seal] for seal in self._other.seals.values()
        }
        for stream in self._rows:
            for seal in read_seals(connection, stream):
                offered.setdefault((stream, seal.events), [])
        for (stream, events), seals in sorted(offered.items(), key=lambda each: each[0]):
            rows = self._rows.get(stream) or _rows_of(connection, stream)
            if events not in rows or parse_stream_id(stream).interview in self._erased_here:
                continue
            ours = [each for each in read_seals(connection, stream) if each.events == events]
            seals = list(dict.fromkeys(ours + seals))
            is_whole = _is_whole(stream, rows)
            if ours and (not is_whole or (len(seals) == 1 and self._is_linked(ours[0], rows))):
                continue
            head = rows[events][2].hex()
            fitting = [each for each in seals if not is_whole or each.value("head") == head]
            kept = next((each for each in fitting if is_whole and _holds(each, rows)), None)
            kept = kept or next(iter(fitting), None)
            if kept and (kept not in ours or not self._is_linked(kept, rows)):
                yield kept

    def _is_linked(self, seal: Seal, rows: _Rows) -> bool:
        """Whether the chain here names a seal as it is."""
        link = self._named.sealed.get(seal.stream, {}).get(seal.events)
        manifest = seal.manifest(row[1] for _seq, row in sorted(rows.items()))
        return link is not None and (link.body["manifest"], link.body["signature"]) == (
            sha256(manifest).hexdigest(),
            sha256(seal.signature.encode()).hexdigest(),
        )

    def run(self, now: datetime) -> MergeResult:
        """Compare anew and write, all or nothing; erase what was erased there.

        Raises `JournalError`, also where an interview that is to be erased is open.
        """
        connection = connect(self._path)
        try:
            with explained_failures(self._path), transaction(connection, PATIENCE):
                self.result = self._compare(connection)
                self._write(connection, now)
        finally:
            connection.close()
        if self.result.to_erase:
            erase_interviews(self._path, sorted(set(self.result.to_erase)), ASKED, now)
        # Put the draft logs of a backup beside the journal, where their streams have none.
        kept = set(self.result.added) | set(self.result.continued)
        folder = self._path.parent / "drafts"
        for name, data in self._other.draft_logs.items():
            if name.partition("-")[0] in kept and Path(name).name == name:
                make_folder(folder)
                with suppress(FileExistsError):
                    create_private(folder / name, data)
        return self.result

    def _write(self, connection: sqlite3.Connection, now: datetime) -> None:
        for digest, text in self._banks:
            connection.execute("DELETE FROM bank WHERE sha256 = ?", (digest,))
            connection.execute("INSERT INTO bank VALUES (?, ?)", (digest, text))
        self._adopt_chain(connection)
        self._named = _named_in_chain(connection)
        for stream in self._absorbed:
            for table in ("event", "seal", "attestation", "summary", "cursor"):
                connection.execute(f"DELETE FROM {table} WHERE stream = ?", (stream,))
        for stream, rows in self._rows.items():
            before = dict(_all_rows_of(connection, stream))
            for seq, row in before.items():
                if rows.get(seq) != row:  # its content was damaged, or it stood elsewhere
                    connection.execute(
                        "DELETE FROM event WHERE (stream, seq) = (?, ?)", (stream, seq)
                    )
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
                [(stream, seq, *row) for seq, row in rows.items() if before.get(seq) != row],
            )
        self._link_streams(connection, now)
        for seal in self._seals:
            self._keep_seal(connection, seal, now)
        self._keep_attestations(connection, now)
        for cursor in self._other.cursors:
            if cursor[0] in self._rows:
                connection.execute("INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?)", cursor)
        interviews = {parse_stream_id(stream).interview for stream in self._other.events}
        for file in self._other.written_files:
            if file[0] in interviews - self._erased_here:
                connection.execute("INSERT OR IGNORE INTO written_file VALUES (?, ?, ?, ?)", file)
        changed = set(self._rows) | {seal.stream for seal in self._seals}
        for stream in sorted(
            changed, key=lambda name: not _is_whole(name, _rows_of(connection, name))
        ):
            self._list(connection, stream)

    def _adopt_chain(self, connection: sqlite3.Connection) -> None:
        """Take the other chain where it goes on from ours, or ours has nothing.

        So a journal that is put back, in part or whole, is the same journal still.
        """
        theirs = self._other.links
        if not theirs or sorted(theirs) != [*range(1, len(theirs) + 1)] or not _fits(theirs):
            return
        rows = connection.execute("SELECT number, body, hash FROM link").fetchall()
        ours = {number: (body, digest) for number, body, digest in rows}
        (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
        if len(ours) == 1 and not events:
            connection.execute("DELETE FROM link")
            ours = {}
        elif any(theirs.get(number) != link for number, link in ours.items()):
            return
        connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?)",
            [(number, *link) for number, link in sorted(theirs.items()) if number not in ours],
        )

    def _link_streams(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Link the streams whose beginning no link names, with where they come from; and erasures.

        Of a stream whose first event is lost, only the name can be linked.
        """
        unlinked = [
            (stream, rows)
            for stream, rows in self._rows.items()
            if stream not in self._named.begun and (1 in rows or stream not in self._named.rescued)
        ]
        begun = [[stream, rows[1][1].hex()] for stream, rows in unlinked if 1 in rows]
        lost = [stream for stream, rows in unlinked if 1 not in rows]
        if begun:
            links = self._other.links
            last = max(links, default=0)
            add_link(
                connection,
                "import",
                journal=self._other.journal,
                links=last,
                head=links[last][1].hex() if last else "0" * 64,
                streams=begun,
                at=now.isoformat(),
            )
        if lost:
            add_link(connection, "rescue", streams=lost, at=now.isoformat())
        for stream, rows in self._rows.items():
            if (
                all(content is None for content, _commitment, _head in rows.values())
                and stream not in self._named.erased
            ):
                last = max(rows)
                add_link(
                    connection,
                    "erase",
                    stream=stream,
                    events=last,
                    head=rows[last][2].hex(),
                    reason=ASKED,
                    at=now.isoformat(),
                )

    def _keep_seal(self, connection: sqlite3.Connection, seal: Seal, now: datetime) -> None:
        """Keep a seal in place of a damaged one, and link it where that is still to be done.

        It is not while events are missing: the digest of its manifest is not known.
        """
        connection.execute(
            "DELETE FROM seal WHERE (stream, events) = (?, ?)", (seal.stream, seal.events)
        )
        rows = dict(_all_rows_of(connection, seal.stream))
        commitments = [row[1] for _seq, row in sorted(rows.items())]
        is_final = not _is_whole(seal.stream, rows) or self._is_linked(seal, rows)
        keep_seal(connection, seal, commitments, None if is_final else now.isoformat())

    def _keep_attestations(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Keep what others attest of seals that are here, and link it unless it is linked."""
        for said in self._other.attestations:
            sealed = {seal.events for seal in read_seals(connection, said.stream)}
            if said.events not in sealed or said in read_attestations(connection, said.stream):
                continue
            is_linked = (
                said.stream,
                said.events,
                sha256(said.data).hexdigest(),
            ) in self._named.attested
            keep_attestation(connection, said, None if is_linked else now.isoformat())

    def _list(self, connection: sqlite3.Connection, name: str) -> None:
        """Write a stream's line in the list: of one that cannot be read, by what there is of it."""
        stream = parse_stream_id(name)
        rows = read_rows(connection, stream)
        try:
            history, _head = checked_history(stream, rows)
        except InterviewErased:
            return
        except JournalError:
            list_rescued(connection, stream, readable_events(rows), rows)
        else:
            replace_line(connection, stream, history, rows)
            connection.execute(
                "DELETE FROM summary WHERE interview = ? AND stream <> ? AND signed = ?",
                (stream.interview, name, int(RecordStatus.RESCUED)),
            )


_Rows = Mapping[int, EventRow]
"""The events of a stream by their numbers."""


def _all_rows_of(connection: sqlite3.Connection, stream: str) -> Iterator[tuple[int, EventRow]]:
    rows = read_rows(connection, parse_stream_id(stream))
    yield from ((seq, (content, commitment, head)) for seq, content, commitment, head in rows)


def _rows_of(connection: sqlite3.Connection, stream: str) -> dict[int, EventRow]:
    """The events of a stream, without those whose content is not what was recorded."""
    return {
        seq: row
        for seq, row in _all_rows_of(connection, stream)
        if row[0] is None or commitment_of(row[0]) == row[1]
    }


def _commitments(rows: _Rows) -> set[bytes]:
    return {commitment for _content, commitment, _head in rows.values()}


def _is_whole(stream: str, rows: _Rows) -> bool:
    """Whether there is no gap in the rows, from the first, and the heads are the stream's."""
    return is_chained(parse_stream_id(stream), [(seq, *row) for seq, row in sorted(rows.items())])


def _holds(seal: Seal, rows: _Rows) -> bool:
    """Whether a seal is one of these rows, signed with the key that it names."""
    manifest = seal.manifest(row[1] for _seq, row in sorted(rows.items()))
    try:
        key = check_signature(seal.signature, manifest, SEAL)
    except SignatureRefused:
        return False
    return key.fingerprint == seal.value("key")


def _union(stream: str, ours: _Rows, theirs: _Rows) -> dict[int, EventRow] | None:
    """All events of both; `None` where they contradict each other."""
    for seq in ours.keys() & theirs.keys():
        if ours[seq][1:] != theirs[seq][1:]:
            return None
    merged = {**theirs, **ours}
    for seq, (_content, commitment, head) in merged.items():
        before = (
            first_head(stream) if seq == 1 else merged[seq - 1][2] if seq - 1 in merged else None
        )
        if before is not None and next_head(before, commitment) != head:
            return None
    return merged


def _named_in_chain(connection: sqlite3.Connection) -> NamedInChain:
    """What the chain here names, as far as it can be read."""
    named = NamedInChain()
    with suppress(JournalError, KeyError, TypeError, ValueError):
        for link in read_links(connection):
            named.take(link)
    return named


def _fits(links: Mapping[int, tuple[str, bytes]]) -> bool:
    """Whether links without a gap are a chain."""
    before = bytes(32)
    for _number, (body, digest) in sorted(links.items()):
        if next_hash(before, body) != digest:
            return False
        before = digest
    return True

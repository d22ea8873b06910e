"""Merges what another file holds into a journal, event by event. What was erased stays erased."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from interview.errors import JournalError
from interview.files import create_private
from interview.journal.codec import commitment_of, first_head, next_head
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.journal_chain import add_link, next_hash
from interview.journal.journal_contents import EventRow, JournalContents
from interview.journal.journal_files import make_folder
from interview.journal.list_line import replace_line
from interview.journal.seals import add_attestation
from interview.journal.store import checked_history, read_rows, stored_bank
from interview.journal.streams import parse_stream_id


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
        self._rows: dict[str, dict[int, EventRow]] = {}
        self._new: list[str] = []
        other_erased = self._other.erased
        for stream, theirs in sorted(self._other.events.items()):
            stream_id = parse_stream_id(stream)
            interview = stream_id.interview
            # An event of which the content is not what was recorded counts as missing.
            ours = {
                seq: (content, commitment, head)
                for seq, content, commitment, head in read_rows(connection, stream_id)
                if content is None or commitment_of(content) == commitment
            }
            is_erased = bool(ours) and all(row[0] is None for row in ours.values())
            if is_erased or _is_erased(connection, stream):
                if stream not in other_erased:
                    result.stay_erased.append(interview)
                continue
            if stream in other_erased:
                if ours:
                    result.to_erase.append(interview)
                    continue
                theirs = {seq: (None, row[1], row[2]) for seq, row in theirs.items()}
            merged = _merged(stream, ours, theirs)
            if merged is None:
                result.differing.append(interview)
                continue
            added = {seq: row for seq, row in merged.items() if ours.get(seq) != row}
            if sorted(merged) != [*range(1, len(merged) + 1)]:
                result.incomplete.append(interview)
            if not added:
                continue
            self._rows[stream] = added
            if ours:
                result.continued.append(interview)
            else:
                self._new.append(stream)
                result.added.append(interview)
        self._banks = [
            (digest, text)
            for digest, text in self._other.banks.items()
            if stored_bank(connection, digest) is None
        ]
        result.banks = len(self._banks)
        return result

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
        self._put_draft_logs()
        return self.result

    def _write(self, connection: sqlite3.Connection, now: datetime) -> None:
        for digest, text in self._banks:
            connection.execute("DELETE FROM bank WHERE sha256 = ?", (digest,))
            connection.execute("INSERT INTO bank VALUES (?, ?)", (digest, text))
        is_adopted = self._adopt_chain(connection)
        for stream, rows in self._rows.items():
            for seq, row in rows.items():
                # An event whose content was damaged has its place taken.
                connection.execute("DELETE FROM event WHERE (stream, seq) = (?, ?)", (stream, seq))
                connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?)", (stream, seq, *row))
        if self._new and not is_adopted:
            self._link_imported(connection, now)
        for seal in self._other.seals.values():
            if seal.stream in self._rows:
                connection.execute(
                    "INSERT OR IGNORE INTO seal VALUES (?, ?, ?, ?)",
                    (seal.stream, seal.events, seal.preamble, seal.signature),
                )
        for said in self._other.attestations:
            if said.stream not in self._rows:
                continue
            if is_adopted:
                connection.execute(
                    "INSERT INTO attestation VALUES (?, ?, ?, ?)",
                    (said.stream, said.events, said.kind, said.data),
                )
            else:
                add_attestation(connection, said, now.isoformat())
        for cursor in self._other.cursors:
            if cursor[0] in self._rows:
                connection.execute("INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?)", cursor)
        interviews = {parse_stream_id(stream).interview for stream in self._rows}
        for file in self._other.written_files:
            if file[0] in interviews:
                connection.execute("INSERT OR IGNORE INTO written_file VALUES (?, ?, ?, ?)", file)
        for merged in map(parse_stream_id, self._rows):
            with suppress(JournalError):  # what cannot be read has no line in the list
                history, _head = checked_history(merged, read_rows(connection, merged))
                replace_line(connection, merged, history)

    def _adopt_chain(self, connection: sqlite3.Connection) -> bool:
        """Take the other chain where it goes on from ours, or ours has nothing; whether it was.

        So a journal that is put back, in part or whole, is the same journal still.
        """
        theirs = self._other.links
        if not theirs or sorted(theirs) != [*range(1, len(theirs) + 1)] or not _fits(theirs):
            return False
        rows = connection.execute("SELECT number, body, hash FROM link").fetchall()
        ours = {number: (body, digest) for number, body, digest in rows}
        (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
        if len(ours) == 1 and not events:
            connection.execute("DELETE FROM link")
            ours = {}
        elif any(theirs.get(number) != link for number, link in ours.items()):
            return False
        connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?)",
            [(number, *link) for number, link in sorted(theirs.items()) if number not in ours],
        )
        return True

    def _link_imported(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Link the streams that are new here, with where they come from, and their erasures."""
        links = self._other.links
        last = max(links, default=0)
        add_link(
            connection,
            "import",
            journal=self._other.journal,
            links=last,
            head=links[last][1].hex() if last else "0" * 64,
            streams=[
                [stream, rows[min(rows)][1].hex()]
                for stream in self._new
                for rows in (self._other.events[stream],)
            ],
            at=now.isoformat(),
        )
        for stream in self._new:
            if stream in self._other.erased:
                rows = self._other.events[stream]
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

    def _put_draft_logs(self) -> None:
        """Put the draft logs of a backup beside the journal, where their streams have none."""
        kept = set(self.result.added) | set(self.result.continued)
        folder = self._path.parent / "drafts"
        for name, data in self._other.draft_logs.items():
            if name.partition("-")[0] in kept and Path(name).name == name:
                make_folder(folder)
                with suppress(FileExistsError):
                    create_private(folder / name, data)


def _is_erased(connection: sqlite3.Connection, stream: str) -> bool:
    rows = connection.execute("SELECT body FROM link WHERE instr(body, ?)", (stream,))
    for (body,) in rows:
        with suppress(ValueError):
            link = json.loads(body)
            if link.get("link") == "erase" and link.get("stream") == stream:
                return True
    return False


def _merged(
    stream: str, ours: Mapping[int, EventRow], theirs: Mapping[int, EventRow]
) -> dict[int, EventRow] | None:
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


def _fits(links: Mapping[int, tuple[str, bytes]]) -> bool:
    """Whether links without a gap are a chain."""
    before = bytes(32)
    for _number, (body, digest) in sorted(links.items()):
        if next_hash(before, body) != digest:
            return False
        before = digest
    return True

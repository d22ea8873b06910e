"""Takes a signed record of another journal into this one. Nothing is ever overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from interview.errors import ExportError
from interview.frozen import frozen
from interview.i18n import _
from interview.journal.archive_members import ExportedRecord, ExportedStream
from interview.journal.damage_messages import erased
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.draft_log_names import draft_log_files
from interview.journal.interview_lock import lock_interview
from interview.journal.journal_chain import add_link, journal_head
from interview.journal.list_line import replace_line
from interview.journal.seals import (
    keep_attestation,
    keep_seal,
    read_attestations,
    read_seals,
)
from interview.journal.store import add_bank, checked_history
from interview.journal.streams import StreamId
from interview.journal.verify_export import CheckedExport, event_rows
from interview.session import InterviewStarted


@frozen
class ImportResult:
    """What an import did."""

    added: tuple[StreamId, ...]
    """Streams that were not there, or that go on where they ended here."""
    attested: int
    """How many receipts and time stamps came to seals that were there."""
    left_out: tuple[StreamId, ...]
    """Streams that are not signed as they stand."""

    @property
    def is_empty(self) -> bool:
        """Whether all of it was here already."""
        return not self.added and not self.attested


def import_record(journal: Path, checked: CheckedExport, now: datetime) -> ImportResult:
    """Add what an export holds and this journal does not: all of it, or nothing.

    A stream that is here stays as it is; one that goes on in the export goes on here too. Raises
    `ExportError` where the export contradicts itself or this journal, or holds nothing signed,
    `InterviewErased` where the interview was erased here, and `InterviewBusy` where it is open.
    """
    _signed_streams(checked)  # before a journal is made
    with importing(journal) as imports:
        return imports.add(checked, now)


@contextmanager
def importing(journal: Path) -> Iterator[RecordImports]:
    """One transaction for several imports: the disk is waited for once. Raises `JournalError`."""
    with closing(connect(journal)) as connection, ExitStack() as locks:  # noqa: SIM117
        with explained_failures(journal), transaction(connection, PATIENCE):
            yield RecordImports(journal, connection, locks)


class RecordImports:
    """Imports in one transaction: each is taken whole or not at all, whatever becomes of others."""

    def __init__(self, journal: Path, connection: sqlite3.Connection, locks: ExitStack) -> None:
        self._journal, self._connection, self._locks = journal, connection, locks

    def add(self, checked: CheckedExport, now: datetime) -> ImportResult:
        """As `import_record`; what it raises leaves the others as they are."""
        record, signed = checked.record, _signed_streams(checked)
        for stream in signed:
            self._locks.enter_context(lock_interview(self._journal, stream.id))
        self._connection.execute("SAVEPOINT record")
        try:
            added, attested = self._add(record, signed, now)
        except BaseException:
            if self._connection.in_transaction:  # a full disk ends all of it
                self._connection.execute("ROLLBACK TO record")
                self._connection.execute("RELEASE record")
            raise
        self._connection.execute("RELEASE record")
        left_out = tuple(each.id for each in record.streams if each not in signed)
        return ImportResult(tuple(each.id for each in added), attested, left_out)

    def _add(
        self, record: ExportedRecord, signed: Sequence[ExportedStream], now: datetime
    ) -> tuple[list[ExportedStream], int]:
        connection = self._connection
        _refuse_erased(connection, record)
        added, attested = [], 0
        lengths = {each.id: _events_here(connection, each) for each in signed}
        for stream in signed:
            if lengths[stream.id] < len(stream.contents):
                _refuse_conflict(connection, self._journal, record, stream, lengths[stream.id])
                added.append(stream)
        if added:
            add_link(
                connection,
                "import",
                journal=record.head.journal,
                links=record.head.links,
                head=record.head.hash,
                streams=[[str(each.id), each.commitments[0].hex()] for each in added],
                at=now.isoformat(),
            )
        for stream in signed:
            if stream in added:
                _add_stream(connection, stream, lengths[stream.id], now)
            else:
                attested += _add_signatures(connection, stream, now)
        return added, attested


def _signed_streams(checked: CheckedExport) -> list[ExportedStream]:
    """The streams of an export that are signed as they stand. Raises `ExportError` for none."""
    if not checked.is_whole:
        raise ExportError(
            _("Nothing was imported: the file contradicts itself. See: interview verify FILE")
        )
    is_signed = {each.stream: each.seal is not None for each in checked.streams}
    signed = [each for each in checked.record.streams if is_signed[each.id]]
    if not signed:
        raise ExportError(_("Nothing was imported: the record in it is not signed as it stands."))
    return signed


def _refuse_erased(connection: sqlite3.Connection, record: ExportedRecord) -> None:
    """A tombstone wins: what was erased never comes back."""
    row = connection.execute(
        "SELECT 1 FROM event WHERE stream >= ? AND stream < ? AND content IS NULL LIMIT 1",
        (f"{record.interview}/", f"{record.interview}0"),
    ).fetchone()
    if row:
        raise erased(record.streams[0].id)


def _events_here(connection: sqlite3.Connection, stream: ExportedStream) -> int:
    """How many events of a stream are here; none of them is other than in the export."""
    rows = connection.execute(
        "SELECT commitment FROM event WHERE stream = ? ORDER BY seq", (str(stream.id),)
    ).fetchall()
    here = [commitment for (commitment,) in rows]
    if any(ours != theirs for ours, theirs in zip(here, stream.commitments, strict=False)):
        raise _another(stream)
    return len(here)


def _another(stream: ExportedStream) -> ExportError:
    return ExportError(
        _(
            "Nothing was imported: interview {id} is in this journal already, and its record "
            "is another one. Compare the two, and find out who changed which."
        ).format(id=stream.id.interview)
    )


def _refuse_conflict(
    connection: sqlite3.Connection,
    journal: Path,
    record: ExportedRecord,
    stream: ExportedStream,
    here: int,
) -> None:
    """Refuse what this journal would contradict, or what was typed here and is not recorded."""
    ours = journal_head(connection).journal
    if any(seal.value("journal") == ours and seal.events > here for seal in stream.seals):
        raise ExportError(
            _(
                "Nothing was imported: interview {id} was signed in this very journal, which no "
                "longer has that signature. It was put back to an earlier state: restore it from a "
                "newer backup."
            ).format(id=record.interview)
        )
    if here and draft_log_files(journal, stream.id):
        raise ExportError(
            _(
                "Nothing was imported: something was typed in interview {id} here that is not "
                "recorded yet. Open it and close it first: interview resume {id}"
            ).format(id=record.interview)
        )


def _add_stream(
    connection: sqlite3.Connection, stream: ExportedStream, here: int, now: datetime
) -> None:
    """Add the events that are missing here, their banks and signatures; and list the stream."""
    others = connection.execute(
        "SELECT 1 FROM summary WHERE interview = ? AND stream <> ?",
        (stream.id.interview, str(stream.id)),
    )
    rows = event_rows(stream)
    history, _head = checked_history(stream.id, rows)
    if others.fetchone() and isinstance(history[0].event, InterviewStarted):
        raise _another(stream)
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
        [(str(stream.id), *row) for row in rows[here:]],
    )
    for text in stream.banks.values():
        add_bank(connection, text)
    _add_signatures(connection, stream, now)
    replace_line(connection, stream.id, history, rows)


def _add_signatures(connection: sqlite3.Connection, stream: ExportedStream, now: datetime) -> int:
    """Add the seals that are missing here, and what is said of them; how many such words came."""
    sealed = {seal.events for seal in read_seals(connection, str(stream.id))}
    for seal in stream.seals:
        if seal.events not in sealed:
            keep_seal(connection, seal, stream.commitments, now.isoformat())
    there = set(read_attestations(connection, str(stream.id)))
    missing = [each for each in stream.attestations if each not in there]
    for each in missing:
        keep_attestation(connection, each, now.isoformat())
    return len(missing)

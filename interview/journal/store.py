"""The journal: streams of events that are only ever added to, and the banks they were run with.

A stream is one interview by one rater. Each event carries a hash over itself and the event before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Self

from interview.errors import JournalDamaged, JournalError, StreamConflict
from interview.i18n import _
from interview.journal.codec import chain_hash, decode, encode, first_hash
from interview.journal.database import (
    PATIENCE,
    connect,
    explained_failures,
    has_table,
    snapshot,
    transaction,
)
from interview.journal.draft_files import draft_log_path, logged_streams, put_aside
from interview.journal.draft_log import draft_in_force, pending_events, read_draft_log
from interview.journal.find_interview import (
    find_held_with,
    find_interview,
    find_latest_open,
)
from interview.journal.new_ids import new_interview_id, rater_id
from interview.journal.search import search_form, select_summaries
from interview.journal.streams import (
    Draft,
    InterviewSummary,
    Stream,
    StreamId,
    parse_time,
)
from interview.session import (
    AmendmentOpened,
    DetailsCorrected,
    Event,
    InterviewSigned,
    InterviewStarted,
    Recorded,
    Redone,
    Undone,
    banks_used,
    fold,
)

TimedEvent = tuple[datetime, Event]
"""An event that has no place in a stream yet, and when it happened."""

_CHANGE_SUMMARY = (
    InterviewStarted,
    DetailsCorrected,
    InterviewSigned,
    AmendmentOpened,
    Undone,
    Redone,
)
"""Events after which the interview's line in the list may read differently."""


class Journal:
    """A journal that is open. Reads are whole, checked and in memory; writes are all or nothing."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._has_older_drafts = has_table(connection, "draft")

    @classmethod
    def open(cls, path: Path) -> Self:
        """The journal at `path`; it is created if it isn't there. Raises `JournalError`."""
        return cls(path, connect(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # Writing

    def start(
        self, started: InterviewStarted, bank_text: bytes, at: datetime, *more: TimedEvent
    ) -> StreamId:
        """Begin a stream for a new interview, with its bank and its first events."""
        stream = StreamId(new_interview_id(), rater_id(started.interviewer))
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            self._add_bank(bank_text)
            self._append(stream, 0, [(at, started), *more])
        return stream

    def append(
        self,
        stream: StreamId,
        after: int,
        events: Sequence[TimedEvent],
        bank_texts: Sequence[bytes] = (),
        patience: float = PATIENCE,
    ) -> None:
        """Add events behind the one numbered `after`, and the banks they name: all or nothing.

        Waits up to `patience` seconds while another program writes. Raises `StreamConflict` when
        that event is not the last, `JournalBusy` when the patience is over, and `JournalError`.
        """
        with explained_failures(self._path), transaction(self._connection, patience):
            for bank_text in bank_texts:
                self._add_bank(bank_text)
            self._append(stream, after, events)

    def leave_cursor(self, stream: StreamId, question: str, cursor: tuple[int, int]) -> None:
        """Remember where the cursor was when an interview was closed: row and column, from 0."""
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            self._connection.execute(
                "INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?)",
                (str(stream), question, *cursor),
            )

    def recover(self, stream: StreamId) -> Stream:
        """Read a stream, and commit what a program that was killed left in its draft log.

        Only for whoever holds the interview's lock. A log that does not belong to this history is
        put aside under another name. Raises as `read` and `append` do.
        """
        found = self.read(stream)
        if found.has_foreign_log:
            put_aside(draft_log_path(self._path, stream))
        if found.committed < len(found.history):
            pending = found.history[found.committed :]
            events = [(each.at, each.event) for each in pending]
            self.append(stream, found.committed, events, found.bank_texts)
        return found

    # Reading

    def read(self, stream: StreamId) -> Stream:
        """A whole stream, with what its draft log holds besides.

        Raises `JournalDamaged` when it isn't what was recorded.
        """
        # The log first: what leaves it before the second look is in the journal by then.
        log = read_draft_log(draft_log_path(self._path, stream), stream)
        with explained_failures(self._path), snapshot(self._connection):
            history, head = self._history(stream)
            draft = self._left_draft(stream, history)
            counted = self._connection.execute(
                "SELECT events FROM summary WHERE stream = ?", (str(stream),)
            ).fetchone()
        if counted != (len(history),):
            raise _damaged(stream)
        committed, pending = len(history), pending_events(history, log)
        if pending is None:
            draft = draft_in_force(history, draft)
            return Stream(stream, history, draft, head, committed, has_foreign_log=True)
        for each in pending:
            payload = encode(each.recorded.event)
            head = chain_hash(head, str(stream), each.recorded, payload)
        history += tuple(each.recorded for each in pending)
        banks = tuple(each.bank_text for each in pending if each.bank_text)
        draft = draft_in_force(history, log.draft or draft)
        return Stream(stream, history, draft, head, committed, banks)

    def verify(self, stream: StreamId) -> Stream:
        """Read a stream and its banks, and return it.

        Raises `JournalDamaged` when any was tampered with.
        """
        found = self.read(stream)
        if not isinstance(found.history[0].event, InterviewStarted):
            raise _damaged(stream)
        for bank in banks_used(found.history):
            if bank not in {sha256(text).hexdigest() for text in found.bank_texts}:
                self.bank_text(bank)
        return found

    def bank_text(self, digest: str) -> bytes:
        """The bytes of the bank with that SHA-256. Raises `JournalDamaged`."""
        with explained_failures(self._path):
            row = self._connection.execute(
                "SELECT text FROM bank WHERE sha256 = ?", (digest,)
            ).fetchone()
        if row is None or sha256(row[0]).hexdigest() != digest:
            raise JournalDamaged(
                _("The journal no longer holds the question bank {digest} as it was.").format(
                    digest=digest[:12]
                )
            )
        return bytes(row[0])

    def find(self, prefix: str) -> StreamId:
        """The stream whose interview's id begins with `prefix`.

        Raises `NotFound` when there is none, `UsageError` when there are several.
        """
        with explained_failures(self._path):
            return find_interview(self._connection, prefix)

    def latest_open(self) -> StreamId | None:
        """The stream that was changed last among those that are not signed."""
        if logged_streams(self._path):  # what a killed program did last may be in there only
            found = [each for each in self.summaries() if not each.signed]
            return max(found, key=lambda each: each.changed_at).id if found else None
        with explained_failures(self._path):
            return find_latest_open(self._connection)

    def held_with(self, bank_name: str, limit: int) -> list[StreamId]:
        """The streams of the interviews run with a bank of that name, newest first."""
        with explained_failures(self._path):
            return find_held_with(self._connection, bank_name, limit)

    def summaries(self, search: str = "", limit: int | None = None) -> list[InterviewSummary]:
        """The interviews, newest first, that contain every word of `search`."""
        with explained_failures(self._path):
            found = select_summaries(self._connection, search, limit)
        logged = logged_streams(self._path)
        return [self.with_draft_log(each) if each.id in logged else each for each in found]

    def with_draft_log(self, listed: InterviewSummary) -> InterviewSummary:
        """A line of the list as it reads with what is in the interview's draft log."""
        try:
            found = self.read(listed.id)
        except JournalError:
            return listed  # the list shows what can be shown; `verify` says what is wrong
        if not found.is_unfinished:
            return listed
        state = fold(found.history)
        return replace(
            listed,
            candidate=state.candidate,
            role=state.role,
            interviewer=state.interviewer,
            changed_at=found.draft.at if found.draft else found.history[-1].at,
            signed=state.is_signed,
            events=len(found.history),
            is_unfinished=True,
        )

    def _left_draft(self, stream: StreamId, history: Sequence[Recorded]) -> Draft | None:
        """Where the cursor was when the interview was closed, or what an older version left."""
        row = self._connection.execute(
            "SELECT question, line, col FROM cursor WHERE stream = ?", (str(stream),)
        ).fetchone()
        if row is not None:
            question, line, column = row
            at, after = history[-1].at, len(history)
            return Draft(question, "", (line, column), at, after, is_recorded=True)
        if not self._has_older_drafts:
            return None
        row = self._connection.execute(
            "SELECT question, text, line, col, at FROM draft WHERE stream = ?", (str(stream),)
        ).fetchone()
        if row is None:
            return None
        question, text, line, column, at = row
        typed_at = parse_time(at)
        after = sum(1 for each in history if each.at < typed_at)
        return Draft(question, text, (line, column), typed_at, after)

    # Inside a transaction

    def _append(self, stream: StreamId, after: int, events: Sequence[TimedEvent]) -> None:
        row = self._connection.execute(
            "SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1", (str(stream),)
        ).fetchone()
        seq, head = row or (0, first_hash(str(stream)))
        if seq != after:
            raise StreamConflict(
                _("Another program has written to this interview: open it again to go on.")
            )
        for at, event in events:
            seq += 1
            payload = encode(event)
            head = chain_hash(head, str(stream), Recorded(seq, at, event), payload)
            self._connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                (str(stream), seq, at.isoformat(), type(event).__name__, payload, head),
            )
        if any(isinstance(event, _CHANGE_SUMMARY) for _at, event in events):
            self._replace_summary(stream)
        else:
            self._connection.execute(
                "UPDATE summary SET changed_at = ?, events = ? WHERE stream = ?",
                (events[-1][0].isoformat(), seq, str(stream)),
            )

    def _replace_summary(self, stream: StreamId) -> None:
        """Write the interview's line in the list anew, from all its events."""
        history, _head = self._history(stream)
        state = fold(history)
        bank = PurePath(state.bank_name).stem
        words = (state.candidate, state.role, state.interviewer, bank, stream.interview)
        self._connection.execute("DELETE FROM summary WHERE stream = ?", (str(stream),))
        self._connection.execute(
            "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(stream),
                stream.interview,
                stream.rater,
                state.candidate,
                state.role,
                state.interviewer,
                state.bank_name,
                history[0].at.isoformat(),
                history[-1].at.isoformat(),
                state.is_signed,
                len(history),
                search_form(" ".join(words)),
            ),
        )

    def _history(self, stream: StreamId) -> tuple[tuple[Recorded, ...], str]:
        """The events of a stream, each checked against its hash, and the hash of the last one."""
        rows = self._connection.execute(
            "SELECT seq, at, kind, payload, hash FROM event WHERE stream = ? ORDER BY seq",
            (str(stream),),
        ).fetchall()
        if not rows:
            raise _damaged(stream)
        head = first_hash(str(stream))
        history = []
        for place, (seq, at, kind, payload, recorded_hash) in enumerate(rows, start=1):
            recorded = Recorded(seq, parse_time(at), decode(kind, payload))
            head = chain_hash(head, str(stream), recorded, payload)
            if seq != place or head != recorded_hash:
                raise _damaged(stream)
            history.append(recorded)
        return tuple(history), head

    def _add_bank(self, text: bytes) -> None:
        """Store a bank's text, once, however many interviews were run with it."""
        digest = sha256(text).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO bank VALUES (?, ?)", (digest, text))


def _damaged(stream: StreamId) -> JournalDamaged:
    return JournalDamaged(
        _(
            "The record of interview {id} is not what was recorded: it was damaged or changed "
            "outside this program. Nothing was changed now; restore the journal from a backup."
        ).format(id=stream.interview)
    )

"""The journal: streams of events that are only ever added to, and the banks they were run with.

A stream is what one person recorded of one interview. How it stands on disk, and why, is described
in `docs/journal-format.md`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from interview.errors import (
    JournalDamaged,
    JournalError,
    NotFound,
    StreamConflict,
)
from interview.frozen import replace
from interview.i18n import _
from interview.journal.codec import (
    commitment_of,
    content_of,
    decode,
    encode,
    first_head,
    last_head,
    next_head,
    payload_of,
)
from interview.journal.damage_messages import damaged, erased, lost_bank
from interview.journal.database import (
    PATIENCE,
    connect,
    explained_failures,
    snapshot,
    transaction,
)
from interview.journal.draft_log import draft_in_force, pending_events, read_draft_log
from interview.journal.draft_log_names import draft_log_path, logged_streams
from interview.journal.find_interview import (
    find_held_with,
    find_interview,
    find_latest_open,
)
from interview.journal.journal_chain import add_link, journal_head
from interview.journal.journal_head import JournalHead
from interview.journal.list_line import CHANGE_THE_LINE, replace_line, sealed_numbers
from interview.journal.new_ids import new_id
from interview.journal.seals import Seal, add_seal, read_seals
from interview.journal.search import select_summaries
from interview.journal.streams import (
    Draft,
    EventRows,
    InterviewSummary,
    Stream,
    StreamId,
    parse_stream_id,
)
from interview.session import (
    EnteredFromFile,
    Event,
    InterviewSigned,
    InterviewStarted,
    Recorded,
    StreamOpened,
    banks_used,
    fold,
)
from interview.session.decide_status import record_status
from interview.status_words import RecordStatus

TimedEvent = tuple[datetime, Event]
"""An event that has no place in a stream yet, and when it happened."""


class Journal:
    """A journal that is open. Reads are whole, checked and in memory; writes are all or nothing."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._path

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
        """Begin a new interview, with its bank and its first events."""
        stream = StreamId(new_id(), new_id())
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            add_bank(self._connection, bank_text)
            self._append(stream, 0, [(at, started), *more])
        return stream

    def open_stream(
        self, interview: str, opened: StreamOpened, at: datetime, *more: TimedEvent
    ) -> StreamId:
        """Begin a stream of somebody who is no rater, for an interview that is there."""
        return self.open_streams(opened, at, {interview: more})[0]

    def open_streams(
        self, opened: StreamOpened, at: datetime, more: Mapping[str, Sequence[TimedEvent]]
    ) -> list[StreamId]:
        """Begin such a stream for each of several interviews, by their ids, with what else happened
        in each: all or nothing."""
        streams = [StreamId(interview, new_id()) for interview in more]
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            for stream in streams:
                if self.find_erased(stream.interview):
                    raise erased(stream)  # while whoever records had it on screen
                self._append(stream, 0, [(at, opened), *more[stream.interview]])
        return streams

    def append(
        self,
        stream: StreamId,
        after: int,
        events: Sequence[TimedEvent],
        bank_texts: Sequence[bytes] = (),
        patience: float = PATIENCE,
    ) -> None:
        """Add events behind the one numbered `after`, and the banks they name: all or nothing.

        A signature among them seals the stream up to it, with the key of whoever keeps the journal.
        Waits up to `patience` seconds while another program writes. Raises `StreamConflict` when
        that event is not the last, `JournalBusy` when the patience is over, `SigningError`, and
        `JournalError`.
        """
        with explained_failures(self._path), transaction(self._connection, patience):
            for bank_text in bank_texts:
                add_bank(self._connection, bank_text)
            self._append(stream, after, events)

    def leave_cursor(self, stream: StreamId, question: str, cursor: tuple[int, int]) -> None:
        """Remember where the cursor was when an interview was closed: row and column, from 0."""
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            self._connection.execute(
                "INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?)",
                (str(stream), question, *cursor),
            )

    # Reading

    def read(self, stream: StreamId) -> Stream:
        """A whole stream, with what its draft log holds besides.

        Raises `JournalDamaged` when it isn't what was recorded.
        """
        # The log first: what leaves it before the second look is in the journal by then.
        log = read_draft_log(draft_log_path(self._path, stream), stream)
        with explained_failures(self._path), snapshot(self._connection):
            rows = read_rows(self._connection, stream)
            history, head = checked_history(stream, rows)
            seals = read_seals(self._connection, str(stream))
            draft = self._left_draft(stream, history)
        found = Stream(stream, history, draft, head.hex(), len(history), rows, seals)
        pending = pending_events(history, log)
        if pending is None:
            return replace(found, has_foreign_log=True)
        history += tuple(each.recorded for each in pending)
        banks = tuple(each.bank_text for each in pending if each.bank_text)
        draft = draft_in_force(history, log.draft or draft)
        return replace(found, history=history, draft=draft, bank_texts=banks)

    def readable(self, stream: StreamId) -> tuple[Recorded, ...]:
        """Those events of a stream that are as they were recorded, whatever is damaged around."""
        with explained_failures(self._path):
            return readable_events(read_rows(self._connection, stream))

    def contents(self, stream: StreamId) -> list[bytes]:
        """What is stored of each event of a stream, for whoever decodes only some of them.

        It is checked by the last head, which all events lead to. What is in the draft log only is
        not among it. Raises `JournalDamaged` where it is not what was recorded.
        """
        with explained_failures(self._path):
            rows = self._connection.execute(
                "SELECT content FROM event WHERE stream = ? ORDER BY seq", (str(stream),)
            ).fetchall()
            head = self._connection.execute(
                "SELECT head FROM event WHERE stream = ? AND seq = ?", (str(stream), len(rows))
            ).fetchone()
        contents = [content for (content,) in rows if content is not None]
        is_whole = head and len(contents) == len(rows)
        if not is_whole or last_head(str(stream), contents) != head[0]:
            raise erased(stream) if rows and not contents else damaged(stream)
        return contents

    def seals(self, stream: StreamId) -> tuple[Seal, ...]:
        """What was signed of a stream, the first one first."""
        with explained_failures(self._path):
            return read_seals(self._connection, str(stream))

    def head(self) -> JournalHead:
        """Where the chain of the journal has got to."""
        with explained_failures(self._path):
            return journal_head(self._connection)

    def streams_of(self, interview: str) -> list[StreamId]:
        """The streams of an interview, the rater's and those of others, in no special order."""
        with explained_failures(self._path):
            return read_streams(self._connection, interview)

    def texts(self, stream: StreamId) -> str:
        """The payloads of a stream, one a line, as they were stored; nothing is checked."""
        with explained_failures(self._path):
            rows = self._connection.execute(
                "SELECT content FROM event WHERE stream = ?", (str(stream),)
            ).fetchall()
        return b"\n".join(payload_of(content or b"") for (content,) in rows).decode(
            "utf-8", "replace"
        )

    def heads_of(self, interview: str) -> tuple[str, ...]:
        """The head of each stream of an interview, in hexadecimal: they change with any entry."""
        with explained_failures(self._path):
            rows = self._connection.execute(
                "SELECT head, max(seq) FROM event WHERE stream >= ? AND stream < ?"
                " GROUP BY stream ORDER BY stream",
                (f"{interview}/", f"{interview}0"),
            ).fetchall()
        return tuple(head.hex() for head, _seq in rows)

    def bank_text(self, digest: str, name: str = "") -> bytes:
        """The bytes of the bank with that SHA-256.

        A copy that is damaged is healed from a file that is the same: the one called `name`, one
        of the banks beside the journal, or one that ships. Raises `JournalDamaged` without one.
        """
        with explained_failures(self._path):
            text = stored_bank(self._connection, digest)
        if text is None:
            from interview.journal.lost_bank import bank_file

            healed = bank_file(self._path, name, digest)
            if healed is not None:
                with explained_failures(self._path), transaction(self._connection, PATIENCE):
                    self._connection.execute("DELETE FROM bank WHERE sha256 = ?", (digest,))
                    add_bank(self._connection, healed)
                return healed
            raise JournalDamaged(lost_bank(digest))
        return text

    def find(self, prefix: str) -> StreamId:
        """The stream whose interview's id begins with `prefix`.

        Raises `NotFound` when there is none, `UsageError` when there are several.
        """
        with explained_failures(self._path):
            try:
                return find_interview(self._connection, prefix)
            except NotFound:
                if tombstone := self.find_erased(prefix):
                    raise erased(tombstone) from None
                raise

    def entered_from(self, digest: str) -> tuple[StreamId, datetime] | None:
        """The newest interview that was entered from the file with that SHA-256, and when it was.

        The digest stands in the content of the second event alone, as a digest of what can be
        guessed may stand nowhere else.
        """
        with explained_failures(self._path):
            rows = self._connection.execute(
                "SELECT event.stream, event.content FROM summary JOIN event"
                " ON event.stream = summary.stream AND event.seq = 2"
                " WHERE instr(event.content, ?)",
                (digest.encode(),),
            ).fetchall()
        found = [(parse_stream_id(name), *decode(payload_of(content))) for name, content in rows]
        entered = [
            (stream, at)
            for stream, at, event in found
            if isinstance(event, EnteredFromFile) and event.sha256 == digest
        ]
        return max(entered, key=lambda each: each[1], default=None)

    def latest_open(self) -> StreamId | None:
        """The stream that was changed last among those that are not signed, or about not to be."""
        if logged_streams(self._path):  # what a killed program did last may be in there only
            found = [each for each in self.summaries() if each.is_to_go_on]
            return max(found, key=lambda each: each.changed_at).id if found else None
        with explained_failures(self._path):
            return find_latest_open(self._connection)

    def held_with(self, bank_name: str, limit: int) -> list[StreamId]:
        """The streams of the interviews run with a bank of that name, newest first."""
        with explained_failures(self._path):
            return find_held_with(self._connection, bank_name, limit)

    def summaries(
        self,
        search: str = "",
        limit: int | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[InterviewSummary]:
        """The interviews, newest first, that contain every word of `search`.

        They began at `since` or later, and before `until`; both are aware times.
        """
        with explained_failures(self._path):
            found = select_summaries(self._connection, search, limit, since, until)
        logged = logged_streams(self._path)
        return [self.read_anew(each, logged) for each in found]

    def read_anew(self, listed: InterviewSummary, logged: Container[StreamId]) -> InterviewSummary:
        """A line of the list as it reads with what is in the interview's draft log.

        A line that is stale is made anew from the events. `logged` are the streams that have a
        draft log.
        """
        if not listed.is_stale and listed.id not in logged:
            return listed
        if listed.status is RecordStatus.RESCUED:
            return listed  # `restore` made the line, from what there is
        try:
            found = self.read(listed.id)
        except JournalError:  # the list shows what can be shown; `verify` says what is wrong
            return replace(listed, status=RecordStatus.DAMAGED)
        if found.draft is not None and found.is_being_amended:
            listed = replace(listed, changed_at=found.draft.at, is_being_amended=True)
        if not found.is_unfinished and not listed.is_stale:
            return listed
        state = fold(found.history)
        return replace(
            listed,
            candidate=state.candidate,
            role=state.role,
            interviewer=state.interviewer,
            entered_of=None,
            changed_at=found.draft.at if found.draft else found.history[-1].at,
            status=record_status(found.history, sealed_numbers(found.seals, found.rows)),
            events=len(found.history),
            is_unfinished=found.is_unfinished,
        )

    def _left_draft(self, stream: StreamId, history: Sequence[Recorded]) -> Draft | None:
        """Where the cursor was when the interview was closed."""
        row = self._connection.execute(
            "SELECT question, line, col FROM cursor WHERE stream = ?", (str(stream),)
        ).fetchone()
        if row is None:
            return None
        question, line, column = row
        at, after = history[-1].at, len(history)
        return Draft(question, "", (line, column), at, after, is_recorded=True)

    def find_erased(self, prefix: str) -> StreamId | None:
        """A stream of an erased interview whose id begins so; what is left of it is a tombstone."""
        wanted = prefix.strip().lower()
        with explained_failures(self._path):
            row = self._connection.execute(
                "SELECT stream FROM event WHERE stream >= ? AND substr(stream, 1, ?) = ?"
                " AND content IS NULL LIMIT 1",
                (wanted, len(wanted), wanted),
            ).fetchone()
        return parse_stream_id(row[0]) if row and wanted else None

    # Inside a transaction

    def _append(self, stream: StreamId, after: int, events: Sequence[TimedEvent]) -> None:
        row = self._connection.execute(
            "SELECT seq, head, content IS NULL FROM event WHERE stream = ?"
            " ORDER BY seq DESC LIMIT 1",
            (str(stream),),
        ).fetchone()
        seq, head, is_erased = row or (0, first_head(str(stream)), False)
        if is_erased:
            raise erased(stream)
        if seq != after:
            raise StreamConflict(
                _("Another program has written to this interview: open it again to go on.")
            )
        for at, event in events:
            seq += 1
            content = content_of(encode(at, event))
            commitment = commitment_of(content)
            head = next_head(head, commitment)
            self._connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
                (str(stream), seq, content, commitment, head),
            )
            if seq == 1:
                add_link(self._connection, "start", stream=str(stream), commitment=commitment.hex())
            if isinstance(event, InterviewSigned):
                history, _head = checked_history(stream, read_rows(self._connection, stream))
                banks, signer = banks_used(history), JournalSigner(self._path, event.name)
                add_seal(self._connection, str(stream), seq, banks, signer, at.isoformat())
        if any(isinstance(event, CHANGE_THE_LINE) for _at, event in events):
            rows = read_rows(self._connection, stream)
            history, _head = checked_history(stream, rows)
            replace_line(self._connection, stream, history, rows)
        else:
            self._connection.execute(
                "UPDATE summary SET changed_at = ?, events = ?, entered_of = NULL WHERE stream = ?",
                (events[-1][0].isoformat(), seq, str(stream)),
            )


class JournalSigner:
    """Signs manifests with the key of whoever keeps a journal, which is made if there is none."""

    def __init__(self, journal: Path, name: str) -> None:
        """The key is made for `name`. Raises `SigningError`."""
        from interview.signing.rater_key import rater_key

        self._key = rater_key(journal, name)

    @property
    def fingerprint(self) -> str:
        """The key's, as `ssh-keygen -l` prints it."""
        return self._key.public.fingerprint

    def sign(self, message: bytes, namespace: str = "interview-seal") -> str:
        """The armoured signature of a manifest, or of another message in another namespace."""
        return self._key.sign(message, namespace)


def read_streams(connection: sqlite3.Connection, interview: str) -> list[StreamId]:
    """The streams of an interview, in no special order."""
    rows = connection.execute(
        "SELECT DISTINCT stream FROM event WHERE stream >= ? AND stream < ?",
        (f"{interview}/", f"{interview}0"),  # 0 is the character behind the slash
    )
    return [parse_stream_id(stream) for (stream,) in rows]


def read_rows(connection: sqlite3.Connection, stream: StreamId) -> EventRows:
    """The rows of a stream in their order; none where it is not there."""
    return connection.execute(
        "SELECT seq, content, commitment, head FROM event WHERE stream = ? ORDER BY seq",
        (str(stream),),
    ).fetchall()


def checked_history(stream: StreamId, rows: EventRows) -> tuple[tuple[Recorded, ...], bytes]:
    """The events in the rows of a stream, and its head.

    Raises `JournalDamaged` where a row is not what was recorded, `InterviewErased` where all of
    the content is gone.
    """
    if not rows:
        raise damaged(stream)
    if all(content is None for _seq, content, _commitment, _head in rows):
        raise erased(stream)
    head = first_head(str(stream))
    history = []
    for place, (seq, content, commitment, recorded_head) in enumerate(rows, start=1):
        head = next_head(head, commitment)
        if (
            content is None
            or seq != place
            or head != recorded_head
            or commitment_of(content) != commitment
        ):
            raise damaged(stream)
        history.append(Recorded(seq, *decode(payload_of(content))))
    return tuple(history), head


def is_chained(stream: StreamId, rows: EventRows, *, may_have_gaps: bool = False) -> bool:
    """Whether the heads of rows, of an erased stream too, are those of this stream."""
    before: tuple[int, bytes] = (0, first_head(str(stream)))
    for seq, _content, commitment, head in rows:
        is_next = seq == before[0] + 1
        if not is_next and not may_have_gaps:
            return False
        if is_next and next_head(before[1], commitment) != head:
            return False
        before = (seq, head)
    return True


def readable_events(rows: EventRows) -> tuple[Recorded, ...]:
    """Those events of a damaged stream that are as they were recorded."""
    found = []
    for seq, content, commitment, _head in rows:
        if content is not None and commitment_of(content) == commitment:
            with suppress(JournalDamaged):
                found.append(Recorded(seq, *decode(payload_of(content))))
    return tuple(found)


def add_bank(connection: sqlite3.Connection, text: bytes) -> None:
    """Store a bank's text, once, however many interviews were run with it. In a transaction."""
    digest = sha256(text).hexdigest()
    connection.execute("INSERT OR IGNORE INTO bank VALUES (?, ?)", (digest, text))


def stored_bank(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """The bytes of the bank with that SHA-256; `None` if they are gone, or not what they were."""
    row = connection.execute("SELECT text FROM bank WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or sha256(row[0]).hexdigest() != digest:
        return None
    return bytes(row[0])

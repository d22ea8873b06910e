"""The journal on disk: streams of events that are only ever added to, and the bank of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Self

from interview.errors import JournalDamaged, NotFound, StreamConflict, UsageError
from interview.i18n import _
from interview.journal.codec import chain, decode, encode, genesis
from interview.journal.database import connect, failures_of, transaction
from interview.journal.listing import select
from interview.journal.streams import (
    Draft,
    Stream,
    StreamId,
    Summary,
    folded,
    new_interview_id,
    parse_time,
    rater_id,
    stream_id,
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

Timed = tuple[datetime, Event]

_RESHAPES = (
    InterviewStarted,
    DetailsCorrected,
    InterviewSigned,
    AmendmentOpened,
    Undone,
    Redone,
)
"""Events after which the line in the list of interviews may read otherwise."""


class Journal:
    """One journal file. Reads are whole, checked, and in memory; writes are all or nothing."""

    def __init__(self, path: Path, link: sqlite3.Connection) -> None:
        self._path = path
        self._link = link

    @classmethod
    def open(cls, path: Path) -> Self:
        """The journal at `path`, made if it isn't there. Raises `JournalError`."""
        return cls(path, connect(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._link.close()

    # Writing

    def start(
        self, started: InterviewStarted, bank_text: bytes, at: datetime, *more: Timed
    ) -> StreamId:
        """Begin a stream of its own for a new interview, with its bank and its first events."""
        stream = StreamId(new_interview_id(), rater_id(started.interviewer))
        with failures_of(self._path), transaction(self._link):
            self._keep_bank(bank_text)
            self._append(stream, 0, [(at, started), *more])
        return stream

    def append(self, stream: StreamId, after: int, events: Sequence[Timed]) -> None:
        """Add events behind the one numbered `after`.

        Raises `StreamConflict` when that one is not the last, and `JournalError`.
        """
        self.write(stream, after, events, None)

    def write(
        self,
        stream: StreamId,
        after: int,
        events: Sequence[Timed],
        draft: Draft | None,
        bank_texts: Sequence[bytes] = (),
    ) -> None:
        """Add events, the banks they name and the notes as they stand, in one transaction.

        Raises as `append`.
        """
        with failures_of(self._path), transaction(self._link):
            for bank_text in bank_texts:
                self._keep_bank(bank_text)
            if events:
                self._append(stream, after, events)
            if draft is not None:
                self._keep(stream, draft)

    # Reading

    def read(self, stream: StreamId) -> Stream:
        """All that is kept of a stream. Raises `JournalDamaged` when it isn't what was recorded."""
        with failures_of(self._path):
            rows = self._link.execute(
                "SELECT seq, at, kind, payload, hash FROM event WHERE stream = ? ORDER BY seq",
                (str(stream),),
            ).fetchall()
            draft = self._link.execute(
                "SELECT question, text, line, col, at FROM draft WHERE stream = ?", (str(stream),)
            ).fetchone()
            counted = self._link.execute(
                "SELECT events FROM summary WHERE stream = ?", (str(stream),)
            ).fetchone()
        history, head = _checked(stream, rows)
        if counted != (len(history),):
            raise _damaged(stream)
        return Stream(stream, history, _draft(draft), head)

    def verify(self, stream: StreamId) -> None:
        """Read a stream and its banks. Raises `JournalDamaged` when any was tampered with."""
        history = self.read(stream).history
        if not isinstance(history[0].event, InterviewStarted):
            raise _damaged(stream)
        for bank in banks_used(history):
            self.bank_text(bank)

    def bank_text(self, digest: str) -> bytes:
        """The bytes of the bank with that SHA-256. Raises `JournalDamaged`."""
        with failures_of(self._path):
            row = self._link.execute("SELECT text FROM bank WHERE sha256 = ?", (digest,)).fetchone()
        if row is None or sha256(row[0]).hexdigest() != digest:
            raise JournalDamaged(
                _("The journal no longer holds the question bank {digest} as it was.").format(
                    digest=digest[:12]
                )
            )
        return bytes(row[0])

    def find(self, prefix: str) -> StreamId:
        """The stream whose interview's id begins so.

        Raises `NotFound` when there is none, `UsageError` when there are several.
        """
        wanted = prefix.strip().lower()
        with failures_of(self._path):
            rows = self._link.execute(
                "SELECT stream, candidate FROM summary WHERE substr(interview, 1, ?) = ? LIMIT 9",
                (len(wanted), wanted),
            ).fetchall()
        if not rows or not wanted:
            raise NotFound(
                _("No interview has an id that begins with “{prefix}”. See: interview list").format(
                    prefix=prefix
                )
            )
        if len(rows) > 1:
            raise UsageError(_ambiguous(prefix, rows))
        return stream_id(rows[0][0])

    def latest_open(self) -> StreamId | None:
        """The stream that was changed last among those that are not signed."""
        with failures_of(self._path):
            row = self._link.execute(
                "SELECT stream FROM summary WHERE NOT signed ORDER BY changed_at DESC LIMIT 1"
            ).fetchone()
        return stream_id(row[0]) if row else None

    def held_with(self, bank_name: str, limit: int) -> list[StreamId]:
        """The streams of the interviews held with a bank of that name, newest first."""
        with failures_of(self._path):
            rows = self._link.execute(
                "SELECT stream FROM summary WHERE bank_name = ? ORDER BY started_at DESC LIMIT ?",
                (bank_name, limit),
            ).fetchall()
        return [stream_id(stream) for (stream,) in rows]

    def summaries(self, search: str = "", limit: int | None = None) -> list[Summary]:
        """The interviews, newest first, in which every word of `search` stands."""
        with failures_of(self._path):
            return select(self._link, search, limit)

    # Inside a transaction

    def _append(self, stream: StreamId, after: int, events: Sequence[Timed]) -> None:
        seq, head = self._head(stream)
        if seq != after:
            raise StreamConflict(
                _("Another program has written to this interview: open it again to go on.")
            )
        for at, event in events:
            seq += 1
            payload = encode(event)
            head = chain(head, str(stream), Recorded(seq, at, event), payload)
            self._link.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                (str(stream), seq, at.isoformat(), type(event).__name__, payload, head),
            )
        self._sum_up(stream, seq, events)

    def _head(self, stream: StreamId) -> tuple[int, str]:
        row = self._link.execute(
            "SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1", (str(stream),)
        ).fetchone()
        return row or (0, genesis(str(stream)))

    def _sum_up(self, stream: StreamId, seq: int, events: Sequence[Timed]) -> None:
        if any(isinstance(event, _RESHAPES) for _at, event in events):
            self._link.execute("DELETE FROM summary WHERE stream = ?", (str(stream),))
            self._link.execute(
                "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                self._summed_up(stream),
            )
        else:
            self._link.execute(
                "UPDATE summary SET changed_at = ?, events = ? WHERE stream = ?",
                (events[-1][0].isoformat(), seq, str(stream)),
            )

    def _summed_up(self, stream: StreamId) -> tuple[object, ...]:
        rows = self._link.execute(
            "SELECT seq, at, kind, payload, hash FROM event WHERE stream = ? ORDER BY seq",
            (str(stream),),
        ).fetchall()
        history, _head = _checked(stream, rows)
        state = fold(history)
        named = (state.candidate, state.role, state.interviewer, state.bank_name)
        return (
            str(stream),
            stream.interview,
            stream.rater,
            *named,
            history[0].at.isoformat(),
            history[-1].at.isoformat(),
            state.is_signed,
            len(history),
            folded(" ".join((*named[:-1], PurePath(state.bank_name).stem, stream.interview))),
        )

    def _keep_bank(self, text: bytes) -> None:
        """Keep a bank's text, once, however many interviews were run with it."""
        digest = sha256(text).hexdigest()
        self._link.execute("INSERT OR IGNORE INTO bank VALUES (?, ?)", (digest, text))

    def _keep(self, stream: StreamId, draft: Draft) -> None:
        self._link.execute(
            "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE SET"
            " question = excluded.question, text = excluded.text, line = excluded.line,"
            " col = excluded.col, at = excluded.at",
            (str(stream), draft.question, draft.text, *draft.cursor, draft.at.isoformat()),
        )


def _checked(stream: StreamId, rows: Sequence[tuple[int, str, str, str, str]]) -> _History:
    """The events of a stream, each held against the hash that was taken when it was recorded."""
    if not rows:
        raise _damaged(stream)
    head = genesis(str(stream))
    history = []
    for place, (seq, at, kind, payload, kept) in enumerate(rows, start=1):
        recorded = Recorded(seq, parse_time(at), decode(kind, payload))
        head = chain(head, str(stream), recorded, payload)
        if seq != place or head != kept:
            raise _damaged(stream)
        history.append(recorded)
    return tuple(history), head


_History = tuple[tuple[Recorded, ...], str]


def _damaged(stream: StreamId) -> JournalDamaged:
    return JournalDamaged(
        _(
            "The record of interview {id} is not what was recorded: it was damaged or changed "
            "outside this program. Nothing was changed now; restore the journal from a backup."
        ).format(id=stream.interview)
    )


def _ambiguous(prefix: str, rows: Sequence[tuple[str, str]]) -> str:
    ids = ", ".join(sorted(stream.partition("/")[0] for stream, _candidate in rows))
    return _("“{prefix}” may be any of these: {ids}. Give more of the id.").format(
        prefix=prefix, ids=ids
    )


def _draft(row: tuple[str, str, int, int, str] | None) -> Draft | None:
    if row is None:
        return None
    question, text, line, column, at = row
    return Draft(question, text, (line, column), parse_time(at))

"""Erases interviews: what was said and noted is gone, and what is left proves the erasure.

`docs/journal-format.md` says what stays and why. The order is such that a kill at any moment leaves
either the whole interview, or an erasure that says of itself that it is not finished; erasing again
finishes it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from html import escape
from pathlib import Path
from tempfile import gettempdir

from interview.errors import JournalError
from interview.files import shred
from interview.frozen import frozen
from interview.journal.codec import decode, payload_of
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.draft_files import draft_log_files
from interview.journal.interview_lock import interview_lock_file, lock_interview
from interview.journal.journal_chain import add_link
from interview.journal.journal_files import unusable
from interview.journal.streams import StreamId, parse_stream_id
from interview.session import DetailsCorrected, InterviewStarted, NotesEdited

ASKED = "asked"
"""Why: somebody asked for it."""
KEPT_LONG_ENOUGH = "kept long enough"
"""Why: the period is over for which such interviews are kept."""

_UNFINISHED = ("", "")
"""A row of `written_file` that says that the file of the journal is still to be rewritten."""

_FOLDERS = ("banks", "cache", "crashes", "editing", "reports", "templates")
"""What stands beside the journal, and may hold words of an interview without being one's own."""

_TELLING = 12
"""Characters of a line of notes from which it is looked for in other files."""


@frozen
class ErasureResult:
    """What was erased, and what could not be."""

    interviews: tuple[str, ...]
    deleted: tuple[Path, ...]
    """Files outside the journal that were deleted."""
    changed: tuple[Path, ...]
    """Files that the program wrote and somebody changed since: a person has to look at them."""
    mentioning: tuple[Path, ...]
    """Other files of the program's own in which the candidate's name, or a line of notes, still
    stands."""


def remember_file(journal: Path, interview: str, path: Path) -> None:
    """Remember that a file holds content of an interview, so that erasing deletes it.

    Raises `JournalError`; the file is there all the same.
    """
    remember_files(journal, [(interview, path)])


def remember_files(journal: Path, written: Iterable[tuple[str, Path]]) -> None:
    """Remember files that hold content of interviews, each with the interview's id, all at once.

    A file with content of several stands there once for each. Raises `JournalError`.
    """
    rows = []
    for interview, path in written:
        status = path.stat()
        rows.append((interview, str(path.absolute()), status.st_size, status.st_mtime_ns))
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with transaction(connection, PATIENCE):
            for path_of in {row[1] for row in rows}:
                connection.execute("DELETE FROM written_file WHERE path = ?", (path_of,))
            connection.executemany("INSERT INTO written_file VALUES (?, ?, ?, ?)", rows)


def written_files(journal: Path, interview: str) -> list[Path]:
    """The files that the program wrote of an interview and that are still there."""
    with closing(connect(journal)) as connection, explained_failures(journal):
        rows = connection.execute(
            "SELECT path FROM written_file WHERE interview = ? ORDER BY path", (interview,)
        ).fetchall()
    return [path for (name,) in rows if (path := Path(name)).exists()]


def unfinished_erasures(connection: sqlite3.Connection) -> bool:
    """Whether an erasure was cut short: erasing any interview again finishes it."""
    row = connection.execute(
        "SELECT 1 FROM written_file WHERE (interview, path) = ('', '')"
        " OR EXISTS (SELECT 1 FROM event WHERE stream >= interview || '/'"
        " AND stream < interview || '0' AND content IS NULL) LIMIT 1"
    ).fetchone()
    return row is not None


def erase_interviews(
    journal: Path, interviews: Sequence[str], reason: str, now: datetime
) -> ErasureResult:
    """Erase all streams of these interviews, and every file that the program wrote of them.

    An interview that was erased before is gone over again. Raises `InterviewBusy` where one of them
    is open, before anything is erased, and `JournalError`.
    """
    with closing(connect(journal)) as connection, ExitStack() as locks:
        with explained_failures(journal):
            streams = [each for name in interviews for each in _streams_of(connection, name)]
        for stream in streams:
            locks.enter_context(lock_interview(journal, stream))
        with explained_failures(journal):
            telling = _telling_texts(connection, streams)
            _enter_scrubbing(connection)
            with transaction(connection, PATIENCE):
                for stream in streams:
                    _empty(connection, stream, reason, now)
                connection.execute(
                    "INSERT OR REPLACE INTO written_file VALUES (?, ?, 0, 0)", _UNFINISHED
                )
            deleted, changed = _delete_files(connection, journal, interviews, streams)
            with transaction(connection, PATIENCE):
                connection.executemany(
                    "DELETE FROM written_file WHERE interview = ?",
                    [(name,) for name in interviews],
                )
            _rewrite(connection, journal)
    for stream in streams:
        with suppress(OSError):
            interview_lock_file(journal, stream).unlink(missing_ok=True)
    crashes, mentioning = _mentions(journal, telling)
    return ErasureResult(tuple(interviews), (*deleted, *crashes), changed, mentioning)


def _streams_of(connection: sqlite3.Connection, interview: str) -> list[StreamId]:
    rows = connection.execute(
        "SELECT DISTINCT stream FROM event WHERE stream >= ? AND stream < ?",
        (f"{interview}/", f"{interview}0"),
    )
    return [parse_stream_id(name) for (name,) in rows]


def _telling_texts(connection: sqlite3.Connection, streams: Iterable[StreamId]) -> set[str]:
    """Names of the candidates, and lines of notes that are long enough to be somebody's alone."""
    texts: set[str] = set()
    for stream in streams:
        rows = connection.execute(
            "SELECT content FROM event WHERE stream = ? AND content IS NOT NULL", (str(stream),)
        )
        for (content,) in rows:
            try:
                _at, event = decode(payload_of(content))
            except JournalError:
                continue
            if isinstance(event, InterviewStarted | DetailsCorrected):
                texts.add(event.candidate.strip())
            elif isinstance(event, NotesEdited):
                texts |= {line for line in event.text.splitlines() if len(line) >= _TELLING}
    return texts - {""}


# In the file of the journal


def _enter_scrubbing(connection: sqlite3.Connection) -> None:
    """Have SQLite leave its rollback journal in place, for us alone, so that it can be overwritten.

    It holds the pages as they were, with all that is to be erased.
    """
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = PERSIST")


def _empty(connection: sqlite3.Connection, stream: StreamId, reason: str, now: datetime) -> None:
    name = str(stream)
    connection.execute("DELETE FROM summary WHERE stream = ?", (name,))
    connection.execute("DELETE FROM cursor WHERE stream = ?", (name,))
    emptied = connection.execute(
        "UPDATE event SET content = NULL WHERE stream = ? AND content IS NOT NULL", (name,)
    )
    if emptied.rowcount:
        events, head = connection.execute(
            "SELECT seq, head FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1", (name,)
        ).fetchone()
        add_link(
            connection,
            "erase",
            stream=name,
            events=events,
            head=head.hex(),
            reason=reason,
            at=now.isoformat(),
        )


def _rewrite(connection: sqlite3.Connection, journal: Path) -> None:
    """Write the file anew without what was deleted, and overwrite the rollback journal.

    `secure_delete` overwrites what is deleted, but pages that were split and joined may hold parts
    of it in their gaps.
    """
    rollback = journal.with_name(f"{journal.name}-journal")
    connection.execute("VACUUM")
    with transaction(connection, PATIENCE):
        connection.execute("DELETE FROM written_file WHERE (interview, path) = ('', '')")
    with suppress(FileNotFoundError), rollback.open("r+b") as opened:
        left = opened.seek(0, os.SEEK_END)
        opened.seek(0)
        while left > 0:
            left -= opened.write(bytes(min(left, 1 << 20)))
        opened.flush()
        os.fsync(opened.fileno())
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT 1 FROM event LIMIT 1").fetchone()  # lets go of the lock


# Other files


def _delete_files(
    connection: sqlite3.Connection,
    journal: Path,
    interviews: Iterable[str],
    streams: Iterable[StreamId],
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Delete what was written of interviews outside the journal; what was deleted and what not."""
    deleted, changed = [], []
    for interview in interviews:
        rows = connection.execute(
            "SELECT path, size, modified FROM written_file WHERE interview = ?", (interview,)
        ).fetchall()
        for name, size, modified in rows:
            path = Path(name)
            try:
                status = path.lstat()
            except OSError:
                continue
            is_same = (status.st_size, status.st_mtime_ns) == (size, modified)
            if is_same or _holds(path, [interview.encode()]):
                _shred(path)
                deleted.append(path)
            else:
                changed.append(path)
        for path in _rescued(interview):
            _shred(path)
            deleted.append(path)
    for stream in streams:
        for path in draft_log_files(journal, stream):
            _shred(path)
            deleted.append(path)
    return tuple(deleted), tuple(changed)


def _rescued(interview: str) -> Iterator[Path]:
    """Notes that the journal could not take, written to the system's folder for such files."""
    names = Path(gettempdir()).glob(f"interview-{interview}*.txt")
    yield from (path for path in names if path.is_file() and not path.is_symlink())


def _mentions(journal: Path, telling: set[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Files of the program's own that hold one of these texts: deleted crash reports, and others.

    The journal itself and draft logs are left out: other interviews may hold the same words.
    """
    needles = [form for text in telling for form in _forms(text)]
    crashes, others = [], []
    for folder in _FOLDERS:
        for path in sorted((journal.parent / folder).rglob("*")):
            if path.is_symlink() or not path.is_file() or not _holds(path, needles):
                continue
            if folder == "crashes":
                _shred(path)
                crashes.append(path)
            else:
                others.append(path)
    return tuple(crashes), tuple(others)


def _forms(text: str) -> Iterator[bytes]:
    """A text as it may stand in a file: as it is, in HTML, in JSON, in UTF-16."""
    for form in (text, escape(text), json.dumps(text)[1:-1]):
        yield form.encode("utf-8", "replace")
    yield text.encode("utf-16-le", "replace")


def _holds(path: Path, needles: Iterable[bytes]) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return any(needle in data for needle in needles)


def _shred(path: Path) -> None:
    try:
        shred(path)
    except OSError as error:
        raise unusable(path, error) from error

"""Erases interviews: what was said and noted is gone, and what is left proves the erasure.

`docs/journal-format.md` says what stays and why. The order is such that a kill at any moment leaves
either the whole interview, or an erasure that says of itself that it is not finished; erasing again
finishes it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from interview.errors import JournalDamaged, JournalError
from interview.frozen import frozen
from interview.journal.codec import decode, payload_of
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.draft_log_names import interview_draft_files
from interview.journal.interview_lock import interview_lock_file, lock_interview
from interview.journal.journal_chain import add_link, broken_chain, read_links
from interview.journal.parse_time import parse_time
from interview.journal.store import read_streams
from interview.journal.streams import StreamId, parse_stream_id
from interview.journal.written_files import (
    forget_files,
    forms_in_files,
    holds,
    is_journal,
    is_written_of,
    read_written_files,
    shred_file,
    take_lines_out,
)
from interview.session import (
    ConclusionWritten,
    DetailsCorrected,
    InterviewStarted,
    NotesEdited,
)

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
    cleaned: tuple[Path, ...] = ()
    """Files that hold other interviews too, such as a salvaged journal: these stay in them."""
    missing: tuple[Path, ...] = ()
    """Files that the program wrote and that are not where they were: they may be elsewhere."""


def unfinished_erasures(connection: sqlite3.Connection) -> bool:
    """Whether an erasure was cut short: erasing any interview again finishes it."""
    row = connection.execute(
        "SELECT 1 FROM written_file WHERE (interview, path) = ('', '')"
        " OR EXISTS (SELECT 1 FROM event WHERE stream >= interview || '/'"
        " AND stream < interview || '0' AND content IS NULL) LIMIT 1"
    ).fetchone()
    return row is not None


def erased_at(journal: Path, interview: str) -> datetime | None:
    """When an interview was erased first, as the chain of the journal says; `None` if it does not.

    Raises `JournalDamaged` where what it says is no time, and `JournalError`.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):
        for link in read_links(connection):
            stream = str(link.body.get("stream", ""))
            if link.kind == "erase" and parse_stream_id(stream).interview == interview:
                try:
                    return parse_time(str(link.body.get("at")))
                except JournalDamaged as error:
                    raise broken_chain(link.number) from error
    return None


@frozen
class _Erasure:
    """What is to be erased, and why."""

    interviews: tuple[str, ...]
    reason: str
    now: datetime


def erase_interviews(
    journal: Path, interviews: Sequence[str], reason: str, now: datetime
) -> ErasureResult:
    """Erase all streams of these interviews, and every file that the program wrote of them.

    An interview that was erased before is gone over again. Raises `InterviewBusy` where one of them
    is open, before anything is erased, and `JournalError`.
    """
    with ExitStack() as locks:
        with closing(connect(journal)) as connection, explained_failures(journal):
            streams = [each for name in interviews for each in read_streams(connection, name)]
        for stream in streams:
            locks.enter_context(lock_interview(journal, stream))
        files, telling = _erase(journal, _Erasure(tuple(interviews), reason, now))
    for stream in streams:
        with suppress(OSError):
            interview_lock_file(journal, stream).unlink(missing_ok=True)
    crashes, mentioning = _mentions(journal, telling, files.cleaned)
    return ErasureResult(
        tuple(interviews),
        tuple(dict.fromkeys((*files.deleted, *crashes))),
        tuple(dict.fromkeys(files.changed)),
        mentioning,
        tuple(dict.fromkeys(files.cleaned)),
        tuple(path for path in dict.fromkeys(files.missing) if path not in files.deleted),
    )


def _erase(journal: Path, erasure: _Erasure) -> tuple[_FileErasure, set[str]]:
    """Erase interviews from a journal whose locks are held, or that nobody has open.

    What became of other files, and the texts by which others can be told that mention them.
    """
    with closing(connect(journal)) as connection, explained_failures(journal):
        streams = [each for name in erasure.interviews for each in read_streams(connection, name)]
        telling = _telling_texts(connection, streams)
        # SQLite leaves its rollback journal in place, for us alone: it holds the pages as they
        # were, with all that is to be erased, and `_rewrite` overwrites it.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = PERSIST")
        with transaction(connection, PATIENCE):
            for stream in streams:
                _empty(connection, stream, erasure.reason, erasure.now)
            connection.execute(
                "INSERT OR REPLACE INTO written_file VALUES (?, ?, 0, 0)", _UNFINISHED
            )
        files = _delete_files(connection, journal, erasure, forms_in_files(telling))
        with transaction(connection, PATIENCE):
            connection.executemany(
                "DELETE FROM written_file WHERE interview = ?",
                [(name,) for name in erasure.interviews],
            )
            forget_files(connection, journal, files.deleted)
        _rewrite(connection, journal)
    return files, telling


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
            elif isinstance(event, NotesEdited | ConclusionWritten):
                texts |= {line for line in event.text.splitlines() if len(line) >= _TELLING}
    return texts - {""}


# In the file of the journal


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


@dataclass
class _FileErasure:
    """What became of the files outside the journal."""

    deleted: list[Path] = field(default_factory=list)
    cleaned: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)


def _delete_files(
    connection: sqlite3.Connection, journal: Path, erasure: _Erasure, telling: Sequence[bytes]
) -> _FileErasure:
    """Delete what was written of interviews outside the journal.

    `telling` is what such a file may be told by besides the id of its interview.
    """
    result = _FileErasure()
    for interview in erasure.interviews:
        for written in read_written_files(connection, journal, interview):
            for path in written.places:
                is_its_own = is_written_of(path, interview, written, telling, journal)
                _erase_file(path, interview, journal, erasure, result, is_its_own=is_its_own)
            if not written.places and written.expected not in result.deleted:
                result.missing.append(written.expected)
        # Notes that the journal could not take were written to the system's folder for such files.
        for path in Path(gettempdir()).glob(f"interview-{interview}*.txt"):
            if path.is_file() and not path.is_symlink():
                shred_file(path)
                result.deleted.append(path)
        for path in interview_draft_files(journal, interview):
            shred_file(path)
            result.deleted.append(path)
    return result


def _erase_file(
    path: Path,
    interview: str,
    journal: Path,
    erasure: _Erasure,
    result: _FileErasure,
    *,
    is_its_own: bool,
) -> None:
    """Take an interview out of a file: all of the file, but where others are in it too."""
    if not os.path.lexists(path) or (path.exists() and path.samefile(journal)):
        return  # gone by now, with another file; or the journal itself
    if path.is_file() and not path.is_symlink() and is_journal(path):
        try:
            inner, _telling = _erase(path, erasure)
        except JournalError:
            result.changed.append(path)
        else:
            result.cleaned.append(path)
            result.deleted += inner.deleted
    elif not is_its_own:
        result.changed.append(path)
    elif not path.is_symlink() and take_lines_out(path, interview):
        result.cleaned.append(path)
    else:
        shred_file(path)
        result.deleted.append(path)


def _mentions(
    journal: Path, telling: set[str], cleaned: Sequence[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Files of the program's own that hold one of these texts: deleted crash reports, and others.

    The journal itself, draft logs, and the files that an interview was taken out of are left out:
    other interviews may hold the same words.
    """
    needles = forms_in_files(telling)
    crashes, others = [], []
    home = journal.parent.absolute()
    beside = [  # but the journal's own, which hold nothing of an interview
        path
        for path in home.glob("*")
        if path.name not in (journal.name, f"{journal.name}-journal", "ballast", "known_raters")
    ]
    for folder in ("", *_FOLDERS):
        paths = (home / folder).rglob("*") if folder else beside
        for path in sorted(paths):
            if path.is_symlink() or not path.is_file() or path in cleaned:
                continue
            if not holds(path, needles):
                continue
            if folder == "crashes":
                shred_file(path)
                crashes.append(path)
            else:
                others.append(path)
    return tuple(crashes), tuple(others)

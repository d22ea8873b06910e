"""SQLite as the journal needs it: safe settings, one schema, and failures in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interview.errors import JournalDamaged, JournalError, JournalUnavailable
from interview.i18n import _
from interview.journal.journal_files import how_to_recover, make_file, make_folder

APPLICATION = 0x494E5456
"""“INTV” in the file's header: what tells a journal from any other database."""

VERSION = 1

_PATIENCE = 5.0
"""Seconds to wait while another program writes."""

_SMALLEST = 512
"""Bytes of the smallest database. SQLite takes a shorter file for a new one, and writes over it."""

_SETTINGS = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
"""
# A rollback journal, as WAL may lose data in SQLite before 3.51.3 when two programs write.

_FULL = sqlite3.SQLITE_FULL
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path) -> sqlite3.Connection:
    """The journal at `path`, made if it isn't there yet.

    Raises `JournalUnavailable` where it cannot be opened, `JournalDamaged` where it is no journal.
    """
    if not path.exists():
        make_folder(path.parent)
    make_file(path)
    if 0 < path.stat().st_size < _SMALLEST:
        raise _no_journal(path)
    with failures_of(path):
        link = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
        )
        try:
            link.executescript(_SETTINGS)
            _recognise(link, path)
        except BaseException:
            link.close()
            raise
    return link


@contextmanager
def failures_of(path: Path) -> Iterator[None]:
    """SQLite's own errors, as errors of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error


@contextmanager
def transaction(link: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or nothing; nobody else writes meanwhile."""
    link.execute("BEGIN IMMEDIATE")
    try:
        yield
        link.execute("COMMIT")
    except BaseException:
        if link.in_transaction:
            link.execute("ROLLBACK")
        raise


def _recognise(link: sqlite3.Connection, path: Path) -> None:
    """Make the schema in an empty file; refuse what is no journal, or one from the future."""
    if _header(link) == (0, 0):
        with transaction(link):
            if _header(link) == (0, 0):
                _make(link, path)
    application, version = _header(link)
    if application != APPLICATION:
        raise _no_journal(path)
    if version > VERSION:
        raise JournalUnavailable(
            _("{path} was written by a newer version of this program: update it first.").format(
                path=path
            )
        )


def _make(link: sqlite3.Connection, path: Path) -> None:
    if link.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
        raise _no_journal(path)
    for statement in _statements():
        link.execute(statement)
    link.execute(f"PRAGMA application_id = {APPLICATION}")
    link.execute(f"PRAGMA user_version = {VERSION}")


def _no_journal(path: Path) -> JournalDamaged:
    return JournalDamaged(_("{path} is not a journal of this program.").format(path=path))


def _statements() -> Iterator[str]:
    """The schema's statements, one by one: a script would end the transaction it runs in."""
    statement = ""
    text = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _header(link: sqlite3.Connection) -> tuple[int, int]:
    (application,) = link.execute("PRAGMA application_id").fetchone()
    (version,) = link.execute("PRAGMA user_version").fetchone()
    return application, version


def _explained(error: sqlite3.Error, path: Path) -> JournalError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BROKEN:
        return JournalDamaged(
            _(
                "The journal {path} is damaged ({reason}). Nothing was changed. Keep a copy of the "
                "file before you do anything else; “interview verify” says which interviews are "
                "whole."
            ).format(path=path, reason=error)
        )
    if code == _FULL:
        return DiskFull(_("The disk is full.") + " " + how_to_recover())
    if code == sqlite3.SQLITE_BUSY:
        return JournalUnavailable(
            _("Another program keeps the journal {path} busy. Try again in a moment.").format(
                path=path
            )
        )
    sentence = _("The journal {path} cannot be used: {reason}.").format(path=path, reason=error)
    return JournalUnavailable(f"{sentence} {how_to_recover()}")


class DiskFull(JournalUnavailable):
    """There is no room left for what is to be written."""

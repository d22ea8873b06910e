"""Opens the journal's SQLite file: safe settings, the schema, and errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from time import monotonic, sleep

from interview.errors import JournalBusy, JournalDamaged, JournalUnavailable
from interview.i18n import _
from interview.journal.journal_files import how_to_recover, make_file, make_folder
from interview.system_errors import reason_of

APPLICATION_ID = 0x494E5456
"""“INTV” in the file's header: what tells a journal from any other SQLite database."""

SCHEMA_VERSION = 3
"""Versions 1 and 2 are from before the first release, and had plain digests of content."""

PATIENCE = 5.0
"""Seconds to wait while another program writes."""

_PAUSE = 0.03
"""Seconds between two attempts to write, at first; the longer a program waits, the shorter."""

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

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class DiskFull(JournalUnavailable):
    """There is no room left for what is to be written."""


def connect(path: Path) -> sqlite3.Connection:
    """The journal at `path`; it is created if it isn't there yet.

    Raises `JournalUnavailable` where it cannot be opened or was written by a newer version, and
    `JournalDamaged` where the file is no journal.
    """
    if not path.exists():
        make_folder(path.parent)
    make_file(path)
    if 0 < path.stat().st_size < _SMALLEST:
        raise _not_a_journal(path)
    with explained_failures(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
        )
        try:
            connection.executescript(_SETTINGS)
            if _header(connection) == (0, 0):
                _create_schema(connection, path)
            application, version = _header(connection)
            if application != APPLICATION_ID:
                raise _not_a_journal(path)
            if version < SCHEMA_VERSION:
                raise JournalUnavailable(
                    _(
                        "{path} is from before the first release of this program: its records can "
                        "neither be signed nor erased, and it is not read any more. Give the file "
                        "another name, and a new journal begins."
                    ).format(path=path)
                )
            if version > SCHEMA_VERSION:
                raise JournalUnavailable(
                    _(
                        "{path} was written by a newer version of this program: update it first."
                    ).format(path=path)
                )
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained_failures(path: Path) -> Iterator[None]:
    """Turns an error of SQLite into one of ours, which says what is wrong and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            raise JournalDamaged(
                _(
                    "The journal {path} is damaged ({reason}). Nothing was changed. Keep a copy of "
                    "the file before you do anything else. What can be read of it comes out with: "
                    "interview salvage {path}"
                ).format(path=path, reason=reason_of(error))
            ) from error
        if code == sqlite3.SQLITE_FULL:
            raise DiskFull(_("The disk is full.") + " " + how_to_recover()) from error
        if code == sqlite3.SQLITE_BUSY:
            raise JournalBusy(
                _("Another program is using the journal {path}. Try again in a moment.").format(
                    path=path
                )
            ) from error
        sentence = _("The journal {path} cannot be used: {reason}.").format(
            path=path, reason=reason_of(error)
        )
        raise JournalUnavailable(f"{sentence} {how_to_recover()}") from error


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is from one moment, whatever other programs write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection, patience: float = PATIENCE) -> Iterator[None]:
    """All of what is written inside, or nothing; no other program writes meanwhile.

    Waits up to `patience` seconds while another does. SQLite's own waiting is not fair: it asks the
    more rarely the longer it has waited, so that of eight programs that write all the time some
    never have their turn. Here whoever has waited longest asks most often.
    """
    began = monotonic()
    connection.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.Error as error:
            waited = monotonic() - began
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited > patience:
                raise
            sleep(uniform(0.5, 1.5) * _PAUSE / (1 + 10 * waited))
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _create_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Create the tables in an empty file, unless another program did so first."""
    from interview.journal.journal_chain import begin_chain  # the home screen does without

    with transaction(connection, PATIENCE):
        if _header(connection) != (0, 0):
            return
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
            raise _not_a_journal(path)
        for statement in _schema_statements():
            connection.execute(statement)
        begin_chain(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _schema_statements() -> Iterator[str]:
    """The schema's statements, one by one: `executescript` would end the transaction."""
    statement = ""
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    for line in schema.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application's number and the schema's version, both 0 in a new file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def _not_a_journal(path: Path) -> JournalDamaged:
    return JournalDamaged(_("{path} is not a journal of this program.").format(path=path))

"""A lock on a file, so that two programs never work on the same thing.

It is SQLite's own lock, on an empty database: what locks the journal on this system locks this file
too, and the system releases it when the program ends, however it ends.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Self


class FileLocked(Exception):
    """Another program holds the lock."""


class FileLock:
    """A lock that this program holds until `release`, or to the end of a `with` block."""

    def __init__(self, path: Path, patience: float = 0) -> None:
        """Lock a file, which is created if it is missing and stays empty.

        Raises `FileLocked` when another program still holds it after `patience` seconds, and
        `OSError` where the file cannot be locked, and for a symbolic link.
        """
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
        self._connection = _connect(path, patience, "BEGIN EXCLUSIVE")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()

    def release(self) -> None:
        """Let another program lock the file."""
        self._connection.close()


def is_locked(path: Path) -> bool:
    """Whether a program holds the lock on a file. Any number of programs may ask at once."""
    if not path.exists():
        return False
    try:
        _connect(path, 0, "SELECT 1 FROM sqlite_master").close()
    except FileLocked:
        return True
    return False


def _connect(path: Path, patience: float, statement: str) -> sqlite3.Connection:
    """Open the file as a database and run a statement that only succeeds while it is not locked."""
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        connection.execute(statement)
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise FileLocked from error
        raise OSError(str(error)) from error
    return connection

"""Keeps two programs from editing one bank, and tells a third that it is being edited.

The lock is SQLite's own, on an empty database: it works wherever the journal does, and the system
lets it go when the program ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Held(Exception):
    """Another program holds the lock."""


@contextmanager
def hold(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file, after at most `patience` seconds. Raises `Held`, or `OSError`."""
    path.touch(mode=0o600)
    with _link(path, patience, "BEGIN EXCLUSIVE"):
        yield


def is_held(path: Path) -> bool:
    """Whether a program holds the lock on a file; any number may look at once."""
    if not path.exists():
        return False
    try:
        with _link(path, 0, "SELECT 1 FROM sqlite_master"):
            return False
    except Held:
        return True


@contextmanager
def _link(path: Path, patience: float, statement: str) -> Iterator[None]:
    link = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _execute(link, statement)
        yield
    finally:
        link.close()


def _execute(link: sqlite3.Connection, statement: str) -> None:
    try:
        link.execute(statement)
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise Held from error
        raise OSError(str(error)) from error

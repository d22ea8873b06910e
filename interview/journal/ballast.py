"""A file that takes up room on disk, to give it back when the disk is full."""

from __future__ import annotations

import os
from pathlib import Path

_SIZE = 1 << 20
"""Bytes: room for the notes of some hours, and for SQLite's own journal beside them."""


class Ballast:
    """The ballast beside one journal. Where there is no room for it, it is left out."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name("ballast")
        self._taken = False

    def take(self) -> None:
        """Write the file, once in the life of the program."""
        if self._taken:
            return
        self._taken = True
        try:
            file = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError:
            return
        try:
            os.write(file, os.urandom(_SIZE))
        except OSError:
            self.drop()
        finally:
            os.close(file)

    def drop(self) -> None:
        """Delete the file, so that its room is free for what must be saved."""
        self._path.unlink(missing_ok=True)

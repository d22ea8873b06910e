"""A file that takes up room on disk, to give it back when the disk is full."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from interview.files import create_private

_SIZE = 1 << 20
"""Bytes: room for the notes of some hours, and for SQLite's own journal beside them."""


class Ballast:
    """The ballast beside one journal. It is never in the way: where it cannot be had, it isn't."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name("ballast")
        self._taken = False

    def take(self) -> None:
        """Take the room, once in the life of the program."""
        if self._taken:
            return
        self._taken = True
        with suppress(OSError):
            create_private(self._path, os.urandom(_SIZE))

    def drop(self) -> None:
        """Give the room back."""
        self._path.unlink(missing_ok=True)

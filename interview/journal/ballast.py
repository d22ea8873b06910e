"""A file that takes up room on disk, to give it back when the disk is full."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from interview.private_files import create_private

_SIZE = 1 << 20
"""Bytes: room for the notes of some hours, and for SQLite's own journal beside them."""

_PLENTY = 16 * _SIZE
"""Bytes that must be free before a ballast that was given up is written again."""


class Ballast:
    """The ballast beside one journal. Where there is no room for it, it is left out."""

    def __init__(self, journal: Path) -> None:
        self.is_spent = False
        """Whether the disk was full, so that the ballast was given up, and still is."""
        self._path = journal.with_name("ballast")
        self._is_taken = False

    def take(self) -> None:
        """Write the file, once in the life of the program, and again once there is room again."""
        if self._is_taken:
            return
        with suppress(OSError):
            if self.is_spent and shutil.disk_usage(self._path.parent).free < _PLENTY:
                return
            self._is_taken, self.is_spent = True, False
            create_private(self._path, os.urandom(_SIZE))

    def drop(self) -> None:
        """Delete the file, so that its room is free for what must be saved."""
        self._is_taken, self.is_spent = False, True
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

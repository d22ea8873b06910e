"""Files that are replaced whole or not at all, and folders that only their owner can read."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def private_folder(path: Path) -> None:
    """Make a folder of mode 0700, and those above it that are missing. Raises `OSError`."""
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file at once, with its permissions; a new one is private.

    Whoever reads it meanwhile reads the old file or the new one. Raises `OSError`, and the file is
    as it was.
    """
    file, name = mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(file, "wb") as opened:
            _take_after(path, fresh)
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _make_durable(path.parent)


def _take_after(path: Path, fresh: Path) -> None:
    """Give the new file what the old one's owner had set."""
    if not path.exists():
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only the group, and only where the user is in it
            os.chown(fresh, -1, path.stat().st_gid)
    shutil.copystat(path, fresh)


def _make_durable(folder: Path) -> None:
    """Let the new name survive a power cut, where the system can be asked to."""
    if os.name != "nt":
        opened = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(opened)
        finally:
            os.close(opened)

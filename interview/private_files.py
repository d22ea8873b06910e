"""Private files and folders: written as a whole or not at all, and no symbolic link is followed.

Everything here raises `OSError`; each caller says in its own words what could not be written.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from interview.i18n import _

_FOR_ITS_OWNER = 0o600


def private_folder(path: Path) -> None:
    """Make a folder of mode 0700, and those above it that are missing.

    One that is there stays as it is: it may be shared on purpose.
    """
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)


def close_to_others(path: Path) -> None:
    """Take everybody else's permissions away from a file or a folder of the user's own."""
    status = path.stat()
    if os.name == "posix" and status.st_uid == os.getuid() and status.st_mode & 0o077:
        path.chmod(stat.S_IMODE(status.st_mode) & 0o700)


def create_private(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a new file that only its owner can read.

    Without `durable` a power cut may lose it. Raises `FileExistsError` where there is a file
    already, or a symbolic link to anywhere.
    """
    create_file(path, data, _FOR_ITS_OWNER, durable=durable)


def create_file(path: Path, data: bytes, mode: int = 0o666, *, durable: bool = True) -> None:
    """Write a new file with the permissions `mode`, less those that the system's umask takes.

    It has its name only once it is whole, but where the file system knows no hard links: there it
    is empty for a moment. Raises `FileExistsError` as `create_private` does.
    """
    unfinished = _write_beside(path, data, mode, durable=durable)
    try:
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
            try:
                unfinished.replace(path)
            except OSError:
                path.unlink()
                raise
    finally:
        unfinished.unlink(missing_ok=True)
    if durable:
        _make_name_durable(path.parent)


def create_numbered(folder: Path, name: str, ending: str, data: bytes) -> Path:
    """Write a new private file, and return its path.

    It is called `name` + `ending`, such as `notes.txt`; where that is taken `notes-2.txt`, and so
    on.
    """
    for number in count(1):
        path = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
        if not os.path.lexists(path):  # else it would be written whole before it is given up
            with suppress(FileExistsError):
                create_private(path, data)
                return path
    raise AssertionError("there is always a next number")


def replace_file(path: Path, data: bytes, *, private: bool = False, durable: bool = True) -> None:
    """Put `data` in the place of a file at once; whoever reads it meanwhile reads old or new.

    The new file has the permissions of the old one; it is private where there was none, and with
    `private`. Without `durable` a power cut may lose what was written, which then takes less time.
    Raises `OSError` also for a symbolic link, and for anything else that is no file. What was there
    is as it was then.
    """
    try:
        before = path.lstat().st_mode
    except FileNotFoundError:
        before = None
    if before and stat.S_ISLNK(before):
        raise OSError(errno.ELOOP, _("it is a symbolic link to another place"), str(path))
    if before and not stat.S_ISREG(before):
        raise OSError(errno.EINVAL, _("it is not a file"), str(path))
    model = path if before and not private else None
    unfinished = _write_beside(path, data, _FOR_ITS_OWNER, model, durable=durable)
    try:
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    if durable:
        _make_name_durable(path.parent)


def shred(path: Path) -> None:
    """Overwrite a file and delete it; a symbolic link is only deleted.

    Where the disk writes elsewhere what is overwritten, as a solid-state drive and some file
    systems do, the old bytes stay on it until it uses them again.
    """
    status = path.lstat()
    if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
        with path.open("r+b") as opened:
            left = status.st_size
            while left > 0:
                left -= opened.write(bytes(min(left, 1 << 20)))
            opened.flush()
            os.fsync(opened.fileno())
    path.unlink()


def _write_beside(
    path: Path, data: bytes, mode: int, model: Path | None = None, *, durable: bool = True
) -> Path:
    """Write a file into the folder of `path`, under a name that nothing has, and return its path.

    Its permissions are `mode`, or those of `model`. Where it cannot be written, nothing is left.
    """
    unfinished = path.with_name(f".{os.urandom(8).hex()}.new")
    binary = getattr(os, "O_BINARY", 0)  # on Windows, newlines would become two characters
    try:
        file = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, mode)
        try:
            with os.fdopen(file, "wb") as opened:
                if model:
                    if hasattr(os, "chown"):
                        with suppress(OSError):  # only the group, and only where the user is in it
                            os.chown(unfinished, -1, model.stat().st_gid)
                    shutil.copystat(model, unfinished)
                opened.write(data)
                if durable:
                    opened.flush()
                    os.fsync(opened.fileno())
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:  # a message names the file that was asked for
        raise OSError(error.errno, error.strerror, str(path)) from error
    return unfinished


def _make_name_durable(folder: Path) -> None:
    """Let a new name in a folder survive a power cut, where the system can be asked to."""
    if os.name != "nt":
        opened = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(opened)
        finally:
            os.close(opened)

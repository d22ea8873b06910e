"""Why the system refused something, in the language in use: the one place for these words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from interview.i18n import _, mark

_REASONS = {
    errno.ENOENT: mark("No such file or directory"),
    errno.EACCES: mark("Permission denied"),
    errno.EPERM: mark("Operation not permitted"),
    errno.EEXIST: mark("File exists"),
    errno.ENOTDIR: mark("Not a directory"),
    errno.EISDIR: mark("Is a directory"),
    errno.ENOTEMPTY: mark("Directory not empty"),
    errno.EINVAL: mark("Invalid argument"),
    errno.EMFILE: mark("Too many open files"),
    errno.ENOSPC: mark("No space left on device"),
    errno.EDQUOT: mark("Disk quota exceeded"),
    errno.EROFS: mark("Read-only file system"),
    errno.EFBIG: mark("File too large"),
    errno.ENAMETOOLONG: mark("File name too long"),
    errno.ELOOP: mark("Too many levels of symbolic links"),
    errno.EIO: mark("Input/output error"),
    errno.EBUSY: mark("Device or resource busy"),
    errno.EAGAIN: mark("Resource temporarily unavailable"),
    errno.EPIPE: mark("Broken pipe"),
    errno.ETIMEDOUT: mark("Connection timed out"),
}
"""What Linux says of the errors that files meet."""

_SQLITE_REASONS = (
    mark("unable to open database file"),
    mark("attempt to write a readonly database"),
    mark("database or disk is full"),
    mark("database disk image is malformed"),
    mark("database is locked"),
    mark("file is not a database"),
    mark("disk I/O error"),
)
"""What SQLite says of a journal that it cannot use."""


def cannot_write(path: Path, error: OSError) -> str:
    """Why a file that a person named was not written, and what to do where one is there already."""
    if isinstance(error, FileExistsError):
        message = _("{path} is there already: choose another name, or add --force.")
        return message.format(path=path)
    return _("{path} cannot be written: {reason}.").format(path=path, reason=reason_of(error))


def reason_of(error: Exception) -> str:
    """What the system says of an error, without its number or the file: `Permission denied`.

    An error that is not known here is told in the system's own words.
    """
    text = getattr(error, "strerror", None) or str(error)
    if isinstance(error, OSError) and error.errno in _REASONS:
        # We raise errors of the system too, with sentences of our own.
        return _(_REASONS[error.errno]) if text == os.strerror(error.errno) else text
    return _(text) if text in _SQLITE_REASONS else text

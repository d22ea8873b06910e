"""Banks that were read before, kept so that an interview begins at once.

To read and check a bank takes a quarter of a start. What came of it is written down as JSON in the
user's own folder, under a digest of the file's bytes and of the reader itself: a bank that changed,
or a newer program, asks for another file. What is kept is never needed: where it is missing,
damaged or cannot be written, the bank is read from its YAML as before.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from interview import __version__
from interview.bank import Bank, model
from interview.reader.limits import MAX_BYTES
from interview.record_json import from_json, to_json

_MOST = 20
"""Banks that are kept; the ones written last."""


def read_bank(cache: Path, path: Path) -> tuple[Bank, bytes]:
    """The bank in a file, and the file's bytes. Raises `BankError`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        from interview.bank import load

        loaded = load(path)  # says what is wrong
        return loaded.require(), loaded.source.data
    return bank_of(cache, data, str(path)), data


def bank_of(cache: Path, data: bytes, name: str) -> Bank:
    """The bank that the bytes of a file hold; `name` is what messages call it.

    Raises `BankError`.
    """
    kept = cache / f"{sha256(_reader() + data).hexdigest()}.json"
    bank = _take(kept)
    if bank is None:
        from interview.bank import parse

        bank = parse(data, name).require()
        with suppress(OSError):
            _keep(kept, bank)
    return bank


def _reader() -> bytes:
    """What tells this reader from any other: the program's version, and when it last changed."""
    package = Path(model.__file__).parents[1]
    files = (file for room in ("bank", "reader") for file in os.scandir(package / room))
    changed = max(file.stat().st_mtime_ns for file in files if file.name.endswith(".py"))
    return f"{__version__} {changed} ".encode()


def _take(kept: Path) -> Bank | None:
    """The bank that was kept in a file; none where it is not there, or not as it was written."""
    try:
        digest, _, body = kept.read_bytes().partition(b"\n")
        if sha256(body).hexdigest().encode() != digest:
            return None
        bank = from_json(body, model)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return bank if isinstance(bank, Bank) else None


def _keep(kept: Path, bank: Bank) -> None:
    """Write a bank down, whole or not at all, for the user alone."""
    folder = kept.parent
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    body = to_json(bank).encode()
    unfinished = kept.with_suffix(f".{os.getpid()}")
    try:
        with open(unfinished, "xb", opener=_for_the_user_alone) as file:
            file.write(sha256(body).hexdigest().encode() + b"\n" + body)
        unfinished.replace(kept)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in sorted(folder.iterdir(), key=lambda file: -file.stat().st_mtime_ns)[_MOST:]:
        old.unlink(missing_ok=True)


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

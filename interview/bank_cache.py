"""Banks that were read before, cached so that an interview begins at once.

To read and check a bank takes a quarter of a start. The result is written as JSON in the user's own
folder, under a digest of the file's bytes and of the reader itself: a bank that changed, or a newer
program, asks for another file. The cache is never needed: where a file of it is missing, damaged or
cannot be written, the bank is read from its YAML as before.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from interview import __version__
from interview.bank import Bank, model
from interview.private_files import private_folder, replace_file
from interview.reader.limits import MAX_BYTES
from interview.record_json import from_json, to_json
from interview.shipped_files import shipped_banks

_MOST = 20
"""Banks in the cache; the ones written last."""


def read_bank(cache: Path, path: Path) -> tuple[Bank, bytes]:
    """The bank in a file, and the file's bytes; `cache` is a folder. Raises `BankError`."""
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
    reader = f"{__version__} {_reader_files()} ".encode()
    cached = cache / f"{sha256(reader + data).hexdigest()}.json"
    bank = _read(cached)
    if bank is None:
        from interview.bank import parse

        bank = parse(data, name).require()
        with suppress(OSError):
            folder = cached.parent
            private_folder(folder)
            body = to_json(bank).encode()
            digest = sha256(body).hexdigest().encode()
            replace_file(cached, digest + b"\n" + body, private=True, durable=False)
            for old in sorted(folder.iterdir(), key=lambda each: -each.stat().st_mtime_ns)[_MOST:]:
                old.unlink(missing_ok=True)
    return bank


def _reader_files() -> list[tuple[str, int]]:
    """What tells this reader from any other: its files, data included, and when each changed."""
    package = Path(model.__file__).parents[1]
    folders = ["bank", "reader", "law", "law/jurisdictions", "languages", "listening"]
    languages = os.scandir(package / "languages")
    folders += [f"languages/{each.name}" for each in languages if each.is_dir()]
    shared = [shipped_banks() / each for each in ("listening", "vocabularies")]
    found = [file for folder in folders for file in os.scandir(package / folder)]
    found += [file for folder in shared if folder.is_dir() for file in os.scandir(folder)]
    return sorted(
        (file.name, file.stat().st_mtime_ns)
        for file in found
        if file.name.endswith((".py", ".yaml"))
    )


def _read(file: Path) -> Bank | None:
    """The bank in a file of the cache; none where it is not there, or not as it was written."""
    try:
        digest, _, body = file.read_bytes().partition(b"\n")
        if sha256(body).hexdigest().encode() != digest:
            return None
        bank = from_json(body, model)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return bank if isinstance(bank, Bank) else None

"""Banks that were read before, kept so that an interview begins at once.

To read and check a bank takes a quarter of a start. What came of it is written down as JSON in the
user's own folder, under a digest of the file's bytes and of the reader itself: a bank that changed,
or a newer program, asks for another file. What is kept is never needed: where it is missing,
damaged or cannot be written, the bank is read from its YAML as before.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview import __version__
from interview.bank import Bank, model
from interview.files import private_folder, replace_file
from interview.reader.limits import MAX_BYTES

_MOST = 20
"""Banks that are kept; the ones written last."""

_KIND = ""
"""The key that says what a JSON object was; no field is called so."""


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
        bank = json.loads(body, object_hook=_restored)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return bank if isinstance(bank, Bank) else None


def _keep(kept: Path, bank: Bank) -> None:
    """Write a bank down, whole or not at all, for the user alone."""
    folder = kept.parent
    private_folder(folder)
    body = json.dumps(_plain(bank), ensure_ascii=False, separators=(",", ":")).encode()
    digest = sha256(body).hexdigest().encode()
    replace_file(kept, digest + b"\n" + body, private=True, durable=False)
    for old in sorted(folder.iterdir(), key=lambda file: -file.stat().st_mtime_ns)[_MOST:]:
        old.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it; what a record leaves out is left out again."""
    kind = type(value).__name__
    if isinstance(value, StrEnum):
        return {_KIND: kind, "value": str(value)}
    if isinstance(value, Mapping):
        return {_KIND: _mapping.__name__, "items": [[k, _plain(v)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        defaults = {field.name: field.default for field in fields(value)}
        return {_KIND: kind, **{n: _plain(v) for n, v in said.items() if v != defaults[n]}}
    return value


def _restored(values: dict[str, Any]) -> Any:
    """What a JSON object was; its lists were tuples."""
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(value)
    return _KINDS[values.pop(_KIND)](**values)


def _mapping(items: Iterable[tuple[Any, Any]]) -> Mapping[Any, Any]:
    pairs = {key: tuple(value) if type(value) is list else value for key, value in items}
    return MappingProxyType(pairs)


_KINDS: Mapping[str, Any] = {
    _mapping.__name__: _mapping,
    **{kind.__name__: kind for kind in vars(model).values() if isinstance(kind, type)},
}
"""What values are made of, by name."""

"""The program's own data: YAML files of one kind, such as the cues of every language.

To read them takes tenths of a second, so what they say is also kept as JSON (`compiled`), with a
digest of the files it was made from. A file that was changed no longer has that digest: then the
YAML is read instead, at once, and its mistakes are shown. `python -m interview.compile_data` writes
the JSON anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.errors import BankError, DataFileError
from interview.i18n import _
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.record_json import from_json, to_json

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.place import NodePath
    from interview.reader.read_yaml import Check
    from interview.reader.source import Source

T = TypeVar("T")


def read_data_files(
    kind: type[T],
    files: Mapping[str, Path],
    compiled: Path,
    check: Check[T] | None = None,
    *,
    checked_against: Iterable[Path] = (),
    languages: tuple[str, ...] = (),
) -> Mapping[str, T]:
    """The record that each of some files holds, by the name it is given here.

    `checked_against` are further files that `check` looks into: a change of theirs counts too.
    `languages` are those of their texts, where they have texts in several.
    `DataFileError` with every mistake of the first file that has one, each at its line.
    """
    contents = {name: path.read_bytes() for name, path in files.items()}
    records = _from_compiled(kind, _digest(contents, checked_against), compiled)
    if records is None:
        records = {n: _read(kind, contents[n], path, check, languages) for n, path in files.items()}
    return records


def compile_data_files(
    kind: type[T],
    files: Mapping[str, Path],
    compiled: Path,
    check: Check[T] | None = None,
    *,
    checked_against: Iterable[Path] = (),
    languages: tuple[str, ...] = (),
) -> None:
    """Read the files and write what they say to `compiled`."""
    contents = {name: path.read_bytes() for name, path in files.items()}
    records = {n: _read(kind, contents[n], path, check, languages) for n, path in files.items()}
    compiled.parent.mkdir(exist_ok=True)
    compiled.write_text(
        f"{_digest(contents, checked_against)}\n{to_json(records)}\n", encoding="utf-8"
    )


def check_key(
    path: NodePath, known: Iterable[str], source: Source, collector: DiagnosticCollector
) -> None:
    """Report the key at the end of `path` if it is not among those that are known."""
    word, words = str(path[-1]), list(known)
    if word not in words:
        collector.error(
            "L001",
            _("{word} is not known here").format(word=quoted(word)),
            source.key_place(path),
            nearest_name_hint(word, words)
            or _("possible: {words}").format(words=listed(words, 20)),
        )


def _from_compiled(kind: type[T], wanted_digest: str, compiled: Path) -> Mapping[str, T] | None:
    """What was kept of just these files; none if it is not there or was made from others."""
    try:
        digest, _, body = compiled.read_bytes().partition(b"\n")
        if digest.decode() != wanted_digest:
            return None
        records: Mapping[str, T] = from_json(body, sys.modules[kind.__module__])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return records


def _digest(contents: Mapping[str, bytes], checked_against: Iterable[Path]) -> str:
    total = sha256()
    for name, data in contents.items():
        total.update(f"{name} {len(data)} ".encode() + data)
    for path in checked_against:
        data = path.read_bytes()
        total.update(f"{path.name} {len(data)} ".encode() + data)
    return total.hexdigest()


def _read(
    kind: type[T], data: bytes, path: Path, check: Check[T] | None, languages: tuple[str, ...]
) -> T:
    from interview.reader.read_yaml import read_record

    try:
        return read_record(kind, data, str(path), check, languages=languages).require()
    except BankError as error:
        raise DataFileError(str(error)) from None

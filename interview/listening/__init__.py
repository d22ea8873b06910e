"""What the banks share: listening sets, and vocabularies of names.

They are YAML files beside the banks, for whoever edits a bank: `question_banks/listening/` and
`question_banks/vocabularies/`. A file's name is the name that banks use for what is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.listening.listening_files import ListeningSet, SharedVocabulary
from interview.shipped_files import shipped_banks

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.read_yaml import Misspelt
    from interview.reader.source import Source

__all__ = [
    "ListeningSet",
    "SharedVocabulary",
    "compile_shared_files",
    "listening_sets",
    "shared_vocabularies",
]

T = TypeVar("T")

_COMPILED = Path(__file__).parent / "compiled"
_FOLDERS: Mapping[type, str] = {ListeningSet: "listening", SharedVocabulary: "vocabularies"}


@cache
def listening_sets() -> Mapping[str, ListeningSet]:
    """The sets that come with the program, by name. `DataFileError` for a mistake in a file."""
    return _read(ListeningSet)


@cache
def shared_vocabularies() -> Mapping[str, SharedVocabulary]:
    """The vocabularies that come with the program, by name. `DataFileError`."""
    return _read(SharedVocabulary)


def compile_shared_files() -> None:
    """Write what the program starts from, after a change to a set or a vocabulary."""
    from interview.languages import languages
    from interview.reader.data_files import compile_data_files

    for kind in _FOLDERS:
        compile_data_files(kind, _files(kind), _compiled(kind), _check, languages=languages())


def _read(kind: type[T]) -> Mapping[str, T]:
    from interview.languages import languages
    from interview.reader.data_files import read_data_files

    return read_data_files(kind, _files(kind), _compiled(kind), _check, languages=languages())


def _files(kind: type) -> dict[str, Path]:
    folder = shipped_banks() / _FOLDERS[kind]
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _compiled(kind: type) -> Path:
    return _COMPILED / f"{_FOLDERS[kind]}.json"


def _check(record: T, source: Source, collector: DiagnosticCollector, _misspelt: Misspelt) -> T:
    from interview.listening.check_listening_set import check_file

    check_file(record, source, collector)
    return record

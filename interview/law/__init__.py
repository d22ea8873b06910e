"""The subjects that are better not asked about, and what the law of each place says of them.

`subjects.yaml` holds the subjects, each file of `jurisdictions/` the law of one place, called by
its two letters, and `uncovered_places.yaml` the places that are refused by name. Their first lines
say how they are changed; `docs/adding-a-language.md` tells how to add a jurisdiction.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.law.law_files import (
    Jurisdiction,
    Subject,
    Subjects,
    UncoveredPlaces,
)
from interview.reader.data_files import compile_data_files, read_data_files

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.read_yaml import Misspelt
    from interview.reader.source import Source

T = TypeVar("T")

_FOLDER = Path(__file__).parent
SUBJECTS_FILE = _FOLDER / "subjects.yaml"
"""The file of the subjects, against which others are checked."""
_SUBJECTS = {"subjects": SUBJECTS_FILE}
_SUBJECTS_COMPILED = _FOLDER / "compiled" / "subjects.json"
_JURISDICTIONS_COMPILED = _FOLDER / "compiled" / "jurisdictions.json"
_UNCOVERED = {"uncovered": _FOLDER / "uncovered_places.yaml"}
_UNCOVERED_COMPILED = _FOLDER / "compiled" / "uncovered_places.json"


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects by their keys, in the order of their codes. `DataFileError` for a mistake."""
    files = read_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    pairs = files["subjects"].subjects.items()
    return dict(sorted(pairs, key=lambda pair: pair[1].code))


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """The law of each place, by its code, in the order they are listed in. `DataFileError`."""
    files = read_data_files(
        Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check, checked_against=(SUBJECTS_FILE,)
    )
    return dict(sorted(files.items(), key=lambda pair: (pair[1].order, pair[0])))


def uncovered_places() -> Mapping[str, str]:
    """What is said of places whose law is not known here, by the letters a bank might use."""
    files = read_data_files(UncoveredPlaces, _UNCOVERED, _UNCOVERED_COMPILED, _check)
    places = files["uncovered"].places.items()
    return {code: each.why for code, each in places if code not in jurisdictions()}


def compile_law() -> None:
    """Write what the program starts from, after a change to the files on the law."""
    compile_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    compile_data_files(
        Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check, checked_against=(SUBJECTS_FILE,)
    )
    compile_data_files(UncoveredPlaces, _UNCOVERED, _UNCOVERED_COMPILED, _check)


def _places() -> dict[str, Path]:
    return {path.stem: path for path in sorted((_FOLDER / "jurisdictions").glob("*.yaml"))}


def _check(record: T, source: Source, collector: DiagnosticCollector, _misspelt: Misspelt) -> T:
    from interview.law.check_law import check_file

    check_file(record, subjects, source, collector)
    return record

"""The subjects that must not be asked about, and what the law of each place says of them.

`subjects.yaml` holds the subjects, each file of `jurisdictions/` the law of one place, called by
its two letters. Their first lines say how they are changed; `docs/adding-a-language.md` tells how
to add a jurisdiction.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.law.law_files import Jurisdiction, Subject, Subjects
from interview.reader.data_files import compile_data_files, read_data_files

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.read import Misspelt
    from interview.reader.source import Source

T = TypeVar("T")

_FOLDER = Path(__file__).parent
_SUBJECTS = {"subjects": _FOLDER / "subjects.yaml"}
_SUBJECTS_COMPILED = _FOLDER / "compiled" / "subjects.json"
_JURISDICTIONS_COMPILED = _FOLDER / "compiled" / "jurisdictions.json"


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects by their keys, in the order of their codes. `DataFileError` for a mistake."""
    files = read_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    pairs = files["subjects"].subjects.items()
    return dict(sorted(pairs, key=lambda pair: pair[1].code))


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """The law of each place, by its code, in the order they are listed in. `DataFileError`."""
    files = read_data_files(Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check)
    return dict(sorted(files.items(), key=lambda pair: (pair[1].order, pair[0])))


def citation(subject: str) -> str:
    """The law of every place on a subject, by its key, and the guides of their authorities."""
    places = jurisdictions().values()
    laws = [
        f"{each.name}: {each.subjects[subject].law}" for each in places if subject in each.subjects
    ]
    return "; ".join([*laws, *(guide for each in places for guide in each.guides)]) + "."


def compile_law() -> None:
    """Write what the program starts from, after a change to the files on the law."""
    compile_data_files(Subjects, _SUBJECTS, _SUBJECTS_COMPILED, _check)
    compile_data_files(Jurisdiction, _places(), _JURISDICTIONS_COMPILED, _check)


def _places() -> dict[str, Path]:
    return {path.stem: path for path in sorted((_FOLDER / "jurisdictions").glob("*.yaml"))}


def _check(record: T, source: Source, collector: DiagnosticCollector, _misspelt: Misspelt) -> T:
    from interview.law.check_law import check_file

    check_file(record, source, collector)
    return record

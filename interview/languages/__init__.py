"""What the program knows of each language it reads: words, patterns, names.

Each folder beside this module that holds a `language.yaml` is a language, called by its two
letters. Its files are described in `language_files.py` and, for whoever edits them, in their own
first lines. `docs/adding-a-language.md` tells how to add one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from interview.i18n import _
from interview.languages.language_files import (
    AnchorWords,
    AskedSubjects,
    ClauseWords,
    CueWords,
    DateWords,
    Language,
    NumberWords,
    QuestionGrammar,
    SheetWords,
    ShorthandWords,
    SmallWords,
)
from interview.plain_text import quoted
from interview.reader.data_files import compile_data_files, read_data_files

if TYPE_CHECKING:
    from interview.reader.diagnostics import DiagnosticCollector
    from interview.reader.read_yaml import Check, Misspelt
    from interview.reader.source import Source

T = TypeVar("T")

_FOLDER = Path(__file__).parent
FILE_NAMES: Mapping[type, str] = {
    Language: "language",
    QuestionGrammar: "questions",
    AskedSubjects: "subjects",
    AnchorWords: "anchors",
    CueWords: "cues",
    ClauseWords: "clauses",
    SmallWords: "words",
    ShorthandWords: "shorthand",
    NumberWords: "numbers",
    DateWords: "dates",
    SheetWords: "spreadsheet",
}
"""What the file of each kind is called, without `.yaml`."""
_read: dict[type, Mapping[str, Any]] = {}


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages, English first."""
    codes = {path.parent.name for path in _FOLDER.glob("*/language.yaml")}
    return ("en", *sorted(codes - {"en"}))


def language_of(code: str) -> Language:
    """What a language is called, and how it writes; English for one that is not known."""
    every = of_each_language(Language)
    return every.get(code) or every["en"]


def language_name(code: str) -> str:
    """What a language is called in the language in use: `French`; its code if it is not known."""
    known = of_each_language(Language).get(code)
    return _(known.english_name) if known else quoted(code)


def of_each_language(kind: type[T]) -> Mapping[str, T]:
    """The files of one kind, by the code of their language; only of languages that have one.

    `DataFileError` with every mistake of the first file that has one.
    """
    if kind not in _read:
        _read[kind] = read_data_files(
            kind,
            _paths(kind),
            _compiled(kind),
            _check_together(),
            checked_against=_checked_against(kind),
        )
    return cast("Mapping[str, T]", _read[kind])


def compile_languages() -> None:
    """Write what the program starts from, after a change to the files of a language."""
    for kind in FILE_NAMES:
        compile_data_files(
            kind,
            _paths(kind),
            _compiled(kind),
            _check_together(),
            checked_against=_checked_against(kind),
        )


def _checked_against(kind: type) -> tuple[Path, ...]:
    """The subjects that the law knows are those that a language may have patterns for."""
    if FILE_NAMES[kind] != "subjects":
        return ()
    from interview.law import SUBJECTS_FILE

    return (SUBJECTS_FILE,)


def _paths(kind: type) -> dict[str, Path]:
    paths = {code: _FOLDER / code / f"{FILE_NAMES[kind]}.yaml" for code in languages()}
    return {code: path for code, path in paths.items() if path.is_file()}


def _compiled(kind: type) -> Path:
    return _FOLDER / "compiled" / f"{FILE_NAMES[kind]}.json"


def _check_together() -> Check[Any]:
    """What checks the files of one kind, each of them and against one another."""
    letters: dict[str, str] = {}

    def check(record: T, source: Source, collector: DiagnosticCollector, _misspelt: Misspelt) -> T:
        from interview.languages.check_language import check_file

        check_file(record, source, collector, letters)
        return record

    return check

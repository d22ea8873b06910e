"""What is checked in a language's file besides its keys: patterns, subjects, letters, stemmers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from interview import law
from interview.i18n import _
from interview.languages.language_files import (
    AnchorWords,
    AskedSubjects,
    DateWords,
    Language,
    NumberWords,
    QuestionGrammar,
    SheetWords,
)
from interview.languages.patterns import check_patterns, pieces_of
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.reader.data_files import check_key
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.source import Source

_SLOTS = ("number", "percent", "money", "year")
_UNITS = ("day", "week", "month", "year")
_SHEET_KEYS = {
    "columns": (
        *("section", "stage", "ask", "competency", "competency_weight", "weight", "minutes"),
        *("probes", "title", "why", "note", "answer", "choices", "id"),
    ),
    "stages": ("before", "live", "after"),
    "answers": ("notes", "pick_one", "pick_many", "number", "table"),
}
"""What the editor of spreadsheets and the banks have names for."""


def check_file(
    record: object, source: Source, collector: DiagnosticCollector, letters: dict[str, str]
) -> None:
    """Report what is wrong in a file whose every value has the right type.

    `letters` says which file has each letter, and is added to: a letter belongs to one language.
    """
    match record:
        case Language():
            _check_stemmer(record, source, collector)
            other = letters.setdefault(record.letter, source.name)
            if other != source.name:
                message = _("the letter {letter} is already that of {file}")
                collector.error(
                    "L004",
                    message.format(letter=quoted(record.letter), file=other),
                    source.place(("letter",)),
                    _("choose a letter that no other language has"),
                )
        case QuestionGrammar():
            texts = {f.name: getattr(record, f.name) for f in fields(record)}
            patterns = {k: v for k, v in texts.items() if isinstance(v, str)}
            check_patterns(_named(patterns), record.pieces, source, collector)
        case AskedSubjects():
            for key in ("asked", "headings"):
                for subject in getattr(record, key):
                    check_key((key, subject), law.subjects(), source, collector)
            check_patterns(_of_subjects(record), pieces_of(record), source, collector)
        case AnchorWords():
            check_patterns(_named({"adverbs": record.adverbs}), {}, source, collector)
        case NumberWords():
            for slot in record.slots:
                check_key(("slots", slot), _SLOTS, source, collector)
        case SheetWords():
            for table, known_keys in _SHEET_KEYS.items():
                for key in getattr(record, table):
                    check_key((table, key), known_keys, source, collector)
        case DateWords():
            for key in ("units", "single_units"):
                for unit in getattr(record, key):
                    check_key((key, unit), _UNITS, source, collector)
            known = {word for words in record.units.values() for word in words}
            for place, unit in enumerate(record.written_out):
                if unit not in known:
                    collector.error(
                        "L006",
                        _("{unit} is not among the units").format(unit=quoted(unit)),
                        source.place(("written_out", place)),
                        _("add it to “units” as well"),
                    )


def _named(patterns: Mapping[str, str]) -> Iterator[tuple[NodePath, str]]:
    return (((key,), pattern) for key, pattern in patterns.items())


def _of_subjects(record: AskedSubjects) -> Iterator[tuple[NodePath, str]]:
    keys = (
        "keeps_away",
        "not_to_ask",
        "about_work",
        "to_interviewer",
        "inverted",
        "inverted_of_them",
    )
    yield from _named({key: getattr(record, key) for key in keys})
    for place, verb in enumerate(record.left_out):
        yield ("left_out", place, "begins"), verb.begins
    for subject, askings in record.asked.items():
        for place, asking in enumerate(askings):
            yield ("asked", subject, place, "pattern"), asking.pattern


def _check_stemmer(record: Language, source: Source, collector: DiagnosticCollector) -> None:
    from snowballstemmer import algorithms

    known = algorithms()
    if record.stemmer and record.stemmer not in known:
        collector.error(
            "L003",
            _("there is no stemmer {name}").format(name=quoted(record.stemmer)),
            source.place(("stemmer",)),
            nearest_name_hint(record.stemmer, known)
            or _("possible: {words}").format(words=listed(known, 40)),
        )

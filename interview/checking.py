"""Everything there is to say about a bank's file: its mistakes, and what would make it better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from interview import rubric
from interview.bank import Bank, Diagnostic, Loaded, Severity, load
from interview.bank.source import Path as Way
from interview.i18n import _
from interview.rubric import Mismatch, Remark

_REMARKS: tuple[tuple[str, Callable[[Bank], list[Remark]]], ...] = (
    ("B081", rubric.deaf_phrases),
    ("B082", rubric.dead_signals),
    ("B083", rubric.stem_collisions),
    ("B084", rubric.ambiguous_aliases),
)

_EXAMPLE = "B085"


def check_bank(path: Path) -> Loaded[Bank]:
    """The bank in a file, with errors and advice. Never raises."""
    loaded = load(path)
    if loaded.record is None:
        return loaded
    advice = [each for each in _advice(loaded, loaded.record) if _is_wanted(each, loaded.record)]
    found = sorted([*loaded.diagnostics, *advice], key=lambda each: (each.line, each.column))
    return replace(loaded, diagnostics=tuple(found))


def _is_wanted(found: Diagnostic, bank: Bank) -> bool:
    return found.code not in bank.ignore


def _advice(loaded: Loaded[Bank], bank: Bank) -> Iterator[Diagnostic]:
    ways = _ways(bank)
    for code, remarks in _REMARKS:
        for remark in remarks(bank):
            yield _at(loaded, code, remark.detail, _way_of(remark, ways))
    for mismatch in rubric.try_examples(bank, today=date.today()):
        way = (*ways[mismatch.question], "examples", mismatch.place - 1, "note")
        yield _at(loaded, _EXAMPLE, _told(mismatch), way)


def _told(mismatch: Mismatch) -> str:
    if mismatch.got.level is None:
        return _("for this note, level {expected} is expected, and nothing is suggested").format(
            expected=mismatch.expected
        )
    if mismatch.expected is None:
        return _("for this note, nothing is expected, and level {got} is suggested").format(
            got=mismatch.got.level
        )
    return _("for this note, level {expected} is expected, and {got} is suggested").format(
        expected=mismatch.expected, got=mismatch.got.level
    )


def _ways(bank: Bank) -> dict[str, Way]:
    """Where each question stands in the file."""
    return {
        question.id: ("sections", s, "questions", q)
        for s, section in enumerate(bank.sections)
        for q, question in enumerate(section.questions)
    } | {
        f"{question.id}/{signal.id}": ("sections", s, "questions", q, "signals", place)
        for s, section in enumerate(bank.sections)
        for q, question in enumerate(section.questions)
        for place, signal in enumerate(question.signals)
    }


def _way_of(remark: Remark, ways: dict[str, Way]) -> Way:
    if not remark.question:
        return ("vocabularies", remark.signal, "terms", *remark.words[:1])
    return ways.get(f"{remark.question}/{remark.signal}", ways[remark.question])


def _at(loaded: Loaded[Bank], code: str, message: str, way: Way) -> Diagnostic:
    place = loaded.source.place(way)
    return Diagnostic(code, Severity.ADVICE, message, place.line, place.column, place.end_column)

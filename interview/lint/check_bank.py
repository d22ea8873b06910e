"""Everything there is to say about a bank's file: its mistakes, and what would make it better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from interview import rubric
from interview.bank import Bank, load
from interview.i18n import _
from interview.lint import lint
from interview.lint.signal_advice import (
    Remark,
    ambiguous_aliases,
    dead_signals,
    deaf_phrases,
    stem_collisions,
)
from interview.reader import Diagnostic, Loaded, Severity
from interview.reader.place import NodePath, Place
from interview.reader.read import garbage_collector_paused
from interview.rubric import Mismatch
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.known import is_everyday

_REMARKS: tuple[tuple[str, Callable[[Bank], list[Remark]]], ...] = (
    ("B081", deaf_phrases),
    ("B082", dead_signals),
    ("B083", stem_collisions),
    ("B084", lambda bank: [each for each in ambiguous_aliases(bank) if _is_of_a_name(each, bank)]),
)
_EXAMPLE = "B085"


def check_bank(path: Path) -> Loaded[Bank]:
    """The bank in a file, with errors and advice. Never raises."""
    return with_advice(load(path))


def with_advice(loaded: Loaded[Bank]) -> Loaded[Bank]:
    """A bank that was read, with the advice on its interview, its signals and its examples."""
    if loaded.record is None:
        return loaded
    with garbage_collector_paused():
        heard = tuple(_on_signals(loaded, loaded.record))
        return replace(loaded, diagnostics=lint(loaded, heard))


def _on_signals(loaded: Loaded[Bank], bank: Bank) -> Iterator[Diagnostic]:
    ways = _ways(bank)
    for code, remarks in _REMARKS:
        for remark in remarks(bank):
            yield _advice(code, remark.detail, _place_of(remark, ways, loaded), "")
    for mismatch in rubric.try_examples(bank, today=date.today()):
        way = (*ways[mismatch.question], "examples", mismatch.place - 1, "note")
        yield _advice(_EXAMPLE, _told(mismatch), loaded.source.place(way), _cure(mismatch))


def _is_of_a_name(remark: Remark, bank: Bank) -> bool:
    """Whether an alias stands for a thing with a name of its own (itch, for Itch.io).

    The name itself cannot be changed; a list of ideas (calm, Town) is made of everyday words; and
    what is all in capitals is heard in capitals only.
    """
    alias, terms = remark.words[0], bank.vocabularies[remark.signal].terms
    owners = [term for term, aliases in terms.items() if alias in aliases]
    return not alias.isupper() and any(
        owner[:1].isupper() and not _is_everyday(owner) for owner in owners
    )


def _is_everyday(name: str) -> bool:
    return all(is_everyday(fold(word)) for word in name.split())


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


def _cure(mismatch: Mismatch) -> str:
    if mismatch.got.level is None:
        return _("add what it says to a signal, or correct the example")
    return _("see what is heard: “interview suggest”; then correct the signal, or the example")


def _ways(bank: Bank) -> dict[str, NodePath]:
    """Where each question and each signal stands in the file."""
    ways: dict[str, NodePath] = {}
    for s, section in enumerate(bank.sections):
        for q, question in enumerate(section.questions):
            ways[question.id] = way = ("sections", s, "questions", q)
            for place, signal in enumerate(question.signals):
                ways[f"{question.id}/{signal.id}"] = (*way, "signals", place)
    return ways


def _place_of(remark: Remark, ways: dict[str, NodePath], loaded: Loaded[Bank]) -> Place:
    """The words that a remark is about, where its signal or its vocabulary says them."""
    source = loaded.source
    if not remark.question:
        way: NodePath = ("vocabularies", remark.signal)
    else:
        way = ways.get(f"{remark.question}/{remark.signal}", ways[remark.question])
        way = (*way, "when")
    said = source.place_of_text(way, remark.words[-1]) if remark.words else None
    return said or source.key_place(way)


def _advice(code: str, message: str, place: Place, hint: str) -> Diagnostic:
    return Diagnostic(
        code, Severity.ADVICE, message, place.line, place.column, place.end_column, hint
    )

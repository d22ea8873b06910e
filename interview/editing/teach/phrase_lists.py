"""The lists of a bank that a phrase for a signal can be added to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from interview.bank import Bank, Condition, Question, Signal
from interview.frozen import frozen
from interview.reader.place import NodePath
from interview.rubric.lexicon.folding import fold


@frozen
class PhraseList:
    """A signal's own phrases, or the names of a term of a vocabulary that it listens for."""

    path: NodePath
    """Where the list stands in the bank's file; its last keys may not be written yet."""
    phrases: tuple[str, ...] = ()
    """What it holds. Where a new term is to be added: the terms that there are."""
    vocabulary: str = ""
    """The vocabulary it belongs to; empty for a signal's own phrases."""
    term: str = ""
    """The term whose names it lists; empty where the phrase is to be a new term."""

    @property
    def adds_term(self) -> bool:
        """Whether the phrase becomes a term of the vocabulary, counted for itself."""
        return bool(self.vocabulary) and not self.term


def teachable_signals(bank: Bank, question: Question) -> list[Signal]:
    """The signals of a question that a phrase can be added to, in the bank's order."""
    return [signal for signal in question.signals if phrase_lists(bank, question, signal)]


def phrase_lists(bank: Bank, question: Question, signal: Signal) -> tuple[PhraseList, ...]:
    """Every list of a signal. One that is ticked by hand has one list, which is still empty."""
    path = _condition_path(bank, question, signal)
    if signal.when is None:
        return (PhraseList((*path, "mentions")),)
    return tuple({found.path: found for found in _lists(signal.when, path, bank)}.values())


def default_list(bank: Bank, question: Question, signal: Signal) -> PhraseList | None:
    """The list to add to without asking: the only one, or else the first from which one phrase is
    enough for the signal. `None` where there are several and each needs something else too."""
    lists = phrase_lists(bank, question, signal)
    if len(lists) == 1:
        return lists[0]
    path = _condition_path(bank, question, signal)
    return _sufficient_list(signal.when, path) if signal.when else None


def affected_questions(bank: Bank, question: str, where: PhraseList) -> tuple[str, ...]:
    """The ids of the questions that may hear a phrase of that list.

    It is one for a signal's own phrases, and every one that uses the vocabulary for a vocabulary.
    """
    if not where.vocabulary:
        return (question,)
    terms = bank.vocabularies[where.vocabulary].terms
    names = frozenset(fold(name) for term in terms for name in (term, *terms[term]))
    return tuple(
        each.id
        for each in bank.questions
        if any(_uses(signal.when, where.vocabulary, names) for signal in each.signals)
    )


def _condition_path(bank: Bank, question: Question, signal: Signal) -> NodePath:
    """Where the `when` of a signal stands in the bank's file."""
    place = question.signals.index(signal)
    for s, section in enumerate(bank.sections):
        if question in section.questions:
            q = section.questions.index(question)
            return ("sections", s, "questions", q, "signals", place, "when")
    raise KeyError(question.id)


def _lists(condition: Condition, path: NodePath, bank: Bank) -> Iterator[PhraseList]:
    """The lists of a condition, except those under `not`."""
    if condition.mentions:
        yield PhraseList((*path, "mentions"), condition.mentions)
    if condition.names and condition.names.of in bank.vocabularies:
        # The terms that count here, after a place for a new one where any term may.
        vocabulary = condition.names.of
        terms = bank.vocabularies[vocabulary].terms
        only = frozenset(map(fold, condition.names.only))
        besides = frozenset(map(fold, condition.names.besides))
        base = ("vocabularies", vocabulary)
        if not only:
            yield PhraseList(base, tuple(terms), vocabulary)
        for term, aliases in terms.items():
            names = frozenset(map(fold, (term, *aliases)))
            if not names & besides and (not only or names & only):
                yield PhraseList((*base, term), aliases, vocabulary, term)
    for key in ("all", "any"):
        for place, part in enumerate(getattr(condition, key)):
            yield from _lists(part, (*path, key, place), bank)


_REQUIREMENTS = [field.name for field in fields(Condition) if field.name not in ("past", "not_")]
"""The keys of a condition that something in the answer has to meet."""


def _sufficient_list(condition: Condition, path: NodePath) -> PhraseList | None:
    """The first list from which a single phrase meets the whole condition."""
    required = [key for key in _REQUIREMENTS if getattr(condition, key) not in (None, ())]
    if required == ["mentions"]:
        return PhraseList((*path, "mentions"), condition.mentions)
    if required != ["any"]:
        return None
    branches = enumerate(condition.any)
    found = (_sufficient_list(branch, (*path, "any", place)) for place, branch in branches)
    return next(filter(None, found), None)


def _uses(condition: Condition | None, vocabulary: str, names: frozenset[str]) -> bool:
    """Whether a condition counts the terms of a vocabulary, in the notes or in a table's cells."""
    if condition is None:
        return False
    cells = condition.rows.where.values() if condition.rows else ()
    in_cells = {fold(name) for cell in cells for name in (*cell.any_of, *cell.none_of)}
    in_notes = condition.names is not None and condition.names.of == vocabulary
    parts = (*condition.all, *condition.any, condition.not_)
    return (
        in_notes
        or not names.isdisjoint(in_cells)
        or any(_uses(part, vocabulary, names) for part in parts)
    )

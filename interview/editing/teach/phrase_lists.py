"""The lists of a bank that a phrase for a signal can be added to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from interview.bank import Bank, Condition, Names, Question, Signal
from interview.frozen import frozen
from interview.reader.place import NodePath
from interview.rubric.lexicon.folding import fold


@frozen
class PhraseList:
    """What a signal listens for: phrases of its own, or the names of a thing of a vocabulary."""

    way: NodePath
    """Where it stands in the bank's file; keys that are not there yet are to be written."""
    phrases: tuple[str, ...] = ()
    """What it holds; the names of the things there are, where the phrase is to be a new one."""
    vocabulary: str = ""
    """The vocabulary it belongs to; empty for a signal's own phrases."""
    thing: str = ""
    """The thing whose names it lists; empty where the phrase is to be a new one."""

    @property
    def makes_a_thing(self) -> bool:
        """Whether the phrase becomes a thing of the vocabulary, counted for itself."""
        return bool(self.vocabulary) and not self.thing


def teachable_signals(bank: Bank, question: Question) -> list[Signal]:
    """The signals of a question that a phrase can be added to, in their order."""
    return [signal for signal in question.signals if lists_of(bank, question, signal)]


def lists_of(bank: Bank, question: Question, signal: Signal) -> tuple[PhraseList, ...]:
    """Every list of a signal. One that is ticked by hand has one list, still empty."""
    way = (*_way_to(bank, question, signal), "when")
    if signal.when is None:
        return (PhraseList((*way, "mentions")),)
    return tuple({found.way: found for found in _lists(signal.when, way, bank)}.values())


def obvious_list(bank: Bank, question: Question, signal: Signal) -> PhraseList | None:
    """The list to add to where nobody needs to choose: the only one, or the first of which a
    phrase lights the signal up by itself."""
    lists = lists_of(bank, question, signal)
    if len(lists) == 1:
        return lists[0]
    way = (*_way_to(bank, question, signal), "when")
    return _sufficient(signal.when, way) if signal.when else None


def touched_questions(bank: Bank, question: str, where: PhraseList) -> tuple[str, ...]:
    """The questions that may hear a phrase of that list: one, or all that use its vocabulary."""
    if not where.vocabulary:
        return (question,)
    terms = bank.vocabularies[where.vocabulary].terms
    called = frozenset(fold(name) for thing in terms for name in (thing, *terms[thing]))
    return tuple(
        each.id
        for each in bank.questions
        if any(_names_it(signal.when, where.vocabulary, called) for signal in each.signals)
    )


def _way_to(bank: Bank, question: Question, signal: Signal) -> NodePath:
    place = question.signals.index(signal)
    for s, section in enumerate(bank.sections):
        if question in section.questions:
            q = section.questions.index(question)
            return ("sections", s, "questions", q, "signals", place)
    raise KeyError(question.id)


def _lists(condition: Condition, way: NodePath, bank: Bank) -> Iterator[PhraseList]:
    """The lists of a condition, but for those of what must not be heard."""
    if condition.mentions:
        yield PhraseList((*way, "mentions"), condition.mentions)
    if condition.names:
        yield from _things(condition.names, bank)
    for key in ("all", "any"):
        for place, part in enumerate(getattr(condition, key)):
            yield from _lists(part, (*way, key, place), bank)


def _things(names: Names, bank: Bank) -> Iterator[PhraseList]:
    """The things of a vocabulary that count here, and room for one more where any may."""
    way = ("vocabularies", names.of)
    only, besides = (frozenset(map(fold, given)) for given in (names.only, names.besides))
    terms = bank.vocabularies[names.of].terms
    if not only:
        yield PhraseList(way, tuple(terms), names.of)
    for thing, aliases in terms.items():
        called = frozenset(map(fold, (thing, *aliases)))
        if not called & besides and (not only or called & only):
            yield PhraseList((*way, thing), aliases, names.of, thing)


def _sufficient(condition: Condition, way: NodePath) -> PhraseList | None:
    asked = [name for name in _ASKING if getattr(condition, name) not in (None, ())]
    if asked == ["mentions"]:
        return PhraseList((*way, "mentions"), condition.mentions)
    if asked != ["any"]:
        return None
    branches = enumerate(condition.any)
    found = (_sufficient(branch, (*way, "any", place)) for place, branch in branches)
    return next(filter(None, found), None)


_ASKING = [field.name for field in fields(Condition) if field.name not in ("past", "not_")]
"""The keys of a condition that ask for something."""


def _names_it(condition: Condition | None, vocabulary: str, called: frozenset[str]) -> bool:
    """Whether a condition counts the things of a vocabulary, in the notes or in a table's cells."""
    if condition is None:
        return False
    cells = condition.rows.where.values() if condition.rows else ()
    in_cells = {fold(name) for cell in cells for name in (*cell.any_of, *cell.none_of)}
    in_notes = condition.names is not None and condition.names.of == vocabulary
    parts = (*condition.all, *condition.any, condition.not_)
    return (
        in_notes
        or not called.isdisjoint(in_cells)
        or any(_names_it(part, vocabulary, called) for part in parts)
    )

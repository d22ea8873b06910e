"""Compiles the conditions of a question, so that they can be checked on answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

from interview.bank import Condition, Names, Question
from interview.bank.shared_and_own_sets import SharedParts
from interview.frozen import frozen
from interview.rubric.answer_facts import AnswerFacts
from interview.rubric.condition_result import (
    FAILS,
    RECORDED,
    CheckResult,
    all_hold,
    is_enough,
    is_within,
)
from interview.rubric.confidence import support_of
from interview.rubric.lexicon.folding import fold
from interview.rubric.named_terms import VocabularyIndex, index_vocabulary
from interview.rubric.polarity import DENIED, PAST, Polarity, accepted_polarities
from interview.rubric.set_heard import SetCheck
from interview.rubric.table_rows import table_check

_REFUSED: tuple[Polarity, ...] = (DENIED, PAST)


class Check(Protocol):
    """A compiled condition."""

    def check(self, facts: AnswerFacts) -> CheckResult:
        """Whether the condition holds for this answer, and what speaks for it."""
        ...


class Compiler:
    """Compiles the conditions of one question, and numbers their phrases on the way."""

    def __init__(self, question: Question, shared: SharedParts) -> None:
        self.names: set[int] = set()
        """The numbers of the phrases that name a thing of a vocabulary."""
        self._numbers: dict[str, int] = {}
        self._question = question
        self._vocabularies = shared.vocabularies
        self._listening = shared.listening
        self._indexes: dict[str, VocabularyIndex] = {}

    def phrases(self) -> list[str]:
        """Every phrase, at the index that is its number."""
        return list(self._numbers)

    def compile(self, condition: Condition) -> Check:
        """The condition compiled: all that it asks for must hold."""
        checks: list[Check] = []
        if condition.mentions:
            accepted = accepted_polarities(condition.past)
            checks.append(MentionCheck(self._number_all(condition.mentions), accepted))
        if condition.denies:
            checks.append(MentionCheck(self._number_all(condition.denies), _REFUSED))
        if condition.hears:
            sets = [self._listening[name] for name in condition.hears if name in self._listening]
            accepted = accepted_polarities(condition.past)
            parts = tuple(
                SetCheck(self._number_all(each.hears), self._number_all(each.but_not), accepted)
                for each in sets
            )
            checks.append(parts[0] if len(parts) == 1 else AnyCheck(parts))
        if condition.names:
            names, index = condition.names, self._index(condition.names.of)
            besides = frozenset(map(index.term, names.besides))
            checks.append(NamesCheck(index, names, besides, frozenset(map(index.term, names.only))))
        if condition.picked or condition.picked_only:
            picked = frozenset(condition.picked)
            checks.append(PickCheck(picked, frozenset(condition.picked_only)))
        if condition.at_least is not None or condition.at_most is not None:
            checks.append(NumberCheck(condition.at_least, condition.at_most))
        if condition.rows:
            cells = condition.rows.where.values()
            wanted = {fold(name) for cell in cells for name in (*cell.any_of, *cell.none_of)}
            indexes = []
            for name, vocabulary in self._vocabularies.items():
                names_of_it = chain(vocabulary.terms, *vocabulary.terms.values())
                if not wanted.isdisjoint(map(fold, names_of_it)):
                    indexes.append(self._index(name))
            checks.append(table_check(condition.rows, self._question, indexes, self._number))
        checks += [self.compile(part) for part in condition.all]
        if condition.any:
            checks.append(AnyCheck(tuple(self.compile(part) for part in condition.any)))
        if condition.not_:
            checks.append(NotCheck(self.compile(condition.not_)))
        return checks[0] if len(checks) == 1 else AllCheck(tuple(checks))

    def _number(self, phrase: str) -> int:
        return self._numbers.setdefault(phrase, len(self._numbers))

    def _number_all(self, phrases: Iterable[str]) -> frozenset[int]:
        return frozenset(map(self._number, phrases))

    def _index(self, name: str) -> VocabularyIndex:
        """The index of the vocabulary of this name; an empty one if the bank has none."""
        if name not in self._indexes:
            terms = self._vocabularies[name].terms if name in self._vocabularies else {}
            self._indexes[name] = index_vocabulary(terms, self._number)
            self.names.update(self._indexes[name].terms_by_phrase)
        return self._indexes[name]


@frozen
class MentionCheck:
    """Any of some phrases is found with one of these polarities."""

    phrases: frozenset[int]
    accepted: tuple[Polarity, ...]

    def check(self, facts: AnswerFacts) -> CheckResult:
        found = facts.matches_of(self.phrases)
        evidence = tuple(match for match in found if match.polarity in self.accepted)
        return CheckResult(True, evidence, True, support_of(evidence)) if evidence else FAILS


@frozen
class NamesCheck:
    """How many things of a vocabulary are named."""

    index: VocabularyIndex
    names: Names
    besides: frozenset[str]
    """Terms that are not counted."""
    only: frozenset[str]
    """The only terms that may be named, where there are any here."""

    def check(self, facts: AnswerFacts) -> CheckResult:
        named = self.index.named(facts, accepted_polarities(self.names.past))
        counted = {term: matches for term, matches in named.items() if term not in self.besides}
        if self.only and not (counted and counted.keys() <= self.only):
            return FAILS
        if not is_enough(len(counted), self.names.at_least, self.names.at_most):
            return FAILS
        shown = counted or named
        evidence = tuple(match for matches in shown.values() for match in matches)
        support = sum(min(1, support_of(matches)) for matches in shown.values())
        return CheckResult(True, evidence, bool(evidence), support)


@frozen
class PickCheck:
    """What was picked of the options."""

    any_of: frozenset[str]
    only: frozenset[str]

    def check(self, facts: AnswerFacts) -> CheckResult:
        picked = facts.picked
        if not picked or (self.any_of and not picked & self.any_of):
            return FAILS
        return FAILS if self.only and not picked <= self.only else RECORDED


@frozen
class NumberCheck:
    """Bounds on the number recorded."""

    at_least: float | None
    at_most: float | None

    def check(self, facts: AnswerFacts) -> CheckResult:
        number = facts.number
        if number is None or not is_within(number, self.at_least, self.at_most):
            return FAILS
        return RECORDED


@frozen
class AllCheck:
    """Every part holds."""

    parts: Sequence[Check]

    def check(self, facts: AnswerFacts) -> CheckResult:
        results = []
        for part in self.parts:
            result = part.check(facts)
            if not result.holds:
                return FAILS
            results.append(result)
        return all_hold(results)


@frozen
class AnyCheck:
    """At least one part holds; the result is that of all parts that do."""

    parts: Sequence[Check]

    def check(self, facts: AnswerFacts) -> CheckResult:
        results = [part.check(facts) for part in self.parts]
        holding = [result for result in results if result.holds]
        return all_hold(holding) if holding else FAILS


@frozen
class NotCheck:
    """The part does not hold; that alone speaks for nothing."""

    part: Check

    def check(self, facts: AnswerFacts) -> CheckResult:
        return FAILS if self.part.check(facts).holds else CheckResult(True)

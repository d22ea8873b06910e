"""Conditions of the bank, made ready to be judged on an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from interview.bank import Condition, Names, Question, Rows, Vocabulary
from interview.frozen import frozen
from interview.rubric.answer_facts import Answer
from interview.rubric.check_result import (
    NO,
    RECORDED,
    Verdict,
    counts,
    support_of,
    together,
    within,
)
from interview.rubric.lexicon.folding import fold
from interview.rubric.named_terms import Naming, accepted, naming
from interview.rubric.polarity import DENIED, PAST, Polarity
from interview.rubric.table_rows import table_check


class Check(Protocol):
    """A condition made ready."""

    def judge(self, answer: Answer) -> Verdict:
        """Whether it holds for this answer."""
        ...


class Compiler:
    """Makes the conditions of one question ready, and numbers their phrases on the way."""

    def __init__(self, question: Question, vocabularies: Mapping[str, Vocabulary]) -> None:
        self.names: set[int] = set()
        """Phrases that name a thing of a vocabulary."""
        self._numbers: dict[str, int] = {}
        self._question = question
        self._vocabularies = vocabularies
        self._namings: dict[str, Naming] = {}

    def phrases(self) -> list[str]:
        """Every phrase, by its number."""
        return list(self._numbers)

    def check(self, condition: Condition) -> Check:
        """The condition made ready: all that it asks for must hold."""
        checks = tuple(self._checks(condition))
        return checks[0] if len(checks) == 1 else AllCheck(checks)

    def _checks(self, condition: Condition) -> Iterator[Check]:
        if condition.mentions:
            yield MentionCheck(self._all_numbers(condition.mentions), accepted(condition.past))
        if condition.denies:
            yield MentionCheck(self._all_numbers(condition.denies), _REFUSED)
        if condition.names:
            yield self._names_check(condition.names)
        if condition.picked or condition.picked_only:
            yield PickCheck(frozenset(condition.picked), frozenset(condition.picked_only))
        if condition.at_least is not None or condition.at_most is not None:
            yield NumberCheck(condition.at_least, condition.at_most)
        if condition.rows:
            yield table_check(
                condition.rows, self._question, self._namings_for(condition.rows), self._number
            )
        yield from (self.check(part) for part in condition.all)
        if condition.any:
            yield AnyCheck(tuple(self.check(part) for part in condition.any))
        if condition.not_:
            yield NotCheck(self.check(condition.not_))

    def _number(self, phrase: str) -> int:
        return self._numbers.setdefault(phrase, len(self._numbers))

    def _all_numbers(self, phrases: Iterable[str]) -> frozenset[int]:
        return frozenset(map(self._number, phrases))

    def _naming(self, name: str) -> Naming:
        if name not in self._namings:
            terms = self._vocabularies[name].terms if name in self._vocabularies else {}
            self._namings[name] = naming(terms, self._number)
            self.names.update(self._namings[name].terms_by_phrase)
        return self._namings[name]

    def _namings_for(self, rows: Rows) -> list[Naming]:
        """The vocabularies that one of the names in the cells' conditions belongs to."""
        cells = rows.where.values()
        wanted = {fold(name) for cell in cells for name in (*cell.any_of, *cell.none_of)}
        return [
            self._naming(name)
            for name, vocabulary in self._vocabularies.items()
            if not wanted.isdisjoint(
                fold(called)
                for term, aliases in vocabulary.terms.items()
                for called in (term, *aliases)
            )
        ]

    def _names_check(self, names: Names) -> Check:
        naming = self._naming(names.of)
        besides = frozenset(map(naming.term, names.besides))
        return NamesCheck(naming, names, besides, frozenset(map(naming.term, names.only)))


_REFUSED: tuple[Polarity, ...] = (DENIED, PAST)


@frozen
class MentionCheck:
    """Any of some phrases is heard."""

    phrases: frozenset[int]
    accepted: tuple[Polarity, ...]

    def judge(self, answer: Answer) -> Verdict:
        heard = answer.where(self.phrases)
        evidence = tuple(hearing for hearing in heard if hearing.polarity in self.accepted)
        return Verdict(True, evidence, True, support_of(evidence)) if evidence else NO


@frozen
class NamesCheck:
    """How many things of a vocabulary are named."""

    naming: Naming
    names: Names
    besides: frozenset[str]
    only: frozenset[str]

    def judge(self, answer: Answer) -> Verdict:
        named = self.naming.named(answer, accepted(self.names.past))
        counted = {term: said for term, said in named.items() if term not in self.besides}
        if not self._holds(set(counted)):
            return NO
        shown = counted or named
        evidence = tuple(hearing for said in shown.values() for hearing in said)
        support = sum(min(1, support_of(said)) for said in shown.values())
        return Verdict(True, evidence, bool(evidence), support)

    def _holds(self, counted: set[str]) -> bool:
        if self.only and not (counted and counted <= self.only):
            return False
        return counts(len(counted), self.names.at_least, self.names.at_most)


@frozen
class PickCheck:
    """What was picked of the options."""

    any_of: frozenset[str]
    only: frozenset[str]

    def judge(self, answer: Answer) -> Verdict:
        picked = answer.picked
        if not picked or (self.any_of and not picked & self.any_of):
            return NO
        return NO if self.only and not picked <= self.only else RECORDED


@frozen
class NumberCheck:
    """Bounds on the number recorded."""

    at_least: float | None
    at_most: float | None

    def judge(self, answer: Answer) -> Verdict:
        number = answer.number
        if number is None or not within(number, self.at_least, self.at_most):
            return NO
        return RECORDED


@frozen
class AllCheck:
    """Every part holds."""

    parts: Sequence[Check]

    def judge(self, answer: Answer) -> Verdict:
        verdicts = []
        for part in self.parts:
            verdict = part.judge(answer)
            if not verdict.holds:
                return NO
            verdicts.append(verdict)
        return together(verdicts)


@frozen
class AnyCheck:
    """At least one part holds."""

    parts: Sequence[Check]

    def judge(self, answer: Answer) -> Verdict:
        held = [verdict for verdict in (part.judge(answer) for part in self.parts) if verdict.holds]
        return together(held) if held else NO


@frozen
class NotCheck:
    """The part does not hold; that alone speaks for nothing."""

    part: Check

    def judge(self, answer: Answer) -> Verdict:
        return NO if self.part.judge(answer).holds else Verdict(True)

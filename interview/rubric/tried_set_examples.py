"""Tries listening sets on the examples and counterexamples in them, or on any notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from interview.bank import Condition, Question, Text
from interview.bank.shared_and_own_sets import SharedParts
from interview.frozen import frozen
from interview.listening import ListeningSet
from interview.rubric.answer_facts import gather_facts
from interview.rubric.condition_checks import Compiler
from interview.rubric.find_phrases import PhraseMatcher


@frozen
class SetMismatch:
    """An example in which a set is not heard, or a counterexample in which it is."""

    set_name: str
    is_counterexample: bool
    place: int
    """Its place in the list, from 1."""
    note: str
    heard: tuple[str, ...]
    """The words in which the set was heard; none if it was not."""


class SetListener:
    """Some listening sets, ready to be heard."""

    def __init__(self, sets: Mapping[str, ListeningSet]) -> None:
        compiler = Compiler(Question("", Text("")), SharedParts({}, sets))
        self._checks = {name: compiler.compile(Condition(hears=(name,))) for name in sets}
        self._matcher = PhraseMatcher(compiler.phrases())

    def heard(self, notes: str) -> dict[str, tuple[str, ...]]:
        """The sets heard in a note, each with the words in which it was heard."""
        facts = gather_facts(self._matcher, notes, None, date.min)
        results = {name: check.check(facts) for name, check in self._checks.items()}
        return {
            name: tuple(notes[match.start : match.end] for match in result.evidence)
            for name, result in results.items()
            if result.holds
        }


def try_sets(sets: Mapping[str, ListeningSet]) -> list[SetMismatch]:
    """The examples and counterexamples of some sets that are not heard as they should be."""
    mismatches: list[SetMismatch] = []
    for name, each in sets.items():
        listener = SetListener({name: each})
        for is_counterexample, notes in ((False, each.examples), (True, each.counterexamples)):
            for place, note in enumerate(notes, 1):
                heard = listener.heard(note)
                if (name in heard) == is_counterexample:
                    words = heard.get(name, ())
                    mismatches.append(SetMismatch(name, is_counterexample, place, note, words))
    return mismatches

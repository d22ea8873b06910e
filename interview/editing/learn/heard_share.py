"""How much a bank hears: the share of its examples, and of past notes, in which a signal lights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from interview.bank import Bank
from interview.frozen import frozen
from interview.rubric import Suggestion, TriedExample

if TYPE_CHECKING:
    from interview.editing.learn.heard_and_rated import TriedAnswer


@frozen
class HeardShare:
    """How many of some notes light a signal."""

    lit: int = 0
    notes: int = 0

    def with_note(self, heard: Suggestion) -> HeardShare:
        """One note more, and what was heard in it."""
        return HeardShare(self.lit + bool(heard.signals), self.notes + 1)

    def with_notes(self, other: HeardShare) -> HeardShare:
        """Both together."""
        return HeardShare(self.lit + other.lit, self.notes + other.notes)

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there is no note."""
        return self.lit / self.notes if self.notes else 1.0


@frozen
class Hearing:
    """The hearing of a question."""

    question: str
    """Its id."""
    examples: HeardShare
    """Its examples that expect a level."""
    past: HeardShare
    """The answers in past interviews."""

    @property
    def both(self) -> HeardShare:
        """Examples and past answers together."""
        return self.examples.with_notes(self.past)


def hearing_of(
    bank: Bank, examples: Iterable[TriedExample], past: Iterable[TriedAnswer]
) -> list[Hearing]:
    """The hearing of each question that has signals which listen, in the bank's order.

    A note is heard where at least one signal lights, whatever level that suggests. Examples in
    which nothing must be suggested do not count.
    """
    listens = [
        question.id
        for question in bank.questions
        if any(signal.when is not None for signal in question.signals)
    ]
    of_examples = dict.fromkeys(listens, HeardShare())
    of_past = dict(of_examples)
    for example in examples:
        if example.expected is not None and example.question in of_examples:
            shares = of_examples[example.question]
            of_examples[example.question] = shares.with_note(example.got)
    for each in past:
        question = each.answer.question
        if question in of_past:
            of_past[question] = of_past[question].with_note(each.heard)
    return [Hearing(each, of_examples[each], of_past[each]) for each in listens]


def together(shares: Iterable[HeardShare]) -> HeardShare:
    """Several shares as one."""
    total = HeardShare()
    for each in shares:
        total = total.with_notes(each)
    return total

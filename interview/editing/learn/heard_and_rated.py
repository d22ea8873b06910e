"""What a bank hears of past answers, beside the ratings: those are what counts as true.

Only what the notes and the structured answer light counts as heard, not what was ticked by hand: a
tick is the interviewer's word, and says nothing of how well the bank listens.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank import Bank
from interview.editing.learn.past_answers import PastAnswer
from interview.frozen import frozen
from interview.rubric import BankRubric, Suggestion, compile_rubric


@frozen
class TriedAnswer:
    """A past answer, and what the bank makes of it today."""

    answer: PastAnswer
    heard: Suggestion

    @property
    def is_silent(self) -> bool:
        """Whether it was rated, and no level is suggested for it."""
        return self.answer.rating is not None and self.heard.level is None

    @property
    def agrees(self) -> bool:
        """Whether the level suggested is the one that was given."""
        return self.heard.level is not None and self.heard.level == self.answer.rating


@frozen
class QuestionRecord:
    """How often a question's signals agree with the ratings."""

    question: str
    """The question's id."""
    tried: tuple[TriedAnswer, ...]
    """Its answers that were rated."""

    @property
    def silent(self) -> tuple[TriedAnswer, ...]:
        """What was rated and not heard: no level is suggested."""
        return tuple(each for each in self.tried if each.is_silent)

    @property
    def agreed(self) -> int:
        """How many get the level that was given."""
        return sum(each.agrees for each in self.tried)


@frozen
class SignalRecord:
    """How often one signal points to the level that was given."""

    question: str
    signal: str
    """Their ids."""
    decided: tuple[TriedAnswer, ...]
    """The rated answers whose suggested level rests on this signal."""
    unticked: int
    """How often it is heard where the interviewer said that it was not."""

    @property
    def right(self) -> int:
        """How many of them were rated as suggested; of all that it decided, its precision."""
        return sum(each.agrees for each in self.decided)

    @property
    def wrong(self) -> tuple[TriedAnswer, ...]:
        """Those that were rated otherwise."""
        return tuple(each for each in self.decided if not each.agrees)


def try_answers(bank: Bank, answers: Iterable[PastAnswer]) -> list[TriedAnswer]:
    """What the bank makes of each answer, seen from the day it was given."""
    rubric = compile_rubric(bank)
    return [TriedAnswer(each, suggestion_for(rubric, each)) for each in answers]


def suggestion_for(rubric: BankRubric, answer: PastAnswer) -> Suggestion:
    """What a rubric suggests for an answer by what was noted, and nothing that was ticked."""
    question = rubric.question(answer.question, answer.language)
    return question.suggest(answer.notes, answer.value, today=answer.held)


def question_records(bank: Bank, tried: Iterable[TriedAnswer]) -> list[QuestionRecord]:
    """A record of each question that has a rated answer, in the bank's order."""
    by_question: dict[str, list[TriedAnswer]] = {}
    for each in tried:
        if each.answer.rating is not None:
            by_question.setdefault(each.answer.question, []).append(each)
    return [
        QuestionRecord(question.id, tuple(by_question[question.id]))
        for question in bank.questions
        if question.id in by_question
    ]


def signal_records(bank: Bank, records: Iterable[QuestionRecord]) -> list[SignalRecord]:
    """A record of each signal that decided a level, or was taken away by hand."""
    found: list[SignalRecord] = []
    for record in records:
        for signal in bank.question(record.question).signals:
            decided = tuple(
                each
                for each in record.tried
                if each.heard.level is not None
                and any(by.id == signal.id for by in each.heard.decided_by)
            )
            unticked = sum(
                signal.id in each.answer.unticked
                and any(heard.id == signal.id for heard in each.heard.signals)
                for each in record.tried
            )
            if decided or unticked:
                found.append(SignalRecord(record.question, signal.id, decided, unticked))
    return found

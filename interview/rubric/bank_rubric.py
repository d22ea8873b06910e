"""The compiled rubric of a bank: from an answer to a suggestion.

A question's conditions are compiled (`condition_checks`), their phrases found in the answer
(`find_phrases`, `answer_facts`), the conditions checked, and the signals that hold turned into a
level (`suggest_level`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from interview.bank import Bank, Question
from interview.bank.shared_and_own_sets import SharedParts, hears_notes, shared_parts
from interview.frozen import replace
from interview.garbage_collector import garbage_collector_paused
from interview.rubric.answer_facts import gather_facts
from interview.rubric.condition_checks import Compiler
from interview.rubric.condition_result import FAILS
from interview.rubric.confidence import confidence
from interview.rubric.find_phrases import PhraseMatch, PhraseMatcher
from interview.rubric.implied_conditions import implies
from interview.rubric.suggest_level import SignalMatch, explain, level_of, next_step, propose
from interview.rubric.suggestion_model import AnswerValue, HeardSignal, Span, Suggestion


def compile_rubric(bank: Bank) -> BankRubric:
    """The rubric of a bank. Takes no time: each question is compiled when it is first asked for.

    Compiling a question takes about 30 µs and 1 kB of memory a phrase; see
    `benchmarks/rubric_speed.py`. The list of known words (6 MB) is loaded with the first.
    """
    return BankRubric(bank)


class BankRubric:
    """The rubrics of a bank's questions.

    One thread asks for suggestions; another may compile questions meanwhile.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._compiled: dict[str, CompiledQuestion] = {}

    @cached_property
    def _shared(self) -> SharedParts:
        return shared_parts(self._bank)

    def question(self, question_id: str, language: str) -> QuestionRubric:
        """The rubric of a question, with its sentences in `language`; `KeyError` if unknown."""
        if question_id not in self._compiled:
            with garbage_collector_paused():  # a sixth of the time, and all of it is kept
                compiled = CompiledQuestion(self._bank.question(question_id), self._shared)
                compiled.matcher.prepare()
            self._compiled[question_id] = compiled
        return QuestionRubric(self._bank, self._compiled[question_id], language)


class CompiledQuestion:
    """A question's conditions and phrases, whatever the language of the sentences."""

    def __init__(self, question: Question, shared: SharedParts) -> None:
        compiler = Compiler(question, shared)
        self.signals = tuple(
            signal if signal.id else replace(signal, id=str(place))
            for place, signal in enumerate(question.signals, 1)
        )
        """The question's signals; one without an id goes by its place, from 1."""
        self.checks = {
            signal.id: compiler.compile(signal.when) for signal in self.signals if signal.when
        }
        """By the signal's id; a signal without a condition is only ticked by hand."""
        self.follows_from = {
            signal.id: frozenset(
                higher.id
                for higher in self.signals
                if higher.when and signal.when and level_of(higher) > level_of(signal)
                if implies(higher.when, signal.when)
            )
            for signal in self.signals
        }
        """By the signal's id: the higher signals that are never heard without it."""
        self.matcher = PhraseMatcher(compiler.phrases(), frozenset(compiler.names))


class QuestionRubric:
    """What a question's signals make of an answer.

    What was found in a sentence is remembered, so that after a keystroke only the sentence it
    changed is matched again.
    """

    def __init__(self, bank: Bank, compiled: CompiledQuestion, language: str) -> None:
        self._bank = bank
        self._compiled = compiled
        self._language = language
        self._hears_notes = hears_notes(bank)

    def suggest(
        self,
        notes: str,
        value: AnswerValue = None,
        *,
        today: date,
        ticked: frozenset[str] = frozenset(),
        unticked: frozenset[str] = frozenset(),
    ) -> Suggestion:
        """The level that an answer speaks for, and the signals heard in it.

        `value` is the structured answer; `today` is what dates and “within 3 months” are seen
        from. A ticked signal counts as heard beyond doubt, an unticked one is never heard. A red
        flag is not heard where all that speaks for it was said with a doubt. The notes of a bank
        in none of the languages that are heard light up nothing.
        """
        compiled = self._compiled
        listened_to = notes if self._hears_notes else ""
        facts = gather_facts(compiled.matcher, listened_to, value, today)
        matches: list[SignalMatch] = []
        for signal in compiled.signals:
            if signal.id in unticked:
                continue
            check = compiled.checks.get(signal.id)
            result = check.check(facts) if check else FAILS
            is_heard = (
                result.holds
                and result.has_support
                and not (signal.is_red_flag and result.is_doubted)
            )
            is_ticked = signal.id in ticked
            if not (is_heard or is_ticked):
                continue
            heard = HeardSignal(
                id=signal.id,
                because=signal.because.to(self._language),
                suggests=signal.suggests,
                red_flag=signal.is_red_flag,
                evidence=_spans(notes, result.evidence) if is_heard else (),
                by_hand=is_ticked,
                confidence=confidence(result.support, is_ticked=is_ticked),
            )
            follows_from = compiled.follows_from[signal.id]
            matches.append(SignalMatch(signal, heard, level_of(signal), follows_from))
        proposal = propose(matches)
        heard_ids = frozenset(match.heard.id for match in matches)
        return Suggestion(
            proposal.level,
            proposal.confidence,
            tuple(match.heard for match in matches),
            explain(proposal, self._bank, self._language),
            next_step(proposal, compiled.signals, heard_ids, self._bank, self._language),
            tuple(match.heard for match in proposal.decided_by),
        )


def _spans(notes: str, evidence: Iterable[PhraseMatch]) -> tuple[Span, ...]:
    """Where the notes speak for a signal, in order; a span inside another is left out."""
    found: dict[tuple[int, int], Span] = {}
    for match in evidence:
        if match.cell is None:
            start, end = match.start, match.end
            found[start, end] = Span(start, end, notes[start:end], match.corrected)
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not spans or end > spans[-1].end:
            spans.append(found[start, end])
    return tuple(spans)

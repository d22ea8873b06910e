"""The rubric of a bank, ready to listen: from an answer to a suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from interview.bank import Bank, Question, Signal
from interview.rubric.answer_facts import Answer, listen
from interview.rubric.check_result import PLENTY, Verdict
from interview.rubric.condition_checks import Compiler
from interview.rubric.implied_conditions import implies
from interview.rubric.matching import Hearing, Listener
from interview.rubric.suggest_level import Proposal, SignalMatch, level_of, next_step, propose, why
from interview.rubric.suggestion import AnswerValue, Confidence, HeardSignal, Span, Suggestion


def compile_rubric(bank: Bank) -> BankRubric:
    """The rubric of a bank. Takes no time: each question is made ready when it is first asked for.

    Making a question ready takes about 30 µs a phrase and 1 kB of memory a phrase; see
    `benchmarks/rubric_speed.py`. The list of known words (6 MB) is loaded with the first.
    """
    return BankRubric(bank)


class BankRubric:
    """The rubrics of a bank's questions. One thread listens; another may make questions ready."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._ready: dict[str, ReadyQuestion] = {}

    def question(self, question_id: str, language: str) -> QuestionRubric:
        """The rubric of a question, with its sentences in `language`; `KeyError` if unknown."""
        if question_id not in self._ready:
            ready = ReadyQuestion(self._bank.question(question_id), self._bank)
            ready.listener.prepare()
            self._ready[question_id] = ready
        return QuestionRubric(self._bank, self._ready[question_id], language)


class ReadyQuestion:
    """A question's conditions and phrases, whatever the language of the sentences."""

    def __init__(self, question: Question, bank: Bank) -> None:
        compiler = Compiler(question, bank.vocabularies)
        self.signals = tuple(
            replace(signal, id=signal.id or str(place))
            for place, signal in enumerate(question.signals, 1)
        )
        self.checks = {
            signal.id: compiler.check(signal.when) for signal in self.signals if signal.when
        }
        self.follows_from = {signal.id: self._implying(signal) for signal in self.signals}
        self.listener = Listener(compiler.phrases(), frozenset(compiler.names))

    def _implying(self, signal: Signal) -> frozenset[str]:
        """The higher signals that are never heard without this one."""
        if signal.when is None:
            return frozenset()
        return frozenset(
            other.id
            for other in self.signals
            if other.when and level_of(other) > level_of(signal)
            if implies(other.when, signal.when)
        )


class QuestionRubric:
    """What a question's signals make of an answer. What was heard in a sentence is remembered, so
    that after a keystroke only the sentence it changed is listened to again."""

    def __init__(self, bank: Bank, ready: ReadyQuestion, language: str) -> None:
        self._bank = bank
        self._ready = ready
        self._language = language

    def suggest(
        self,
        notes: str,
        value: AnswerValue = None,
        *,
        today: date,
        ticked: frozenset[str] = frozenset(),
        unticked: frozenset[str] = frozenset(),
    ) -> Suggestion:
        """What an answer speaks for.

        `value` is the structured answer; `today` is what dates and “within 3 months” are seen
        from. A ticked signal counts as heard beyond doubt, an unticked one is never heard.
        """
        answer = listen(self._ready.listener, notes, value, today)
        soundings = [
            sounding
            for signal in self._ready.signals
            if signal.id not in unticked
            for sounding in self._sound(signal, answer, signal.id in ticked)
        ]
        proposal = propose(soundings)
        return Suggestion(
            proposal.level,
            proposal.confidence,
            tuple(sounding.heard for sounding in soundings),
            why(proposal, self._bank, self._language),
            self._next_step(proposal, soundings),
        )

    def _sound(self, signal: Signal, answer: Answer, ticked: bool) -> Iterator[SignalMatch]:
        check = self._ready.checks.get(signal.id)
        verdict = check.judge(answer) if check else Verdict(False)
        heard = verdict.holds and verdict.spoken and not (signal.is_red_flag and verdict.is_doubted)
        if not (heard or ticked):
            return
        certain = ticked or verdict.support >= PLENTY
        yield SignalMatch(
            signal,
            HeardSignal(
                id=signal.id,
                because=signal.because.to(self._language),
                suggests=signal.suggests,
                red_flag=signal.is_red_flag,
                evidence=_spans(answer.notes, verdict.evidence) if heard else (),
                by_hand=ticked,
                confidence=Confidence.CLEAR if certain else Confidence.POSSIBLE,
            ),
            level_of(signal),
            self._ready.follows_from[signal.id],
        )

    def _next_step(self, proposal: Proposal, soundings: list[SignalMatch]) -> str:
        heard = frozenset(sounding.heard.id for sounding in soundings)
        return next_step(proposal, self._ready.signals, heard, self._bank, self._language)


def _spans(notes: str, evidence: tuple[Hearing, ...]) -> tuple[Span, ...]:
    """Where the notes speak for a signal, in order; a stretch inside another is left out."""
    found: dict[tuple[int, int], Span] = {}
    for hearing in evidence:
        if hearing.place is None:
            start, end = hearing.start, hearing.end
            found[start, end] = Span(start, end, notes[start:end], hearing.repaired)
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not spans or end > spans[-1].end:
            spans.append(found[start, end])
    return tuple(spans)

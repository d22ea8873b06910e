"""One question of a report: what was asked, what was noted, how it was rated and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from interview.bank import AnswerKind, Bank, Question, Signal
from interview.i18n import _
from interview.plain_text import one_line, plain
from interview.reporting import evidence
from interview.reporting.formatting import clock_time, figure, lasting
from interview.reporting.report_model import LevelRow, QuestionPart, SignalRow
from interview.rubric import AnswerValue, BankRubric, HeardSignal
from interview.session import Answer, Rating
from interview.session.agenda import Item


class QuestionTeller:
    """Tells the questions of one interview in one language."""

    def __init__(self, bank: Bank, rubric: BankRubric, language: str, today: date) -> None:
        self._bank = bank
        self._rubric = rubric
        self._language = language
        self._today = today

    def tell(self, item: Item, answer: Answer, opened: datetime | None) -> QuestionPart:
        """One question and its answer."""
        question, rating, language = item.question, answer.rating, self._language
        heard = self._heard(question, answer)
        columns, rows = self._table(question, answer.value)
        return QuestionPart(
            number=item.number,
            id=question.id,
            title=one_line(question.name(language)),
            ask=one_line(question.ask.to(language)),
            why=one_line(question.why.to(language)),
            competency=self._competency(question),
            is_rated=question.is_rated,
            level=rating.level if rating else None,
            level_name=self._bank.level_name(rating.level, language) if rating else "",
            anchor=self._anchor(question, rating.level) if rating else "",
            scale=tuple(self._scale(question, rating)),
            notes=evidence.lines(answer.notes, heard),
            answer=self._in_words(question, answer.value),
            columns=columns,
            rows=rows,
            signals=tuple(self._signals(question, answer, evidence.letters(heard))),
            suggestion=self._suggestion(rating),
            differs=bool(rating and rating.distance),
            far=bool(rating and rating.is_far_off),
            reason=one_line(rating.reason) if rating else "",
            skipped=one_line(answer.skipped),
            opened=clock_time(opened) if opened else "",
            spent=lasting(answer.seconds),
            planned=lasting(60 * question.minutes),
        )

    def _heard(self, question: Question, answer: Answer) -> tuple[HeardSignal, ...]:
        """The signals that count, with the words that speak for them."""
        suggestion = self._rubric.question(question.id, self._language).suggest(
            answer.notes,
            answer.value,
            today=self._today,
            ticked=answer.ticked,
            unticked=answer.unticked,
        )
        return tuple(signal for signal in suggestion.signals if signal.id in answer.signals)

    def _competency(self, question: Question) -> str:
        known = self._bank.competencies.get(question.competency)
        return one_line(known.name.to(self._language)) if known else ""

    def _anchor(self, question: Question, level: int) -> str:
        anchor = question.levels.get(level)
        return one_line(anchor.to(self._language)) if anchor else ""

    def _scale(self, question: Question, rating: Rating | None) -> Iterator[LevelRow]:
        if not question.is_rated:
            return
        for level in range(1, len(self._bank.scale) + 1):
            yield LevelRow(
                level=level,
                name=one_line(self._bank.level_name(level, self._language)),
                anchor=self._anchor(question, level),
                rated=bool(rating and rating.level == level),
                suggested=bool(rating and rating.suggested == level),
            )

    def _signals(
        self, question: Question, answer: Answer, letters: Mapping[str, str]
    ) -> Iterator[SignalRow]:
        for signal in question.signals:
            letter = letters.get(signal.id, "")
            how, how_word = _how(signal, answer)
            if how:
                because = one_line(signal.because.to(self._language))
                yield SignalRow(letter, because, how, how_word, signal.is_red_flag)

    def _suggestion(self, rating: Rating | None) -> str:
        if rating is None or rating.suggested is None:
            return ""
        name = one_line(self._bank.level_name(rating.suggested, self._language))
        if rating.confidence == "possible":
            said = _("The notes may have spoken for {level}, {name}.")
        else:
            said = _("The notes spoke for {level}, {name}.")
        return said.format(level=rating.suggested, name=name)

    def _in_words(self, question: Question, value: AnswerValue) -> str:
        match question.answer, value:
            case AnswerKind.NUMBER, int() | float() as number:
                unit = one_line(question.unit.to(self._language))
                digits = 0 if float(number).is_integer() else 2
                return f"{figure(number, digits)} {unit}".strip()
            case AnswerKind.PICK_ONE, str() as picked:
                return self._option(question, picked)
            case AnswerKind.PICK_MANY, tuple() as picked:
                return ", ".join(self._option(question, str(each)) for each in picked)
            case _:
                return ""

    def _option(self, question: Question, picked: str) -> str:
        spoken = (each.to(self._language) for each in question.options if each.main == picked)
        return one_line(next(spoken, picked))

    def _table(
        self, question: Question, value: AnswerValue
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        if question.answer is not AnswerKind.TABLE or not isinstance(value, tuple) or not value:
            return (), ()
        columns = tuple(one_line(each.name.to(self._language)) for each in question.columns)
        return columns, tuple(tuple(plain(cell) for cell in row) for row in value)


def _how(signal: Signal, answer: Answer) -> tuple[str, str]:
    """How a signal came to count or not, as a key and in words; empty when it never came up."""
    if signal.id in answer.ticked:
        return "ticked", _("ticked")
    if signal.id in answer.signals:
        return "heard", _("heard")
    if signal.id in answer.unticked:
        return "refused", _("refused")
    return "", ""

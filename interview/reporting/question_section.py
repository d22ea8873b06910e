"""One question of a report: what was asked, what was noted, how it was rated and why."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from interview import __version__
from interview.bank import AnswerKind, Bank, Question
from interview.i18n import _
from interview.plain_text import isolated, one_line, plain
from interview.reporting import evidence
from interview.reporting.formatting import clock_time, duration, figure
from interview.reporting.report_model import LevelRow, QuestionPart, SignalRow
from interview.rubric import AnswerValue, BankRubric, HeardSignal, Span
from interview.session import Answer
from interview.session.agenda import Item


class QuestionSection:
    """Lays out the questions of one interview in one language."""

    def __init__(self, bank: Bank, rubric: BankRubric, language: str, today: date) -> None:
        """`today` is the day of the interview, which “2 years ago” in an answer counts from."""
        self._bank = bank
        self._rubric = rubric
        self._language = language
        self._today = today

    def of(self, item: Item, answer: Answer, opened: datetime | None) -> QuestionPart:
        """One question and its answer; `opened` is when it first came to the screen."""
        question, rating, language = item.question, answer.rating, self._language
        counting, looked_up = self._heard(question, answer)

        columns: tuple[str, ...] = ()
        rows: tuple[tuple[str, ...], ...] = ()
        is_table = question.answer is AnswerKind.TABLE
        if is_table and isinstance(answer.value, tuple) and answer.value:
            columns = tuple(one_line(each.name.to(language)) for each in question.columns)
            rows = tuple(tuple(plain(cell) for cell in row) for row in answer.value)

        levels = range(1, len(self._bank.scale) + 1) if question.is_rated else ()
        scale: list[LevelRow] = []
        for level in levels:
            scale.append(
                LevelRow(
                    level=level,
                    name=one_line(self._bank.level_name(level, language)),
                    anchor=self._anchor(question, level),
                    rated=bool(rating and rating.level == level),
                    suggested=bool(rating and rating.suggested == level),
                )
            )

        suggested = ""
        if rating and rating.suggested is not None:
            is_clear = rating.confidence != "possible"
            sentence = (
                _("The notes pointed to level {level}, {name}.")
                if is_clear
                else _("The notes may have pointed to level {level}, {name}.")
            )
            name = one_line(self._bank.level_name(rating.suggested, language))
            suggested = sentence.format(level=rating.suggested, name=name)

        competency = self._bank.competencies.get(question.competency)
        return QuestionPart(
            number=item.number,
            id=question.id,
            title=one_line(question.name(language)),
            ask=one_line(question.ask.to(language)),
            why=one_line(question.why.to(language)),
            competency=one_line(competency.name.to(language)) if competency else "",
            is_rated=question.is_rated,
            level=rating.level if rating else None,
            level_name=self._bank.level_name(rating.level, language) if rating else "",
            anchor=self._anchor(question, rating.level) if rating else "",
            scale=tuple(scale),
            notes=evidence.lines(answer.notes, counting),
            answer=self._in_words(question, answer.value),
            columns=columns,
            rows=rows,
            looked_up=looked_up,
            signals=self._signals(question, answer, counting),
            suggestion=suggested,
            differs=bool(rating and rating.distance),
            far=bool(rating and rating.is_far_off),
            reason=one_line(rating.reason) if rating else "",
            skipped=one_line(answer.skipped),
            opened=clock_time(opened) if opened else "",
            spent=duration(answer.seconds),
            planned=duration(60 * question.minutes),
        )

    def _heard(self, question: Question, answer: Answer) -> tuple[list[HeardSignal], str]:
        """The signals that count with their evidence, and what to say where it was looked up.

        What was recorded with the rating is taken as it is, while the notes are the same: another
        version of the rubric might hear other words. Only what the rating does not know is looked
        up.
        """
        rating = answer.rating
        known: frozenset[str] = frozenset()
        if rating and rating.notes == answer.notes:
            known = frozenset(rating.signals) & answer.signals
        recorded: dict[str, tuple[Span, ...]] = dict.fromkeys(known, ())
        for signal, start, end, *read_as in rating.evidence if rating else ():
            if signal in known and 0 <= start < end <= len(answer.notes):
                recorded[signal] += (Span(start, end, answer.notes[start:end], *read_as),)
        found: dict[str, HeardSignal] = {}
        if answer.signals - known:
            suggestion = self._rubric.question(question.id, self._language).suggest(
                answer.notes,
                answer.value,
                today=self._today,
                ticked=answer.ticked,
                unticked=answer.unticked,
            )
            found = {each.id: each for each in suggestion.signals if each.id in answer.signals}
        heard = [
            HeardSignal(
                signal.id,
                signal.because.to(self._language),
                signal.suggests,
                signal.is_red_flag,
                recorded[signal.id],
            )
            if signal.id in recorded
            else found[signal.id]
            for signal in question.signals
            if signal.id in recorded or signal.id in found
        ]
        is_looked_up = any(each.evidence for each in heard if each.id not in recorded)
        text = _("Some evidence was looked up later, with version {version}.")
        return heard, text.format(version=__version__) if is_looked_up else ""

    def _anchor(self, question: Question, level: int) -> str:
        anchor = question.levels.get(level)
        return one_line(anchor.to(self._language)) if anchor else ""

    def _signals(
        self, question: Question, answer: Answer, counting: list[HeardSignal]
    ) -> tuple[SignalRow, ...]:
        """The signals that count, and those that the interviewer refused."""
        letters = evidence.letters(counting)
        rows: list[SignalRow] = []
        for signal in question.signals:
            if signal.id in answer.ticked:
                how, how_word = "ticked", _("ticked")
            elif signal.id in answer.signals:
                how, how_word = "heard", _("heard")
            elif signal.id in answer.unticked:
                how, how_word = "refused", _("refused")
            else:
                continue
            because = one_line(signal.because.to(self._language))
            letter = letters.get(signal.id, "")
            rows.append(SignalRow(letter, because, how, how_word, signal.is_red_flag))
        return tuple(rows)

    def _in_words(self, question: Question, value: AnswerValue) -> str:
        """A structured answer: a number and its unit, or what was picked; empty for the others."""
        options = {each.main: one_line(each.to(self._language)) for each in question.options}
        match question.answer, value:
            case AnswerKind.NUMBER, int() | float() as number:
                unit = one_line(question.unit.to(self._language))
                exponent = Decimal(repr(float(number))).normalize().as_tuple().exponent
                digits = max(0, -exponent) if isinstance(exponent, int) else 0
                return f"{figure(number, digits)} {unit}".strip()
            case AnswerKind.NUMBER, str() as typed if typed:
                return _("{text} (not a number)").format(text=isolated(one_line(typed)))
            case AnswerKind.PICK_ONE, str() as picked:
                return options.get(picked, one_line(picked))
            case AnswerKind.PICK_MANY, tuple() as picked:
                texts = (str(each) for each in picked)
                return ", ".join(options.get(each, one_line(each)) for each in texts)
            case _:
                return ""

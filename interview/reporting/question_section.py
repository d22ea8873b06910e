"""One question of a report: what was asked, what was noted, how it was rated and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from interview import __version__
from interview.bank import AnswerKind, Bank, Question
from interview.i18n import _, ngettext
from interview.plain_text import isolated, one_line, plain
from interview.reporting import evidence
from interview.reporting.formatting import clock_shown, clock_time, duration, figure, iso_time
from interview.reporting.report_model import LevelRow, QuestionPart, QuotePart, SignalRow
from interview.rubric import AnswerValue, BankRubric, HeardSignal, Span
from interview.scoring import question_shares
from interview.session import Answer, Rating
from interview.session.agenda import Item
from interview.session.answer_change import why_no_number


class QuestionSection:
    """Lays out the questions of one interview in one language."""

    def __init__(
        self, bank: Bank, rubric: Callable[[], BankRubric], language: str, today: date
    ) -> None:
        """`rubric` makes the bank's, which only evidence that was not recorded asks for. `today` is
        the day of the interview, which “2 years ago” in an answer counts from."""
        self._bank = bank
        self._rubric = rubric
        self._language = language
        self._today = today
        self._shares = question_shares(bank)

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
            weight=question.weight if competency else 0.0,
            weight_because=one_line(question.weight_because.to(language)),
            share=self._shares.get(question.id, 0.0),
            is_rated=question.is_rated,
            level=rating.level if rating else None,
            level_name=self._bank.level_name(rating.level, language) if rating else "",
            anchor=self._anchor(question, rating.level) if rating else "",
            scale=tuple(scale),
            quotes=tuple(
                QuotePart(
                    one_line(each.text),
                    "" if each.second is None else clock_shown(each.second),
                    each.second,
                )
                for each in answer.quotes_in_notes
            ),
            notes=evidence.lines(answer.notes, counting),
            evidence=_evidence_in_words(answer, counting),
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
            competency_id=question.competency,
            opened_at=iso_time(opened),
            seconds=round(answer.seconds, 1),
            planned_seconds=60 * question.minutes,
        )

    def _heard(self, question: Question, answer: Answer) -> tuple[list[HeardSignal], str]:
        """The signals that count, with their evidence, and what to say of where that comes from.

        Evidence that a rating recorded stands, however this version of the rubric would hear the
        answer: what was written into the notes since is no evidence of it. It is looked up only
        where no rating recorded any.
        """
        rating = answer.rating
        if rating and rating.signals:
            heard = self._as_recorded(question, answer, rating)
            is_changed = rating.notes != answer.notes
            said = _("The notes were changed after the rating: only what spoke for it is marked.")
            return heard, said if is_changed else ""
        if not answer.signals:
            return [], ""
        suggestion = (
            self._rubric()
            .question(question.id, self._language)
            .suggest(
                answer.notes,
                answer.value,
                today=self._today,
                ticked=answer.ticked,
                unticked=answer.unticked,
            )
        )
        found = {each.id: each for each in suggestion.signals if each.id in answer.signals}
        heard = [found[signal.id] for signal in question.signals if signal.id in found]
        said = _("The evidence was looked up later, with version {version}.")
        is_looked_up = any(each.evidence for each in heard)
        return heard, said.format(version=__version__) if is_looked_up else ""

    def _as_recorded(self, question: Question, answer: Answer, rating: Rating) -> list[HeardSignal]:
        """The signals that count, each with the evidence that the rating recorded of it."""
        recorded: dict[str, tuple[Span, ...]] = {}
        for signal, start, end, *read_as in rating.evidence:
            if not 0 <= start < end <= len(rating.notes):
                continue
            span = Span(start, end, rating.notes[start:end], *read_as)
            still_there = evidence.moved(span, rating.notes, answer.notes)
            if still_there:
                recorded[signal] = (*recorded.get(signal, ()), still_there)
        return [
            HeardSignal(
                signal.id,
                signal.because.to(self._language),
                signal.suggests,
                signal.is_red_flag,
                recorded.get(signal.id, ()) if signal.id in rating.signals else (),
            )
            for signal in question.signals
            if signal.id in answer.signals
        ]

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
            rows.append(SignalRow(signal.id, letter, because, how, how_word, signal.is_red_flag))
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
                text = one_line(typed)
                return f"{isolated(text)} ({why_no_number(text)})"
            case AnswerKind.PICK_ONE, str() as picked:
                return options.get(picked, one_line(picked))
            case AnswerKind.PICK_MANY, tuple() as picked:
                texts = (str(each) for each in picked)
                return ", ".join(options.get(each, one_line(each)) for each in texts)
            case _:
                return ""


def _evidence_in_words(answer: Answer, counting: list[HeardSignal]) -> str:
    """What speaks for a rating, in a few words; empty where there is no rating."""
    if answer.rating is None:
        return ""
    passages = {(span.start, span.end) for signal in counting for span in signal.evidence}
    if quotes := len(answer.quotes_in_notes):
        words = ngettext("{number} quote", "{number} quotes", quotes).format(number=quotes)
        if not passages:
            return words
        number = len(passages)
        found = ngettext("{number} passage", "{number} passages", number).format(number=number)
        return f"{words}, {found}"
    if passages:
        number = len(passages)
        return ngettext("{number} passage", "{number} passages", number).format(number=number)
    if answer.ticked & answer.signals:
        return _("ticked by hand")
    if answer.value not in (None, "", ()):
        return _("the answer’s fields")
    return _("notes") if answer.notes.strip() else _("none")

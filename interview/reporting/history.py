"""The history of an interview in sentences: what an auditor asks for, without the keystrokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from interview.bank import Bank
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.reporting.formatting import clock_time, day
from interview.reporting.report_model import Entry, HistoryDay
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    BankCorrected,
    DetailsCorrected,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    QuestionSkipped,
    RatingCleared,
    ReasonGiven,
    Recorded,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
)
from interview.session.state import undone_seqs


def chronicle(history: Sequence[Recorded], bank: Bank, language: str) -> Iterator[HistoryDay]:
    """What happened, day by day, in order; what was undone is left out."""
    told = groupby(_told(history, Teller(bank, language)), key=lambda pair: day(pair[0]))
    for name, pairs in told:
        yield HistoryDay(name, tuple(Entry(clock_time(at), text) for at, text in pairs))


def _told(history: Sequence[Recorded], teller: Teller) -> Iterator[tuple[datetime, str]]:
    undone = undone_seqs(history)
    for recorded in history:
        text = teller.tell(recorded.event) if recorded.seq not in undone else ""
        if text:
            yield recorded.at, text


class Teller:
    """Tells events one after the other, and remembers the ratings it told."""

    def __init__(self, bank: Bank, language: str) -> None:
        self._bank = bank
        self._language = language
        self._levels: dict[str, int] = {}

    def tell(self, event: Event) -> str:
        """One sentence; empty for what an auditor does not ask for."""
        match event:
            case InterviewStarted():
                return _("Interview begun")
            case InterviewResumed():
                return _("Interview opened again")
            case InterviewLeft():
                return _("Interview closed")
            case DetailsCorrected(candidate, role, interviewer):
                names = ", ".join(filter(None, map(one_line, (candidate, role, interviewer))))
                return _("Names corrected: {names}").format(names=names)
            case BankCorrected(_bank, corrections):
                return ngettext(
                    "Question bank corrected: a slip of the pen in {number} text",
                    "Question bank corrected: slips of the pen in {number} texts",
                    corrections,
                ).format(number=corrections)
            case AnswerRated(question, level):
                return self._rated(question, level)
            case RatingCleared(question):
                self._levels.pop(question, None)
                return _("{question}: rating taken back").format(question=self.name(question))
            case ReasonGiven(question):
                return _("{question}: reason given").format(question=self.name(question))
            case QuestionSkipped(question):
                return _("{question}: left out").format(question=self.name(question))
            case SkipWithdrawn(question):
                return _("{question}: asked after all").format(question=self.name(question))
            case SignalTicked(question, signal) | SignalUnticked(question, signal):
                return self._said(event, question, signal)
            case InterviewSigned(name):
                return _("Signed by {name}").format(name=one_line(name))
            case AmendmentOpened(reason):
                return _("Amendment opened: {reason}").format(reason=one_line(reason))
            case _:
                return ""

    def _rated(self, question: str, level: int) -> str:
        before = self._levels.get(question)
        self._levels[question] = level
        name = self.name(question)
        if before is None or before == level:
            return _("{question}: rated {level}").format(question=name, level=level)
        return _("{question}: rating changed from {before} to {level}").format(
            question=name, before=before, level=level
        )

    def _said(self, event: Event, question: str, signal: str) -> str:
        known = self._bank.question(question).signal(signal)
        because = one_line(known.because.to(self._language)) if known else signal
        if isinstance(event, SignalTicked):
            said = _("{question}: signal ticked, “{signal}”")
        else:
            said = _("{question}: signal refused, “{signal}”")
        return said.format(question=self.name(question), signal=because)

    def name(self, question: str) -> str:
        return one_line(self._bank.question(question).name(self._language))

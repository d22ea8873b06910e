"""`interview history`: everything that happened in an interview, each thing in a sentence."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from interview.bank import Bank
from interview.cli.output import moment, say, table
from interview.i18n import _, current, labelled, ngettext
from interview.journal import load_record
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reporting.history import Teller
from interview.session import (
    AnswerRated,
    AnswerRecorded,
    ClockContinued,
    ClockPaused,
    DetailsCorrected,
    Event,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    Recorded,
    Redone,
    SignalsHeard,
    Undone,
)
from interview.session.interview_record import InterviewRecord
from interview.session.state import undone_seqs
from interview.settings import Settings

_QUIET = (QuestionOpened, SignalsHeard)
"""Events that only say where somebody looked, or what the rubric heard."""


def history(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print what happened in an interview, in order, and what vouches for it."""
    record = load_record(paths.journal, arguments.id)
    say(table([*_lines(record)]))
    say()
    say(labelled(_("Record"), record.head))
    return 0


def _lines(record: InterviewRecord) -> Iterator[tuple[str, ...]]:
    undone = undone_seqs(record.history)
    teller = _Teller(record.bank, current())
    who = ""
    for recorded in record.history:
        who = _author(recorded.event) or who
        if not isinstance(recorded.event, _QUIET):
            told = teller.tell(recorded.event)
            said = _("{what} (undone)").format(what=told) if recorded.seq in undone else told
            yield _number(recorded), moment(recorded.at), who, said


def _number(recorded: Recorded) -> str:
    return f"{recorded.seq:>4}"


def _author(event: Event) -> str:
    """The interviewer's name from here on; empty where the event does not change it."""
    match event:
        case InterviewStarted() | DetailsCorrected():
            return one_line(event.interviewer)
        case _:
            return ""


class _Teller(Teller):
    """Tells also what a report keeps to itself: typing, the clock, second thoughts."""

    def __init__(self, bank: Bank, language: str) -> None:
        super().__init__(bank, language)
        self._notes: dict[str, str] = {}

    def tell(self, event: Event) -> str:
        """One sentence, never empty."""
        match event:
            case NotesEdited(question, text):
                return self._edited(question, text)
            case AnswerRecorded(question):
                return _("{question}: answer filled in").format(question=self.name(question))
            case ClockPaused():
                return _("Clock stopped")
            case ClockContinued():
                return _("Clock started again")
            case Undone(seq):
                return _("Undone: number {number}").format(number=seq)
            case Redone(seq):
                return _("Done again: number {number}").format(number=seq)
            case AnswerRated(_question, level, suggested) if suggested not in (None, level):
                return _("{rated}, where {level} was suggested").format(
                    rated=super().tell(event), level=suggested
                )
            case _:
                return super().tell(event) or type(event).__name__

    def _edited(self, question: str, text: str) -> str:
        before, self._notes[question] = self._notes.get(question, ""), text
        name, words = self.name(question), len(text.split())
        if not before:
            said = ngettext(
                "{question}: notes taken, {number} word",
                "{question}: notes taken, {number} words",
                words,
            )
        else:
            said = ngettext(
                "{question}: notes changed, {number} word now",
                "{question}: notes changed, {number} words now",
                words,
            )
        return said.format(question=name, number=words)

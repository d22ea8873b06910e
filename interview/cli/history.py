"""`interview history`: everything that happened in an interview, a line for each event."""

from __future__ import annotations

from argparse import Namespace

from interview.bank import Bank
from interview.cli.output import say, table
from interview.i18n import _, current, labelled, ngettext
from interview.journal import load_record
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reporting.history_section import EventSentences, clock_sentence
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
    Redone,
    SignalsHeard,
    Undone,
)
from interview.session.clock_jumps import clock_jumps
from interview.session.state import undone_seqs
from interview.settings import Settings
from interview.timestamps import timestamp

_NOT_SHOWN = (QuestionOpened, SignalsHeard)
"""Events that only record where somebody looked, or what the rubric heard."""


def history(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print what happened in an interview, in order, and the hash that vouches for it."""
    record = load_record(paths.journal, arguments.id)
    undone = undone_seqs(record.history)
    sentences = _AllEventSentences(record.bank, current())
    interviewer = ""
    rows: list[tuple[str, ...]] = []
    jumps = {jump.seq: jump for jump in clock_jumps(record.history)}
    for recorded in record.history:
        event = recorded.event
        if recorded.seq in jumps:
            told = clock_sentence(jumps[recorded.seq])
            rows.append((" " * 4, timestamp(recorded.at), interviewer, told))
        if isinstance(event, InterviewStarted | DetailsCorrected):
            interviewer = one_line(event.interviewer) or interviewer
        if isinstance(event, _NOT_SHOWN):
            continue
        text = sentences.of(event)
        if recorded.seq in undone:
            text = _("{what} (undone)").format(what=text)
        rows.append((f"{recorded.seq:>4}", timestamp(recorded.at), interviewer, text))
    say(table(rows))
    say()
    say(labelled(_("Hash of the journal"), record.head))
    return 0


class _AllEventSentences(EventSentences):
    """Also has sentences for what a report leaves out: typing, the clock, undo and redo."""

    def __init__(self, bank: Bank, language: str) -> None:
        super().__init__(bank, language)
        self._notes: dict[str, str] = {}

    def of(self, event: Event) -> str:
        """One sentence, never empty."""
        match event:
            case NotesEdited(question, text):
                before, self._notes[question] = self._notes.get(question, ""), text
                words = len(text.split())
                if not before:
                    sentence = ngettext(
                        "{question}: notes taken, {number} word",
                        "{question}: notes taken, {number} words",
                        words,
                    )
                else:
                    sentence = ngettext(
                        "{question}: notes changed, {number} word now",
                        "{question}: notes changed, {number} words now",
                        words,
                    )
                return sentence.format(question=self.name(question), number=words)
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
                return _("{rated} (proposed: {level})").format(
                    rated=super().of(event), level=suggested
                )
            case _:
                return super().of(event) or type(event).__name__

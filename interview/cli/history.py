"""`interview history`: everything that happened in an interview, a line for each event."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from heapq import merge
from operator import itemgetter

from interview.bank import Bank
from interview.cli.output import say, table
from interview.dates_in_lists import timestamp
from interview.i18n import _, current, labelled, ngettext
from interview.journal import Journal, Stream
from interview.journal.read_interview import RecordLoader, check_record_status
from interview.journal.stream_title import stream_title
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
    StreamOpened,
    Undone,
)
from interview.session.clock_jumps import clock_jumps
from interview.session.interview_record import InterviewRecord
from interview.session.state import undone_seqs
from interview.settings import Settings

_TimedRow = tuple[datetime, tuple[str, ...]]
"""A row of a table, and when that happened."""
_NOT_SHOWN = (QuestionOpened, SignalsHeard)
"""Events that only record where somebody looked, or what the rubric heard."""


def history(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print what happened in an interview, in order, and the hashes that vouch for it.

    What HR or a panel recorded beside it stands among it by its time, without numbers.
    """
    with Journal.open(paths.journal) as journal:
        stream = journal.find(arguments.id)
        record = RecordLoader(journal).load(stream)
        streams = (journal.read(each) for each in journal.streams_of(stream.interview))
        others = sorted(
            (each for each in streams if each.id != stream), key=lambda each: each.history[0].at
        )
    rows = merge(_rows(record), *map(partial(_rows_beside, record), others), key=itemgetter(0))
    say(table([row for _at, row in rows]))
    say()
    say(labelled(_("Hash of the journal"), record.head))
    for each in others:
        status, _key = check_record_status(paths.journal, each)
        say(labelled(f"{stream_title(each.history)} · {status.word}", each.head))
    return 0


def _rows(record: InterviewRecord) -> Iterator[_TimedRow]:
    """What the interviewer recorded, as the rows of a table."""
    undone = undone_seqs(record.history)
    sentences = _AllEventSentences(record.bank, current())
    interviewer = ""
    jumps = {jump.seq: jump for jump in clock_jumps(record.history)}
    for recorded in record.history:
        event, at = recorded.event, recorded.at
        if recorded.seq in jumps:
            yield at, (" " * 4, timestamp(at), interviewer, clock_sentence(jumps[recorded.seq]))
        if isinstance(event, InterviewStarted | DetailsCorrected):
            interviewer = one_line(event.interviewer) or interviewer
        if isinstance(event, _NOT_SHOWN):
            continue
        text = sentences.of(event)
        if recorded.seq in undone:
            text = _("{what} (undone)").format(what=text)
        yield at, (f"{recorded.seq:>4}", timestamp(at), interviewer, text)


def _rows_beside(record: InterviewRecord, stream: Stream) -> Iterator[_TimedRow]:
    """What another person recorded of the same interview, as rows of the same table."""
    sentences = _AllEventSentences(record.bank, current())
    first = stream.history[0].event
    person = one_line(first.person) if isinstance(first, StreamOpened) else ""
    for recorded in stream.history:
        yield recorded.at, (" " * 4, timestamp(recorded.at), person, sentences.of(recorded.event))


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

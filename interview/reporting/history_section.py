"""The history of an interview in sentences: what an auditor asks for, without the keystrokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from interview.bank import Bank
from interview.i18n import _, labelled, ngettext
from interview.plain_text import one_line
from interview.reporting.formatting import clock_time, day, duration, iso_time
from interview.reporting.practice_sentences import calibration_part
from interview.reporting.report_model import HistoryDay, HistoryEntry
from interview.scoring import decision_word
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    BankCorrected,
    CalibrationStated,
    ConclusionWritten,
    ConsensusReached,
    ConsentRecorded,
    DebriefOpened,
    DecisionTaken,
    DetailsCorrected,
    EnteredFromFile,
    Event,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    NamesRevealed,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionOpened,
    QuestionSkipped,
    QuoteMarked,
    QuoteUnmarked,
    RatingCleared,
    ReasonGiven,
    Recorded,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    StreamOpened,
    UnknownEvent,
)
from interview.session.clock_jumps import ClockJump, clock_jumps
from interview.session.conclusions import conclusion_names
from interview.session.consent_and_closing import find_question
from interview.session.state import undone_seqs


def history_days(history: Sequence[Recorded], bank: Bank, language: str) -> Iterator[HistoryDay]:
    """What happened, day by day, in order; what was undone is left out."""
    undone = undone_seqs(history)
    sentences = EventSentences(bank, language)
    jumps = {jump.seq: jump for jump in clock_jumps(history)}
    entries: list[tuple[datetime, str]] = []
    for recorded in history:
        if recorded.seq in jumps:
            entries.append((recorded.at, clock_sentence(jumps[recorded.seq])))
        text = sentences.of(recorded.event) if recorded.seq not in undone else ""
        if text:
            entries.append((recorded.at, text))
    for name, group in groupby(entries, key=lambda entry: day(entry[0])):
        yield HistoryDay(
            name, tuple(HistoryEntry(clock_time(at), text, iso_time(at)) for at, text in group)
        )


def clock_sentence(jump: ClockJump) -> str:
    """That the clock was set back, as the history says it."""
    return _("The clock of this machine was set back by {time} or more").format(
        time=duration(jump.seconds)
    )


def conclusion_sentence(part: str, text: str) -> str:
    """That a part of the conclusion was written, or taken back."""
    name = conclusion_names().get(part, one_line(part))
    sentence = _("Written: {what}") if text.strip() else _("Taken back: {what}")
    return sentence.format(what=name)


class EventSentences:
    """Puts the events of one interview into sentences, in order.

    It remembers ratings: the second of a question is worded as a change.
    """

    def __init__(self, bank: Bank, language: str) -> None:
        self._bank = bank
        self._language = language
        self._levels: dict[str, int] = {}

    def of(self, event: Event) -> str:
        """One sentence; empty for what an auditor does not ask for, such as typing."""
        match event:
            case NotesEdited() | QuestionOpened() | SignalsHeard():  # half of all there is
                return ""
            case InterviewStarted():
                return _("Interview begun")
            case EnteredFromFile(by, file, digest):
                return _("Entered from the file “{file}” (digest {digest}) by {name}").format(
                    file=one_line(file), digest=digest[:12], name=one_line(by) or "–"
                )
            case InterviewResumed():
                return _("Interview opened again")
            case InterviewLeft():
                return _("Interview closed")
            case DetailsCorrected(candidate, role, interviewer, requisition, panel):
                every = (candidate, role, interviewer, requisition, *panel)
                names = ", ".join(filter(None, map(one_line, every)))
                return _("Names corrected: {names}").format(names=names)
            case BankCorrected(_bank, corrections):
                return ngettext(
                    "Question bank corrected: a typing error in {number} text",
                    "Question bank corrected: typing errors in {number} texts",
                    corrections,
                ).format(number=corrections)
            case AnswerRated(question, level):
                before = self._levels.get(question)
                self._levels[question] = level
                name = self.name(question)
                if before is None or before == level:
                    return _("{question}: rated {level}").format(question=name, level=level)
                return _("{question}: rating changed from {before} to {level}").format(
                    question=name, before=before, level=level
                )
            case RatingCleared(question):
                self._levels.pop(question, None)
                return _("{question}: rating taken back").format(question=self.name(question))
            case DebriefOpened():
                return _("Debrief opened: from here on the score was known")
            case ConclusionWritten(part, text):
                return conclusion_sentence(part, text)
            case ReasonGiven(question):
                return _("{question}: reason given").format(question=self.name(question))
            case QuestionSkipped(question):
                return _("{question}: left out").format(question=self.name(question))
            case SkipWithdrawn(question):
                return _("{question}: asked after all").format(question=self.name(question))
            case SignalTicked(question, signal) | SignalUnticked(question, signal):
                known = self._bank.question(question).signal(signal)
                because = one_line(known.because.to(self._language)) if known else signal
                if isinstance(event, SignalTicked):
                    sentence = _("{question}: signal ticked, “{signal}”")
                else:
                    sentence = _("{question}: signal refused, “{signal}”")
                return sentence.format(question=self.name(question), signal=because)
            case InterviewInterrupted(reason):
                words = _("Interrupted: {reason}") if reason else _("Interrupted")
                return words.format(reason=one_line(reason))
            case InterruptionEnded():
                return _("Went on after the interruption")
            case InterruptionExplained(reason):
                return _("What the interruption was: {reason}").format(reason=one_line(reason))
            case ConsentRecorded(given, _words, asked):
                if not asked:
                    return _("Consent to notes: was not asked")
                return _("Note-taking agreed to") if given else _("Note-taking refused")
            case ProbeUsed(question, probe):
                sentence = _("{question}: follow-up {number} asked")
                return sentence.format(question=self.name(question), number=probe)
            case ProbeWithdrawn(question, probe):
                sentence = _("{question}: follow-up {number} not asked after all")
                return sentence.format(question=self.name(question), number=probe)
            case QuoteMarked(question, _start, _end, text):
                return _("{question}: the candidate's own words, “{text}”").format(
                    question=self.name(question), text=one_line(text)
                )
            case QuoteUnmarked(question, text):
                return _("{question}: no longer marked as the candidate's words, “{text}”").format(
                    question=self.name(question), text=one_line(text)
                )
            case StreamOpened(_role, person):
                return _("{name} began to record").format(name=one_line(person))
            case DecisionTaken(decision, reasons):
                return _("Decided: {decision} ({reasons})").format(
                    decision=decision_word(decision), reasons=one_line(reasons)
                )
            case ConsensusReached(question, level):
                return _("{question}: the panel agreed on {level}").format(
                    question=self.name(question), level=level
                )
            case NamesRevealed(letter, interviews, reason):
                return ngettext(
                    "Name shown after a blind comparison of {number} interview, as {letter}: "
                    "{reason}",
                    "Name shown after a blind comparison of {number} interviews, as {letter}: "
                    "{reason}",
                    len(interviews),
                ).format(number=len(interviews), letter=letter, reason=one_line(reason))
            case UnknownEvent(kind):
                return _("An entry that this version does not know: {kind}").format(
                    kind=one_line(kind)
                )
            case CalibrationStated():
                stated = calibration_part(event)
                return labelled(_("Practice"), stated.words) if stated else ""
            case InterviewSigned(name):
                return _("Signed by {name}").format(name=one_line(name))
            case AmendmentOpened(reason):
                return _("Amendment opened: {reason}").format(reason=one_line(reason))
            case _:
                return ""

    def name(self, question: str) -> str:
        """A question's name, by its id."""
        return one_line(find_question(self._bank, question, self._language).name(self._language))

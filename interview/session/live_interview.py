"""A running interview: what the interviewer does becomes events, and the events become the state.

It writes nothing itself: events and drafts go to a `Sink`, which the journal provides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from interview import __version__
from interview.bank import Bank, Question, Stage
from interview.rubric import SILENCE, AnswerValue, Suggestion
from interview.session.agenda import OPENING, spent_seconds
from interview.session.consent_and_closing import (
    STEPS,
    consent_event,
    consent_of,
    consent_words,
    find_question,
)
from interview.session.events import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    CalibrationStated,
    ClockContinued,
    ClockPaused,
    ConclusionWritten,
    DebriefOpened,
    DetailsCorrected,
    Event,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
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
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    Undone,
)
from interview.session.state import Answer, InterviewState, Quote, fold, step
from interview.session.undo import (
    begins_phrase,
    next_redo,
    next_undo,
    question_of,
    redone_at_once,
    undone_at_once,
)

if TYPE_CHECKING:
    from interview.rubric import BankRubric


class QuestionNotOnScreen(ValueError):
    """Notes were typed for a question that is not on screen. They are refused."""


class InterviewIsSigned(ValueError):
    """A signed interview was to be changed without an amendment. The change is refused."""


class Sink(Protocol):
    """Where a running interview's events and drafts go."""

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Take an event, which gets its sequence number at once and is on disk soon after.

        `bank_text` are the bytes of a bank that the event names, stored together with it.
        """

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Keep the notes of a question as they stand, in place of the draft kept before.

        `cursor` is the line and the column of the cursor, from 0.
        """


class LiveInterview:
    """One interview being run. Notes that are being typed are a draft until `record_draft`.

    `history` are the events so far (the first is `InterviewStarted`), `now` gives an aware time in
    UTC. `state` always is what `history` leads to, except in a sealed interview: there
    `open_question` shows another question without an event. Once it is signed, all that would
    change it raises `InterviewIsSigned`, until `amend` is given a reason.
    """

    def __init__(
        self,
        bank: Bank,
        history: Sequence[Recorded],
        sink: Sink,
        now: Callable[[], datetime],
    ) -> None:
        self.bank = bank
        self.history = list(history)
        self.state: InterviewState = fold(self.history)
        self.now = now
        self._sink = sink
        self._rubric: BankRubric | None = None
        self._draft: str | None = None

    @property
    def language(self) -> str:
        """The language the questions are asked in."""
        return self.state.language

    @property
    def question(self) -> Question:
        """The question on screen, or the step of the call."""
        return find_question(self.bank, self.state.question, self.language)

    @property
    def answer(self) -> Answer:
        """What is recorded of the question on screen; the notes may still be a draft."""
        return self.state.answer(self.state.question)

    @property
    def notes(self) -> str:
        """The notes of the question on screen, as they stand."""
        return self.answer.notes if self._draft is None else self._draft

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would take something back."""
        is_typing = self._draft is not None and self._draft != self.answer.notes
        return is_typing or next_undo(self.history) is not None

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do something again."""
        return next_redo(self.history) is not None

    def use_rubric(self, rubric: BankRubric) -> None:
        """Suggest levels with this rubric from now on."""
        self._rubric = rubric

    @property
    def rubric(self) -> BankRubric | None:
        """What suggests levels; `None` until it is ready."""
        return self._rubric

    def suggestion(self, question: str = "") -> Suggestion | None:
        """What the rubric proposes for a question, the one on screen unless another is named.

        `None` until there is a rubric.
        """
        question = question or self.state.question
        if self._rubric is None or not question:
            return None
        if question in STEPS:
            return SILENCE
        answer = self.state.answer(question)
        return self._rubric.question(question, self.language).suggest(
            self.notes if question == self.state.question else answer.notes,
            answer.value,
            today=(self.state.held_at or self.now()).date(),
            ticked=answer.ticked,
            unticked=answer.unticked,
        )

    def resume(self) -> None:
        """Let the clock run again after the interview was closed. A sealed one is left as it is."""
        if not self.state.is_signed:
            self._emit(InterviewResumed(__version__))

    def leave(self) -> None:
        """Close the interview for now. A sealed one is left as it is."""
        if not self.state.is_signed:
            self.record_draft()
            self._emit(InterviewLeft())

    def open_question(self, question: str) -> None:
        """Bring a question to the screen; in a sealed interview, only to read it."""
        if self.state.is_signed:
            self.state = self.state.looking_at(question)
            return
        self.record_draft()
        if question != self.state.question or self.state.in_debrief:
            self._emit(QuestionOpened(question))

    def open_debrief(self) -> None:
        """Bring the debrief to the screen; in a sealed interview, only to read it."""
        self.record_draft()
        if not self.state.in_debrief and not self.state.is_signed:
            self._emit(DebriefOpened())

    def type_notes(self, question: str, text: str, cursor: tuple[int, int]) -> None:
        """Keep the notes of a question as they stand after a keystroke, and where the cursor is.

        `cursor` is line and column, from 0. A draft becomes an event where the keystroke begins
        another phrase, so that undo takes back a phrase.
        Raises `QuestionNotOnScreen` for any other question than the one on screen.
        """
        if question != self.state.question:
            raise QuestionNotOnScreen(question)
        if text != self.notes:
            self._require_unsigned()
            if self._draft is not None and begins_phrase(
                self.answer.notes, self._draft, text, cursor
            ):
                self._emit(NotesEdited(question, self._draft))
            self._draft = text
        self._sink.keep_draft(self.state.question, text, cursor, self.now())

    def end_phrase(self) -> None:
        """Make what was typed so far a phrase of its own, which undo takes back alone."""
        if self._draft is not None and self._draft != self.answer.notes:
            self._emit(NotesEdited(self.state.question, self._draft))

    def restore_draft(self, question: str, text: str, at: datetime) -> None:
        """Make the notes that a killed program left an event, of the time they were typed."""
        if text != self.state.answer(question).notes:
            self._emit(NotesEdited(question, text), at=at)

    def record_draft(self) -> None:
        """Record the notes as they stand, if they changed, and the signals now heard in them."""
        draft, self._draft = self._draft, None
        if draft is not None and draft != self.answer.notes:
            self._emit(NotesEdited(self.state.question, draft))
        self.record_signals()

    def record_signals(self, question: str = "") -> None:
        """Record which signals the rubric hears in a question, where that changed.

        It is the question on screen unless another is named.
        """
        question = question or self.state.question
        suggestion = self.suggestion(question)
        if suggestion is None or self.state.is_signed:
            return
        heard = tuple(sorted(s.id for s in suggestion.signals if not s.by_hand))
        if heard != self.state.answer(question).heard:
            self._emit(SignalsHeard(question, heard))

    @property
    def value(self) -> AnswerValue:
        """The structured answer of the question on screen; in the opening, the consent to notes."""
        is_opening = self.state.question == OPENING
        return consent_of(self.state) if is_opening else self.answer.value

    def record_answer(self, question: str, value: AnswerValue) -> None:
        """Record the structured answer of a question; in the opening, the consent to notes."""
        if question == OPENING:
            self.record_consent(str(value or ""))
            return
        if value != self.state.answer(question).value:
            self.record_draft()
            self._emit(AnswerRecorded(question, value))
            self.record_signals()

    def record_consent(self, answer: str) -> None:
        """Record what the candidate said to note-taking, where that changed.

        `answer` is one of `GIVEN`, `REFUSED` and `NOT_ASKED`; any other is as if not asked.
        """
        event = consent_event(answer, consent_words(self.bank, self.language))
        before = self.state.consent
        if event != before and (event.asked or before is not None or answer):
            self.record_draft()
            self._emit(event)

    def interrupt(self) -> None:
        """Record that something broke in; or, the second time, that the interview goes on."""
        self.record_draft()
        is_on = self.state.interruption is None
        self._emit(InterviewInterrupted() if is_on else InterruptionEnded())

    def explain_interruption(self, reason: str) -> None:
        """Say what the last interruption was, where that is said otherwise than before."""
        if self.state.interruptions and self.state.interruptions[-1].reason != reason:
            self.record_draft()
            self._emit(InterruptionExplained(reason))

    def toggle_probe(self, probe: int) -> None:
        """Record that a follow-up of the question on screen was asked, or was not after all.

        `probe` is its place among the question's, from 1.
        """
        self.record_draft()
        question, is_used = self.state.question, probe in self.answer.probes
        self._emit((ProbeWithdrawn if is_used else ProbeUsed)(question, probe))

    def toggle_quote(self, start: int, end: int) -> bool:
        """Mark a passage of the notes on screen as the candidate's own words; whether it is now.

        One that is marked already is so no longer.
        """
        self.record_draft()
        question, text = self.state.question, self.notes[start:end]
        if any((each.start, each.end) == (start, end) for each in self.answer.quotes_in_notes):
            self._emit(QuoteUnmarked(question, text, start))
            return False
        second = int(spent_seconds(self.state, self.bank, Stage.LIVE, self.now()))
        self.mark_quote(start, end, second)
        return True

    def mark_quote(self, start: int, end: int, second: int | None) -> None:
        """Mark a passage of the recorded notes on screen as the candidate's own words.

        `second` is what the clock of the call shows; `None` where that is not known.
        """
        text = self.answer.notes[start:end]
        self._emit(QuoteMarked(self.state.question, start, end, text, second))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the notes on screen, as they stand there now."""
        answer = self.answer
        followed = (quote.following(answer.notes, self.notes) for quote in answer.quotes)
        return tuple(quote for quote in followed if quote.start >= 0)

    def rate(self, level: int) -> None:
        """Rate the answer on screen: 1 to the number of levels on the bank's scale.

        What the rubric proposes at this moment is recorded with it, and the words it heard.
        """
        self.record_draft()
        suggestion = self.suggestion()
        signals = suggestion.signals if suggestion else ()
        self._emit(
            AnswerRated(
                self.state.question,
                level,
                suggested=suggestion.level if suggestion else None,
                confidence=(suggestion.confidence or "") if suggestion else "",
                signals=tuple(each.id for each in signals),
                evidence=tuple(
                    (s.id, p.start, p.end, p.repaired) for s in signals for p in s.evidence
                ),
            )
        )

    def clear_rating(self) -> None:
        """Withdraw the rating of the question on screen, if it has one."""
        if self.answer.rating:
            self.record_draft()
            self._emit(RatingCleared(self.state.question))

    def toggle_signal(self, question: str, signal: str, *, is_blind: bool = False) -> None:
        """Tick a signal of a question by hand, or say that it was not heard after all.

        `is_blind`: the interviewer sees only their own ticks, not what the rubric hears, so that a
        signal which is only heard is ticked.
        """
        answer = self.state.answer(question)  # as it is shown: what is typed may be heard only now
        self.record_draft()
        if signal in (answer.ticked if is_blind else answer.signals):
            self._emit(SignalUnticked(question, signal))
        else:
            self._emit(SignalTicked(question, signal))
        self.record_signals()

    def tick_signal(self, question: str, signal: str) -> None:
        """Tick a signal of any question: the interviewer says that it was heard."""
        self._emit(SignalTicked(question, signal))

    def untick_signal(self, question: str, signal: str) -> None:
        """Untick a signal of any question: the interviewer says that it was not heard."""
        self._emit(SignalUnticked(question, signal))

    def correct_details(self, details: DetailsCorrected) -> None:
        """Correct who is interviewed, for what and by whom, where that changed.

        These stand in the report that was signed, so that a signed interview refuses them as well.
        """
        if details != self.state.details:
            self.record_draft()
            self._emit(details)

    def correct_bank(self, bank: Bank, text: bytes, sha256: str, corrections: int) -> None:
        """Go on with a bank in which `corrections` texts were corrected and nothing else changed.

        `text` are the bytes of its file, `sha256` their digest. That only typing errors changed is
        for the caller to make sure (`editing.diff.Revision.apply_to`).
        """
        self._emit(BankCorrected(sha256, corrections), text)
        self.bank = bank

    def give_reason(self, question: str, text: str) -> None:
        """Say why a rating differs from what the rubric proposed."""
        self._emit(ReasonGiven(question, text))

    def conclude(self, part: str, text: str) -> None:
        """Say something of the whole interview: `part` as in `ConclusionWritten`, where it changed.

        An empty text takes back what was said.
        """
        if text != self.state.conclusions.get(part, ""):
            self.record_draft()
            self._emit(ConclusionWritten(part, text))

    def skip(self, reason: str) -> None:
        """Record that the question on screen is not asked, for a reason."""
        self.record_draft()
        self._emit(QuestionSkipped(self.state.question, reason))

    def withdraw_skip(self) -> None:
        """Record that the question on screen is asked after all, if it was skipped."""
        if self.answer.skipped:
            self.record_draft()
            self._emit(SkipWithdrawn(self.state.question))

    def toggle_clock(self) -> None:
        """Stop the clock, or let it run again."""
        self._emit(ClockContinued() if self.state.paused else ClockPaused())

    def sign(self, name: str, calibration: CalibrationStated | None = None) -> None:
        """Seal the interview under this name, with what the signer reached in practice."""
        self.record_draft()
        if calibration is not None:
            self._emit(calibration)
        self._emit(InterviewSigned(name))

    def amend(self, reason: str) -> None:
        """Open a sealed interview for changes, at the question on screen.

        Raises `ValueError` for a reason without a word: it stands in the report.
        """
        if not reason.strip():
            raise ValueError("a signed interview is changed for a reason only")
        on_screen = self.state.question
        self._emit(AmendmentOpened(reason))
        self.state = fold(self.history)
        self.open_question(on_screen)

    def next_undo(self) -> Recorded | None:
        """What `undo` would take back; the notes as they stand become an event first."""
        self.record_draft()
        return next_undo(self.history)

    def next_redo(self) -> Recorded | None:
        """What `redo` would do again; the notes as they stand become an event first."""
        self.record_draft()
        return next_redo(self.history)

    def undo(self) -> Event | None:
        """Take the last thing done back, wherever it was, and go to its question.

        In the debrief, no question comes to the screen.
        """
        self.record_draft()
        return self._revise(undone_at_once(self.history), Undone)

    def redo(self) -> Event | None:
        """Do again what was undone last, and go to its question.

        In the debrief, no question comes to the screen.
        """
        self.record_draft()
        return self._revise(redone_at_once(self.history), Redone)

    def _revise(
        self, revised: Sequence[Recorded], revision: type[Undone] | type[Redone]
    ) -> Event | None:
        if not revised:
            return None
        for recorded in revised:
            self._emit(revision(recorded.seq))
        self.state = fold(self.history)
        question = question_of(revised[0].event)
        if question and not self.state.in_debrief:
            self.open_question(question)
        self.record_signals(question)
        return revised[0].event

    def _require_unsigned(self) -> None:
        if self.state.is_signed:
            raise InterviewIsSigned

    def _emit(self, event: Event, bank_text: bytes = b"", at: datetime | None = None) -> None:
        if not isinstance(event, AmendmentOpened):
            self._require_unsigned()
        recorded = self._sink.emit(event, at or self.now(), bank_text)
        self.history.append(recorded)
        self.state = step(self.state, recorded)

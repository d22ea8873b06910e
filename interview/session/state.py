"""An interview as its events have made it: a fold, from an empty record to the state on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from interview.frozen import frozen
from interview.rubric import AnswerValue
from interview.session.events import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    ClockContinued,
    ClockPaused,
    DetailsCorrected,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
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


@frozen
class Rating:
    """A level decided by a person, and what the rubric proposed at that moment."""

    level: int
    suggested: int | None = None
    confidence: str = ""
    signals: tuple[str, ...] = ()
    reason: str = ""
    """Why the rating differs from the suggestion."""

    @property
    def distance(self) -> int:
        """How many levels lie between suggestion and rating; 0 without a suggestion."""
        return 0 if self.suggested is None else abs(self.level - self.suggested)


@frozen
class Answer:
    """All that is recorded of one question."""

    notes: str = ""
    value: AnswerValue = None
    heard: tuple[str, ...] = ()
    """Signals the rubric hears, whatever the interviewer said of them."""
    ticked: frozenset[str] = frozenset()
    unticked: frozenset[str] = frozenset()
    rating: Rating | None = None
    skipped: str = ""
    """The reason why the question was not asked; empty when it was not skipped."""
    seconds: float = 0.0
    """Time the question was on screen with the clock running."""

    @property
    def signals(self) -> frozenset[str]:
        """The signals that count: heard or ticked, and not unticked."""
        return (frozenset(self.heard) | self.ticked) - self.unticked

    @property
    def is_touched(self) -> bool:
        """Whether anything at all was recorded for the question."""
        return bool(self.notes or self.value or self.signals or self.rating or self.skipped)


@frozen
class Amendment:
    """A change to a sealed interview: when it was opened, and why."""

    at: datetime
    reason: str


@frozen
class InterviewState:
    """One interview by one rater, as the events up to `seq` have made it."""

    candidate: str = ""
    role: str = ""
    interviewer: str = ""
    language: str = "en"
    bank: str = ""
    """SHA-256 of the bank in force: the one it was begun with, its slips corrected since."""
    bank_name: str = ""
    started_at: datetime | None = None
    last_at: datetime | None = None
    seq: int = 0
    question: str = ""
    """The question on screen."""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    running: bool = False
    """Whether the clock runs."""
    paused: bool = False
    """Whether the interviewer stopped the clock."""
    signed_by: str = ""
    signed_at: datetime | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether the interview is sealed."""
        return self.signed_at is not None

    def answer(self, question: str) -> Answer:
        """What is recorded of a question; an empty answer if nothing is."""
        return self.answers.get(question, Answer())

    def looking_at(self, question: str) -> InterviewState:
        """The same record with another question on screen: reading a sealed interview."""
        return replace(self, question=question)

    def seconds_at(self, question: str, now: datetime) -> float:
        """Seconds spent on a question up to `now`, the running clock included."""
        spent = self.answer(question).seconds
        return spent + self._running_seconds(now) if question == self.question else spent

    def _running_seconds(self, now: datetime) -> float:
        if not self.running or self.paused or self.last_at is None:
            return 0.0
        return max(0.0, (now - self.last_at).total_seconds())


def fold(history: Iterable[Recorded]) -> InterviewState:
    """The state a whole stream leads to; events that were undone do not count."""
    events = list(history)
    undone = undone_seqs(events)
    state = InterviewState()
    for recorded in events:
        state = step(state, recorded, counts=recorded.seq not in undone)
    return state


def step(state: InterviewState, recorded: Recorded, *, counts: bool = True) -> InterviewState:
    """The state after one more event. An event that was undone only moves the clock."""
    state = _let_time_pass(state, recorded)
    return _apply(state, recorded) if counts else state


def undone_seqs(history: Iterable[Recorded]) -> frozenset[int]:
    """The sequence numbers of the events that no longer count."""
    undone: set[int] = set()
    for recorded in history:
        match recorded.event:
            case Undone(seq):
                undone.add(seq)
            case Redone(seq):
                undone.discard(seq)
    return frozenset(undone)


def banks_used(history: Iterable[Recorded]) -> tuple[str, ...]:
    """SHA-256 of each bank an interview was run with, in order; the last one is in force."""
    events = (recorded.event for recorded in history)
    return tuple(each.bank for each in events if isinstance(each, InterviewStarted | BankCorrected))


def _let_time_pass(state: InterviewState, recorded: Recorded) -> InterviewState:
    resumed = isinstance(recorded.event, InterviewResumed)
    seconds = 0.0 if resumed else state._running_seconds(recorded.at)
    if seconds and state.question:
        answer = state.answer(state.question)
        state = _with_answer(state, state.question, seconds=answer.seconds + seconds)
    return replace(state, seq=recorded.seq, last_at=recorded.at)


def _apply(state: InterviewState, recorded: Recorded) -> InterviewState:
    transition = _TRANSITIONS.get(type(recorded.event))
    return transition(state, recorded.event, recorded.at) if transition else state


def _with_answer(state: InterviewState, question: str, **changes: Any) -> InterviewState:
    answer = replace(state.answer(question), **changes)
    return replace(state, answers=MappingProxyType({**state.answers, question: answer}))


def _started(state: InterviewState, event: InterviewStarted, at: datetime) -> InterviewState:
    return replace(
        state,
        candidate=event.candidate,
        role=event.role,
        interviewer=event.interviewer,
        language=event.language,
        bank=event.bank,
        bank_name=event.bank_name,
        started_at=at,
        running=True,
    )


def _corrected(state: InterviewState, event: DetailsCorrected, at: datetime) -> InterviewState:
    return replace(state, candidate=event.candidate, role=event.role, interviewer=event.interviewer)


def _bank_corrected(state: InterviewState, event: BankCorrected, at: datetime) -> InterviewState:
    return replace(state, bank=event.bank)


def _resumed(state: InterviewState, event: InterviewResumed, at: datetime) -> InterviewState:
    return replace(state, running=not state.is_signed)


def _left(state: InterviewState, event: InterviewLeft, at: datetime) -> InterviewState:
    return replace(state, running=False)


def _paused(state: InterviewState, event: ClockPaused, at: datetime) -> InterviewState:
    return replace(state, paused=True)


def _continued(state: InterviewState, event: ClockContinued, at: datetime) -> InterviewState:
    return replace(state, paused=False)


def _opened(state: InterviewState, event: QuestionOpened, at: datetime) -> InterviewState:
    return replace(state, question=event.question)


def _noted(state: InterviewState, event: NotesEdited, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, notes=event.text)


def _answered(state: InterviewState, event: AnswerRecorded, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, value=event.value)


def _heard(state: InterviewState, event: SignalsHeard, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, heard=event.signals)


def _ticked(state: InterviewState, event: SignalTicked, at: datetime) -> InterviewState:
    answer = state.answer(event.question)
    return _with_answer(
        state,
        event.question,
        ticked=answer.ticked | {event.signal},
        unticked=answer.unticked - {event.signal},
    )


def _unticked(state: InterviewState, event: SignalUnticked, at: datetime) -> InterviewState:
    answer = state.answer(event.question)
    return _with_answer(
        state,
        event.question,
        ticked=answer.ticked - {event.signal},
        unticked=answer.unticked | {event.signal},
    )


def _rated(state: InterviewState, event: AnswerRated, at: datetime) -> InterviewState:
    before = state.answer(event.question).rating
    rating = Rating(
        level=event.level,
        suggested=event.suggested,
        confidence=event.confidence,
        signals=event.signals,
        reason=before.reason if before else "",
    )
    return _with_answer(state, event.question, rating=rating, skipped="")


def _cleared(state: InterviewState, event: RatingCleared, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, rating=None)


def _reasoned(state: InterviewState, event: ReasonGiven, at: datetime) -> InterviewState:
    rating = state.answer(event.question).rating
    if rating is None:
        return state
    return _with_answer(state, event.question, rating=replace(rating, reason=event.text))


def _skipped(state: InterviewState, event: QuestionSkipped, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, skipped=event.reason, rating=None)


def _unskipped(state: InterviewState, event: SkipWithdrawn, at: datetime) -> InterviewState:
    return _with_answer(state, event.question, skipped="")


def _signed(state: InterviewState, event: InterviewSigned, at: datetime) -> InterviewState:
    return replace(state, signed_by=event.name, signed_at=at, running=False)


def _amending(state: InterviewState, event: AmendmentOpened, at: datetime) -> InterviewState:
    amendment = Amendment(at, event.reason)
    return replace(state, signed_by="", signed_at=None, amendments=(*state.amendments, amendment))


_TRANSITIONS: Mapping[type[Event], Callable[[InterviewState, Any, datetime], InterviewState]] = {
    InterviewStarted: _started,
    DetailsCorrected: _corrected,
    BankCorrected: _bank_corrected,
    InterviewResumed: _resumed,
    InterviewLeft: _left,
    ClockPaused: _paused,
    ClockContinued: _continued,
    QuestionOpened: _opened,
    NotesEdited: _noted,
    AnswerRecorded: _answered,
    SignalsHeard: _heard,
    SignalTicked: _ticked,
    SignalUnticked: _unticked,
    AnswerRated: _rated,
    RatingCleared: _cleared,
    ReasonGiven: _reasoned,
    QuestionSkipped: _skipped,
    SkipWithdrawn: _unskipped,
    InterviewSigned: _signed,
    AmendmentOpened: _amending,
}

"""The state of an interview, computed from its events.

`fold` leads from an empty state through all events; `step` takes one more. Both are pure: a replay
gives the same state as the interview did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType
from typing import Any, assert_never

from interview.frozen import frozen, replace
from interview.plain_text import changed_range
from interview.rubric import AnswerValue
from interview.session.events import (
    AmendmentOpened,
    AnswerEvent,
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    CalibrationStated,
    ClockContinued,
    ClockPaused,
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
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    StreamOpened,
    Undone,
    UnknownEvent,
)

FAR_OFF = 2
"""Levels between suggestion and rating from which a reason is asked for and the report says so."""


@frozen
class Rating:
    """A level decided by a person, and what the rubric proposed at that moment."""

    level: int
    """From 1, the worst, to the number of levels on the bank's scale."""
    suggested: int | None = None
    """The level proposed; `None` when none was."""
    confidence: str = ""
    """`clear` or `possible`; empty without a suggestion."""
    signals: tuple[str, ...] = ()
    """The ids of the signals that counted at that moment."""
    reason: str = ""
    """Why the rating differs from the suggestion, in the interviewer's words."""
    evidence: tuple[tuple[str, int, int, str], ...] = ()
    """Where they were heard in the notes as they stood: `AnswerRated.evidence`."""
    notes: str = ""
    """The notes as they stood, which the places in `evidence` count in."""

    @property
    def distance(self) -> int:
        """How many levels lie between suggestion and rating; 0 without a suggestion."""
        return 0 if self.suggested is None else abs(self.level - self.suggested)

    @property
    def is_far_off(self) -> bool:
        """Whether it is so far from the suggestion that it needs a reason."""
        return self.distance >= FAR_OFF


@frozen
class Quote:
    """What the candidate said, word for word, as it was marked in the notes."""

    text: str
    start: int
    """Where it stands in the notes, from 0; -1 where its words are not in them any more."""
    at: datetime
    """When it was marked."""
    second: int | None = None
    """What the clock of the call showed then, in seconds; `None` where that is not known."""

    @property
    def end(self) -> int:
        """The character behind its last."""
        return self.start + len(self.text)

    def following(self, before: str, after: str) -> Quote:
        """The same quote where it stands after the notes changed.

        Where the change touched it, it is looked for nearby.
        """
        place = max(0, self.start)
        _start, end_before, _end_after = changed_range(before, after)
        if place >= end_before:
            place += len(after) - len(before)
        if not after.startswith(self.text, place):
            ahead, behind = after.find(self.text, place), after.rfind(self.text, 0, place)
            found = [each for each in (ahead, behind) if each >= 0]
            place = min(found, key=lambda each: abs(each - place), default=-1)
        return replace(self, start=place)


@frozen
class Answer:
    """All that is recorded of one question."""

    notes: str = ""
    quotes: tuple[Quote, ...] = ()
    """Passages that are the candidate's own words, in the order in which they were marked."""
    probes: frozenset[int] = frozenset()
    """The follow-ups that were asked, by their place from 1."""
    value: AnswerValue = None
    """The structured answer; `None` when there is none."""
    heard: tuple[str, ...] = ()
    """The ids of the signals that the rubric hears, whatever the interviewer said of them."""
    ticked: frozenset[str] = frozenset()
    """The ids of the signals that the interviewer said were heard."""
    unticked: frozenset[str] = frozenset()
    """The ids of the signals that the interviewer said were not heard."""
    rating: Rating | None = None
    skipped: str = ""
    """The reason why the question was not asked; empty when it was not skipped."""
    seconds: float = 0.0
    """Time the question was on screen with the clock running, up to the last event. In an interview
    that was entered from a file, the time that the file gives, and what was added on screen since.
    """

    @property
    def signals(self) -> frozenset[str]:
        """The signals that count: heard or ticked, and not unticked."""
        return (frozenset(self.heard) | self.ticked) - self.unticked

    @property
    def quotes_in_notes(self) -> tuple[Quote, ...]:
        """The quotes whose words are in the notes, in the order of the notes.

        Where edits left one of two passages with the same words, it is one quote.
        """
        by_place = {(quote.start, quote.end): quote for quote in reversed(self.quotes)}
        return tuple(by_place[place] for place in sorted(by_place) if place[0] >= 0)

    @property
    def has_evidence(self) -> bool:
        """Whether anything speaks for a rating: notes, a structured answer or a signal."""
        has_value = self.value not in (None, "", ())
        return bool(self.notes.strip() or has_value or self.signals)

    @property
    def is_touched(self) -> bool:
        """Whether anything at all was recorded for the question."""
        return bool(self.notes or self.has_evidence or self.rating or self.skipped)


_NOTHING = Answer()
"""What is recorded of a question where nothing is."""


@frozen
class Amendment:
    """A change to a sealed interview: when it was opened, and why."""

    at: datetime
    reason: str


@frozen
class Interruption:
    """Something that broke in: when, and what."""

    at: datetime
    reason: str
    ended_at: datetime | None = None
    """When the interview went on; `None` where nobody said so."""


@frozen
class InterviewState:
    """One interview by one rater, as the events up to `seq` have made it."""

    candidate: str = ""
    role: str = ""
    interviewer: str = ""
    requisition: str = ""
    panel: tuple[str, ...] = ()
    """Who else interviews the same candidate, by name."""
    language: str = "en"
    bank: str = ""
    """SHA-256 of the bank in force, in hexadecimal: as it was last corrected."""
    bank_name: str = ""
    started_at: datetime | None = None
    """`None` before the first event; all times are aware and in UTC."""
    last_at: datetime | None = None
    """When the last event happened."""
    seq: int = 0
    """The sequence number of the last event."""
    question: str = ""
    """The id of the question on screen; empty before the first."""
    in_debrief: bool = False
    """Whether the debrief is on screen instead; `question` is then where it was opened from."""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    """By the question's id; `answer` reads it."""
    left_to_others: frozenset[str] = frozenset()
    """The ids of the questions skipped before any was on screen: other raters ask them."""
    running: bool = False
    """Whether the interview is open and unsigned, so that its clock may run."""
    paused: bool = False
    """Whether the interviewer stopped the clock."""
    signed_by: str = ""
    signed_at: datetime | None = None
    amendments: tuple[Amendment, ...] = ()
    entered: EnteredFromFile | None = None
    """The file it was entered from; `None` for an interview held with this program."""
    consent: ConsentRecorded | None = None
    """What the candidate said to note-taking; `None` while nobody recorded it."""
    interruptions: tuple[Interruption, ...] = ()
    conclusions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the interviewer said of the whole interview, by part: `ConclusionWritten`."""
    calibration: CalibrationStated | None = None
    """What whoever signed reached in practice; `None` where nothing was stated, and from an
    amendment to the next signature."""
    decision: DecisionTaken | None = None
    """What HR decided, in a stream of HR."""
    consensus: Mapping[str, ConsensusReached] = field(default_factory=lambda: MappingProxyType({}))
    """What a panel agreed on, by the question's id, in a stream of the panel."""
    revealed: tuple[NamesRevealed, ...] = ()
    """When names were shown that had been hidden in a comparison, in a stream of HR."""
    not_understood: int = 0
    """How many events are of a kind that this version does not know."""

    @property
    def held_at(self) -> datetime | None:
        """When the interview began, as far as anybody says: by the file it was entered from, or by
        the clock when it began live; `None` where the file says nothing."""
        return self.entered.held_at if self.entered else self.started_at

    @property
    def details(self) -> DetailsCorrected:
        """Who is interviewed, for what and by whom, as an event would correct it."""
        return DetailsCorrected(
            self.candidate, self.role, self.interviewer, self.requisition, self.panel
        )

    @property
    def is_signed(self) -> bool:
        """Whether the interview is sealed."""
        return self.signed_at is not None

    @property
    def interruption(self) -> Interruption | None:
        """The interruption that has not ended, if there is one."""
        last = self.interruptions[-1] if self.interruptions else None
        return last if last is not None and last.ended_at is None else None

    def answer(self, question: str) -> Answer:
        """What is recorded of a question; an empty answer if nothing is."""
        return self.answers.get(question, _NOTHING)

    def looking_at(self, question: str) -> InterviewState:
        """The same record with another question on screen: reading a sealed interview."""
        return replace(self, question=question, in_debrief=False)

    def seconds_at(self, question: str, now: datetime) -> float:
        """Seconds spent on a question up to `now`, the running clock included."""
        spent = self.answer(question).seconds
        if question != self.question or self.last_at is None:
            return spent
        return spent + self._running_seconds(self.last_at, now)

    def _running_seconds(self, since: datetime, now: datetime) -> float:
        """Seconds on a question's clock between two moments; 0 while it stands still."""
        if not self.running or self.paused or self.in_debrief:
            return 0.0
        if self.interruption is not None:
            return 0.0
        return max(0.0, (now - since).total_seconds())


def fold(history: Iterable[Recorded]) -> InterviewState:
    """The state that all events of an interview lead to; those that were undone do not count."""
    events = list(history)
    undone = undone_seqs(events)
    state = InterviewState()
    # As `step` does it event by event, but the answers and the clock are put into the state at the
    # end, once: this takes half the time.
    answers: dict[str, Answer] = {}
    seconds: dict[str, float] = {}
    last_at = events[0].at if events else None
    for recorded in events:
        event, question = recorded.event, state.question
        if question and last_at and not isinstance(event, InterviewResumed):
            spent = state._running_seconds(last_at, recorded.at)
            if spent:
                so_far = answers.get(question, _NOTHING).seconds
                seconds[question] = seconds.get(question, so_far) + spent
        last_at = recorded.at
        if recorded.seq in undone:
            continue
        if isinstance(event, EnteredFromFile):
            for timed, _minutes in event.minutes:
                seconds.pop(timed, None)
        _put_into(answers, event, recorded.at)
        state = _apply(state, event, recorded.at)
    if not events:
        return state
    for question, spent in seconds.items():
        answers[question] = replace(answers.get(question, _NOTHING), seconds=spent)
    return replace(state, seq=events[-1].seq, last_at=last_at, answers=MappingProxyType(answers))


def step(state: InterviewState, recorded: Recorded, *, counts: bool = True) -> InterviewState:
    """The state after one more event. An event that was undone only moves the clock.

    `Undone` and `Redone` change nothing here: what they take back lies in the past, so that the
    whole history must be folded anew after them.
    """
    is_resumed = isinstance(recorded.event, InterviewResumed)
    since = recorded.at if is_resumed or state.last_at is None else state.last_at
    seconds = state._running_seconds(since, recorded.at)
    answers = {**state.answers}
    if seconds and state.question:
        before = state.answer(state.question)
        answers[state.question] = replace(before, seconds=before.seconds + seconds)
    if counts:
        _put_into(answers, recorded.event, recorded.at)
    state = replace(state, seq=recorded.seq, last_at=recorded.at, answers=MappingProxyType(answers))
    return _apply(state, recorded.event, recorded.at) if counts else state


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


def _put_into(answers: dict[str, Answer], event: Event, at: datetime) -> None:
    """Put what an event that counts says of questions into their answers."""
    if isinstance(event, AnswerEvent):
        before = answers.get(event.question, _NOTHING)
        after = _answer_after(before, event, at)
        if after is not before:
            answers[event.question] = after
    elif isinstance(event, EnteredFromFile):
        for question, minutes in event.minutes:
            answers[question] = replace(answers.get(question, _NOTHING), seconds=60 * minutes)


def _answer_after(answer: Answer, event: AnswerEvent, at: datetime) -> Answer:
    """What is recorded of a question after one more event. Frequent ones come first."""
    match event:
        case NotesEdited(_question, text):
            quotes = tuple(quote.following(answer.notes, text) for quote in answer.quotes)
            return replace(answer, notes=text, quotes=quotes)
        case QuoteMarked(_question, start, _end, text, second):
            return replace(answer, quotes=(*answer.quotes, Quote(text, start, at, second)))
        case QuoteUnmarked(_question, text, place):
            quotes = tuple(
                each
                for each in answer.quotes
                if each.text != text or place not in (None, each.start)
            )
            return replace(answer, quotes=quotes)
        case ProbeUsed(_question, probe):
            return replace(answer, probes=answer.probes | {probe})
        case ProbeWithdrawn(_question, probe):
            return replace(answer, probes=answer.probes - {probe})
        case AnswerRecorded(_question, value):
            return replace(answer, value=value)
        case SignalsHeard(_question, signals):
            return replace(answer, heard=signals)
        case SignalTicked(_question, signal):
            ticked, unticked = answer.ticked | {signal}, answer.unticked - {signal}
            return replace(answer, ticked=ticked, unticked=unticked)
        case SignalUnticked(_question, signal):
            ticked, unticked = answer.ticked - {signal}, answer.unticked | {signal}
            return replace(answer, ticked=ticked, unticked=unticked)
        case AnswerRated(_question, level, suggested, confidence, signals, evidence):
            # The reason may still hold for the new level.
            reason = answer.rating.reason if answer.rating else ""
            rating = Rating(level, suggested, confidence, signals, reason, evidence, answer.notes)
            return replace(answer, rating=rating, skipped="")
        case RatingCleared():
            return replace(answer, rating=None)
        case ReasonGiven(_question, text):
            given = answer.rating
            return replace(answer, rating=replace(given, reason=text)) if given else answer
        case QuestionSkipped(_question, reason):
            return replace(answer, skipped=reason, rating=None)
        case SkipWithdrawn():
            return replace(answer, skipped="")
        case _:
            assert_never(event)


def _apply(state: InterviewState, event: Event, at: datetime) -> InterviewState:
    """What an event that counts does to the state, but for the clock and the answers."""
    if isinstance(event, AnswerEvent):
        if isinstance(event, QuestionSkipped) and not state.question:
            return replace(state, left_to_others=state.left_to_others | {event.question})
        return state
    match event:
        case InterviewStarted():
            return replace(
                state,
                candidate=event.candidate,
                role=event.role,
                interviewer=event.interviewer,
                requisition=event.requisition,
                panel=event.panel,
                language=event.language,
                bank=event.bank,
                bank_name=event.bank_name,
                started_at=at,
                running=True,
            )
        case StreamOpened():
            return replace(state, interviewer=event.person, started_at=at)
        case EnteredFromFile():
            return replace(state, entered=event)
        case DetailsCorrected(candidate, role, interviewer, requisition, panel):
            return replace(
                state,
                candidate=candidate,
                role=role,
                interviewer=interviewer,
                requisition=requisition,
                panel=panel,
            )
        case BankCorrected(bank):
            return replace(state, bank=bank)

        case InterviewResumed():
            return replace(state, running=not state.is_signed)
        case InterviewLeft():
            return replace(state, running=False)
        case ClockPaused():
            return replace(state, paused=True)
        case ClockContinued():
            return replace(state, paused=False)
        case InterviewInterrupted(reason):
            return replace(state, interruptions=(*state.interruptions, Interruption(at, reason)))
        case InterruptionEnded():
            return _with_last_interruption(state, ended_at=at)
        case InterruptionExplained(reason):
            return _with_last_interruption(state, reason=reason)
        case ConsentRecorded():
            return replace(state, consent=event)
        case QuestionOpened(question):
            return replace(state, question=question, in_debrief=False)
        case DebriefOpened():
            return replace(state, in_debrief=True)

        case ConclusionWritten(part, text):
            conclusions = MappingProxyType({**state.conclusions, part: text})
            return replace(state, conclusions=conclusions)

        case CalibrationStated():
            return replace(state, calibration=event)
        case InterviewSigned(name):
            return replace(state, signed_by=name, signed_at=at, running=False)
        case AmendmentOpened(reason):
            amendments = (*state.amendments, Amendment(at, reason))
            return replace(
                state, signed_by="", signed_at=None, calibration=None, amendments=amendments
            )
        case DecisionTaken():
            return replace(state, decision=event)
        case ConsensusReached(question):
            consensus = MappingProxyType({**state.consensus, question: event})
            return replace(state, consensus=consensus)
        case NamesRevealed():
            return replace(state, revealed=(*state.revealed, event))
        case UnknownEvent():
            return replace(state, not_understood=state.not_understood + 1)
        case Undone() | Redone():
            return state
        case _:
            assert_never(event)


def _with_last_interruption(state: InterviewState, **changes: Any) -> InterviewState:
    if not state.interruptions:
        return state
    *before, last = state.interruptions
    return replace(state, interruptions=(*before, replace(last, **changes)))

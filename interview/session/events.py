"""What can happen in an interview: small immutable facts, appended to the journal and folded.

Nothing changes an interview but one of these. Times are aware UTC datetimes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from interview.rubric import AnswerValue


@dataclass(frozen=True, slots=True)
class InterviewStarted:
    """The first event of every stream."""

    candidate: str
    role: str
    interviewer: str
    language: str
    bank: str
    """SHA-256 of the bank's text, in hexadecimal; the journal keeps the text."""
    bank_name: str
    """What finds the bank's file again: its name, or its path where it has none."""


@dataclass(frozen=True, slots=True)
class DetailsCorrected:
    """The candidate's name, the role or the interviewer's name was corrected."""

    candidate: str
    role: str
    interviewer: str


@dataclass(frozen=True, slots=True)
class BankCorrected:
    """Slips of the pen were corrected in the bank; nothing asked, heard or rated is another.

    It cannot be undone: what was read aloud since was read in the corrected words.
    """

    bank: str
    """SHA-256 of the corrected bank's text, in hexadecimal; the journal keeps the text."""
    corrections: int
    """How many texts were corrected."""


@dataclass(frozen=True, slots=True)
class InterviewResumed:
    """The interview was opened again; the time since the event before does not count."""


@dataclass(frozen=True, slots=True)
class InterviewLeft:
    """The interviewer closed the interview; the clock stands still."""


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """The interviewer stopped the clock."""


@dataclass(frozen=True, slots=True)
class ClockContinued:
    """The interviewer let the clock run on."""


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """A question came to the screen; its clock runs."""

    question: str


@dataclass(frozen=True, slots=True)
class NotesEdited:
    """The notes of a question, whole, after a pause in the typing."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerRecorded:
    """The structured answer of a question, whole."""

    question: str
    value: AnswerValue


@dataclass(frozen=True, slots=True)
class SignalsHeard:
    """The signals the rubric hears in a question's answer, from now on exactly these."""

    question: str
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalTicked:
    """The interviewer says a signal was heard."""

    question: str
    signal: str


@dataclass(frozen=True, slots=True)
class SignalUnticked:
    """The interviewer says a signal was not heard, whatever the rubric hears."""

    question: str
    signal: str


@dataclass(frozen=True, slots=True)
class AnswerRated:
    """The interviewer decided on a level; what the rubric proposed at that moment stands beside."""

    question: str
    level: int
    suggested: int | None = None
    confidence: str = ""
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingCleared:
    """The interviewer took a rating back."""

    question: str


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Why a rating differs from what the rubric proposed."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionSkipped:
    """The question was not asked, for a stated reason."""

    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class SkipWithdrawn:
    """The question is to be asked after all."""

    question: str


@dataclass(frozen=True, slots=True)
class InterviewSigned:
    """The interviewer stands by the record: it is sealed."""

    name: str


@dataclass(frozen=True, slots=True)
class AmendmentOpened:
    """A sealed interview is changed after all, for a stated reason, and must be signed again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The event with this sequence number no longer counts."""

    seq: int


@dataclass(frozen=True, slots=True)
class Redone:
    """The event with this sequence number counts again."""

    seq: int


Event = (
    InterviewStarted
    | DetailsCorrected
    | BankCorrected
    | InterviewResumed
    | InterviewLeft
    | ClockPaused
    | ClockContinued
    | QuestionOpened
    | NotesEdited
    | AnswerRecorded
    | SignalsHeard
    | SignalTicked
    | SignalUnticked
    | AnswerRated
    | RatingCleared
    | ReasonGiven
    | QuestionSkipped
    | SkipWithdrawn
    | InterviewSigned
    | AmendmentOpened
    | Undone
    | Redone
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its place in a stream: `seq` counts from 1."""

    seq: int
    at: datetime
    event: Event

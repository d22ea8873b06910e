"""What can happen in an interview: small immutable facts, appended to the journal and folded.

Nothing changes an interview but one of these. Times are aware UTC datetimes.
"""

from __future__ import annotations

from datetime import datetime

from interview.frozen import frozen
from interview.rubric import AnswerValue


@frozen
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


@frozen
class DetailsCorrected:
    """The candidate's name, the role or the interviewer's name was corrected."""

    candidate: str
    role: str
    interviewer: str


@frozen
class BankCorrected:
    """Slips of the pen were corrected in the bank; nothing asked, heard or rated is another.

    It cannot be undone: what was read aloud since was read in the corrected words.
    """

    bank: str
    """SHA-256 of the corrected bank's text, in hexadecimal; the journal keeps the text."""
    corrections: int
    """How many texts were corrected."""


@frozen
class InterviewResumed:
    """The interview was opened again; the time since the event before does not count."""


@frozen
class InterviewLeft:
    """The interviewer closed the interview; the clock stands still."""


@frozen
class ClockPaused:
    """The interviewer stopped the clock."""


@frozen
class ClockContinued:
    """The interviewer let the clock run on."""


@frozen
class QuestionOpened:
    """A question came to the screen; its clock runs."""

    question: str


@frozen
class NotesEdited:
    """The notes of a question, whole, after a pause in the typing."""

    question: str
    text: str


@frozen
class AnswerRecorded:
    """The structured answer of a question, whole."""

    question: str
    value: AnswerValue


@frozen
class SignalsHeard:
    """The signals the rubric hears in a question's answer, from now on exactly these."""

    question: str
    signals: tuple[str, ...]


@frozen
class SignalTicked:
    """The interviewer says a signal was heard."""

    question: str
    signal: str


@frozen
class SignalUnticked:
    """The interviewer says a signal was not heard, whatever the rubric hears."""

    question: str
    signal: str


@frozen
class AnswerRated:
    """The interviewer decided on a level; what the rubric proposed at that moment stands beside."""

    question: str
    level: int
    suggested: int | None = None
    confidence: str = ""
    signals: tuple[str, ...] = ()


@frozen
class RatingCleared:
    """The interviewer took a rating back."""

    question: str


@frozen
class ReasonGiven:
    """Why a rating differs from what the rubric proposed."""

    question: str
    text: str


@frozen
class QuestionSkipped:
    """The question was not asked, for a stated reason."""

    question: str
    reason: str


@frozen
class SkipWithdrawn:
    """The question is to be asked after all."""

    question: str


@frozen
class InterviewSigned:
    """The interviewer stands by the record: it is sealed."""

    name: str


@frozen
class AmendmentOpened:
    """A sealed interview is changed after all, for a stated reason, and must be signed again."""

    reason: str


@frozen
class Undone:
    """The event with this sequence number no longer counts."""

    seq: int


@frozen
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


@frozen
class Recorded:
    """An event with its place in a stream: `seq` counts from 1."""

    seq: int
    at: datetime
    event: Event

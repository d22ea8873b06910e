"""What can happen in an interview: small immutable facts, appended to the journal and folded.

Nothing changes an interview but one of these. `interview.session.state` says what each does to the
state. Questions and signals are named by their ids in the bank; levels go from 1, the worst, to
the number of levels on the bank's scale.

To add an event: its class here and its name in `Event` below; its `case` in `state._apply`; whether
it can be undone in `undo`; its sentence in the history of a report (`reporting.history`). A field
that is added to an event needs a new kind of event: the journal refuses an entry without it.
"""

from __future__ import annotations

from datetime import datetime

from interview.frozen import frozen
from interview.rubric import AnswerValue


@frozen
class InterviewStarted:
    """The interview began, and its clock with it. The first event of every stream, and only that.

    No question is on screen yet: the time until the first `QuestionOpened` counts for none.
    """

    candidate: str
    role: str
    """The job it is about."""
    interviewer: str
    language: str
    """The language the questions are asked in: one of the bank's, `en` or `fr`."""
    bank: str
    """SHA-256 of the bank's text, in hexadecimal; the journal keeps the text."""
    bank_name: str
    """What finds the bank's file again: its name, or its path where it has none."""


@frozen
class DetailsCorrected:
    """The candidate's name, the role or the interviewer's name was corrected; all three stand here
    as they are from now on."""

    candidate: str
    role: str
    interviewer: str


@frozen
class BankCorrected:
    """Typing errors were corrected in the bank; what is asked, heard or rated stays the same.

    It cannot be undone: what was read aloud since was read in the corrected words.
    """

    bank: str
    """SHA-256 of the corrected bank's text, in hexadecimal; the journal keeps the text."""
    corrections: int
    """How many texts were corrected."""


@frozen
class InterviewResumed:
    """The interview was opened again. The clock runs, unless the interview is signed; the time
    since the event before does not count."""


@frozen
class InterviewLeft:
    """The interviewer closed the interview; the clock stops until it is resumed."""


@frozen
class ClockPaused:
    """The interviewer stopped the clock, and went on with the interview."""


@frozen
class ClockContinued:
    """The interviewer let the clock run again."""


@frozen
class QuestionOpened:
    """A question came to the screen. From now on the time counts for it."""

    question: str


@frozen
class DebriefOpened:
    """The debrief came to the screen, and the score with it. Its time counts for no question; it is
    left with the next `QuestionOpened`."""


@frozen
class NotesEdited:
    """The whole notes of a question as they stand after a pause in the typing."""

    question: str
    text: str


@frozen
class AnswerRecorded:
    """The whole structured answer of a question; `None` takes it back."""

    question: str
    value: AnswerValue


@frozen
class SignalsHeard:
    """The signals that the rubric hears in a question's answer changed: from now on these."""

    question: str
    signals: tuple[str, ...]
    """The ids in alphabetical order, without those that only the interviewer ticked."""


@frozen
class SignalTicked:
    """The interviewer decided that a signal was heard, whether or not the rubric hears it."""

    question: str
    signal: str


@frozen
class SignalUnticked:
    """The interviewer decided that a signal was not heard, whether or not the rubric hears it."""

    question: str
    signal: str


@frozen
class AnswerRated:
    """The interviewer decided on a level. A question that was skipped is no longer."""

    question: str
    level: int
    suggested: int | None = None
    """The level that the rubric proposed at that moment; `None` when it proposed none."""
    confidence: str = ""
    """`clear` or `possible`; empty without a suggestion."""
    signals: tuple[str, ...] = ()
    """The ids of the signals that counted at that moment, in the bank's order."""


@frozen
class RatingCleared:
    """The interviewer withdrew a rating, and its reason with it."""

    question: str


@frozen
class ReasonGiven:
    """The interviewer said why a rating differs from the suggestion. Without a rating it does
    nothing."""

    question: str
    text: str


@frozen
class QuestionSkipped:
    """The question was not asked, for a stated reason; a rating that it had is withdrawn."""

    question: str
    reason: str


@frozen
class SkipWithdrawn:
    """The question is to be asked after all."""

    question: str


@frozen
class InterviewSigned:
    """The interviewer stands by the record: it is sealed, and the clock stops.

    Nothing from before a signature can be undone.
    """

    name: str
    """The name that was signed with."""


@frozen
class AmendmentOpened:
    """A sealed interview is changed after all, for a stated reason, and must be signed again."""

    reason: str


@frozen
class Undone:
    """The event with this sequence number no longer counts, except for the time it took."""

    seq: int


@frozen
class Redone:
    """The event with this sequence number, which was undone, counts again."""

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
    | DebriefOpened
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
"""Any of the above. The journal stores an event under its class's name."""


@frozen
class Recorded:
    """An event with its place in the stream of its interview."""

    seq: int
    """Counts from 1 without a gap."""
    at: datetime
    """When it happened: an aware time in UTC."""
    event: Event

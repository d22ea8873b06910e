"""What can happen in an interview: small immutable facts, appended to the journal and folded.

Nothing changes an interview but one of these. `interview.session.state` says what each does to the
state. Questions and signals are named by their ids in the bank; levels go from 1, the worst, to
the number of levels on the bank's scale.

To add an event: its class here and its name in `Event` below; its `case` in `state._apply`; whether
it can be undone in `undo`; its sentence in the history of a report (`reporting.history_section`);
its line in `docs/journal-format.md`. A field that is added to an event gets a default, and the
event a version in `VERSIONS`: an entry without the field is damage in the newest version only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import get_args

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
    program: str = ""
    """The version of this program that records."""
    requisition: str = ""
    """What the opening is called where people are hired, such as its number; empty for none."""
    panel: tuple[str, ...] = ()
    """Who else interviews the same candidate, by name."""


@frozen
class StreamOpened:
    """Somebody who is no rater begins to record of an interview, as HR does when it decides. The
    first event of such a stream, and only that."""

    role: str
    """`hr`, `panel`, or what a later version adds."""
    person: str
    program: str = ""
    """The version of this program that records."""


@frozen
class EnteredFromFile:
    """What this stream records was not held live but entered from a file, all at this event's time.

    What the file says of when, how long and who is a claim. It stands here and changes no time of
    an event.
    """

    by: str
    """Who entered it."""
    file: str
    """The file's name."""
    sha256: str
    """The digest of its bytes, in hexadecimal."""
    started: str
    """When the interview began, by the file: a date, or date and time, in ISO 8601; empty where the
    file does not say."""
    signed_by: str
    """Who signed, by the file; empty where nobody did."""
    minutes: tuple[tuple[str, float], ...] = ()
    """How long questions took, by the file: a question and its minutes, where the file says."""
    form: str = ""
    """The id of the printed kit it was written on, by the file: `social-media-04a8792434b6`."""

    @property
    def held_at(self) -> datetime | None:
        """When the interview began, by the file; at midnight where that names only the day."""
        return datetime.fromisoformat(self.started).astimezone() if self.started else None

    @property
    def has_time_of_day(self) -> bool:
        """Whether the file says more than the day."""
        return "T" in self.started


@frozen
class DetailsCorrected:
    """The candidate's name, the role, the interviewer's name, the requisition or the panel was
    corrected; all of them stand here as they are from now on."""

    candidate: str
    role: str
    interviewer: str
    requisition: str = ""
    panel: tuple[str, ...] = ()


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

    program: str = ""
    """The version of this program that records from now on."""


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
class InterviewInterrupted:
    """Something broke in: the line dropped, somebody came in. Until it ends, no time counts."""

    reason: str = ""
    """What it was, in a few words; empty where nobody has said so yet."""


@frozen
class InterruptionEnded:
    """The interview goes on after an interruption."""


@frozen
class InterruptionExplained:
    """The interviewer said what the last interruption was."""

    reason: str


@frozen
class ConsentRecorded:
    """The candidate was asked whether notes may be taken, and answered; or was not asked."""

    given: bool
    words: str
    """The words of the question, as they were read aloud; empty where it was not asked."""
    asked: bool = True


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
class QuoteMarked:
    """A passage of the notes is what the candidate said, word for word."""

    question: str
    start: int
    """Its first character in the notes as they stand now, from 0."""
    end: int
    """The character behind its last."""
    text: str
    second: int | None = None
    """What the clock of the call showed, in seconds; `None` where that is not known."""


@frozen
class QuoteUnmarked:
    """A passage of the notes is not what the candidate said, word for word."""

    question: str
    text: str
    start: int | None = None
    """Its first character in the notes as they stand now, from 0; `None` for wherever it stands."""


@frozen
class ProbeUsed:
    """The interviewer asked one of the follow-ups of a question."""

    question: str
    probe: int
    """Its place among the question's, from 1."""


@frozen
class ProbeWithdrawn:
    """A follow-up was not asked after all."""

    question: str
    probe: int


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
    evidence: tuple[tuple[str, int, int, str], ...] = ()
    """Where they were heard in the notes as they stood: a signal's id, the first character of the
    passage from 0, the one behind its last, and what its mistyped words were read as (else empty).
    """


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
class ConclusionWritten:
    """In the debrief, the interviewer said something of the whole interview in their own words."""

    part: str
    """What it is: `strengths`, `concerns`, `feedback` (what the candidate may be told), or what a
    later version adds."""
    text: str
    """The whole of it, in place of what was written before; empty takes it back."""


@frozen
class CalibrationStated:
    """What whoever is about to sign reached in practice: the last test that they finished on this
    bank, as their own program keeps it. It stands before their signature."""

    tested: str
    """When the test ended, in ISO 8601 with its zone."""
    alpha: float
    """Krippendorff's alpha with the calibrated levels."""
    answers: int
    """How many sample answers were rated."""
    seen: int
    """How many of them had been rated in an earlier session."""


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
class DecisionTaken:
    """What was decided on the candidate, by a person, whatever the bank's rule gives."""

    decision: str
    """`hire`, `advance` (to the next step), `hold`, `decline`, or what a later version adds."""
    reasons: str
    recommended: str = ""
    """What the rule said at that moment: `hire`, `discuss`, `decline` or `none`; empty where that
    was not recorded."""


@frozen
class ConsensusReached:
    """The level that the raters of a panel agreed on; the rating of each stays as it is."""

    question: str
    level: int
    reason: str
    ratings: tuple[tuple[str, int], ...] = ()
    """What it was agreed from: the stream of each rater who had rated the question, and the level.
    """


@frozen
class NamesRevealed:
    """Somebody who had compared candidates blind, by letters, had their names shown."""

    letter: str
    """The letter that stood for the candidate of this interview."""
    interviews: tuple[str, ...]
    """The ids of all that were compared, this one among them."""
    reason: str


@frozen
class Undone:
    """The event with this sequence number no longer counts, except for the time it took."""

    seq: int


@frozen
class Redone:
    """The event with this sequence number, which was undone, counts again."""

    seq: int


@frozen
class UnknownEvent:
    """An event that this version does not know, or not so new a version of it.

    It counts for the chain of digests and for signatures, and changes nothing else.
    """

    kind: str
    version: int
    data: str
    """Its fields, as canonical JSON."""


AnswerEvent = (
    NotesEdited
    | QuoteMarked
    | QuoteUnmarked
    | ProbeUsed
    | ProbeWithdrawn
    | AnswerRecorded
    | SignalsHeard
    | SignalTicked
    | SignalUnticked
    | AnswerRated
    | RatingCleared
    | ReasonGiven
    | QuestionSkipped
    | SkipWithdrawn
)
"""What changes what is recorded of one question, its time aside."""

KnownEvent = (
    InterviewStarted
    | StreamOpened
    | EnteredFromFile
    | DetailsCorrected
    | BankCorrected
    | InterviewResumed
    | InterviewLeft
    | ClockPaused
    | ClockContinued
    | InterviewInterrupted
    | InterruptionEnded
    | InterruptionExplained
    | ConsentRecorded
    | QuestionOpened
    | DebriefOpened
    | AnswerEvent
    | ConclusionWritten
    | CalibrationStated
    | InterviewSigned
    | AmendmentOpened
    | DecisionTaken
    | ConsensusReached
    | NamesRevealed
    | Undone
    | Redone
)
"""Any of the above that this version knows. The journal stores it under its class's name."""

Event = KnownEvent | UnknownEvent

EVENT_KINDS: Mapping[str, type[KnownEvent]] = MappingProxyType(
    {kind.__name__: kind for kind in get_args(KnownEvent)}
)
"""The registry: every kind of event by its name in the journal."""

VERSIONS: Mapping[type[KnownEvent], int] = MappingProxyType(
    {
        InterviewStarted: 2,
        EnteredFromFile: 2,
        DetailsCorrected: 2,
        ConsentRecorded: 2,
        QuoteMarked: 2,
        QuoteUnmarked: 2,
        DecisionTaken: 2,
        ConsensusReached: 2,
    }
)
"""The versions of the kinds that have had a field added since their first, which is 1."""


@frozen
class Recorded:
    """An event with its place in the stream of its interview."""

    seq: int
    """Counts from 1 without a gap."""
    at: datetime
    """When it happened: an aware time in UTC."""
    event: Event

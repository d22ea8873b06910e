"""What a report says, before it becomes HTML, Markdown or JSON: words and figures in one language.

These names are what templates and the JSON use; `docs/reports.md` explains them.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.frozen import frozen
from interview.i18n import _, labelled

_LONG_NOTES = 1000
"""Characters of notes that fill half a page beside the scale."""
_MANY_LINES = 16


@frozen
class RecommendationPart:
    """The recommendation, and how it came about."""

    key: str
    """`hire`, `discuss`, `decline` or `none`."""
    title: str
    """What it is: a recommendation, or until somebody has signed the one so far."""
    word: str
    """The recommendation in words, as a headline."""
    percent: float | None
    """Share of the points, from 0 to 100; `None` when nothing was rated."""
    mean: float | None
    """Weighted mean level; `None` when nothing was rated."""
    coverage: float
    """Share of the weights that was rated, from 0 to 100."""
    hire: float
    """The share of the points from which the rule says hire, from 0 to 100."""
    discuss: float
    """The share of the points from which the rule says discuss, from 0 to 100."""
    needed: float
    """The share of the weights without which nothing is recommended, from 0 to 100."""
    lowest: float
    """The least that can be reached, where every answer is at level 1: from 0 to 100."""
    because: str
    """Why: what was reached, and what the rule makes of it."""
    rule: tuple[str, ...]
    """The bank's rule, sentence by sentence, the same for every candidate."""


@frozen
class DecisionPart:
    """What a person decided on the candidate, and signed."""

    key: str
    """`hire`, `advance`, `hold`, `decline`, or what a later version adds."""
    word: str
    """The decision in words, as a headline."""
    reasons: tuple[str, ...]
    """Why, line by line."""
    by: str
    """Who decided."""
    at: str
    """When, in words."""
    instant: str
    """When, for machines: ISO 8601 with the offset from UTC."""
    rule: str
    """What the rule recommended then, in words; empty where that was not recorded."""
    departs: bool
    """Whether it is another decision than the rule's."""


@frozen
class CompetencyRow:
    """One competency's score."""

    id: str
    name: str
    description: str
    weight: float
    """How much it counts, as the bank says."""
    weight_because: str
    """Why it counts more or less than the others, as the bank says; may be empty."""
    share: float
    """Its share of the weights of all competencies, from 0 to 100."""
    mean: float | None
    """Weighted mean level; `None` when nothing was rated."""
    rated: int
    """How many of its questions were rated."""
    questions: int


@frozen
class Alert:
    """Something a reader must see before the details."""

    kind: str
    """`bank`, `consent`, `knock_out`, `red_flag`, `unrated`, `skipped`, `no_evidence`, `differs`,
    `clock`, `amended`, `unknown` or `unfinished`."""
    title: str
    """The kind in words."""
    question: str
    """The id of the question it is about; empty for an alert that is about none."""
    subject: str
    """That question's name, or the moment of the change."""
    detail: str = ""
    """What there is to see."""
    remark: str = ""
    """How far to trust it, or what is missing."""
    confirmed: bool = False
    """Whether the interviewer confirmed a `knock_out` or `red_flag`, which else was only heard."""

    @property
    def is_only_heard(self) -> bool:
        """Whether it is a red flag that no person has confirmed."""
        return self.kind in ("knock_out", "red_flag") and not self.confirmed

    @property
    def heading(self) -> str:
        """What alerts of its kind stand under, in the language in use."""
        match self.kind, self.confirmed:
            case "knock_out", True:
                return _("Knock-out, confirmed by the interviewer")
            case "knock_out", False:
                return _("Knock-out, only heard: it decides nothing yet")
            case "red_flag", True:
                return _("Red flags, confirmed by the interviewer")
            case "red_flag", False:
                return _("Red flags, only heard")
            case _:
                return self.title

    @property
    def text(self) -> str:
        """All of it in one line, in the language in use."""
        remark = f"({self.remark})" if self.remark else ""
        said = " ".join(filter(None, (self.detail, remark)))
        return labelled(self.subject, said) if said else self.subject


@frozen
class NotePiece:
    """A piece of the notes, and what it is evidence of."""

    text: str
    because: str = ""
    """What the signals it is evidence of stand for; empty when it is evidence of nothing."""
    letters: str = ""
    """The letters, in the question's list, of those signals whose evidence ends here; of all it is
    evidence of where none ends.
    """
    read_as: str = ""
    """What the mistyped words of the evidence that ends here were read as; mostly empty."""
    red_flag: bool = False


@frozen
class LevelRow:
    """One level of a question's scale."""

    level: int
    name: str
    anchor: str
    rated: bool
    suggested: bool


@frozen
class SignalRow:
    """A signal that counts, or one the interviewer refused."""

    id: str
    letter: str
    """What marks its evidence in the notes; empty when there is none."""
    because: str
    how: str
    """`heard` in the answer, `ticked` by the interviewer, or `refused` by them."""
    how_word: str
    red_flag: bool


@frozen
class QuotePart:
    """What the candidate said, word for word."""

    text: str
    time: str
    """What the clock of the call showed, such as 12:40; empty where that is not known."""
    second: int | None
    """That in seconds."""


@frozen
class QuestionPart:
    """One question of the report."""

    number: int
    id: str
    title: str
    ask: str
    why: str
    competency: str
    weight: float
    """How much it counts in its competency, as the bank says; 0 where it is not rated."""
    weight_because: str
    """Why it counts more or less than the others, as the bank says; may be empty."""
    share: float
    """Its share of the whole score, from 0 to 100, if everything is rated."""
    is_rated: bool
    level: int | None
    """The level it was rated; `None` when it was not."""
    level_name: str
    anchor: str
    """What the bank expects of an answer of that level."""
    scale: tuple[LevelRow, ...]
    quotes: tuple[QuotePart, ...]
    """What the interviewer marked in the notes as the candidate's own words."""
    notes: tuple[tuple[NotePiece, ...], ...]
    """The notes line by line."""
    evidence: str
    """What speaks for the rating, in a few words: how many passages of the notes, or what else."""
    looked_up: str
    """A sentence where evidence in them is not what was recorded with the rating; else empty."""
    answer: str
    """A structured answer in words: what was picked, the number and its unit."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    signals: tuple[SignalRow, ...]
    suggestion: str
    """What the rubric suggested when it was rated, in a sentence; empty if nothing."""
    differs: bool
    """Whether the rating is another level than the suggestion."""
    far: bool
    """Whether it is two levels or more away from it."""
    reason: str
    """Why it differs, in the interviewer's words."""
    skipped: str
    """The reason why it was not asked; empty when it was."""
    opened: str
    """The time of day it first came to the screen."""
    spent: str
    """How long it was on screen, in words; empty for no time at all."""
    planned: str
    """How long the bank plans for it, in words; empty when it plans nothing."""
    competency_id: str
    """The id of the competency it measures; empty for none."""
    opened_at: str
    """When it first came to the screen, for machines: ISO 8601 in UTC; empty for never."""
    seconds: float
    """How long it was on screen."""
    planned_seconds: float
    """How long the bank plans for it; 0 when it plans nothing."""

    @property
    def is_long(self) -> bool:
        """Whether the notes are so long that on paper they want the whole width."""
        characters = sum(len(piece.text) for line in self.notes for piece in line)
        return characters > _LONG_NOTES or len(self.notes) > _MANY_LINES


@frozen
class StagePart:
    """The questions of one stage."""

    key: str
    """`before` the call, `live` or `after` it."""
    name: str
    questions: tuple[QuestionPart, ...]


@frozen
class ConsentPart:
    """What the candidate said to note-taking."""

    key: str
    """`given`, `refused`, `not_asked`; empty where nothing was recorded."""
    sentence: str
    words: str
    """The words in which it was asked; empty where it was not."""


@frozen
class StructureRow:
    """One part of the structure of the interview, and whether it was kept."""

    key: str
    """`asked`, `order`, `wording`, `probes` or `interruptions`."""
    name: str
    text: str
    kept: bool | None
    """`None` where that cannot be said, or there is nothing to keep."""


@frozen
class InterruptionPart:
    """Something that broke in."""

    time: str
    """The time of day."""
    at: str
    """When, for machines: ISO 8601 in UTC."""
    lasted: str
    """How long, in words; empty where nobody recorded its end."""
    seconds: float | None
    reason: str
    """What it was, in the interviewer's words; may be empty."""


@frozen
class CallPart:
    """What the record says of the call, apart from the answers."""

    consent: ConsentPart
    structure: tuple[StructureRow, ...]
    interruptions: tuple[InterruptionPart, ...]
    opening: tuple[str, ...]
    """What was noted during the opening, line by line."""
    candidate_questions: tuple[str, ...]
    """What the candidate asked, as it was noted at the end, line by line; never rated."""


@frozen
class HistoryEntry:
    """One line of the history."""

    time: str
    text: str
    at: str
    """When, for machines: ISO 8601 in UTC."""


@frozen
class HistoryDay:
    """What was done on one day."""

    day: str
    entries: tuple[HistoryEntry, ...]


@frozen
class EnteredPart:
    """That the interview was not held with this program but entered from a file."""

    by: str
    """Who entered it."""
    at: str
    """When it was entered."""
    file: str
    """The file's name."""
    sha256: str
    """The digest of its bytes, in hexadecimal."""
    held: str
    """When the interview was held, by the file; empty where it does not say."""
    signed_by: str
    """Who signed, by the file; empty where nobody did."""
    sentences: tuple[str, ...]
    """All of it in sentences, but the digest."""


@frozen
class Instants:
    """When things happened, for machines: ISO 8601, in UTC."""

    started: str
    """By the file for an interview that was entered from one: perhaps a day alone, or empty."""
    signed: str
    """Empty when nobody signed."""
    written: str
    entered: str = ""
    """Empty for an interview that was held with this program."""


@frozen
class DraftNotice:
    """What a report says of itself until somebody has signed."""

    word: str
    """A word in capitals, such as DRAFT."""
    sentence: str
    """What that means."""


@frozen
class CalibrationPart:
    """What a rater reached in practice before signing, as the rater's own program keeps it."""

    words: str
    """All of it in words: `calibrated on 14 May 2026: alpha 0.81, 40 answers`."""
    tested: str
    """When the test ended, for machines: ISO 8601 in UTC."""
    alpha: float
    """Krippendorff's alpha with the calibrated levels."""
    answers: int
    seen: int
    """How many of the answers had been rated in an earlier session."""


@frozen
class Report:
    """Everything that the report of one interview says."""

    audience: str
    """For whom it is: `hr`, `panel` or `candidate`."""
    language: str
    interview: str
    """The id of the interview."""
    candidate: str
    role: str
    requisition: str
    """What the opening is called, such as its number; empty where nobody said."""
    interviewer: str
    panel: tuple[str, ...]
    """Who else interviews the candidate."""
    calibration: CalibrationPart | None
    """What whoever signed reached in practice; `None` where nothing was stated."""
    bank: str
    bank_sha256: str
    head: str
    """The hash that vouches for the whole record."""
    held_in: str
    """The language it was held in, in words."""
    notes_language: str
    """The code of that language: what the interviewer wrote is in it."""
    bank_language: str
    """The code of the language that the bank's words are in here: the report's, where it has it."""
    programs: tuple[str, ...]
    """The versions of the program that recorded it, in order."""
    program: str
    """The version that wrote the report."""
    entered: EnteredPart | None
    """Where it comes from, if it was not held with this program."""
    day: str
    """The day it was held; empty for one entered from a file that does not say."""
    started: str
    """The time of day it began; empty where that is not known."""
    lasted: str
    """Time spent on the questions of the call; empty for none. In an interview that was entered
    from a file, what that says."""
    planned: str
    """The slot the bank plans for the call; empty when it plans none."""
    seconds: float
    """Time spent on the questions of the call, in seconds; 0 where that is not known."""
    planned_seconds: float
    """The slot of the call in seconds; 0 when the bank plans none."""
    status: str
    """How it stands: `open`, `signed`, `unsealed` or `altered`."""
    status_word: str
    """It in a word or two."""
    signed_by: str
    """The name that was typed when it was signed."""
    signed_at: str
    sealed_with: str
    """Whose key is under the seal, and its fingerprint; empty until it is signed."""
    draft: DraftNotice | None
    """None once the interview is signed."""
    written_at: str
    zone: str
    """The time zone of every time in the report."""
    instants: Instants
    scale: tuple[str, ...]
    recommendation: RecommendationPart
    decisions: tuple[DecisionPart, ...]
    """What people decided on the candidate, in order; the last one is in force."""
    strengths: tuple[str, ...]
    """What speaks for the candidate, in the interviewer's words, line by line."""
    concerns: tuple[str, ...]
    """What speaks against, in the interviewer's words."""
    feedback: tuple[str, ...]
    """What the candidate may be told, in the interviewer's words."""
    competencies: tuple[CompetencyRow, ...]
    alerts: tuple[Alert, ...]
    call: CallPart
    """Consent to notes, structure, interruptions, and what the candidate asked."""
    stages: tuple[StagePart, ...]
    history: tuple[HistoryDay, ...]
    record: Mapping[str, object] | None
    """The interview as `interview record` reads it back; `None` where it is left out."""

    @property
    def is_signed(self) -> bool:
        """Whether somebody stands by it."""
        return bool(self.signed_at)

    @property
    def by_competency(self) -> tuple[tuple[CompetencyRow, tuple[QuestionPart, ...]], ...]:
        """Each competency with the questions that measure it, in the order they are asked."""
        rated = [each for stage in self.stages for each in stage.questions if each.is_rated]
        return tuple(
            (row, tuple(each for each in rated if each.competency == row.name))
            for row in self.competencies
        )

"""What a comparison of candidates says, before it becomes HTML, Markdown, a workbook or JSON.

These names are what templates and the JSON use; `docs/comparing.md` explains them.
"""

from __future__ import annotations

from interview.frozen import frozen
from interview.reporting.report_model import Alert, QuestionPart


@frozen
class ComparedCandidate:
    """One column: who, and who rated."""

    name: str
    """The candidate's name; the letter in a blind comparison."""
    label: str
    """What the column is called: the name, and the rater where several have the same name."""
    letter: str
    """The letter that stands, or stood, for the name; empty where none ever did."""
    interview: str
    """The interview's id; empty in a blind comparison."""
    role: str
    rater: str
    day: str
    """When the interview was held; empty where that is not known, and in a blind comparison."""
    signed: bool
    """Whether somebody stands by the ratings."""
    recommendation: str
    """`hire`, `discuss`, `decline` or `none`."""
    recommendation_word: str
    red_flags: tuple[Alert, ...]
    """The gravest first."""
    notes_language: str
    """The code of the language that the interviewer wrote in."""


@frozen
class ComparedCell:
    """What one candidate has in a row."""

    figure: float | None
    """A percentage, a mean level, a level or a number, by the kind of the row; `None` for none."""
    text: str
    """The figure as it is shown, or why there is none."""
    best: bool
    """Whether no other candidate is better in this row, and some are less good."""
    question: QuestionPart | None = None
    """For the row of a question: all that is recorded of it."""


@frozen
class ComparedRow:
    """One row."""

    kind: str
    """`score`, `coverage`, `red_flags`, `competency`, `question`, or `remark` for a question that
    is not rated."""
    key: str
    """What `--sort-by` calls it; empty for a `remark`."""
    name: str
    detail: str
    """The description of a competency, or the words of a question."""
    share: float | None
    """A competency's share of the weights, from 0 to 100; `None` for the other rows."""
    sorted: bool
    """Whether the candidates stand in the order of this row."""
    cells: tuple[ComparedCell, ...]
    """In the order of the candidates."""


@frozen
class CandidateComparison:
    """Everything that a comparison says."""

    language: str
    title: str
    """What it is, as a headline."""
    bank: str
    bank_language: str
    """The code of the language that the bank's words are in."""
    bank_sha256: str
    """The digest of the bank of the first candidate; the others' differ from it at most in typing
    errors."""
    scale: tuple[str, ...]
    is_blind: bool
    notices: tuple[str, ...]
    """What a reader has to know first, in sentences."""
    order: str
    """In what order the candidates stand, in a sentence."""
    candidates: tuple[ComparedCandidate, ...]
    rows: tuple[ComparedRow, ...]
    rule: tuple[str, ...]
    """The bank's rule, sentence by sentence, the same for every candidate."""
    day: str
    """The day it was written, in words."""
    written_at: str
    instant: str
    """When it was written, for machines: ISO 8601."""
    zone: str
    program: str
    """The version that wrote it."""

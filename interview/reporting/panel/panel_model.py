"""What a panel's summary says, before it becomes HTML, Markdown, forms or JSON.

These names are what templates and the JSON use; `docs/panels.md` explains them.
"""

from __future__ import annotations

from interview.frozen import frozen
from interview.reporting.report_model import Alert, CalibrationPart, QuestionPart


@frozen
class PanelRater:
    """One who rated: a column."""

    name: str
    interview: str
    """The id of the interview."""
    day: str
    """When it was held; empty where that is not known."""
    signed_by: str
    signed_at: str
    calibration: CalibrationPart | None
    """What this rater reached in practice; `None` where nothing was stated."""
    percent: float | None
    """The share of the points by this rater's levels, from 0 to 100; `None` for none."""
    recommendation: str
    """`hire`, `discuss`, `decline` or `none`."""
    recommendation_word: str
    red_flags: tuple[Alert, ...]
    notes_language: str
    """The code of the language that the rater wrote in."""


@frozen
class AgreedPart:
    """What the panel agreed on for one question."""

    level: int
    level_name: str
    reason: str
    by: str
    """Who recorded it."""
    at: str
    """When, in words."""


@frozen
class PanelRow:
    """One question: what each rater gave it."""

    number: int
    id: str
    name: str
    ask: str
    competency: str
    cells: tuple[QuestionPart, ...]
    """All that each rater recorded of it, in the order of the raters."""
    spread: int
    """How many levels lie between the lowest and the highest rating."""
    topics: tuple[str, ...]
    """Why it is to be talked about: `apart`, `red_flag`, `not_all`, `no_evidence`."""
    topic_words: tuple[str, ...]
    """The same, each in a sentence."""
    group_level: float | None
    """The panel's level: what it agreed on, else the average of ratings within one level; `None`
    where ratings are further apart, or there are none."""
    agreed: AgreedPart | None
    scale: tuple[tuple[int, str, str], ...]
    """Of each level: its number, its name, and the behaviour that earns it."""


@frozen
class PanelCompetency:
    """One competency by the levels of the panel."""

    id: str
    name: str
    description: str
    share: float
    """Its share of the weights of all competencies, from 0 to 100."""
    means: tuple[float | None, ...]
    """The mean level by each rater."""
    spread: float
    """How far the highest mean is from the lowest."""
    group_mean: float | None
    """The mean of the panel's levels; `None` where there are none, or one is to be agreed on."""


@frozen
class AgreementPart:
    """How far the raters agree, in figures and in words."""

    questions: int
    same: float | None
    """The share of all pairs of ratings that are the same level, from 0 to 100."""
    within_one: float | None
    """The share of the pairs that are at most one level apart, from 0 to 100."""
    alpha: float | None
    """Krippendorff's alpha of ordered levels."""
    low: float | None
    """The interval that covers 95 of 100 samples of as many questions."""
    high: float | None
    sentences: tuple[str, ...]


@frozen
class PanelSummary:
    """Everything that the summary of a panel says."""

    language: str
    candidate: str
    role: str
    bank: str
    bank_language: str
    """The code of the language that the bank's words are in."""
    bank_sha256: str
    scale: tuple[str, ...]
    notices: tuple[str, ...]
    """What a reader has to know first, in sentences."""
    raters: tuple[PanelRater, ...]
    first: tuple[PanelRow, ...]
    """The questions to talk about, the most pressing first."""
    rows: tuple[PanelRow, ...]
    """Every question that is rated, in the order of the bank."""
    competencies: tuple[PanelCompetency, ...]
    agreement: AgreementPart
    percent: float | None
    """The share of the points by the panel's levels, from 0 to 100; `None` as long as a level is
    to be agreed on, or for none."""
    coverage: float
    """The share of the weights for which the panel has a level, from 0 to 100."""
    recommendation: str
    """What the bank's rule makes of the panel's levels: `hire`, `discuss`, `decline` or `none`."""
    recommendation_word: str
    because: str
    rule: tuple[str, ...]
    day: str
    """The day it was written, in words."""
    written_at: str
    instant: str
    """When it was written, for machines: ISO 8601."""
    zone: str
    program: str
    """The version that wrote it."""

"""A whole interview as somebody writes it down in a file: from paper, or from another program.

The docstring under a field is its line in `docs/record-format.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Annotated

from interview.bank.model import MINUTES
from interview.frozen import frozen
from interview.reader.limits import OneOf

RECORD_KEY = "record"
"""Where such an interview stands in a report that was written as JSON."""
FORM_KEY = "form"
"""The key of the printed kit that an interview was written on."""


@frozen
class RecordedAnswer:
    """All that is known of one question."""

    notes: str = ""
    """What was written down."""
    quotes: tuple[str, ...] = ()
    """What of the notes the candidate said word for word, each as it stands there."""
    probes: tuple[int, ...] = ()
    """Follow-ups that were asked, by their place in the list: 1, 2, …"""
    pick: tuple[str, ...] = ()
    """The options picked, in the bank's words (questions of kind `pick_one` and `pick_many`)."""
    number: float | None = None
    """The number given (questions of kind `number`)."""
    rows: tuple[Mapping[str, str], ...] = ()
    """The rows of the table, each with its cells by the column's name (kind `table`)."""
    level: int | None = None
    """The rating: a level of the bank's scale, 1 is the worst."""
    reason: str = ""
    """Why the rating differs from what the signals suggest."""
    ticked: tuple[str, ...] = ()
    """Signals that were heard, by their id (or their place in the list: 1, 2, …)."""
    unticked: tuple[str, ...] = ()
    """Signals that were not heard, whatever the notes seem to say."""
    skipped: str = ""
    """Why the question was not asked."""
    minutes: Annotated[float | None, MINUTES] = None
    """How long it took. If left out, the report gives no time."""


@frozen
class RecordedInterview:
    """One interview by one interviewer."""

    candidate: str
    """The candidate's name."""
    bank: str
    """The bank's name, or its path."""
    interviewer: str
    """Who asked and rated."""
    role: str = ""
    """The job it is about."""
    requisition: str = ""
    """What the opening is called, such as its number."""
    panel: tuple[str, ...] = ()
    """Who else interviews the same candidate, by name."""
    language: str = ""
    """The language it was held in: one of the bank's; its main one if left out."""
    started: str = ""
    """When it began: `2026-03-02 14:30` in local time, or only the day. The report gives it as what
    the file says."""
    consent: Annotated[str, OneOf(("given", "refused", "not asked"))] = ""
    """What the candidate said to note-taking: `given`, `refused`, or `not asked`."""
    opening_notes: str = ""
    """What was written down before the first question of the call."""
    answers: Mapping[str, RecordedAnswer] = field(default_factory=lambda: MappingProxyType({}))
    """What is known of each question, by its id."""
    candidate_questions: str = ""
    """What the candidate asked at the end; never rated."""
    interruptions: tuple[str, ...] = ()
    """What broke in, each in a few words."""
    strengths: str = ""
    """What speaks for the candidate, as the interviewer worded it at the end."""
    concerns: str = ""
    """What speaks against, in the same way."""
    feedback: str = ""
    """What the candidate may be told; their copy of the report gives it."""
    form: str = ""
    """The id of the printed kit that it was written on, where `interview bank print` made one. What
    is left empty counts as not written then."""
    signed_by: str = ""
    """Who signed it on paper: then it is complete, and sealed in the name of whoever enters it. If
    left out, it stays open and can be resumed."""

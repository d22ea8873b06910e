"""What statistics need of one interview: levels, suggestions and times, and no words of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from interview.frozen import frozen


@frozen
class AnswerFigures:
    """What was recorded of one question, without the words."""

    level: int | None = None
    """The rating, from 1; `None` where it was not rated."""
    suggested: int | None = None
    """The level that was proposed at that moment."""
    skipped: bool = False
    """Whether the interviewer said that it was not asked, and why."""
    has_evidence: bool = False
    """Whether anything speaks for a rating: `Answer.has_evidence`."""
    words: int = 0
    """How many words the notes have."""
    follow_ups: int = 0
    """How many of its follow-ups the interviewer marked as asked."""
    seconds: float = 0.0
    """How long it was on screen with the clock running, or what a file says; 0 if neither."""


@frozen
class InterviewFigures:
    """What was recorded in one interview by one rater, without the words and the candidate."""

    rater: str
    """The id that stands for the rater: interviews of the same person have the same."""
    rater_name: str
    bank: str
    """SHA-256 of the bank in force, in hexadecimal."""
    bank_name: str
    """Its name, without folder and ending."""
    held_at: datetime
    """When it was held, as the list of interviews has it; an aware time."""
    is_live: bool
    """Whether it was held with this program, so that its order and its times were seen."""
    answers: Mapping[str, AnswerFigures]
    """By the question's id; what nothing was recorded of may be missing."""
    order: tuple[str, ...] = ()
    """The questions in the order in which something was first recorded of each."""

    @property
    def marks_follow_ups(self) -> bool:
        """Whether any follow-up was marked, so that those not marked were probably not asked."""
        return any(answer.follow_ups for answer in self.answers.values())

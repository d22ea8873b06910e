"""What a report may quote of a rater's practice: the last whole test, never the best one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from interview.comparison.agreement import SMALL
from interview.frozen import frozen
from interview.practice.rater_statistics import alpha_of
from interview.practice.sessions import PracticeMode, PracticeSession


@frozen
class Calibration:
    """The figure of one test."""

    at: datetime
    """When it ended."""
    alpha: float
    """Krippendorff's alpha with the calibrated levels."""
    answers: int
    """How many answers were rated."""
    seen: int
    """How many of them the rater had rated in an earlier session."""


def calibration_of(
    sessions: Sequence[PracticeSession], rater: str, bank_title: str
) -> Calibration | None:
    """The last test that a rater finished on a bank.

    `None` where there is none, or where it gives no figure: it had fewer than thirty answers, or
    all of them were given the same level.
    """
    tests = [
        session
        for session in sessions
        if session.mode is PracticeMode.TEST
        and session.ended is not None
        and session.rater.casefold() == rater.casefold()
        and session.title == bank_title
    ]
    if not tests:
        return None
    last = max(tests, key=lambda session: session.ended or session.began)
    alpha = alpha_of(last.ratings)
    if last.ended is None or alpha is None or len(last.ratings) < SMALL:
        return None
    return Calibration(last.ended, alpha, len(last.ratings), last.seen)

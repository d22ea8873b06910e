"""Whether the call will end in time, and which question to leave out where it will not.

The rule, which `docs/interviewing.md` and the help state: what was spent, and what is still planned
for every question that is not dealt with, is held against the slot. A question that is open counts
what is left of its minutes. What the slot has beyond the questions is for the opening and the
closing, as far as they have not used it. Pure: the time is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from interview.bank import Bank, Question, Stage
from interview.frozen import frozen
from interview.session.agenda import (
    CLOSING,
    OPENING,
    agenda,
    is_settled,
    planned_seconds,
    spent_seconds,
)
from interview.session.state import InterviewState

_ON_PACE = 60.0
"""Seconds late that nobody is told of."""


@frozen
class Pace:
    """How the call stands against the clock."""

    behind: float
    """Seconds by which it will end after its slot, at the bank's minutes; negative: before."""
    leave_out: str = ""
    """The id of the question to leave out; empty where it is on pace, or none can be spared."""

    @property
    def minutes_behind(self) -> int:
        """Whole minutes by which the call will end after its slot; 0 on pace."""
        return int(self.behind // 60) if self.behind >= _ON_PACE else 0


def pace(
    state: InterviewState, bank: Bank, shares: Mapping[str, float], now: datetime
) -> Pace | None:
    """How the call stands at `now`; `None` before it, after it, and where the bank plans no time.

    `shares` are the questions' shares of the score, from 0 to 100 (`scoring.question_shares`).
    """
    live = [item.question for item in agenda(bank) if item.stage is Stage.LIVE]
    ids = {question.id for question in live} | {OPENING, CLOSING}
    slot = planned_seconds(bank, Stage.LIVE)
    if not slot or state.question not in ids or state.in_debrief or state.is_signed:
        return None
    to_come = 0.0
    for question in live:
        left = 60 * question.minutes - state.seconds_at(question.id, now)
        if not is_settled(state, question) or question.id == state.question:
            to_come += max(0.0, left) if not state.answer(question.id).skipped else 0.0
    around = slot - 60 * sum(question.minutes for question in live)
    steps = state.seconds_at(OPENING, now) + state.seconds_at(CLOSING, now)
    if bank.minutes:
        to_come += max(0.0, around - steps)
    else:
        slot += steps  # nobody planned an end: the questions alone are held to their minutes
    behind = spent_seconds(state, bank, Stage.LIVE, now) + to_come - slot
    if behind < _ON_PACE:
        return Pace(behind)
    return Pace(behind, _to_leave_out(state, bank, live, shares))


def _to_leave_out(
    state: InterviewState, bank: Bank, live: list[Question], shares: Mapping[str, float]
) -> str:
    """The question that can best be spared: not begun, and least of the score.

    One is spared only where what is left to rate still reaches the coverage that the bank wants,
    and each competency keeps a question. Of two with the same share it is the one that takes
    longer, then the later one.
    """
    kept = [each for each in bank.questions if not state.answer(each.id).skipped]
    covered = sum(shares.get(each.id, 0.0) for each in kept)

    def is_spare(question: Question) -> bool:
        begun = state.answer(question.id).is_touched or state.answer(question.id).seconds > 0
        if begun or question.id == state.question or not question.minutes:
            return False
        alone = question.is_rated and not any(
            each.competency == question.competency for each in kept if each is not question
        )
        return not alone and covered - shares.get(question.id, 0.0) >= bank.decision.coverage

    spare = [(number, each) for number, each in enumerate(live) if is_spare(each)]
    best = min(
        spare,
        key=lambda each: (round(shares.get(each[1].id, 0.0), 6), -each[1].minutes, -each[0]),
        default=None,
    )
    return best[1].id if best else ""

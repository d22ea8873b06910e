"""Several raters of one candidate: how far apart they are, and what to talk about first.

The rule is that of the US Office of Personnel Management's guide to structured interviews: ratings
within one level are averaged; where any two are further apart, the raters talk, each says why, and
they agree on a level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from math import fsum

from interview.bank import Bank
from interview.frozen import frozen
from interview.i18n import _
from interview.scoring import Finding
from interview.session import ConsensusReached, InterviewState

WITHIN = 1
"""Levels that two ratings may be apart without the raters having to talk."""


class Topic(StrEnum):
    """Why a question is to be talked about, the most pressing first."""

    APART = "apart"
    """Two raters are more than one level apart."""
    RED_FLAG = "red_flag"
    """A red flag counts for some raters, and not for others who rated the question."""
    NOT_ALL = "not_all"
    """Some raters rated it, and others did not."""
    NO_EVIDENCE = "no_evidence"
    """A rating has no notes, no answer and no signal behind it."""


@frozen
class RecordedConsensus:
    """What a panel agreed on for one question, and who recorded it when."""

    reached: ConsensusReached
    by: str
    at: datetime


@frozen
class PanelQuestion:
    """One question and what each rater gave it."""

    id: str
    levels: tuple[int | None, ...]
    """In the order of the raters; `None` where one did not rate it."""
    topics: tuple[Topic, ...]
    """Why it is to be talked about; empty where it need not be."""
    agreed: ConsensusReached | None = None
    """What the panel agreed on, if it did."""

    @property
    def rated(self) -> tuple[int, ...]:
        """The levels that were given."""
        return tuple(level for level in self.levels if level is not None)

    @property
    def spread(self) -> int:
        """How many levels lie between the lowest and the highest rating."""
        return max(self.rated) - min(self.rated) if self.rated else 0

    @property
    def group_level(self) -> float | None:
        """The level of the panel: what it agreed on, else the average of ratings within one level.

        `None` where nobody rated it, or ratings are further apart and nothing was agreed.
        """
        if self.agreed is not None:
            return float(self.agreed.level)
        if not self.rated or self.spread > WITHIN:
            return None
        return fsum(self.rated) / len(self.rated)

    @property
    def is_to_be_agreed_on(self) -> bool:
        """Whether ratings are too far apart to be averaged, and nothing was agreed on yet."""
        return bool(self.rated) and self.group_level is None


def panel_questions(
    states: Sequence[InterviewState],
    flags: Sequence[Sequence[Finding]],
    bank: Bank,
    consensus: Mapping[str, ConsensusReached],
) -> tuple[PanelQuestion, ...]:
    """Every question that is rated, in the order of the bank.

    `states` are the raters', `flags` the red flags that each of them has.
    """
    found = []
    for question in bank.questions:
        if not question.is_rated:
            continue
        answers = [state.answer(question.id) for state in states]
        ratings = [answer.rating for answer in answers]
        levels = tuple(rating.level if rating else None for rating in ratings)
        flagged = [
            frozenset(each.signal.id for each in own if each.question == question.id)
            for own, rating in zip(flags, ratings, strict=True)
            if rating
        ]
        rated = [level for level in levels if level is not None]
        reasons = {
            Topic.APART: bool(rated) and max(rated) - min(rated) > WITHIN,
            Topic.RED_FLAG: len(set(flagged)) > 1,
            Topic.NOT_ALL: bool(rated) and None in levels,
            Topic.NO_EVIDENCE: any(
                rating and not answer.has_evidence
                for rating, answer in zip(ratings, answers, strict=True)
            ),
        }
        topics = tuple(topic for topic, holds in reasons.items() if holds)
        found.append(PanelQuestion(question.id, levels, topics, consensus.get(question.id)))
    return tuple(found)


def to_talk_about(questions: Sequence[PanelQuestion]) -> list[PanelQuestion]:
    """The questions to talk about, the most pressing first, without those that are agreed on.

    Those with ratings further apart come first; within the same, the order is the bank's.
    """
    order = list(Topic)
    open_ones = [each for each in questions if each.topics and each.agreed is None]
    return sorted(open_ones, key=lambda each: (order.index(each.topics[0]), -each.spread))


def why_not_agreed(level: int, reason: str, question: PanelQuestion, bank: Bank) -> str:
    """Why a level that a panel agreed on cannot be recorded, in a sentence; empty if it can.

    A reason is wanted where ratings are too far apart, and for a level that lies outside of them.
    """
    top = len(bank.scale)
    if not 1 <= level <= top:
        return _("the scale goes from 1 to {top}").format(top=top)
    if not question.rated:
        return _("nobody rated this question")
    if reason.strip():
        return ""
    if question.spread > WITHIN:
        return _("the ratings are more than one level apart: say why it is this level")
    if not min(question.rated) <= level <= max(question.rated):
        return _("nobody rated it so: say why it is this level")
    return ""

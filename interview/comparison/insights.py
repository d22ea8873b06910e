"""What many interviews say of their questions and raters: pure figures, without anybody's words.

`docs/insights.md` gives the formula and the source of each. The screen, the page and the terminal
show them through this module alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from interview.bank import Bank, Question, Stage
from interview.comparison.estimates import Correlation, Estimate, difference, quartiles
from interview.comparison.interview_figures import AnswerFigures, InterviewFigures
from interview.frozen import frozen

SMALL = 30
"""Interviews below which a figure says little, and no question is said to tell nothing."""
FEWEST = 5
"""Interviews of a rater, and of the others, without which the two are not compared."""
SAME_LEVEL = 90.0
"""The percentage of ratings at one level from which a question tells hardly anybody apart."""
UNRELATED = 0.2
"""The discrimination below which a question does not go with the others: a rule of thumb."""
FEW_WORDS = 10
"""Words of notes below which an answer was probably not followed up, if nothing was marked."""
CONFIDENCE = 0.95
"""Of all intervals of a page together."""


class QuestionVerdict(StrEnum):
    """Whether a question tells candidates apart."""

    FEW = "few"
    """Too few interviews to say."""
    SAME_LEVEL = "same_level"
    """Nearly everybody has the same level."""
    UNRELATED = "unrelated"
    """Its ratings do not go with those of the other questions."""
    TELLS = "tells"


class RaterVerdict(StrEnum):
    """How a rater's levels stand to those of the others."""

    FEW = "few"
    """Too few interviews to say."""
    HARSHER = "harsher"
    SOFTER = "softer"
    ALIKE = "alike"
    """No difference that chance would not make."""


@frozen
class SuggestionInsight:
    """How ratings stand to the levels that were suggested. All are numbers of ratings."""

    suggested: int
    """Ratings before which a level was suggested."""
    followed: int
    """The same level was given."""
    lower: int
    higher: int
    far_off: int
    """Two or more levels apart."""


@frozen
class TimeInsight:
    """How long a question took, against its plan. All are in seconds."""

    planned: float
    interviews: int
    """In how many its time is known."""
    lower: float
    """The lower quartile: a quarter of the interviews took less."""
    median: float
    upper: float


@frozen
class QuestionInsight:
    """What interviews say of one question."""

    id: str
    question: Question
    """As the newest version of the bank has it."""
    is_changed: bool
    """Whether its words or its levels differ between the versions that were used."""
    interviews: int
    """How many had the question."""
    levels: tuple[int, ...]
    """How many ratings each level has, from the worst on."""
    mean: float | None
    """The mean level; `None` where nothing was rated."""
    discrimination: float | None
    """The corrected item-total correlation, from -1 to 1; `None` where it is not defined."""
    verdict: QuestionVerdict
    suggestions: SuggestionInsight
    time: TimeInsight | None
    """`None` where no time is planned or known."""
    skipped: int
    """Interviews in which it was said that it was not asked, and why."""
    left: int
    """Interviews in which it was neither rated nor skipped."""
    unsupported: int
    """Ratings for which nothing speaks: no notes, no answer, no signal."""
    not_followed_up: int
    """Ratings of a question with follow-ups, none of which was asked: none is marked where the
    interview marks any, and elsewhere there are fewer than `FEW_WORDS` words of notes."""
    out_of_turn: int
    """Interviews held live in which it was taken up before or after its turn."""

    @property
    def rated(self) -> int:
        """How many ratings there are."""
        return sum(self.levels)


@frozen
class RaterInsight:
    """One rater against the others who used the same bank."""

    id: str
    name: str
    interviews: int
    others: int
    """Interviews of the others."""
    difference: Estimate | None
    """Mean levels above those of the others, the questions allowed for; `None` for too few."""
    verdict: RaterVerdict

    @property
    def is_small(self) -> bool:
        """Whether so few interviews say little, whatever the interval."""
        return min(self.interviews, self.others) < SMALL


@frozen
class StructureInsight:
    """How far the structure of the interview was kept. All are numbers."""

    questions: int
    """Questions that are rated, over all interviews."""
    rated: int
    skipped: int
    left: int
    live: int
    """Interviews held with this program."""
    in_order: int
    """Those of them that kept the order of the bank."""
    unsupported: int
    """Ratings for which nothing speaks."""
    with_follow_ups: int
    """Ratings of questions that have follow-ups."""
    not_followed_up: int
    """Those of them for which none was asked; see `QuestionInsight.not_followed_up`."""
    marking: int
    """Interviews in which the follow-ups that were asked are marked."""
    main_rater: int
    """Interviews of the rater who held the most."""


@frozen
class BankInsight:
    """What the interviews with one bank say."""

    name: str
    """The bank's name, without folder and ending."""
    bank: Bank
    """The version that was used last."""
    versions: int
    interviews: int
    raters: int
    first: datetime
    """When the first of the interviews was held, and the last one."""
    last: datetime
    questions: tuple[QuestionInsight, ...]
    """Those that are rated or planned, in the order of the bank; then what earlier versions had."""
    compared_raters: tuple[RaterInsight, ...]
    """The harshest first; whoever has too few interviews comes last."""
    structure: StructureInsight

    @property
    def is_small(self) -> bool:
        """Whether there are too few interviews to say much."""
        return self.interviews < SMALL


def insights(
    chosen: Sequence[InterviewFigures],
    everybody: Sequence[InterviewFigures],
    banks: Mapping[str, Bank],
) -> tuple[BankInsight, ...]:
    """The insights of each bank, the most used one first.

    `everybody` holds `chosen` and the interviews that their raters are compared with; `banks` are
    by the digests of their bytes, and hold that of every interview. Versions of a bank with another
    number of levels count as another bank.
    """
    groups, peers = _by_bank(chosen, banks), _by_bank(everybody, banks)
    found = [_bank_insight(key[0], group, peers[key], banks) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda each: (-each.interviews, each.name)))


def _by_bank(
    interviews: Sequence[InterviewFigures], banks: Mapping[str, Bank]
) -> dict[tuple[str, int], list[InterviewFigures]]:
    groups: dict[tuple[str, int], list[InterviewFigures]] = {}
    for each in interviews:
        key = each.bank_name, len(banks[each.bank].scale)
        groups.setdefault(key, []).append(each)
    return groups


def _bank_insight(
    name: str,
    interviews: Sequence[InterviewFigures],
    peers: Sequence[InterviewFigures],
    banks: Mapping[str, Bank],
) -> BankInsight:
    newest = max(interviews, key=lambda each: each.held_at)
    versions = list(dict.fromkeys([newest.bank, *(each.bank for each in interviews)]))
    tallies = _tallies([banks[each] for each in versions])
    in_order = _count(interviews, banks, tallies)
    by_rater = Counter(each.rater for each in interviews)
    return BankInsight(
        name=name,
        bank=banks[newest.bank],
        versions=len(versions),
        interviews=len(interviews),
        raters=len(by_rater),
        first=min(each.held_at for each in interviews),
        last=newest.held_at,
        questions=tuple(
            tally.insight()
            for tally in tallies.values()
            if tally.question.is_rated or tally.question.minutes
        ),
        compared_raters=_compared_raters(interviews, peers),
        structure=_structure(interviews, tallies, in_order, max(by_rater.values())),
    )


@dataclass(slots=True)
class _Tally:
    """What is counted of one question."""

    question: Question
    levels: list[int]
    is_changed: bool = False
    interviews: int = 0
    others: Correlation = field(default_factory=Correlation)
    """Of its level and the mean of the other questions' levels."""
    suggested: int = 0
    apart: Counter[int] = field(default_factory=Counter)
    """By how many levels ratings lie above the suggestion."""
    seconds: list[float] = field(default_factory=list)
    skipped: int = 0
    left: int = 0
    unsupported: int = 0
    not_followed_up: int = 0
    out_of_turn: int = 0

    def count(self, answer: AnswerFigures | None, marks_follow_ups: bool) -> None:
        """Count what one interview recorded of the question."""
        self.interviews += 1
        if answer is None:
            self.left += 1
            return
        if answer.seconds and self.question.minutes:
            self.seconds.append(answer.seconds)
        level = answer.level
        if level is None:
            if answer.skipped:
                self.skipped += 1
            else:
                self.left += 1
            return
        self.levels[level - 1] += 1
        if answer.suggested is not None:
            self.apart[level - answer.suggested] += 1
        if not answer.has_evidence:
            self.unsupported += 1
        asked = answer.follow_ups if marks_follow_ups else answer.words >= FEW_WORDS
        if self.question.probes and not asked:
            self.not_followed_up += 1

    def insight(self) -> QuestionInsight:
        rated = sum(self.levels)
        total = sum(level * number for level, number in enumerate(self.levels, start=1))
        planned = 60 * self.question.minutes
        apart = self.apart
        return QuestionInsight(
            id=self.question.id,
            question=self.question,
            is_changed=self.is_changed,
            interviews=self.interviews,
            levels=tuple(self.levels),
            mean=total / rated if rated else None,
            discrimination=self.others.value,
            verdict=self._verdict(rated),
            suggestions=SuggestionInsight(
                suggested=apart.total(),
                followed=apart[0],
                lower=sum(number for by, number in apart.items() if by < 0),
                higher=sum(number for by, number in apart.items() if by > 0),
                far_off=sum(number for by, number in apart.items() if abs(by) > 1),
            ),
            time=TimeInsight(planned, len(self.seconds), *quartiles(self.seconds))
            if self.seconds
            else None,
            skipped=self.skipped,
            left=self.left,
            unsupported=self.unsupported,
            not_followed_up=self.not_followed_up,
            out_of_turn=self.out_of_turn,
        )

    def _verdict(self, rated: int) -> QuestionVerdict:
        if rated < SMALL:
            return QuestionVerdict.FEW
        if 100 * max(self.levels) >= SAME_LEVEL * rated:
            return QuestionVerdict.SAME_LEVEL
        value = self.others.value
        if value is not None and self.others.pairs >= SMALL and value < UNRELATED:
            return QuestionVerdict.UNRELATED
        return QuestionVerdict.TELLS


def _tallies(versions: Sequence[Bank]) -> dict[str, _Tally]:
    """A tally for each question of any version; the newest version is the first."""
    tallies: dict[str, _Tally] = {}
    for bank in versions:
        for question in bank.questions:
            known = tallies.get(question.id)
            if known is None:
                tallies[question.id] = _Tally(question, [0] * len(bank.scale))
            elif (known.question.ask, known.question.levels) != (question.ask, question.levels):
                known.is_changed = True
    return tallies


def _count(
    interviews: Sequence[InterviewFigures],
    banks: Mapping[str, Bank],
    tallies: Mapping[str, _Tally],
) -> int:
    """Count every interview; how many of those held live kept the order of the bank."""
    in_order = 0
    plans = {digest: _plan(banks[digest], tallies) for digest in {each.bank for each in interviews}}
    for interview in interviews:
        every, rated, turns = plans[interview.bank]
        marks = interview.marks_follow_ups
        for name, tally in every:
            tally.count(interview.answers.get(name), marks)
        levels = _levels(interview)
        total, number = sum(levels.values()), len(levels)
        if number > 1:
            for name, tally in rated:
                if (level := levels.get(name)) is not None:
                    tally.others.add(level, (total - level) / (number - 1))
        if interview.is_live:
            moved = _out_of_turn([name for name in interview.order if name in turns], turns)
            in_order += not moved
            for name in moved:
                tallies[name].out_of_turn += 1
    return in_order


_Named = list[tuple[str, _Tally]]


def _plan(bank: Bank, tallies: Mapping[str, _Tally]) -> tuple[_Named, _Named, dict[str, int]]:
    """All questions of a bank and those that are rated, and the turn of each of the call."""
    every = [(question.id, tallies[question.id]) for question in bank.questions]
    rated = [(name, tally) for name, tally in every if bank.question(name).is_rated]
    live = [
        question.id for section, question in bank.placed_questions() if section.stage is Stage.LIVE
    ]
    return every, rated, {name: turn for turn, name in enumerate(live)}


def _levels(interview: InterviewFigures) -> dict[str, int]:
    return {
        name: answer.level for name, answer in interview.answers.items() if answer.level is not None
    }


def _out_of_turn(order: Sequence[str], turns: Mapping[str, int]) -> list[str]:
    """The fewest questions that must be moved so that an order is that of the bank."""
    places = [turns[name] for name in order]
    if all(one < other for one, other in pairwise(places)):
        return []
    # The longest run that is in order stays: the last turn, and the way there, of each length.
    ends: list[int] = []
    ways: list[list[int]] = []
    for at, turn in enumerate(places):
        length = bisect_left(ends, turn)
        way = [*ways[length - 1], at] if length else [at]
        ends[length : length + 1] = [turn]
        ways[length : length + 1] = [way]
    kept = set(ways[-1])
    return [name for at, name in enumerate(order) if at not in kept]


def _compared_raters(
    interviews: Sequence[InterviewFigures], peers: Sequence[InterviewFigures]
) -> tuple[RaterInsight, ...]:
    """Each rater of some interviews against all others in `peers`.

    A page with many raters would mark some by chance alone: each interval is made so wide that all
    of them hold together with the confidence of one (Bonferroni).
    """
    above = _above_the_mean(peers)
    numbers = {rater: len(values) for rater, values in above.items()}
    total = sum(numbers.values())
    names = {each.rater: each.rater_name for each in interviews}
    may_compare = [
        rater
        for rater in names
        if numbers.get(rater, 0) >= FEWEST and total - numbers.get(rater, 0) >= FEWEST
    ]
    confidence = 1 - (1 - CONFIDENCE) / max(1, len(may_compare))
    found = []
    for rater, name in names.items():
        own = numbers.get(rater, 0)
        estimate = None
        if rater in may_compare:
            others = [value for other, each in above.items() if other != rater for value in each]
            estimate = difference(above[rater], others, confidence)
        found.append(
            RaterInsight(rater, name, own, total - own, estimate, _rater_verdict(estimate))
        )
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.difference is None,
                each.difference.value if each.difference else 0.0,
                each.id,
            ),
        )
    )


def _rater_verdict(estimate: Estimate | None) -> RaterVerdict:
    if estimate is None:
        return RaterVerdict.FEW
    if not estimate.is_clear:
        return RaterVerdict.ALIKE
    return RaterVerdict.SOFTER if estimate.value > 0 else RaterVerdict.HARSHER


def _above_the_mean(interviews: Sequence[InterviewFigures]) -> dict[str, list[float]]:
    """For each rater, how far the levels of each interview lie above the means of its questions.

    An interview is one figure, as its ratings are of one candidate and go together.
    """
    rated = [(each.rater, _levels(each)) for each in interviews]
    totals: dict[str, int] = {}
    numbers: Counter[str] = Counter()
    for _rater, levels in rated:
        numbers.update(levels.keys())
        for name, level in levels.items():
            totals[name] = totals.get(name, 0) + level
    means = {name: total / numbers[name] for name, total in totals.items()}
    above: dict[str, list[float]] = {}
    for rater, levels in rated:
        if levels:
            apart = sum(level - means[name] for name, level in levels.items())
            above.setdefault(rater, []).append(apart / len(levels))
    return above


def _structure(
    interviews: Sequence[InterviewFigures],
    tallies: Mapping[str, _Tally],
    in_order: int,
    main_rater: int,
) -> StructureInsight:
    rated = [tally for tally in tallies.values() if tally.question.is_rated]
    return StructureInsight(
        questions=sum(tally.interviews for tally in rated),
        rated=sum(sum(tally.levels) for tally in rated),
        skipped=sum(tally.skipped for tally in rated),
        left=sum(tally.left for tally in rated),
        live=sum(each.is_live for each in interviews),
        in_order=in_order,
        unsupported=sum(tally.unsupported for tally in rated),
        with_follow_ups=sum(sum(tally.levels) for tally in rated if tally.question.probes),
        not_followed_up=sum(tally.not_followed_up for tally in rated),
        marking=sum(each.marks_follow_ups for each in interviews),
        main_rater=main_rater,
    )

"""Which sample answers a session asks to rate, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from random import Random

from interview.bank import Bank
from interview.comparison.agreement import SMALL
from interview.practice.sample_answers import PlacedAnswer
from interview.practice.sessions import PracticeMode, PracticeSession

LEARN_ANSWERS = 12
"""Answers of a session that teaches: about a quarter of an hour."""
TEST_ANSWERS = SMALL
"""Answers of a test, at the least: with fewer, its figures say little."""


def draw_answers(
    bank: Bank,
    answers: Sequence[PlacedAnswer],
    mode: PracticeMode,
    seen: Mapping[str, int],
    seed: int,
    number: int = 0,
) -> tuple[str, ...]:
    """The ids of the answers to rate, in order; the same for the same arguments.

    `seen` says how often answers were rated before: those that were rated least come first.
    `number` is how many are wanted, 0 for as many as the mode usually has. Learning mixes them all,
    so that the levels of a question are compared. A test hears one candidate after another, each
    from the first question to the last, as an interviewer does: so a halo can show. It ends
    with the candidate who completes the number.
    """
    draw = Random(seed)
    shuffled = list(answers)
    draw.shuffle(shuffled)
    if mode is PracticeMode.LEARN:
        shuffled.sort(key=lambda each: seen.get(each.id, 0))
        chosen = shuffled[: number or LEARN_ANSWERS]
        draw.shuffle(chosen)
        return tuple(each.id for each in chosen)
    places = {question.id: place for place, question in enumerate(bank.questions)}
    candidates: dict[str, list[PlacedAnswer]] = {}
    for each in shuffled:
        candidates.setdefault(each.sample.candidate, []).append(each)
    nobody = candidates.pop("", [])
    groups = [
        sorted(group, key=lambda each: places.get(each.question, 0))
        for group in candidates.values()
    ]
    groups += [[each] for each in nobody]
    groups.sort(key=lambda group: sum(seen.get(each.id, 0) for each in group) / len(group))
    order: list[str] = []
    for group in groups:
        if len(order) >= (number or TEST_ANSWERS):
            break
        order += [each.id for each in group]
    return tuple(order)


def times_seen(
    sessions: Sequence[PracticeSession], rater: str, known: Collection[str]
) -> Mapping[str, int]:
    """How often a rater rated each of the answers `known`."""
    counts: dict[str, int] = {}
    for session in sessions:
        for rating in session.ratings if session.rater == rater else ():
            if rating.answer in known:
                counts[rating.answer] = counts.get(rating.answer, 0) + 1
    return counts

"""A panel: what is to be talked about, in which order, and the level of the group."""

from __future__ import annotations

import pytest

from interview.comparison.panel import (
    PanelQuestion,
    Topic,
    panel_questions,
    to_talk_about,
    why_not_agreed,
)
from interview.scoring import score
from interview.session import ConsensusReached, Event, NotesEdited, SignalTicked
from tests.reporting.small_bank import BANK, rated, state_after

NOTED = [NotesEdited(question, "noted") for question in ("bread", "flour", "shop")]


def questions(
    *raters: list[Event], agreed: dict[str, ConsensusReached] | None = None
) -> list[PanelQuestion]:
    states = [state_after(*NOTED, *events) for events in raters]
    flags = [score(state, BANK).red_flags for state in states]
    return list(panel_questions(states, flags, BANK, agreed or {}))


def test_only_rated_questions_count_in_the_order_of_the_bank() -> None:
    assert [each.id for each in questions(rated(3), rated(3))] == ["bread", "flour", "shop"]


@pytest.mark.parametrize(
    ("levels", "group", "topics"),
    [
        ((3, 3), 3.0, ()),
        ((3, 4), 3.5, ()),
        ((3, 4, 4), pytest.approx(11 / 3), ()),
        ((2, 4), None, (Topic.APART,)),
        ((1, 2, 3), None, (Topic.APART,)),
    ],
)
def test_ratings_within_one_level_are_averaged_and_others_talked_about(
    levels: tuple[int, ...], group: float | None, topics: tuple[Topic, ...]
) -> None:
    first = questions(*(rated(level) for level in levels))[0]
    assert first.levels == levels
    assert first.group_level == group
    assert first.topics == topics


def test_a_flag_that_not_all_noted_and_a_rating_that_not_all_gave_are_topics() -> None:
    found = questions([*rated(3, 3), SignalTicked("bread", "boast")], rated(3))
    assert [each.topics for each in found] == [(Topic.RED_FLAG,), (Topic.NOT_ALL,), ()]
    assert found[1].group_level == 3.0
    assert found[2].group_level is None


def test_a_rating_without_evidence_is_a_topic() -> None:
    states = [state_after(*rated(3)), state_after(*NOTED, *rated(3))]
    found = panel_questions(states, [(), ()], BANK, {})
    assert found[0].topics == (Topic.NO_EVIDENCE,)


def test_the_most_pressing_come_first_and_what_is_agreed_on_not_at_all() -> None:
    raters = ([*rated(3, 1, 1), SignalTicked("bread", "boast")], rated(3, 5, 4))
    assert [each.id for each in to_talk_about(questions(*raters))] == ["flour", "shop", "bread"]
    agreed = {"flour": ConsensusReached("flour", 4, "she named three")}
    found = questions(*raters, agreed=agreed)
    assert [each.id for each in to_talk_about(found)] == ["shop", "bread"]
    assert found[1].group_level == 4.0


@pytest.mark.parametrize(
    ("levels", "level", "reason", "sentence"),
    [
        ((3, 4), 4, "", ""),
        ((3, 4), 2, "", "nobody rated it so: say why it is this level"),
        ((3, 4), 2, "heard again", ""),
        ((1, 4), 3, "", "the ratings are more than one level apart: say why it is this level"),
        ((1, 4), 3, "  ", "the ratings are more than one level apart: say why it is this level"),
        ((1, 4), 3, "an example", ""),
        ((1, 4), 6, "an example", "the scale goes from 1 to 5"),
        ((1, 4), 0, "an example", "the scale goes from 1 to 5"),
        ((None, None), 3, "an example", "nobody rated this question"),
    ],
)
def test_when_a_level_can_be_agreed_on(
    levels: tuple[int | None, ...], level: int, reason: str, sentence: str
) -> None:
    question = PanelQuestion("bread", levels, ())
    assert why_not_agreed(level, reason, question, BANK) == sentence

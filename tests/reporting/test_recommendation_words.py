"""The recommendation in words: the figures, the sentence that gave it, and everybody's rule."""

from __future__ import annotations

import pytest

from interview import i18n
from interview.reporting.recommendation_words import recommendation_part
from interview.reporting.report_model import RecommendationPart
from interview.session import AnswerRated, Event, SignalsHeard, SignalTicked
from tests.reporting.small_bank import BANK, card_after, rated

ALL_RATED = "The questions rated carry 100% of the total weight; the rule asks for 50%."
KNOCKED_OUT = "A knock-out was confirmed: it decides by itself, whatever the score."


def part_after(*events: Event) -> RecommendationPart:
    return recommendation_part(card_after(*events), BANK, is_signed=True)


@pytest.mark.parametrize(
    ("levels", "key", "reason"),
    [
        ((5, 5, 5), "hire", "100% of the points, and no red flag: from 80% on the rule says hire."),
        ((4, 4, 4), "hire", "80% of the points, and no red flag: from 80% on the rule says hire."),
        ((4, 3, 4), "discuss", "72% of the points: from 60% to 80% the rule says discuss."),
        ((3, 3, 3), "discuss", "60% of the points: from 60% to 80% the rule says discuss."),
        ((3, 2, 3), "decline", "52% of the points: under 60% the rule says decline."),
    ],
)
def test_the_reason_is_the_step_of_the_rule_that_decided(
    levels: tuple[int, ...], key: str, reason: str
) -> None:
    part = part_after(*rated(*levels))
    assert (part.key, part.because) == (key, f"{reason} {ALL_RATED}")
    assert part.lowest == 20


@pytest.mark.parametrize(
    "flag", [SignalsHeard("flour", ("boast",)), SignalTicked("flour", "boast")]
)
def test_a_red_flag_keeps_a_good_score_from_a_hire_and_the_reason_says_so(flag: Event) -> None:
    part = part_after(*rated(4, 4, 4), flag)
    assert part.key == "discuss"
    assert part.because == (
        "80% of the points: from 80% on the rule says hire, but a red flag is to be discussed "
        f"first. {ALL_RATED}"
    )


def test_a_red_flag_is_not_the_reason_where_the_score_is_too_low_for_a_hire() -> None:
    part = part_after(*rated(3, 3, 3), SignalTicked("flour", "boast"))
    assert part.because == (
        f"60% of the points: from 60% to 80% the rule says discuss. {ALL_RATED}"
    )


@pytest.mark.parametrize("levels", [(), (5, 5, 5)])
def test_a_knock_out_that_was_confirmed_is_the_whole_reason(levels: tuple[int, ...]) -> None:
    part = part_after(*rated(*levels), SignalTicked("bread", "theft"))
    assert (part.key, part.because) == ("decline", KNOCKED_OUT)


def test_a_knock_out_that_was_only_heard_does_not_decide() -> None:
    part = part_after(*rated(5, 5, 5), SignalsHeard("bread", ("theft",)))
    assert part.key == "discuss"
    assert "a red flag is to be discussed first" in part.because


def test_with_nothing_rated_that_is_the_reason() -> None:
    part = part_after()
    assert (part.key, part.because) == ("none", "Nothing was rated.")
    assert (part.percent, part.mean, part.coverage) == (None, None, 0)


def test_with_too_little_rated_the_reason_gives_both_shares() -> None:
    part = part_after(*rated(5))
    assert part.key == "none"
    assert part.because == (
        "The questions rated carry only 37% of the total weight, and the rule asks for 50%: "
        "too little to recommend anything."
    )


def test_the_share_that_was_rated_is_told_with_every_recommendation() -> None:
    part = part_after(AnswerRated("bread", 5), AnswerRated("shop", 5))
    assert part.because.endswith(
        " The questions rated carry 62% of the total weight; the rule asks for 50%."
    )


def test_the_figures_are_those_of_the_scorecard_and_the_bank() -> None:
    part = part_after(AnswerRated("bread", 5), AnswerRated("shop", 3))
    assert (part.word, part.key) == ("Hire", "hire")
    assert (part.mean, part.percent, part.coverage) == (4.5, 90, 62.5)
    assert (part.hire, part.discuss, part.needed) == (80, 60, 50)


def test_the_rule_is_told_in_the_figures_of_the_bank() -> None:
    assert part_after().rule == (
        "Each answer is rated on its own, from 1 to 5.",
        "Ratings are averaged by weight within each competency, then over the competencies; the "
        "score is the average level as a share of 5. What was not rated is left out, never "
        "counted as zero.",
        "All figures are rounded down, so that none seems to reach a threshold that it misses.",
        "At 80% or more: hire. At 60% or more: discuss. Below: decline. With less than 50% of the "
        "weights rated: no recommendation.",
        "A red flag is discussed before anyone is hired. A knock-out that the interviewer "
        "confirmed means decline.",
    )


def test_the_rule_is_the_same_for_every_candidate() -> None:
    assert part_after().rule == part_after(*rated(5, 5, 5)).rule


@pytest.mark.parametrize(
    "events",
    [
        (),
        rated(5),
        rated(5, 5, 5),
        rated(4, 3, 4),
        rated(1, 1, 1),
        (*rated(5, 5, 5), SignalTicked("flour", "boast")),
        (SignalTicked("bread", "theft"),),
    ],
)
def test_every_sentence_has_its_french(events: tuple[Event, ...]) -> None:
    english = part_after(*events)
    with i18n.speaking("fr"):
        french = part_after(*events)
    assert english.word != french.word
    assert english.because != french.because
    assert not set(english.rule) & set(french.rule)


def test_it_is_the_one_so_far_until_somebody_has_signed() -> None:
    card = card_after(*rated(5, 5, 5))
    assert recommendation_part(card, BANK, is_signed=True).title == "Recommendation"
    assert recommendation_part(card, BANK, is_signed=False).title == "Recommendation so far"

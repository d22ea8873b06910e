"""The scorecard: weighted means, coverage, red flags, and the bank's rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import i18n
from interview.bank import KNOCKOUT, Bank, Competency, Decision, Question, Section, Signal, Text
from interview.scoring import (
    TOLERANCE,
    CompetencyScore,
    DecisionKind,
    Finding,
    Recommendation,
    Scorecard,
    competency_shares,
    decision_word,
    departs_from,
    level_figure,
    percentage,
    question_shares,
    reaches,
    recommend,
    recommendation_word,
    score,
)
from interview.session import (
    AnswerRated,
    Event,
    QuestionSkipped,
    Recorded,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    fold,
)

AT = datetime(2026, 11, 23, tzinfo=UTC)
LEVELS = {level: Text(f"anchor {level}") for level in range(1, 5)}


def question(name: str, competency: str, weight: float = 1, *signals: Signal) -> Question:
    """A rated question with four anchors."""
    return Question(
        name, Text("?"), competency=competency, weight=weight, levels=LEVELS, signals=signals
    )


GOOD = Signal(Text("names a figure"), 4, "good")
FLAG = Signal(Text("calls themselves a guru"), 1, "flag", red_flag=True)
KNOCK = Signal(Text("claims a stranger's profile"), KNOCKOUT, "knock")
BANK = Bank(
    format=1,
    title=Text("Bank"),
    scale=tuple(Text(word) for word in ("Weak", "Partial", "Good", "Excellent")),
    competencies={"x": Competency(Text("X"), 30), "y": Competency(Text("Y"), 10)},
    sections=(
        Section(
            Text("All"),
            (
                question("a", "x", 1, GOOD, FLAG, KNOCK),
                question("b", "x", 3),
                question("c", "y"),
                Question("d", Text("unrated")),
            ),
        ),
    ),
    decision=Decision(hire=70, discuss=50, coverage=60),
)


def scored(*events: Event) -> Scorecard:
    """The scorecard after these events."""
    return score(fold(Recorded(n, AT, event) for n, event in enumerate(events, 1)), BANK)


def rated(**levels: int) -> list[Event]:
    """A rating for each question."""
    return [AnswerRated(name, level) for name, level in levels.items()]


def test_a_competency_is_the_mean_of_its_questions_by_weight() -> None:
    card = scored(*rated(a=4, b=2, c=3))
    assert card.competencies[0].mean == pytest.approx((4 + 3 * 2) / 4)
    assert card.mean == pytest.approx((30 * 2.5 + 10 * 3) / 40)
    assert card.percent == pytest.approx(100 * 2.625 / 4)
    assert card.coverage == pytest.approx(100)


def test_what_is_not_rated_is_left_out_and_shows_in_the_coverage() -> None:
    card = scored(*rated(b=4), QuestionSkipped("c", "no time"))
    assert card.mean == 4
    assert card.competencies[1].mean is None
    assert card.coverage == pytest.approx(100 * 0.75 * 30 / 40)


def test_a_competency_says_how_much_of_it_was_rated() -> None:
    assert scored(*rated(b=4)).competencies == (
        CompetencyScore("x", weight=30, mean=4, rated=1, questions=2, coverage=0.75),
        CompetencyScore("y", weight=10, mean=None, rated=0, questions=1, coverage=0),
    )


def test_nothing_rated_is_no_score_and_no_recommendation() -> None:
    card = scored()
    assert (card.mean, card.percent, card.coverage) == (None, None, 0)
    assert card.recommendation is Recommendation.NONE


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (4, Recommendation.HIRE),
        (3, Recommendation.HIRE),
        (2, Recommendation.DISCUSS),
        (1, Recommendation.DECLINE),
    ],
)
def test_the_score_decides_by_the_banks_thresholds(level: int, expected: Recommendation) -> None:
    assert scored(*rated(a=level, b=level, c=level)).recommendation is expected


def test_under_the_coverage_threshold_nothing_is_recommended() -> None:
    assert scored(*rated(b=4)).recommendation is Recommendation.NONE
    assert scored(*rated(a=4, b=4)).recommendation is Recommendation.HIRE


def test_a_red_flag_is_discussed_whatever_the_score() -> None:
    card = scored(*rated(a=4, b=4, c=4), SignalsHeard("a", ("flag",)))
    assert card.recommendation is Recommendation.DISCUSS
    assert card.red_flags == (Finding("a", FLAG, confirmed=False),)


def test_a_red_flag_that_a_person_confirmed_is_discussed_and_declines_nobody() -> None:
    card = scored(*rated(a=4, b=4, c=4), SignalTicked("a", "flag"))
    assert card.recommendation is Recommendation.DISCUSS
    assert card.red_flags == (Finding("a", FLAG, confirmed=True),)


def test_a_signal_that_is_no_red_flag_raises_none() -> None:
    card = scored(*rated(a=4, b=4, c=4), SignalsHeard("a", ("good",)))
    assert card.red_flags == ()
    assert card.recommendation is Recommendation.HIRE


def test_an_unticked_red_flag_counts_no_longer() -> None:
    card = scored(*rated(a=4, b=4, c=4), SignalsHeard("a", ("flag",)), SignalUnticked("a", "flag"))
    assert card.red_flags == ()
    assert card.recommendation is Recommendation.HIRE


def test_a_knock_out_decides_only_once_a_person_confirmed_it() -> None:
    heard = [*rated(a=4, b=4, c=4), SignalsHeard("a", ("knock",))]
    assert scored(*heard).recommendation is Recommendation.DISCUSS
    confirmed = [*heard, SignalTicked("a", "knock")]
    assert scored(*confirmed).recommendation is Recommendation.DECLINE


def test_a_confirmed_knock_out_needs_no_coverage() -> None:
    assert scored(SignalTicked("a", "knock")).recommendation is Recommendation.DECLINE


@pytest.mark.parametrize(
    ("percent", "shown"),
    [(0, "0%"), (69.4, "69%"), (69.7, "69%"), (69.999999, "69%"), (70, "70%"), (100, "100%")],
)
def test_a_percentage_is_never_rounded_up_to_a_threshold_it_misses(
    percent: float, shown: str
) -> None:
    assert percentage(percent) == shown


@pytest.mark.parametrize(
    ("percent", "shown"),
    [(36.36, "36.3%"), (36.04, "36%"), (36, "36%"), (69.999, "69.9%"), (70 - 1e-12, "70%")],
)
def test_a_share_may_be_shown_with_decimals_rounded_down_too(percent: float, shown: str) -> None:
    assert percentage(percent, 1) == shown
    assert percentage(36.05, 2) == "36.05%"


@pytest.mark.parametrize("missed", [70 - 1e-6, 69.999])
def test_a_score_that_misses_a_threshold_is_not_shown_as_reaching_it(missed: float) -> None:
    assert not reaches(missed, 70)
    assert percentage(missed) == "69%"


def test_what_floating_point_arithmetic_loses_neither_misses_a_threshold_nor_shows() -> None:
    card = scored_by({"a": (0.1, 1), "b": (0.1, 4), "c": (0.1, 4)}, Decision(hire=75))
    assert card.percent is not None
    assert card.percent < 75
    assert card.recommendation is Recommendation.HIRE
    assert percentage(card.percent) == "75%"


@pytest.mark.parametrize("lost", [0.0, 1e-12, TOLERANCE])
def test_each_threshold_is_reached_from_its_figure_on(lost: float) -> None:
    def says(percent: float, coverage: float) -> Recommendation:
        return recommend(BANK, percent - lost, coverage - lost, ())

    assert says(70, 60) is Recommendation.HIRE
    assert says(70 - 1e-6, 60) is Recommendation.DISCUSS
    assert says(50, 60) is Recommendation.DISCUSS
    assert says(50 - 1e-6, 60) is Recommendation.DECLINE
    assert says(70, 60 - 1e-6) is Recommendation.NONE


def test_a_competency_that_no_question_measures_changes_no_figure() -> None:
    unmeasured = replace(BANK, competencies={**BANK.competencies, "z": Competency(Text("Z"), 60)})
    state = fold(Recorded(n, AT, event) for n, event in enumerate(rated(a=4, b=2, c=3), 1))
    card, without = score(state, unmeasured), score(state, BANK)
    assert card.coverage == pytest.approx(100)
    assert (card.mean, card.percent) == (without.mean, without.percent)
    assert card.competencies[2] == CompetencyScore("z", 0, None, 0, 0, coverage=0)
    assert competency_shares(unmeasured) == {"x": 75, "y": 25, "z": 0}
    assert competency_shares(replace(BANK, sections=())) == {"x": 0, "y": 0}
    assert question_shares(unmeasured) == {"a": 18.75, "b": 56.25, "c": 25, "d": 0}


def test_percentages_and_recommendations_are_in_the_language_in_use() -> None:
    with i18n.speaking("fr"):
        assert percentage(69.7) == "69\u202f%"
        assert percentage(69.7, 1) == "69,7\u202f%"
        assert recommendation_word(Recommendation.DISCUSS) == "À discuter"
    words = [recommendation_word(each) for each in Recommendation]
    assert words == ["Hire", "Discuss", "Decline", "No recommendation"]


def scored_by(ratings: dict[str, tuple[float, int]], decision: Decision) -> Scorecard:
    """The scorecard of one competency, whose questions have these weights and these ratings."""
    questions = tuple(question(name, "x", weight) for name, (weight, _) in ratings.items())
    bank = replace(
        BANK,
        competencies={"x": Competency(Text("X"), 1)},
        sections=(Section(Text("All"), questions),),
        decision=decision,
    )
    events = rated(**{name: level for name, (_, level) in ratings.items()})
    return score(fold(Recorded(n, AT, event) for n, event in enumerate(events, 1)), bank)


SOME_LEVELS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(1, 4), min_size=1)


@given(SOME_LEVELS)
def test_every_figure_stays_in_its_range(levels: dict[str, int]) -> None:
    card = scored(*rated(**levels))
    assert card.mean is not None
    assert min(levels.values()) - 1e-9 <= card.mean <= max(levels.values()) + 1e-9
    assert card.percent is not None
    assert 25 - 1e-9 <= card.percent <= 100 + 1e-9
    assert 0 < card.coverage <= 100 + 1e-9


@given(SOME_LEVELS, st.sampled_from(["a", "b", "c"]))
def test_a_better_rating_never_lowers_the_score(levels: dict[str, int], name: str) -> None:
    if levels.get(name, 4) == 4:
        return
    better = scored(*rated(**{**levels, name: levels[name] + 1})).mean
    worse = scored(*rated(**levels)).mean
    assert better is not None
    assert worse is not None
    assert better > worse


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_rating_makes_no_difference(order: list[str]) -> None:
    levels = {"a": 1, "b": 3, "c": 4}
    assert scored(*rated(**{name: levels[name] for name in order})) == scored(*rated(**levels))


@pytest.mark.parametrize(
    ("mean", "shown"),
    [(3.0, "3.00"), (2.9999, "2.99"), (2.96, "2.96"), (8.9 / 3, "2.96"), (1, "1.00")],
)
def test_a_mean_level_is_rounded_down_to_two_decimals(mean: float, shown: str) -> None:
    assert level_figure(mean) == shown


def test_a_mean_level_is_written_as_the_language_does() -> None:
    with i18n.speaking("fr"):
        assert level_figure(2.966) == "2,96"


@given(st.integers(2, 9), st.floats(0, 1))
def test_the_level_that_is_shown_makes_the_percentage_that_is_shown(top: int, share: float) -> None:
    mean = 1 + share * (top - 1)
    shown = float(level_figure(mean))
    assert percentage(100 * shown / top) == percentage(100 * mean / top)


@pytest.mark.parametrize(
    ("recommended", "departing"),
    [
        ("hire", {DecisionKind.HOLD, DecisionKind.DECLINE}),
        ("decline", {DecisionKind.HIRE, DecisionKind.ADVANCE, DecisionKind.HOLD}),
        ("discuss", set()),
        ("none", set()),
        ("", set()),
    ],
)
def test_a_decision_departs_from_a_rule_that_says_hire_or_decline(
    recommended: str, departing: set[DecisionKind]
) -> None:
    told = {each: departs_from(recommended, each) for each in DecisionKind}
    assert told == {each: each in departing for each in DecisionKind}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"hire": "Hire", "advance": "Next step", "hold": "On hold", "decline": "Decline"}),
        (
            "fr",
            {
                "hire": "Recruter",
                "advance": "Étape suivante",
                "hold": "En attente",
                "decline": "Ne pas retenir",
            },
        ),
    ],
)
def test_a_decision_is_said_in_the_language_in_use(language: str, words: dict[str, str]) -> None:
    with i18n.speaking(language):
        assert {str(each): decision_word(each) for each in DecisionKind} == words


def test_a_decision_of_a_later_version_is_shown_as_it_is() -> None:
    assert decision_word("pool\n of talents") == "pool of talents"
    assert recommendation_word("later") == ""

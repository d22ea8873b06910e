"""Insights, held to figures reckoned by hand from a few interviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interview.bank import Bank, parse
from interview.comparison.insights import (
    BankInsight,
    QuestionVerdict,
    RaterVerdict,
    insights,
)
from interview.comparison.interview_figures import AnswerFigures, InterviewFigures

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BANK_TEXT = """\
format: 1
title: Three questions
scale: [Weak, Fair, Good]
competencies:
  work: {name: Work}
sections:
  - title: Research
    stage: before
    questions: [{id: notes, ask: What is known?}]
  - title: Call
    questions:
      - {id: one, ask: First?, competency: work, minutes: 5, probes: [And then?], LEVELS}
      - {id: two, ask: Second?, competency: work, minutes: 5, LEVELS}
      - {id: three, ask: Third?, competency: work, LEVELS}
""".replace("LEVELS", "levels: {1: Bad, 2: Fair, 3: Good}")


def bank(text: str) -> Bank:
    return parse(text.encode(), "bank.yaml").require()


BANK = bank(BANK_TEXT)


def held(
    rater: str, *levels: int | None, at: int = 0, **answers: AnswerFigures
) -> InterviewFigures:
    """An interview with these levels of the three questions, live and in order."""
    rated = {
        name: AnswerFigures(level, has_evidence=True, words=20)
        for name, level in zip(("one", "two", "three"), levels, strict=False)
        if level
    }
    return InterviewFigures(
        rater=rater.casefold(),
        rater_name=rater,
        bank="new",
        bank_name="bank",
        held_at=NOON + timedelta(days=at),
        is_live=True,
        answers={**rated, **answers},
        order=("one", "two", "three"),
    )


def found(*interviews: InterviewFigures, **banks: Bank) -> BankInsight:
    (one,) = insights(interviews, interviews, {"new": BANK, **banks})
    return one


def test_levels_are_counted_and_a_question_is_held_against_the_rest() -> None:
    """The rest of `one` is the mean of the other two: 1, 2 and 3 beside its 1, 3 and 2."""
    it = found(held("Ada", 1, 1, 1), held("Ada", 3, 2, 2), held("Bea", 2, 3, 3))
    one = it.questions[0]
    assert (one.id, one.levels, one.mean) == ("one", (1, 1, 1), 2)
    assert one.discrimination == pytest.approx(0.5)
    assert (it.interviews, it.raters, it.is_small) == (3, 2, True)
    assert one.verdict is QuestionVerdict.FEW


def test_questions_that_tell_nobody_apart_are_found_in_thirty_interviews() -> None:
    """`two` is 2 in 27 of 30; `three` goes up and down by itself; `one` goes with the rest: its
    variance is 2/3, and the rest adds 1/4 of its own."""
    levels = [(1 + at % 2, 2 if at < 27 else 1, 1 + at // 2 % 2) for at in range(28)]
    levels += [(1, 1, 1), (2, 1, 2)]
    verdicts = [each.verdict for each in found(*(held("Ada", *each) for each in levels)).questions]
    assert verdicts[1:] == [QuestionVerdict.SAME_LEVEL, QuestionVerdict.UNRELATED]
    steady = found(*(held("Ada", 1 + at % 3, 1 + at % 3, 1 + at % 2) for at in range(30)))
    assert steady.questions[0].verdict is QuestionVerdict.TELLS
    assert steady.questions[0].discrimination == pytest.approx((8 / 11) ** 0.5)


def test_suggestions_and_times_are_held_against_ratings_and_plan() -> None:
    seconds, suggested = (100, 200, 300, 400, 0), (1, 2, 3, 3, None)
    it = found(
        *(
            held("Ada", None, 2, one=AnswerFigures(2, proposed, seconds=spent))
            for spent, proposed in zip(seconds, suggested, strict=True)
        ),
        held("Ada", None, 2, one=AnswerFigures(3, 1, seconds=300)),
    )
    one = it.questions[0]
    told = one.suggestions
    assert (told.suggested, told.followed, told.lower, told.higher, told.far_off) == (5, 1, 2, 2, 1)
    assert one.time is not None
    assert (one.time.planned, one.time.interviews) == (300, 5)  # 0 seconds are no time known
    assert (one.time.lower, one.time.median, one.time.upper) == (200, 300, 300)


def test_the_structure_says_what_was_not_asked_not_supported_and_out_of_turn() -> None:
    skipped = AnswerFigures(skipped=True)
    moved = replace(held("Ada", 2, 2, 2), order=("two", "notes", "three", "one"))
    typed_in = replace(held("Bea", 2, 2, 2), order=("three", "one"), is_live=False)
    bare = AnswerFigures(2, words=3)
    it = found(moved, typed_in, held("Ada", 2, None, one=bare, two=skipped))
    one, two, three = it.questions
    assert (one.not_followed_up, one.unsupported, one.out_of_turn) == (1, 1, 1)
    assert (two.skipped, two.left, three.skipped, three.left) == (1, 0, 0, 1)
    kept = it.structure
    assert (kept.questions, kept.rated, kept.skipped, kept.left) == (9, 7, 1, 1)
    assert (kept.live, kept.in_order, kept.with_follow_ups) == (2, 1, 3)
    assert (kept.unsupported, kept.main_rater) == (1, 2)


def test_a_marked_follow_up_counts_and_few_words_only_where_none_is_marked() -> None:
    """Only `one` has follow-ups; a mark on any question shows that the interview marks them."""
    asked = AnswerFigures(2, has_evidence=True, words=2, follow_ups=1)
    full, brief = (AnswerFigures(2, has_evidence=True, words=words) for words in (20, 2))
    it = found(
        held("Ada", None, 2, 2, one=asked),
        held("Ada", None, 2, 2, one=full, three=asked),  # it marks them, and marks none here
        held("Bea", None, 2, 2, one=full),
        held("Bea", None, 2, 2, one=brief),
    )
    assert it.questions[0].not_followed_up == 2
    kept = it.structure
    assert (kept.with_follow_ups, kept.not_followed_up, kept.marking) == (4, 2, 2)


class TestRaters:
    def test_who_rates_a_level_under_the_others_is_harsher(self) -> None:
        """Ada gives 1 or 2 where the others give 2 or 3: one level less, whatever is asked."""
        harsh = [held("Ada", 1 + at % 2, 1 + at % 2, None) for at in range(20)]
        others = [held("Bea", 2 + at % 2, 2 + at % 2, None) for at in range(20)]
        ada, bea = found(*harsh, *others).compared_raters
        assert (ada.name, ada.verdict, ada.is_small) == ("Ada", RaterVerdict.HARSHER, True)
        assert (bea.name, bea.verdict) == ("Bea", RaterVerdict.SOFTER)
        assert ada.difference is not None
        assert ada.difference.value == pytest.approx(-1)
        # Two raters: 97.5 %, 38 degrees; the squared errors are 0.25 · 20/19 / 20 each.
        width = (ada.difference.high - ada.difference.low) / 2
        assert width == pytest.approx(2.334 * (2 * 0.25 / 19) ** 0.5, rel=0.002)

    def test_harder_questions_make_nobody_harsher(self) -> None:
        easy = [held("Ada", 3, None) for _each in range(6)]
        hard = [held("Bea", None, 1) for _each in range(6)]
        mixed = [held("Cy", 3, 1) for _each in range(6)]
        for each in found(*easy, *hard, *mixed).compared_raters:
            assert each.difference is not None
            assert (each.difference.value, each.verdict) == (0, RaterVerdict.ALIKE)

    def test_under_five_interviews_nobody_is_compared(self) -> None:
        it = found(*(held("Ada", 1) for _each in range(4)), *(held("Bea", 3) for _each in range(9)))
        assert {each.verdict for each in it.compared_raters} == {RaterVerdict.FEW}
        assert all(each.difference is None for each in it.compared_raters)

    def test_a_chosen_rater_is_compared_with_everybody(self) -> None:
        own = [held("Ada", 1 + at % 2) for at in range(8)]
        everybody = [*own, *(held("Bea", 2 + at % 2) for at in range(8))]
        (it,) = insights(own, everybody, {"new": BANK})
        (ada,) = it.compared_raters
        assert (it.interviews, ada.others, ada.verdict) == (8, 8, RaterVerdict.HARSHER)


class TestBanks:
    def test_versions_are_added_up_by_ids_and_changed_questions_are_named(self) -> None:
        old = bank(
            BANK_TEXT.replace("ask: Second?", "ask: Second one?").replace("id: three", "id: third")
        )
        older = replace(held("Ada", 1, 1), bank="old")
        it = found(older, held("Ada", 2, 2, 2, at=1), old=old)
        assert (it.versions, [each.id for each in it.questions]) == (
            2,
            ["one", "two", "three", "third"],
        )
        assert [each.is_changed for each in it.questions] == [False, True, False, False]
        assert [each.interviews for each in it.questions] == [2, 2, 1, 1]

    def test_another_number_of_levels_makes_another_bank(self) -> None:
        wide = bank(BANK_TEXT.replace("[Weak, Fair, Good]", "[Weak, Fair, Good, Great]"))
        many = [held("Ada", 3), held("Ada", 3), replace(held("Ada", 4), bank="wide")]
        told = insights(many, many, {"new": BANK, "wide": wide})
        assert [(each.interviews, each.questions[0].levels) for each in told] == [
            (2, (0, 0, 2)),
            (1, (0, 0, 0, 1)),
        ]

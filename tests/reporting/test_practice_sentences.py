"""What practice says in words, and what reports and panels quote of it."""

from __future__ import annotations

import pytest

from interview import i18n
from interview.practice.rater_statistics import PracticeRating, results_of
from interview.reporting.panel.compose_panel import compose_panel
from interview.reporting.panel.render_panel import render_panel
from interview.reporting.practice_sentences import result_sentences
from interview.session import AmendmentOpened, AnswerRated, CalibrationStated, InterviewSigned
from tests.reporting.events import NOW, bank, interview, report_of

STATED = CalibrationStated("2026-05-14T09:00:00+00:00", 0.8123, 40, 12)
SIGNED = InterviewSigned("Ada Weber")


def told(*pairs: tuple[int, int], language: str = "en") -> str:
    """What is said of ratings, each with its calibrated level; six of each candidate."""
    ratings = [
        PracticeRating(f"impact/{place}", *pair, "ABCD"[place // 6])
        for place, pair in enumerate(pairs)
    ]
    with i18n.speaking(language):
        return "\n".join(result_sentences(results_of(ratings), bank(), language))


def test_a_harsh_rater_is_told_so_with_the_interval() -> None:
    text = told(*[(2, 3), (1, 2), (3, 4), (1, 1), (2, 2), (3, 4)] * 2)
    assert "Harsh or soft: your ratings lie 0.7 of a level below" in text
    assert "(from −1.0 to −0.4 in 95 of 100 samples): you are harsh." in text
    assert "12 answers are a small sample" in text
    assert "Read these anchors again: Measuring impact (4 of 12 as calibrated)" in text


def test_a_few_ratings_say_nothing_of_strictness_or_order() -> None:
    text = told((2, 3), (1, 2))
    assert "Harsh" not in text
    assert "Order" not in text
    assert result_sentences(results_of([]), None, "en") == ("No answer has been rated yet.",)


def test_a_halo_is_named_and_so_is_none() -> None:
    levels = (1, 2, 3, 1, 2, 3)
    halo = told(*((2, level) for level in levels), *((3, level) for level in levels))
    assert "you rate one candidate’s answers more alike than they are." in halo
    assert "Halo: two answers of the same candidate lie 0.0 levels apart" in halo
    assert "no clear sign of a halo" in told(*((level, level) for level in levels * 2))


def test_french_figures_have_a_comma_and_no_english_is_left() -> None:
    text = told(*[(2, 3), (1, 2), (3, 4), (1, 1), (2, 2), (3, 4)] * 2, language="fr")
    assert "0,7 niveau au-dessous de la référence" in text
    assert "vous évaluez sévèrement" in text


def test_a_report_quotes_what_was_stated_until_an_amendment() -> None:
    stated = report_of(STATED, SIGNED).calibration
    assert stated is not None
    assert stated.words == (
        "calibrated on 14 May 2026: alpha 0.81, 40 answers, 12 of them rated before"
    )
    amended = AmendmentOpened("a slip")
    assert report_of(STATED, SIGNED, amended).calibration is None
    assert report_of(STATED, SIGNED, amended, SIGNED).calibration is None


@pytest.mark.parametrize("tested", ["", "soon", "2026-13-99"])
def test_a_record_with_another_time_in_it_is_read_all_the_same(tested: str) -> None:
    assert report_of(CalibrationStated(tested, 0.8, 40, 0), SIGNED).calibration is None


def test_a_panel_shows_it_beside_each_rater() -> None:
    records = [
        interview(AnswerRated("impact", 3), STATED, SIGNED),
        interview(AnswerRated("impact", 3), InterviewSigned("Zoé")),
    ]
    panel = compose_panel(records, {}, "en", now=NOW)
    words = "calibrated on 14 May 2026: alpha 0.81, 40 answers, 12 of them rated before"
    assert f"| Practice | {words} | – | | |" in render_panel(panel, "md")
    assert words in render_panel(panel, "html")
    others = compose_panel(records[1:] * 2, {}, "en", now=NOW)
    assert "Practice" not in render_panel(others, "html")

"""Which answers are drawn, what is kept of a session, and what of it a report may quote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from interview.bank import Bank, load
from interview.frozen import replace
from interview.practice.draw_answers import draw_answers, times_seen
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.quoted_calibration import calibration_of
from interview.practice.rater_statistics import PracticeRating
from interview.practice.sample_answers import PlacedAnswer
from interview.practice.sessions import (
    PracticeMode,
    PracticeSession,
    began_line,
    ended_line,
    open_session,
    rated_line,
    read_sessions,
)
from interview.shipped_files import shipped_banks

BEGAN = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)
SESSION = PracticeSession(
    id="one",
    began=BEGAN,
    rater="Zoé Ada",
    bank="social-media",
    title="Social media",
    mode=PracticeMode.TEST,
    language="fr",
    seed=7,
    order=("impact/A", "history/A"),
    seen=1,
)


@cache
def shipped() -> tuple[Bank, list[PlacedAnswer]]:
    path = shipped_banks() / "social-media.yaml"
    bank = load(path).require()
    return bank, list(load_answers(answers_path(path), bank).require().placed())


class TestDrawing:
    def test_the_seed_alone_decides_the_order(self) -> None:
        bank, answers = shipped()
        for mode in PracticeMode:
            orders = [draw_answers(bank, answers, mode, {}, seed) for seed in (1, 1, 2)]
            assert orders[0] == orders[1] != orders[2]
            assert len(set(orders[0])) == len(orders[0])

    def test_a_test_hears_whole_candidates_one_after_another(self) -> None:
        bank, answers = shipped()
        order = draw_answers(bank, answers, PracticeMode.TEST, {}, 5)
        rated = [each.id for each in bank.questions if each.is_rated]
        assert len(order) == 36  # four candidates are the fewest who give thirty
        assert [each.partition("/")[0] for each in order] == rated * 4
        assert [len({each[-1] for each in order[at : at + 9]}) for at in (0, 9, 18, 27)] == [1] * 4

    def test_what_was_never_rated_comes_first(self) -> None:
        bank, answers = shipped()
        seen = {each.id: 1 for each in answers if each.sample.candidate in "ABCDE"}
        test = draw_answers(bank, answers, PracticeMode.TEST, seen, 5, number=27)
        assert {each[-1] for each in test} == set("FGH")
        learn = draw_answers(bank, answers, PracticeMode.LEARN, seen, 5, number=27)
        assert {each[-1] for each in learn} == set("FGH")

    def test_what_was_seen_is_the_raters_own(self) -> None:
        session = SESSION.rated(PracticeRating("impact/A", 1, 3, "A"))
        known = {"impact/A", "history/A"}
        assert times_seen([session], "Zoé Ada", known) == {"impact/A": 1}
        assert times_seen([session], "Somebody", known) == {}


class TestKeeping:
    def test_a_session_comes_back_from_its_lines_as_it_was(self) -> None:
        first, again = (
            PracticeRating("history/A", 4, 3, "A"),
            PracticeRating("history/A", 3, 3, "A"),
        )
        other, end = PracticeRating("impact/A", 1, 3, "A"), BEGAN + timedelta(minutes=3)
        lines = [
            began_line(SESSION),
            *(rated_line(SESSION, rating, BEGAN) for rating in (first, other, again)),
        ]
        (still_open,), unreadable = read_sessions(lines)
        assert (still_open, unreadable) == (SESSION.rated(first).rated(other).rated(again), 0)
        assert still_open.ratings == (other, again)  # by the order in which they were asked
        assert open_session([still_open], "Zoé Ada", "social-media", None) == still_open
        assert open_session([still_open], "Zoé Ada", "social-media", PracticeMode.LEARN) is None
        assert open_session([still_open], "Somebody", "social-media", None) is None
        (whole,), _unreadable = read_sessions([*lines, ended_line(SESSION, end)])
        assert whole.ended == end
        assert open_session([whole], "Zoé Ada", "social-media", None) is None

    @pytest.mark.parametrize(
        "line", ["{", "[]", "7", '{"did": "rated", "session": "none"}', "null", '{"did": "sang"}']
    )
    def test_a_line_that_cannot_be_read_takes_no_other_with_it(self, line: str) -> None:
        sessions, unreadable = read_sessions([line, began_line(SESSION), "", line])
        assert (sessions, unreadable) == ([SESSION], 2)


def finished(
    *levels: int, mode: PracticeMode = PracticeMode.TEST, days: int = 0
) -> PracticeSession:
    """A session in which answers of level 1 and 3, by turns, were rated so."""
    at = BEGAN + timedelta(days=days)
    ratings = tuple(
        PracticeRating(f"impact/{place}", level, 1 + 2 * (place % 2))
        for place, level in enumerate(levels)
    )
    return replace(
        SESSION,
        id=str(days),
        began=at,
        mode=mode,
        order=tuple(each.answer for each in ratings),
        ratings=ratings,
        ended=at,
        seen=0,
    )


class TestQuoting:
    def test_it_is_the_last_test_and_not_the_best(self) -> None:
        best, last = finished(*[1, 3] * 20), finished(*[3, 1] * 20, days=1)
        found = calibration_of([best, last], "Zoé Ada", "Social media")
        assert found is not None
        assert (found.at, found.answers) == (last.ended, 40)
        assert found.alpha < 0
        earlier = calibration_of([best], "Zoé Ada", "Social media")
        assert earlier is not None
        assert earlier.alpha == 1

    @pytest.mark.parametrize(
        "session",
        [
            finished(*[1, 3] * 14),  # 28 answers say little
            finished(*[1, 3] * 20, mode=PracticeMode.LEARN),
        ],
        ids=["short", "learning"],
    )
    def test_what_proves_little_is_not_quoted(self, session: PracticeSession) -> None:
        assert calibration_of([session], "Zoé Ada", "Social media") is None

    def test_neither_is_another_raters_or_another_banks(self) -> None:
        test = finished(*[1, 3] * 20)
        assert calibration_of([test], "Somebody", "Social media") is None
        assert calibration_of([test], "Zoé Ada", "Support") is None

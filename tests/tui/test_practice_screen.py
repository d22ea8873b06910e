"""Practice by keyboard: when the calibrated level is told, and that quitting loses nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview import i18n
from interview.bank import Bank, load
from interview.journal import load_record
from interview.paths import Paths
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.rater_statistics import PracticeRating
from interview.practice.sample_answers import SampleAnswers
from interview.practice.sessions import (
    PracticeMode,
    PracticeSession,
    began_line,
    ended_line,
    rated_line,
)
from interview.practice_log import add_practice, read_practice
from interview.reporting import compose_report, render_markdown
from interview.reporting.audience import report_for
from interview.settings import Settings
from interview.shipped_files import shipped_banks
from interview.tui.app import InterviewApp
from interview.tui.home_screen import HomeScreen
from interview.tui.open_practice import OpenPractice, PracticeRequest
from tests.tui.desk import User, desk

NOW = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)


@cache
def social_media() -> tuple[Bank, SampleAnswers]:
    """The bank that ships, and its answers."""
    file = shipped_banks() / "social-media.yaml"
    bank = load(file).require()
    return bank, load_answers(answers_path(file), bank).require()


@asynccontextmanager
async def practising(
    home: Path,
    mode: PracticeMode | None,
    number: int = 3,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
) -> AsyncIterator[tuple[User, OpenPractice]]:
    """Somebody in front of the first answer."""
    bank, answers = social_media()
    request = PracticeRequest(
        bank=bank,
        bank_name="social-media",
        answers=answers,
        rater="Ada",
        language=language,
        mode=mode,
        number=number,
        seed=4,
    )
    practice = OpenPractice(Paths(home).practice, request, lambda: NOW)
    app = InterviewApp(Paths(home), Settings(), request=practice)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield User(pilot), practice


def practised(file: Path, rater: str) -> None:
    """A test in which every answer was rated as it is calibrated."""
    order = tuple(f"impact/{place}" for place in range(36))
    session = PracticeSession(
        id=rater,
        began=NOW,
        rater=rater,
        bank="social-media",
        title="Social media, without the gurus",
        mode=PracticeMode.TEST,
        language="en",
        seed=1,
        order=order,
    )
    add_practice(file, began_line(session))
    for place, answer in enumerate(order):
        level = 1 + place % 4
        add_practice(file, rated_line(session, PracticeRating(answer, level, level), NOW))
    add_practice(file, ended_line(session, NOW))


def kept(home: Path) -> list[int]:
    (session,), _unreadable = read_practice(Paths(home).practice)
    return [rating.level for rating in session.ratings]


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_learning_tells_level_anchor_and_reason_after_each_answer(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    async with practising(tmp_path, PracticeMode.LEARN, 2, size, language) as (user, practice):
        sample = practice.answer.sample
        first_words = sample.because.to(language)[:20]
        assert sample.note.to(language)[:12] in user.screen_text()
        assert first_words not in user.screen_text()
        await user.press("ctrl+x")
        assert "1–4" in user.screen_text()  # this bank has no fifth level
        await user.press("escape")
        other = 1 if sample.level > 1 else 2
        await user.press(str(other))
        painted = user.screen_text()
        assert first_words in painted
        assert f"◉ {other}" in painted
        name = practice.request.bank.level_name(sample.level, language)
        assert f"{sample.level} {name} ◂" in painted
        await user.press(str(sample.level))  # too late: it is in sight
        assert kept(tmp_path) == [other]
        await user.press("enter", "1", "enter")
        assert practice.is_at_end
        assert kept(tmp_path)[:1] == [other]
        await user.press("enter")
    assert user.app.return_code == 0


async def test_a_test_tells_nothing_before_its_end_and_takes_a_rating_back(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST, 9) as (user, practice):
        shown: list[str] = []
        reasons = []
        for _answer in range(9):
            reasons.append(practice.answer.sample.because.main[:25])
            await user.press("2")
            shown.append(user.screen_text())
            if practice.at < 8:
                await user.press("enter")
        assert not [reason for reason in reasons for screen in shown if reason in screen]
        assert "◂" not in "".join(shown)
        await user.press("f3", "3", "enter", "enter")
        assert practice.is_at_end
        assert kept(tmp_path) == [2, 2, 2, 2, 2, 2, 2, 3, 2]
        results = user.screen_text()
        assert "9 answers:" in results
        assert "small sample" in results
        await user.press("pagedown")
        assert reasons[0] in user.screen_text()


async def test_undo_says_what_it_takes_back(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST, 9) as (user, practice):
        await user.press("ctrl+z")
        assert "Nothing to undo." in user.screen_text()
        await user.press("2", "3", "3", "enter", "1", "enter", "ctrl+z")
        assert practice.at == 1
        assert "Answer 2 is rated 1: another digit rates it otherwise." in user.screen_text()
        await user.press("ctrl+z")
        assert practice.at == 0
        assert "Undone: answer 1 is rated 2 again, not 3." in user.screen_text()
        assert kept(tmp_path) == [2, 1]
    async with practising(tmp_path, PracticeMode.TEST, 9) as (user, practice):
        await user.press("ctrl+z")
        assert "Answer 2 is rated 1" in user.screen_text()
    async with practising(tmp_path, PracticeMode.LEARN, 2) as (user, practice):
        await user.press("1", "ctrl+z")
        assert "In learning a rating stands" in user.screen_text()
        await user.press("enter", "1", "enter", "ctrl+z")
        assert "The session has ended: its ratings stand." in user.screen_text()


async def test_an_answer_that_is_not_rated_is_not_left(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST, 9) as (user, practice):
        await user.press("enter", "f3", "9", "0", "x")
        assert practice.at == 0
        assert kept(tmp_path) == []


async def test_it_goes_on_where_it_was_left_and_not_for_somebody_else(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST, 9) as (user, first):
        await user.press("1", "enter", "2", "enter")
        where = first.answer.id
        await user.press("ctrl+q")
    async with practising(tmp_path, None, 9, size=(60, 18)) as (user, again):
        assert "Go on: Test of 14 May 2026, 2 of 9 rated" in user.screen_text()
        await user.press("enter")
        assert again.answer.id == where
        # What is said of that takes two lines, and covers no level.
        assert "practice --new" in " ".join(user.screen_text().split())
        assert "○ 1 Weak   ○ 2 Partial   ○ 3 Good   ○ 4 Excellent" in user.screen_text()
        assert kept(tmp_path) == [1, 2]


async def test_what_is_asked_for_first_can_be_left(tmp_path: Path) -> None:
    async with practising(tmp_path, None) as (user, _practice):
        painted = user.screen_text()
        assert "Learn: 3 answers" in painted
        assert "Test: 9 answers" in painted  # a whole candidate
        await user.press("escape")
    assert not Paths(tmp_path).practice.exists()


async def test_a_rating_that_cannot_be_kept_is_not_shown(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST) as (user, practice):
        file = Paths(tmp_path).practice
        file.unlink()
        file.mkdir()
        await user.press("2")
        assert "practice.jsonl" in "".join(user.screen_text().split())
        assert practice.level_of(practice.answer.id) is None


async def test_a_click_rates(tmp_path: Path) -> None:
    async with practising(tmp_path, PracticeMode.TEST) as (user, _practice):
        pilot: Pilot[str] = user.pilot
        lines = user.screen_text().split("\n")
        row = max(number for number, line in enumerate(lines) if "3 Good" in line)
        await pilot.click(offset=(lines[row].index("3 Good"), row))
        await pilot.pause()
        assert kept(tmp_path) == [3]


async def test_home_leads_to_practice_and_practice_back_home(tmp_path: Path) -> None:
    app = InterviewApp(Paths(tmp_path), Settings(interviewer="Ada"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        user = User(pilot)
        await user.press("f5")
        assert "support-engineer" in user.screen_text()
        await user.press("enter")
        assert "Learn: 12 answers" in user.screen_text()
        await user.press("enter", "1", "ctrl+q")
        assert isinstance(app.screen, HomeScreen)
        assert len(kept(tmp_path)) == 1


async def test_signing_states_the_signers_last_test(tmp_path: Path) -> None:
    home = tmp_path / "home"
    practised(Paths(home).practice, "Grace")
    async with desk(tmp_path) as at:
        assert at.interview.calibration("Mary") is None
        await at.debrief()
        await at.press("f8", "enter")
        await at.until(lambda: at.interview.live.state.is_signed)
        stated = at.state().calibration
        record = load_record(Paths(home).journal, at.interview.id)
    assert stated is not None
    assert (stated.answers, stated.alpha) == (36, 1)
    report = compose_report(record, "en", now=NOW)
    markdown = render_markdown(report, Paths(home).templates)
    line = "calibrated on 14 May 2026: alpha 1.00, 36 answers"
    assert f"({line})" in markdown
    assert f"Practice: {line}" in markdown
    candidates = render_markdown(report_for("candidate", report), Paths(home).templates)
    assert "calibrated" not in candidates

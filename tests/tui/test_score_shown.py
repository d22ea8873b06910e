"""The screen and the report show one score, one recommendation and one rule on reasons."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from interview import i18n
from interview.bank import Bank, Competency, Decision, Question, Section, Text
from interview.reporting import compose_report, render_html, render_markdown
from interview.scoring import Recommendation, score
from interview.session import AnswerRated, InterviewStarted, Recorded
from interview.session.agenda import agenda
from interview.session.interview_record import InterviewRecord
from interview.session.live_interview import LiveInterview
from interview.tui.debrief_summary import ScoreSummary
from interview.tui.widgets.agenda_list import AgendaList
from tests.session.sinks import MemorySink

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LEVELS = {level: Text(f"anchor {level}") for level in range(1, 5)}
BANK = Bank(
    format=1,
    title=Text("Bank"),
    scale=tuple(Text(word) for word in ("Weak", "Partial", "Good", "Excellent")),
    competencies={"x": Competency(Text("X"), 1)},
    sections=(
        Section(
            Text("All"),
            (
                Question("light", Text("?"), competency="x", weight=2, levels=LEVELS),
                Question("heavy", Text("?"), competency="x", weight=17, levels=LEVELS),
            ),
        ),
    ),
    decision=Decision(hire=70, discuss=50, coverage=60),
)


def record(*ratings: AnswerRated, language: str = "en") -> InterviewRecord:
    """An interview with these ratings."""
    started = InterviewStarted("Ada", "Baker", "Grace", language, "0" * 64, "bank")
    history = tuple(Recorded(n, NOW, event) for n, event in enumerate((started, *ratings), 1))
    return InterviewRecord("k7f3", "grace", BANK, "0" * 64, history, "c")


def on_screen(shown: InterviewRecord) -> str:
    """The score of the debrief and the agenda, as text."""
    result = ScoreSummary(LiveInterview(BANK, shown.history, MemorySink(), lambda: NOW))
    side = AgendaList(BANK, agenda(BANK))
    side.show(shown.state, hidden=False)
    return "\n".join(line.plain for line in (*result.draw(80), *side.draw(40)))


NEARLY_HIRED = (AnswerRated("light", 1), AnswerRated("heavy", 3))
"""69.7 % of the points: the rule hires from 70 % on."""


def test_a_score_just_under_a_threshold_is_the_same_on_the_screen_and_in_the_report() -> None:
    shown = record(*NEARLY_HIRED)
    assert score(shown.state, BANK).recommendation is Recommendation.DISCUSS
    report = compose_report(shown, "en", now=NOW)
    for text in (on_screen(shown), render_markdown(report), render_html(report)):
        assert "69%" in text
        assert "Discuss" in text
        assert "70 %" not in text


def test_a_coverage_is_the_same_on_the_screen_and_in_the_report() -> None:
    for rated, shown in (("heavy", "89%"), ("light", "10%")):  # 17 and 2 of 19
        interview = record(AnswerRated(rated, 4))
        assert f"coverage {shown}" in on_screen(interview)
        assert shown in render_markdown(compose_report(interview, "en", now=NOW))


@pytest.mark.parametrize("rated", [(), (AnswerRated("light", 4),)], ids=["nothing", "too little"])
def test_the_screen_says_why_nothing_is_recommended(rated: tuple[AnswerRated, ...]) -> None:
    text = on_screen(record(*rated))
    assert "No recommendation" in text
    assert f"only {'10%' if rated else '0%'} was rated" in text


def test_french_percentages_are_written_alike() -> None:
    shown = record(*NEARLY_HIRED, language="fr")
    report = compose_report(shown, "fr", now=NOW)
    with i18n.speaking("fr"):
        assert "69\u202f%" in on_screen(shown)
    assert "69\u202f%" in render_markdown(report)

"""The order of the questions, and their time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from interview.bank import Bank, Question, Section, Stage, Text
from interview.session import InterviewStarted, QuestionOpened, Recorded, fold
from interview.session.agenda import agenda, planned_seconds, spent_seconds

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def bank(minutes: float = 0) -> Bank:
    """A bank with a question for each stage, written in another order."""
    sections = tuple(
        Section(Text(stage), (Question(stage, Text("?"), minutes=5),), stage=stage)
        for stage in (Stage.LIVE, Stage.AFTER, Stage.BEFORE)
    )
    return Bank(1, Text("Bank"), (Text("Weak"), Text("Good")), {}, sections, minutes=minutes)


def test_the_stages_come_in_the_order_of_an_interview() -> None:
    items = agenda(bank())
    assert [item.question.id for item in items] == ["before", "live", "after"]
    assert [item.number for item in items] == [1, 2, 3]


@pytest.mark.parametrize(("stage", "seconds"), [("before", 10), ("live", 20), ("after", 40)])
def test_the_time_of_a_stage_counts_its_own_questions_only(stage: str, seconds: int) -> None:
    started = InterviewStarted("Ada", "", "Grace", "en", "0" * 64, "bank")
    events = (
        (0, started),
        (0, QuestionOpened("before")),
        (10, QuestionOpened("live")),
        (30, QuestionOpened("after")),
        (70, QuestionOpened("before")),
    )
    state = fold(
        Recorded(seq, T0 + timedelta(seconds=at), event)
        for seq, (at, event) in enumerate(events, start=1)
    )
    now = T0 + timedelta(seconds=75)
    running = 5 if stage == "before" else 0
    assert spent_seconds(state, bank(), Stage(stage)) == seconds
    assert spent_seconds(state, bank(), Stage(stage), now) == seconds + running


def test_the_slot_of_the_call_counts_for_the_live_stage_alone() -> None:
    assert planned_seconds(bank(), Stage.LIVE) == 300
    assert planned_seconds(bank(minutes=45), Stage.LIVE) == 2700
    assert planned_seconds(bank(minutes=45), Stage.BEFORE) == 300

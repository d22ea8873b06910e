"""What the interviewer does becomes events; a sealed interview takes none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from interview.session import (
    DebriefOpened,
    DetailsCorrected,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    QuestionOpened,
    fold,
)
from interview.session.live_interview import InterviewIsSigned, LiveInterview
from tests.editing.diff.samples import bank
from tests.session.sinks import MemorySink


@pytest.fixture
def live(sink: MemorySink) -> LiveInterview:
    """An interview with one answer rated."""
    interview = LiveInterview(bank(), sink.history, sink, sink.now)
    interview.open_question("bread")
    interview.rate(2)
    return interview


def test_looking_at_a_sealed_interview_again_records_nothing_and_runs_no_clock(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.sign("Grace")
    events, seconds = len(sink.history), live.answer.seconds
    again = LiveInterview(bank(), sink.history, sink, sink.now)
    again.resume()
    later = sink.history[-1].at + timedelta(hours=1)
    for question in ("loaf", "bread"):
        again.open_question(question)
        assert again.state.question == question
    assert again.state.seconds_at("bread", later) == seconds
    again.leave()
    assert len(sink.history) == events


def test_the_clock_stops_when_an_interview_is_left_and_runs_when_it_is_resumed(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.leave()
    assert isinstance(sink.history[-1].event, InterviewLeft)
    assert not live.state.running
    live.resume()
    assert isinstance(sink.history[-1].event, InterviewResumed)
    assert live.state.running


def test_opening_the_question_on_screen_again_records_nothing(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.open_question("bread")
    opened = [each for each in sink.history if isinstance(each.event, QuestionOpened)]
    assert len(opened) == 1


def test_from_the_debrief_the_same_question_is_opened_anew(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.open_debrief()
    live.open_debrief()
    assert [each.event for each in sink.history].count(DebriefOpened()) == 1
    live.open_question("bread")
    assert not live.state.in_debrief
    assert sink.history[-1].event == QuestionOpened("bread")


def test_undo_and_redo_in_the_debrief_bring_no_question_to_the_screen(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.open_question("loaf")
    live.open_debrief()
    live.undo()
    assert live.state.answer("bread").rating is None
    live.redo()
    assert live.state.answer("bread").rating is not None
    assert live.state.in_debrief
    assert live.state.question == "loaf"
    assert live.state == fold(sink.history)


def test_the_debrief_of_a_sealed_interview_is_opened_without_an_event(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.sign("Grace")
    live.open_debrief()
    assert isinstance(sink.history[-1].event, InterviewSigned)


@pytest.mark.parametrize(
    "change",
    [
        lambda live: live.correct_details(DetailsCorrected("Ada L.", "Baker", "Grace")),
        lambda live: live.correct_bank(bank(), b"", "0" * 64, 1),
        lambda live: live.type_notes("bread", "late", (0, 4)),
        lambda live: live.rate(1),
        lambda live: live.give_reason("bread", "late"),
        lambda live: live.skip("late"),
        lambda live: live.conclude("strengths", "late"),
        lambda live: live.toggle_clock(),
        lambda live: live.sign("Ada"),
    ],
    ids=["names", "bank", "notes", "rating", "reason", "skip", "words", "clock", "signature"],
)
def test_a_signed_interview_refuses_every_change(
    live: LiveInterview, sink: MemorySink, change: Callable[[LiveInterview], None]
) -> None:
    live.sign("Grace")
    sealed, events, asked = live.state, list(sink.history), live.bank
    with pytest.raises(InterviewIsSigned):
        change(live)
    assert (live.state, sink.history, live.notes) == (sealed, events, "")
    assert live.bank is asked


def test_a_signed_interview_is_opened_for_changes_only_for_a_reason(
    live: LiveInterview, sink: MemorySink
) -> None:
    live.sign("Grace")
    with pytest.raises(ValueError, match="reason"):
        live.amend("  ")
    assert isinstance(sink.history[-1].event, InterviewSigned)


def test_the_state_is_always_what_its_events_lead_to(live: LiveInterview, sink: MemorySink) -> None:
    live.type_notes(live.state.question, "a hot oven", (0, 10))
    live.rate(1)
    live.give_reason("bread", "seen it done")
    live.toggle_clock()
    live.toggle_clock()
    live.undo()
    live.undo()
    live.redo()
    live.skip("no time")
    live.withdraw_skip()
    live.sign("Grace")
    live.amend("typo")
    assert live.state == fold(sink.history)


def test_undo_returns_the_event_it_took_back_and_shows_its_question(live: LiveInterview) -> None:
    rated = live.history[-1].event
    live.correct_details(DetailsCorrected("Ada L.", "Baker", "Grace"))
    assert live.undo() is not None
    assert live.state.candidate == "Ada"
    assert live.undo() == rated
    assert live.answer.rating is None
    assert live.undo() is None
    assert live.redo() == rated
    assert live.answer.rating is not None


def test_a_conclusion_is_recorded_where_it_changed(live: LiveInterview, sink: MemorySink) -> None:
    before = len(sink.history)
    live.conclude("strengths", "calm")
    live.conclude("strengths", "calm")
    live.conclude("concerns", "")
    assert live.state.conclusions == {"strengths": "calm"}
    assert len(sink.history) == before + 1

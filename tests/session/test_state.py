"""State is a fold of events, and undo is one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.session import (
    AmendmentOpened,
    Answer,
    AnswerRated,
    AnswerRecorded,
    ClockContinued,
    ClockPaused,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    Rating,
    ReasonGiven,
    Recorded,
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    Undone,
    fold,
    step,
)
from interview.session.state import InterviewState, undone_seqs
from interview.session.undo import next_redo, next_undo

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
STARTED = InterviewStarted("Ada", "Social media", "Grace", "en", "0" * 64, "social-media")


def history(*events: Event, every: float = 10.0) -> list[Recorded]:
    """The events as a stream, one every few seconds, after the start."""
    return [
        Recorded(seq, T0 + timedelta(seconds=every * (seq - 1)), event)
        for seq, event in enumerate((STARTED, *events), start=1)
    ]


def test_notes_and_rating_are_what_was_last_said() -> None:
    state = fold(
        history(
            QuestionOpened("impact"),
            NotesEdited("impact", "goal"),
            AnswerRated("impact", 2),
            NotesEdited("impact", "goal first"),
            AnswerRated("impact", 3, suggested=3),
        )
    )
    answer = state.answer("impact")
    assert answer.notes == "goal first"
    assert answer.rating is not None
    assert (answer.rating.level, answer.rating.suggested) == (3, 3)


def test_time_counts_for_the_question_on_screen_only() -> None:
    state = fold(history(QuestionOpened("a"), QuestionOpened("b"), NotesEdited("b", "x")))
    assert state.answer("a").seconds == 10
    assert state.answer("b").seconds == 10


def test_time_does_not_count_while_the_clock_is_stopped() -> None:
    state = fold(history(QuestionOpened("a"), ClockPaused(), ClockContinued(), InterviewLeft()))
    assert state.answer("a").seconds == 20


def test_the_gap_between_a_kill_and_the_resume_does_not_count() -> None:
    events = history(QuestionOpened("a"), NotesEdited("a", "x"))
    later = T0 + timedelta(hours=3)
    state = fold([*events, Recorded(4, later, InterviewResumed())])
    assert state.answer("a").seconds == 10
    assert state.seconds_at("a", later + timedelta(seconds=5)) == 15


def test_a_heard_signal_that_was_unticked_stays_so() -> None:
    state = fold(
        history(
            SignalsHeard("a", ("1",)),
            SignalUnticked("a", "1"),
            SignalsHeard("a", ("1", "2")),
        )
    )
    assert state.answer("a").signals == {"2"}


def test_ticking_again_withdraws_the_unticking() -> None:
    state = fold(history(SignalUnticked("a", "1"), SignalTicked("a", "1")))
    assert state.answer("a").signals == {"1"}


def test_leaving_a_question_out_takes_its_rating_back_and_rating_it_asks_it_after_all() -> None:
    skipped = fold(history(AnswerRated("a", 3), QuestionSkipped("a", "no time")))
    assert skipped.answer("a").rating is None
    assert skipped.answer("a").skipped == "no time"
    rated = fold(history(QuestionSkipped("a", "no time"), AnswerRated("a", 3)))
    assert rated.answer("a").skipped == ""


def test_a_reason_outlives_a_second_thought_about_the_level() -> None:
    state = fold(
        history(AnswerRated("a", 4, suggested=1), ReasonGiven("a", "tone"), AnswerRated("a", 3))
    )
    rating = state.answer("a").rating
    assert rating is not None
    assert rating.reason == "tone"


def test_an_undone_event_does_not_count_and_what_it_replaced_is_back() -> None:
    state = fold(history(AnswerRated("a", 2), AnswerRated("a", 4), Undone(3)))
    rating = state.answer("a").rating
    assert rating is not None
    assert rating.level == 2


def test_an_amendment_unseals_and_is_remembered() -> None:
    state = fold(history(InterviewSigned("Grace"), AmendmentOpened("typo in the name")))
    assert not state.is_signed
    assert [amendment.reason for amendment in state.amendments] == ["typo in the name"]


def test_nothing_from_before_a_signature_can_be_undone() -> None:
    events = history(AnswerRated("a", 2), InterviewSigned("Grace"), AmendmentOpened("typo"))
    assert next_undo(events) is None


def test_a_sealed_interview_that_is_looked_at_again_has_no_running_clock() -> None:
    sealed = fold(history(QuestionOpened("a"), NotesEdited("a", "x"), InterviewSigned("Grace")))
    assert sealed.answer("a").seconds == 20
    hours_later = T0 + timedelta(hours=3)
    resumed = step(sealed, Recorded(5, hours_later, InterviewResumed()))
    for state in (sealed.looking_at("a"), resumed, resumed.looking_at("a")):
        assert not state.running
        assert state.seconds_at("a", hours_later + timedelta(hours=1)) == 20


def test_the_clock_runs_again_once_an_amended_interview_is_resumed() -> None:
    events = history(
        QuestionOpened("a"), InterviewSigned("Grace"), AmendmentOpened("typo"), InterviewResumed()
    )
    state = fold(events)
    assert state.seconds_at("a", events[-1].at + timedelta(seconds=5)) == 15


@pytest.mark.parametrize(
    "evidence",
    [
        NotesEdited("a", "x"),
        AnswerRecorded("a", "Hammer"),
        AnswerRecorded("a", ("Red", "Blue")),
        AnswerRecorded("a", (("Forge", "2020"),)),
        AnswerRecorded("a", 3.0),
        AnswerRecorded("a", 0.0),
        SignalTicked("a", "1"),
        SignalsHeard("a", ("1",)),
    ],
    ids=str,
)
def test_notes_a_structured_answer_and_a_signal_are_evidence(evidence: Event) -> None:
    answer = fold(history(evidence)).answer("a")
    assert answer.has_evidence
    assert answer.is_touched


@pytest.mark.parametrize(
    "event",
    [
        NotesEdited("a", " \n"),
        AnswerRecorded("a", None),
        AnswerRecorded("a", ()),
        AnswerRated("a", 3),
        QuestionSkipped("a", "no time"),
        SignalUnticked("a", "1"),
    ],
    ids=str,
)
def test_nothing_else_is_evidence(event: Event) -> None:
    assert not fold(history(event)).answer("a").has_evidence


def test_an_answer_without_anything_is_untouched() -> None:
    assert not Answer().is_touched
    assert Answer(skipped="no time").is_touched


@pytest.mark.parametrize(
    ("level", "suggested", "is_far_off"),
    [(3, 3, False), (2, 3, False), (4, 3, False), (1, 3, True), (4, 2, True), (4, None, False)],
)
def test_a_rating_two_levels_from_the_suggestion_needs_a_reason(
    level: int, suggested: int | None, is_far_off: bool
) -> None:
    assert Rating(level, suggested).is_far_off is is_far_off


QUESTIONS = st.sampled_from(["a", "b"])
ACTS = st.one_of(
    st.builds(NotesEdited, QUESTIONS, st.text(max_size=8)),
    st.builds(AnswerRated, QUESTIONS, st.integers(1, 4)),
    st.builds(SignalTicked, QUESTIONS, st.sampled_from(["1", "2"])),
    st.builds(QuestionSkipped, QUESTIONS, st.just("no time")),
)


def said(state: InterviewState) -> dict[str, object]:
    """What a state says of its answers, but for the clock."""
    return {
        question: (answer.notes, answer.rating, answer.signals, answer.skipped)
        for question, answer in state.answers.items()
        if answer.is_touched
    }


@given(st.lists(ACTS, max_size=12))
def test_undoing_everything_leads_back_to_the_beginning_and_redoing_forth(
    acts: list[Event],
) -> None:
    events = history(*acts)
    before = said(fold(events))
    while (recorded := next_undo(events)) is not None:
        events = history(*[each.event for each in events[1:]], Undone(recorded.seq))
    assert said(fold(events)) == {}
    while (recorded := next_redo(events)) is not None:
        events = history(*[each.event for each in events[1:]], Redone(recorded.seq))
    assert said(fold(events)) == before


@given(st.lists(ACTS, max_size=12))
def test_folding_at_once_and_step_by_step_lead_to_the_same_state(acts: list[Event]) -> None:
    state = InterviewState()
    for recorded in history(*acts):
        state = step(state, recorded)
    assert state == fold(history(*acts))
    assert not undone_seqs(history(*acts))

"""State is a fold of events, and undo is one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.session import (
    AmendmentOpened,
    Answer,
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    CalibrationStated,
    ClockContinued,
    ClockPaused,
    ConclusionWritten,
    ConsensusReached,
    ConsentRecorded,
    DebriefOpened,
    DecisionTaken,
    DetailsCorrected,
    EnteredFromFile,
    Event,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    NamesRevealed,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionOpened,
    QuestionSkipped,
    QuoteMarked,
    QuoteUnmarked,
    Rating,
    RatingCleared,
    ReasonGiven,
    Recorded,
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    StreamOpened,
    Undone,
    UnknownEvent,
    fold,
    step,
)
from interview.session.state import Amendment, InterviewState, Quote, undone_seqs
from interview.session.undo import next_redo, next_undo

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
STARTED = InterviewStarted("Ada", "Social media", "Grace", "en", "0" * 64, "social-media")


def history(*events: Event, every: float = 10.0) -> list[Recorded]:
    """The events as a stream, one every few seconds, after the start."""
    return [
        Recorded(seq, T0 + timedelta(seconds=every * (seq - 1)), event)
        for seq, event in enumerate((STARTED, *events), start=1)
    ]


def test_the_start_says_who_is_interviewed_for_what_and_with_which_bank() -> None:
    in_french = replace(STARTED, language="fr")
    assert fold([Recorded(1, T0, in_french)]) == InterviewState(
        candidate="Ada",
        role="Social media",
        interviewer="Grace",
        language="fr",
        bank="0" * 64,
        bank_name="social-media",
        started_at=T0,
        last_at=T0,
        seq=1,
        running=True,
    )


def test_corrected_details_and_a_corrected_bank_change_nothing_else() -> None:
    corrected = DetailsCorrected("Ada L.", "Editor", "Grace H.")
    assert fold(history(corrected, BankCorrected("1" * 64, 2))) == InterviewState(
        candidate="Ada L.",
        role="Editor",
        interviewer="Grace H.",
        language="en",
        bank="1" * 64,
        bank_name="social-media",
        started_at=T0,
        last_at=T0 + timedelta(seconds=20),
        seq=3,
        running=True,
    )


def test_an_answer_is_all_that_was_recorded_of_it() -> None:
    events = history(
        NotesEdited("a", "goal first"),
        AnswerRecorded("a", "Hammer"),
        SignalsHeard("a", ("1", "2")),
        SignalTicked("a", "3"),
        SignalTicked("a", "4"),
        SignalTicked("a", "5"),
        SignalUnticked("a", "1"),
        SignalUnticked("a", "3"),
        AnswerRated("a", 4, suggested=2, confidence="clear", signals=("2", "4", "5")),
        ReasonGiven("a", "tone"),
    )
    assert fold(events).answers == {
        "a": Answer(
            notes="goal first",
            value="Hammer",
            heard=("1", "2"),
            ticked=frozenset({"4", "5"}),
            unticked=frozenset({"1", "3"}),
            rating=Rating(4, 2, "clear", ("2", "4", "5"), "tone", notes="goal first"),
        )
    }


def test_a_rating_says_only_what_was_decided() -> None:
    assert fold(history(AnswerRated("a", 3))).answers == {"a": Answer(rating=Rating(3))}


def test_a_rating_that_is_withdrawn_takes_its_reason_with_it() -> None:
    withdrawn = (AnswerRated("a", 4, suggested=1), ReasonGiven("a", "tone"), RatingCleared("a"))
    assert fold(history(*withdrawn)).answer("a") == Answer()
    again = fold(history(*withdrawn, AnswerRated("a", 3)))
    assert again.answer("a").rating == Rating(3)


def test_a_reason_without_a_rating_does_nothing() -> None:
    assert fold(history(ReasonGiven("a", "tone"))).answer("a") == Answer()


def test_a_question_that_is_asked_after_all_is_as_it_was_before_it_was_skipped() -> None:
    events = history(NotesEdited("a", "x"), QuestionSkipped("a", "no time"), SkipWithdrawn("a"))
    assert fold(events).answer("a") == Answer(notes="x")


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


def test_time_before_the_first_question_counts_for_none() -> None:
    assert fold(history(QuestionOpened("a"))).answers == {}


def test_the_running_clock_counts_for_the_question_on_screen_only() -> None:
    events = history(QuestionOpened("a"), QuestionOpened("b"))
    state, now = fold(events), events[-1].at + timedelta(seconds=5)
    assert (state.seconds_at("a", now), state.seconds_at("b", now)) == (10, 5)


def test_the_time_of_the_debrief_counts_for_no_question() -> None:
    events = history(QuestionOpened("a"), DebriefOpened(), ReasonGiven("a", "x"))
    state, later = fold(events), events[-1].at + timedelta(seconds=5)
    assert state.in_debrief
    assert state.question == "a"
    assert state.seconds_at("a", later) == 10
    back = step(state, Recorded(5, later, QuestionOpened("a")))
    assert back.in_debrief is False
    assert back.seconds_at("a", later + timedelta(seconds=5)) == 15


def test_a_sealed_interview_stays_in_the_debrief_until_a_question_is_looked_at() -> None:
    state = fold(history(QuestionOpened("a"), DebriefOpened(), InterviewSigned("Grace")))
    assert state.in_debrief
    assert state.looking_at("a").in_debrief is False


def test_parts_of_a_second_count() -> None:
    state = fold(history(QuestionOpened("a"), NotesEdited("a", "x"), every=0.25))
    assert state.answer("a").seconds == 0.25


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    opened = history(QuestionOpened("a"), NotesEdited("a", "x"))
    earlier = opened[-1].at - timedelta(minutes=5)
    state = fold([*opened, Recorded(4, earlier, NotesEdited("a", "y"))])
    assert state.answer("a").seconds == 10
    assert state.seconds_at("a", earlier - timedelta(minutes=5)) == 10


def test_the_time_that_an_undone_event_took_counts_all_the_same() -> None:
    state = fold(history(QuestionOpened("a"), NotesEdited("a", "x"), Undone(3)))
    assert state.answer("a") == Answer(seconds=20)


def test_time_does_not_count_while_the_clock_is_stopped() -> None:
    state = fold(history(QuestionOpened("a"), ClockPaused(), ClockContinued(), InterviewLeft()))
    assert state.answer("a").seconds == 20


def test_the_gap_between_a_kill_and_the_resume_does_not_count() -> None:
    events = history(QuestionOpened("a"), NotesEdited("a", "x"))
    later = T0 + timedelta(hours=3)
    resumed = Recorded(4, later, InterviewResumed())
    state = fold([*events, resumed])
    assert step(fold(events), resumed) == state
    assert state.answer("a").seconds == 10
    assert state.seconds_at("a", later + timedelta(seconds=5)) == 15


def test_an_interview_that_was_left_and_is_resumed_goes_on_as_it_was() -> None:
    left = fold(history(InterviewLeft()))
    resumed = fold(history(InterviewLeft(), InterviewResumed()))
    assert (left.running, resumed.running) == (False, True)


def test_a_stopped_clock_goes_on_as_it_was() -> None:
    stopped = fold(history(ClockPaused()))
    running = fold(history(ClockPaused(), ClockContinued()))
    assert (stopped.paused, running.paused) == (True, False)
    assert stopped.running


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


def test_a_signature_says_who_signed_and_when_and_stops_the_clock() -> None:
    state = fold(history(InterviewSigned("Grace H.")))
    assert state.is_signed
    assert (state.signed_by, state.signed_at) == ("Grace H.", T0 + timedelta(seconds=10))
    assert state.running is False


def test_an_amendment_unseals_and_is_remembered() -> None:
    state = fold(
        history(
            InterviewSigned("Grace"),
            AmendmentOpened("typo in the name"),
            InterviewSigned("Grace"),
            AmendmentOpened("wrong role"),
        )
    )
    assert not state.is_signed
    assert (state.signed_by, state.signed_at) == ("", None)
    assert state.amendments == (
        Amendment(T0 + timedelta(seconds=20), "typo in the name"),
        Amendment(T0 + timedelta(seconds=40), "wrong role"),
    )


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
        # With a name, since mutmut cannot run a test that has a backslash in its own.
        pytest.param(NotesEdited("a", " \n"), id="blank notes"),
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


def test_a_question_that_nothing_was_recorded_of_has_an_empty_answer() -> None:
    assert fold(history(NotesEdited("a", "x"))).answer("b") == Answer()


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
    events = history(QuestionOpened("a"), *acts)
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


def test_what_was_typed_in_and_what_happened_around_the_questions_is_in_the_state() -> None:
    entered = EnteredFromFile("Grace", "paper.yaml", "0" * 64, "2026-03-02 14:30", "Grace")
    consent = ConsentRecorded(True, "May I take notes?")
    quotes = (QuoteMarked("a", 0, 4, "goal"), QuoteMarked("a", 5, 10, "first"))
    asked = [NotesEdited("a", "goal first"), *quotes, InterviewInterrupted("line dropped")]
    state = fold(history(entered, consent, *asked))
    assert (state.entered, state.consent) == (entered, consent)
    assert [(each.text, each.start, each.at) for each in state.answer("a").quotes] == [
        ("goal", 0, T0 + timedelta(seconds=40)),
        ("first", 5, T0 + timedelta(seconds=50)),
    ]
    (interruption,) = state.interruptions
    assert (interruption.at, interruption.reason) == (state.last_at, "line dropped")


def test_a_question_whose_minutes_a_file_says_goes_on_from_there_where_the_clock_runs() -> None:
    minutes = (("a", 2.0),)
    entered = EnteredFromFile("Grace", "paper.yaml", "0" * 64, "", "", minutes=minutes)
    events = history(QuestionOpened("a"), entered, NotesEdited("a", "goal"))
    state = InterviewState()
    for recorded in events:
        state = step(state, recorded)
    assert fold(events).answer("a").seconds == state.answer("a").seconds == 130


def test_follow_ups_asked_and_what_practice_reached_are_in_the_state() -> None:
    asked = [ProbeUsed("a", probe) for probe in (1, 2, 3)]
    probes = (*asked, ProbeWithdrawn("a", 2), ProbeUsed("b", 1))
    reached = CalibrationStated("2026-11-20T09:00:00+00:00", 0.81, 20, 4)
    events = history(*probes, reached, InterviewSigned("Grace"), AmendmentOpened("a typo"))
    state = fold(events[:-1])
    assert (state.answer("a").probes, state.answer("b").probes) == ({1, 3}, {1})
    assert (state.calibration, fold(events).calibration) == (reached, None)


def test_what_is_left_out_before_the_first_question_is_left_to_others() -> None:
    """Whoever begins leaves the others of the panel their questions; later, it is a skip."""
    left = [QuestionSkipped("b", "Bea asks it"), QuestionSkipped("c", "Bea asks it")]
    state = fold(history(*left, QuestionOpened("a"), QuestionSkipped("a", "no time")))
    assert state.left_to_others == {"b", "c"}
    assert [state.answer(each).skipped for each in "abc"] == ["no time", *["Bea asks it"] * 2]


def test_what_others_decide_is_in_a_stream_of_their_own() -> None:
    decision = DecisionTaken("hire", "the best")
    agreed = [ConsensusReached("a", 2, "first"), ConsensusReached("a", 3, "after a talk")]
    events = (StreamOpened("hr", "Mary"), *agreed, ConsensusReached("b", 1, ""), decision)
    state = fold([Recorded(seq, T0, event) for seq, event in enumerate(events, start=1)])
    assert (state.interviewer, state.started_at, state.decision) == ("Mary", T0, decision)
    assert state.consensus == {"a": agreed[1], "b": ConsensusReached("b", 1, "")}


def test_each_time_that_names_were_shown_is_remembered() -> None:
    shown = [NamesRevealed("B", ("k7", "m9"), why) for why in ("a shortlist", "a complaint")]
    events = (StreamOpened("hr", "Mary"), *shown)
    state = fold([Recorded(seq, T0, event) for seq, event in enumerate(events, start=1)])
    assert state.revealed == tuple(shown)


def test_an_event_that_is_not_understood_changes_nothing_and_is_counted() -> None:
    before = fold(history(NotesEdited("a", "goal")))
    after = fold(history(NotesEdited("a", "goal"), UnknownEvent("QuestionSung", 1, "{}")))
    assert after == replace(before, seq=3, last_at=after.last_at, not_understood=1)
    assert next_undo(history(NotesEdited("a", "x"), UnknownEvent("QuestionSung", 1, "{}")))


def test_a_quote_can_be_taken_back() -> None:
    events = history(NotesEdited("a", "goal"), QuoteMarked("a", 0, 4, "goal"))
    undone = next_undo(events)
    assert undone is not None
    assert undone.seq == 3


def test_a_conclusion_is_written_anew_taken_back_and_undone() -> None:
    first, second = ConclusionWritten("strengths", "calm"), ConclusionWritten("strengths", "")
    other = ConclusionWritten("feedback", "Name the goal first.")
    events = history(first, other, second)
    assert fold(events).conclusions == {"strengths": "", "feedback": other.text}
    assert next_undo(events) == events[-1]
    undone = [*events, Recorded(len(events) + 1, T0, Undone(events[-1].seq))]
    assert fold(undone).conclusions["strengths"] == "calm"


def test_requisition_and_panel_are_corrected_with_the_names() -> None:
    started = replace(STARTED, requisition="COM-7", panel=("Inès",))
    corrected = DetailsCorrected("Ada", "Baker", "Grace", "COM-8", ("Inès", "Tom"))
    begun = fold([Recorded(1, T0, started)])
    assert (begun.requisition, begun.panel) == ("COM-7", ("Inès",))
    state = fold([Recorded(1, T0, started), Recorded(2, T0, corrected)])
    assert (state.requisition, state.panel) == ("COM-8", ("Inès", "Tom"))


def test_of_two_quotes_with_the_same_words_one_is_taken_back() -> None:
    notes, marked = NotesEdited("a", "Yes. No. Yes."), QuoteMarked("a", 0, 4, "Yes.")
    events = history(notes, marked, replace(marked, start=9, end=13))
    assert [each.start for each in fold(events).answer("a").quotes_in_notes] == [0, 9]
    one = [*events, Recorded(9, T0, QuoteUnmarked("a", "Yes.", 0))]
    assert [each.start for each in fold(one).answer("a").quotes_in_notes] == [9]
    both = [*events, Recorded(9, T0, QuoteUnmarked("a", "Yes."))]
    assert not fold(both).answer("a").quotes_in_notes
    left = [*events, Recorded(9, T0, NotesEdited("a", "Yes. No."))]
    assert [each.start for each in fold(left).answer("a").quotes_in_notes] == [0]


def test_a_quote_follows_its_words_through_edits_goes_with_them_and_comes_back() -> None:
    notes = NotesEdited("a", "so he said: goal first. then goal first again")
    marked = QuoteMarked("a", 12, 22, "goal first", 95)

    def place(*texts: str) -> int:
        edits = [NotesEdited("a", text) for text in texts]
        (quote,) = fold(history(notes, marked, *edits)).answer("a").quotes
        assert (quote.text, quote.second) == ("goal first", 95)
        return quote.start

    assert place() == 12
    assert place("so: goal first. then goal first again") == 4
    assert place("so he said: goal first. then nothing") == 12
    assert place("so he said: the goal. then goal first again") == 27
    assert place("nothing left") == -1
    assert place("nothing left", "and goal first") == 4
    gone = fold(history(notes, marked, NotesEdited("a", "nothing"))).answer("a")
    assert not gone.quotes_in_notes


def test_no_time_counts_while_something_has_broken_in() -> None:
    explained = InterruptionExplained("line dropped")
    state = fold(
        history(
            QuestionOpened("a"),
            InterviewInterrupted(),
            NotesEdited("a", "x"),
            InterruptionEnded(),
            explained,
            NotesEdited("a", "xy"),
        )
    )
    (interruption,) = state.interruptions
    step_length = (state.last_at - T0).total_seconds() / (state.seq - 1)
    assert state.answer("a").seconds == 3 * step_length
    assert interruption.ended_at is not None
    assert (interruption.ended_at - interruption.at).total_seconds() == 2 * step_length
    assert interruption.reason == "line dropped"
    assert state.interruption is None


@pytest.mark.parametrize(
    ("before", "after", "start", "found"),
    [
        ("so we led it", "so we led it well", 3, 3),
        ("so we led it", "and so we led it", 3, 7),
        ("so we led it", "we led it", 3, 0),
        ("so we led it", "so they led it", 3, -1),
        ("so we", "so we, we", 3, 3),  # typed behind it
        ("we. So we", "we. So", 7, 0),  # deleted, and the words stand somewhere else
        ("we and we", "we led and we", 0, 0),
        ("we and we", "we led and we", 7, 11),
        ("a we b", "we, a wx b, we", 2, 0),  # the nearest of two
    ],
)
def test_a_quote_stays_on_its_words_when_the_notes_change(
    before: str, after: str, start: int, found: int
) -> None:
    said = "we led it" if "led it" in before else "we"
    assert Quote(said, start, T0).following(before, after).start == found


def test_what_was_undone_only_moves_the_clock_of_a_state_that_goes_on() -> None:
    before = fold(history(QuestionOpened("a"), AnswerRated("a", 3)))
    undone = step(before, Recorded(4, T0 + timedelta(seconds=35), RatingCleared("a")), counts=False)
    assert undone.answer("a") == replace(before.answer("a"), seconds=25)
    assert undone.seq == 4


@pytest.mark.parametrize(
    ("before", "start", "after", "found"),
    [
        ("ok ...... ok ok", 10, "ok ...... oX ok", 13),
        ("ok ...... ok ok ...... ok", 10, "ok ...... oX ok ...... ok", 13),
        ("ok ...... ok ok", 13, "ok ...... ok oX", 10),
        ("ok ok ...... ok", 3, "ok oX ...... ok", 0),
        ("no ok", 3, "no oX", -1),
    ],
)
def test_a_quote_whose_words_were_changed_is_the_nearest_passage_with_the_same_words(
    before: str, start: int, after: str, found: int
) -> None:
    assert Quote("ok", start, T0).following(before, after).start == found

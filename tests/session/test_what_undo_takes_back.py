"""What undo takes back: one decision of the interviewer, or one phrase of the notes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from interview.session import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    ClockContinued,
    ClockPaused,
    DetailsCorrected,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    RatingCleared,
    ReasonGiven,
    Recorded,
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    Undone,
)
from interview.session.undo import (
    begins_phrase,
    next_redo,
    next_undo,
    question_of,
    redone_at_once,
    undone_at_once,
)

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
STARTED = InterviewStarted("Ada", "Baker", "Grace", "en", "0" * 64, "baker")
FIRST, SECOND, THIRD = (AnswerRated(name, 3) for name in ("a", "b", "c"))


def undone_next(*events: Event) -> Event | None:
    """What undo takes back after the start and these events."""
    recorded = next_undo(history(*events))
    return recorded.event if recorded else None


def redone_next(*events: Event) -> Event | None:
    """What redo brings back after the start and these events."""
    recorded = next_redo(history(*events))
    return recorded.event if recorded else None


def history(*events: Event) -> list[Recorded]:
    """The start, number 1, and the events after it."""
    return [Recorded(seq, AT, event) for seq, event in enumerate((STARTED, *events), start=1)]


@pytest.mark.parametrize(
    "decision",
    [
        AnswerRated("a", 3),
        AnswerRecorded("a", "Hammer"),
        DetailsCorrected("Ada L.", "Baker", "Grace"),
        NotesEdited("a", "goal"),
        QuestionSkipped("a", "no time"),
        RatingCleared("a"),
        ReasonGiven("a", "tone"),
        SignalTicked("a", "1"),
        SignalUnticked("a", "1"),
        SkipWithdrawn("a"),
    ],
    ids=str,
)
def test_whatever_the_interviewer_decides_can_be_undone(decision: Event) -> None:
    assert undone_next(QuestionOpened("a"), decision) == decision


def test_what_was_left_to_others_before_the_first_question_is_not_undone() -> None:
    left, opened = QuestionSkipped("b", "asked by Mary"), QuestionOpened("a")
    assert undone_next(left, opened) is None
    assert undone_next(left, opened, FIRST, Undone(4)) is None
    assert undone_next(left, opened, Undone(2)) is None  # as it could be done once


@pytest.mark.parametrize(
    "happening",
    [
        BankCorrected("1" * 64, 1),
        ClockPaused(),
        ClockContinued(),
        InterviewLeft(),
        InterviewResumed(),
        QuestionOpened("b"),
        SignalsHeard("a", ("1",)),
    ],
    ids=str,
)
def test_undo_and_redo_pass_over_what_is_no_decision(happening: Event) -> None:
    assert undone_next(FIRST, happening) == FIRST
    assert redone_next(FIRST, Undone(2), happening) == FIRST


def test_undo_goes_back_and_redo_comes_forth_one_decision_at_a_time() -> None:
    decided = (FIRST, SECOND, THIRD)
    assert undone_next(*decided) == THIRD
    assert undone_next(*decided, Undone(4)) == SECOND
    assert undone_next(*decided, Undone(4), Undone(3)) == FIRST
    assert redone_next(*decided, Undone(4), Undone(3)) == SECOND
    assert redone_next(*decided, Undone(4), Undone(3), Redone(3)) == THIRD
    assert undone_next(*decided, Undone(4), Undone(3), Redone(3)) == SECOND


def test_without_a_decision_there_is_nothing_to_undo_or_redo() -> None:
    assert undone_next() is None
    assert redone_next() is None
    assert redone_next(FIRST) is None
    assert undone_next(FIRST, Undone(2)) is None


def test_a_new_decision_leaves_nothing_to_redo() -> None:
    assert redone_next(FIRST, Undone(2), SECOND) is None


@pytest.mark.parametrize("seal", [InterviewSigned("Grace"), AmendmentOpened("typo")], ids=str)
def test_a_signature_and_an_amendment_leave_nothing_to_undo_or_redo(seal: Event) -> None:
    assert undone_next(FIRST, SECOND, Undone(3), seal) is None
    assert redone_next(FIRST, SECOND, Undone(3), seal) is None


def test_what_is_decided_in_an_amendment_can_be_undone() -> None:
    assert undone_next(FIRST, InterviewSigned("Grace"), AmendmentOpened("typo"), SECOND) == SECOND


def test_an_event_is_about_its_question_or_about_none() -> None:
    assert question_of(NotesEdited("a", "goal")) == "a"
    assert question_of(ClockPaused()) == ""


@pytest.mark.parametrize(
    ("recorded", "draft", "text", "begins"),
    [
        ("", "goal", "goals", False),
        ("", "goal.", "goal. ", False),
        ("", "goal. ", "goal. t", True),
        ("", "goal.", "goal.t", False),
        ("", "goal.t", "goal.tx", False),
        ("", "goal first ", "goal first t", False),
        ("", f"{'word ' * 8}", f"{'word ' * 8}t", True),
        ("", " ", " g", False),
        ("", "goal\n", "goal\nt", True),
        ("", "goal\n", "goal\n\n", False),
        ("", "goal", "goal and all that was pasted", True),
        ("", "goal", "goa", True),
        ("goal first", "goal fir", "goal fi", False),
        ("goal first", "goal fir", "goal firm", True),
        ("goal. then", "goal. th", "goal. t", False),
        ("goal", "gaol", "gaols", False),
    ],
)
def test_a_phrase_ends_where_a_reader_would_pause(
    recorded: str, draft: str, text: str, begins: bool
) -> None:
    row = text.count("\n")
    cursor = (row, len(text.rsplit("\n", 1)[-1]))
    assert begins_phrase(recorded, draft, text, cursor) is begins


def test_a_phrase_ends_in_the_line_that_is_typed_in_whatever_stands_around_it() -> None:
    above, below = "The first line\n", "\nanother line\nand one more"
    recorded = f"{above}goal{below}"
    assert begins_phrase(recorded, f"{above}goal. {below}", f"{above}goal. t{below}", (1, 7))
    assert not begins_phrase(recorded, f"{above}goal {below}", f"{above}goal t{below}", (1, 6))


def typed_in_a_cell(*values: str) -> list[Recorded]:
    events = [AnswerRecorded("a", ((value, ""),)) for value in values]
    return [Recorded(number, AT, event) for number, event in enumerate([STARTED, *events], 1)]


def test_letters_of_a_phrase_in_a_cell_are_taken_back_and_done_again_together() -> None:
    history = typed_in_a_cell("I", "In", "In s", "In so", "In so,", "In so, a", "In so, an")
    taken = [each.seq for each in undone_at_once(history)]
    assert taken == [8, 7]
    history += [Recorded(9 + place, AT, Undone(seq)) for place, seq in enumerate(taken)]
    assert [each.seq for each in undone_at_once(history)] == [6, 5, 4, 3, 2]
    assert [each.seq for each in redone_at_once(history)] == [7, 8]


def test_another_cell_or_question_is_another_phrase() -> None:
    history = [
        *typed_in_a_cell("I", "In"),
        Recorded(4, AT, AnswerRecorded("a", (("In", "2"),))),
        Recorded(5, AT, AnswerRecorded("b", (("x", ""),))),
    ]
    assert [each.seq for each in undone_at_once(history)] == [5]
    assert [each.seq for each in undone_at_once(history[:4])] == [4]
    assert [each.seq for each in undone_at_once(history[:3])] == [3, 2]


def test_a_number_is_taken_back_whole_and_an_option_alone() -> None:
    numbers = [AnswerRecorded("a", value) for value in (1.0, 12.0, 120.0)]
    options = [AnswerRecorded("b", value) for value in (("x",), ("x", "y"))]
    history = [Recorded(n, AT, event) for n, event in enumerate([STARTED, *numbers, *options], 1)]
    assert [each.seq for each in undone_at_once(history)] == [6]
    assert [each.seq for each in undone_at_once(history[:4])] == [4, 3, 2]


def test_a_phrase_in_a_cell_ends_where_a_reader_would_pause_also_when_it_is_deleted() -> None:
    """A point, or a space at the end, is recorded with the letter that follows it."""
    typed = typed_in_a_cell("In", "In. W", "In. We")
    assert [each.seq for each in undone_at_once(typed)] == [4, 3]
    deleted = typed_in_a_cell("In. We", "In. W", "In", "I")
    assert [each.seq for each in undone_at_once(deleted)] == [5, 4, 3]
    assert [each.seq for each in undone_at_once(deleted[:3])] == [3]
    figure = typed_in_a_cell("3", "3.5")
    assert [each.seq for each in undone_at_once(figure)] == [3, 2]
    replaced = typed_in_a_cell("We led", "Wx led")
    assert [each.seq for each in undone_at_once(replaced)] == [3]


def test_what_is_pasted_into_a_cell_or_cut_out_of_it_is_a_phrase_of_its_own() -> None:
    pasted = typed_in_a_cell("W", "We", "Weld")
    assert [each.seq for each in undone_at_once(pasted)] == [4]
    assert [each.seq for each in undone_at_once(pasted[:3])] == [3, 2]
    cut = typed_in_a_cell("We led", "We le", "We")
    assert [each.seq for each in undone_at_once(cut)] == [4]
    assert [each.seq for each in undone_at_once(cut[:3])] == [3]
    replaced = typed_in_a_cell("We led", "We le", "Us")
    assert [each.seq for each in undone_at_once(replaced)] == [4]
    for several in (typed_in_a_cell("a", "ab", "abXc"), typed_in_a_cell("abXcd", "abXc", "ab")):
        assert [each.seq for each in undone_at_once(several)] == [4]
    first = typed_in_a_cell("We", "Wel")
    assert [each.seq for each in undone_at_once(first)] == [3, 2]


def test_what_was_undone_and_answered_anew_is_told_from_what_a_field_held_before() -> None:
    """Emptied and typed anew, the field held nothing before: undo does not reach further back."""
    history = [
        *typed_in_a_cell("I", "In"),
        Recorded(4, AT, Undone(3)),
        Recorded(5, AT, AnswerRecorded("b", (("x", ""),))),
        Recorded(6, AT, AnswerRecorded("a", (("It", ""),))),
    ]
    assert [each.seq for each in undone_at_once(history)] == [6]


def test_letters_are_one_phrase_in_a_table_whatever_was_answered_and_undone_before() -> None:
    """What the table held before the phrase tells in which cell it was typed."""
    answers = [
        AnswerRecorded("a", (("A", "1"), ("B", ""))),
        AnswerRecorded("a", (("A", "1"), ("B", ""), ("C", ""))),
        Undone(3),
        AnswerRecorded("b", (("x", ""), ("y", ""), ("z", ""))),
        AnswerRecorded("a", (("A", "1"), ("Bo", ""))),
        AnswerRecorded("a", (("A", "1"), ("Bob", ""))),
    ]
    history = [Recorded(number, AT, event) for number, event in enumerate([STARTED, *answers], 1)]
    assert [each.seq for each in undone_at_once(history)] == [7, 6]


def test_redo_does_again_only_the_phrase_of_its_own_question() -> None:
    history = [
        *typed_in_a_cell("I", "In", "In s"),
        Recorded(5, AT, AnswerRecorded("b", (("x", ""),))),
        Recorded(6, AT, AnswerRecorded("b", (("xy", ""),))),
        Recorded(7, AT, Undone(6)),
    ]
    assert [each.seq for each in redone_at_once(history)] == [6]
    history += [Recorded(8, AT, Undone(5)), Recorded(9, AT, Undone(4)), Recorded(10, AT, Undone(3))]
    assert [each.seq for each in redone_at_once(history)] == [3, 4]
    history += [
        Recorded(11, AT, Redone(3)),
        Recorded(12, AT, Redone(4)),
        Recorded(13, AT, Redone(5)),
    ]
    assert [each.seq for each in redone_at_once(history)] == [6]


def test_redo_goes_on_to_the_end_of_a_phrase_of_which_a_part_was_taken_back() -> None:
    """Earlier versions undid one event at a time, and a journal keeps what they did."""
    words = "we led a small team of six bakers in an old town for years"  # the fortieth is a space
    history = typed_in_a_cell(
        *(words[:end] for end in range(1, len(words) + 1) if words[end - 1] != " ")
    )
    last = len(history)
    following = undone_at_once(history)[-1].seq
    assert following > 30
    history += [Recorded(last + n, AT, Undone(last + 1 - n)) for n in range(1, last - 20)]
    assert [each.seq for each in redone_at_once(history)] == [*range(22, following)]


def test_redo_looks_at_no_other_question_for_where_a_phrase_began() -> None:
    other = [
        AnswerRecorded("b", (("a long answer to another question"[:end], ""),)) for end in (32, 33)
    ]
    typed = [AnswerRecorded("a", ((text, ""),)) for text in ("I", "In", "In s")]
    undone = [Undone(6), Undone(5), Undone(4)]
    events = [STARTED, *other, *typed, *undone]
    history = [Recorded(number, AT, event) for number, event in enumerate(events, 1)]
    assert [each.seq for each in redone_at_once(history)] == [4, 5, 6]

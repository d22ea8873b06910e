"""Figures that are read by the bytes are those that the fold of all events gives.

And the fold of all events at once is that of one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.comparison.interview_figures import AnswerFigures, InterviewFigures
from interview.errors import JournalDamaged
from interview.journal import Journal
from interview.journal.codec import content_of, encode
from interview.journal.read_figures import read_figures
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    ClockContinued,
    ClockPaused,
    DebriefOpened,
    DetailsCorrected,
    EnteredFromFile,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    InterviewState,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionOpened,
    QuestionSkipped,
    RatingCleared,
    Recorded,
    Redone,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
    Undone,
    UnknownEvent,
    fold,
    step,
)
from interview.session.state import undone_seqs
from tests.journal.samples import NOON, begin, change, started

QUESTIONS = st.sampled_from(["impact", "campaigns"])
WORDS = st.sampled_from(["", "  ", "asked first", 'he said "kind":"InterviewSigned","version":1}'])
SIGNALS = st.sampled_from(["1", "2"])
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(QuestionOpened, QUESTIONS),
    st.builds(NotesEdited, QUESTIONS, WORDS),
    st.builds(AnswerRecorded, QUESTIONS, st.sampled_from([None, "", "two", 0, 2.5])),
    st.builds(SignalsHeard, QUESTIONS, st.lists(SIGNALS, unique=True).map(tuple)),
    st.builds(SignalTicked, QUESTIONS, SIGNALS),
    st.builds(SignalUnticked, QUESTIONS, SIGNALS),
    st.builds(ProbeUsed, QUESTIONS, st.integers(1, 2)),
    st.builds(ProbeWithdrawn, QUESTIONS, st.integers(1, 2)),
    st.builds(AnswerRated, QUESTIONS, st.integers(1, 4), st.sampled_from([None, 1, 4])),
    st.builds(RatingCleared, QUESTIONS),
    st.builds(QuestionSkipped, QUESTIONS, st.just('no time, "question":"campaigns"')),
    st.builds(SkipWithdrawn, QUESTIONS),
    st.builds(DetailsCorrected, st.just("Ada"), st.just("Analyst"), st.just("Bea Ek")),
    st.builds(Undone, st.integers(2, 12)),
    st.builds(Redone, st.integers(2, 12)),
    st.sampled_from(
        [
            ClockPaused(),
            ClockContinued(),
            DebriefOpened(),
            InterviewLeft(),
            InterviewResumed(),
            AmendmentOpened("a slip"),
            EnteredFromFile("Bea", "paper.yaml", "", "", "", (("impact", 4.5),)),
            UnknownEvent("CoffeeSpilt", 1, '{"question":"impact"}'),
        ]
    ),
)


def figures(events: Sequence[tuple[int, Event]]) -> tuple[InterviewFigures, Any]:
    """The figures of an interview with these events, by their second, and its folded state."""
    history, at = [Recorded(1, NOON, started())], NOON
    for seq, (seconds, event) in enumerate(events, start=2):
        at += timedelta(seconds=seconds)
        history.append(Recorded(seq, at, event))
    undone = undone_seqs(history)
    stepped = InterviewState()
    for each in history:
        stepped = step(stepped, each, counts=each.seq not in undone)
    assert stepped == fold(history)
    found = read_figures([content_of(encode(each.at, each.event)) for each in history], NOON)
    assert found is not None
    return found, fold(history)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 90), EVENTS), max_size=25))
def test_figures_are_those_of_the_fold(events: list[tuple[int, Event]]) -> None:
    found, state = figures(events)
    assert found.rater_name == state.interviewer
    for question in ("impact", "campaigns"):
        answer, read = state.answer(question), found.answers.get(question, AnswerFigures())
        rating = answer.rating
        assert read.level == (rating.level if rating else None)
        assert read.suggested == (rating.suggested if rating else None)
        assert read.skipped == bool(answer.skipped)
        assert read.has_evidence == answer.has_evidence
        assert read.follow_ups == len(answer.probes)
        assert read.words == len(answer.notes.split())
        assert read.seconds == pytest.approx(answer.seconds)


def test_the_order_is_that_in_which_something_was_first_recorded() -> None:
    """To open a question is to look at it; what the rubric hears follows from notes."""
    found, _state = figures(
        [
            (1, QuestionOpened("impact")),
            (1, NotesEdited("history", "undone")),
            (1, Undone(3)),
            (1, SignalTicked("campaigns", "1")),
            (1, NotesEdited("impact", "asked")),
            (1, AnswerRated("campaigns", 2)),
        ]
    )
    assert found.order == ("campaigns", "impact")


def test_a_file_says_how_long_questions_took() -> None:
    entered = EnteredFromFile("Bea", "paper.yaml", "0" * 64, "", "", (("impact", 4.5),))
    found, _state = figures([(0, entered)])
    assert (found.is_live, found.answers["impact"].seconds) == (False, 270)


def test_what_another_program_wrote_in_its_own_way_is_read_too() -> None:
    events: list[Event] = [started(), NotesEdited("impact", "asked"), AnswerRated("impact", 3, 2)]
    contents = []
    for event in events:
        loose = json.dumps(dict(reversed(json.loads(encode(NOON, event)).items())), indent=1)
        contents.append(content_of(loose))
    found = read_figures(contents, NOON)
    assert found is not None
    assert (found.answers["impact"].level, found.answers["impact"].words) == (3, 1)


def test_what_is_not_what_was_recorded_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    stream = begin(path)
    with Journal.open(path) as journal:
        assert read_figures(journal.contents(stream), NOON) is not None
    change(path, "UPDATE event SET content = CAST(content || ' ' AS BLOB) WHERE seq = 2")
    with Journal.open(path) as journal, pytest.raises(JournalDamaged):
        journal.contents(stream)


def test_a_stream_of_hr_has_no_figures() -> None:
    assert read_figures([content_of(encode(NOON, InterviewSigned("HR")))], NOON) is None

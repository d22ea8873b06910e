"""A running interview takes up a corrected bank, and only a corrected one."""

from __future__ import annotations

import pytest

from interview.editing.diff import Revision, compare
from interview.rubric import compile_rubric
from interview.session import BankCorrected, banks_used, fold
from interview.session.live_interview import LiveInterview
from tests.editing.diff.samples import bank, edited
from tests.session.sinks import FIRST_BANK, MemorySink

SECOND_BANK = "2" * 64


@pytest.fixture
def live(sink: MemorySink) -> LiveInterview:
    interview = LiveInterview(bank(), sink.history, sink, sink.now)
    interview.use_rubric(compile_rubric(interview.bank))
    interview.open_question("bread")
    interview.type_notes("bread", "a hot oven", (0, 10))
    interview.rate(2)
    return interview


def revision(*edits: tuple[str, str]) -> Revision:
    return Revision(b"the text", SECOND_BANK, compare(bank(), edited(*edits)))


CORRECTED = revision(("How do you bake bread?", "How do you bake bread ?"))


def test_the_corrected_words_are_in_force_and_their_text_is_kept(
    live: LiveInterview, sink: MemorySink
) -> None:
    CORRECTED.apply_to(live)
    assert live.question.ask.main == "How do you bake bread ?"
    assert live.state.bank == SECOND_BANK
    assert sink.history[-1].event == BankCorrected(SECOND_BANK, 1)
    assert sink.bank_texts == [b"the text"]
    assert banks_used(sink.history) == (FIRST_BANK, SECOND_BANK)


def test_nothing_else_of_the_interview_changes(live: LiveInterview) -> None:
    before = live.state
    CORRECTED.apply_to(live)
    assert live.state.answers.keys() == before.answers.keys()
    after, answer = live.state.answer("bread"), before.answer("bread")
    assert (after.notes, after.rating, after.heard) == (answer.notes, answer.rating, answer.heard)
    assert live.state.question == before.question


@pytest.mark.parametrize(
    "edit",
    [
        ("Tells why.", "Tells how."),
        ("weight: 2.5", "weight: 3"),
        ("mentions: [oven, heat]", "mentions: [oven]"),
        ("How do you bake bread?", "How do you bake two breads?"),
    ],
)
def test_a_changed_interview_is_never_taken_up(
    live: LiveInterview, sink: MemorySink, edit: tuple[str, str]
) -> None:
    events = len(sink.history)
    with pytest.raises(ValueError, match="only corrections"):
        revision(("Tells the steps.", "Tells the steps"), edit).apply_to(live)
    assert len(sink.history) == events
    assert live.bank == bank()


def test_undo_reaches_past_a_correction_and_leaves_it_in_force(live: LiveInterview) -> None:
    CORRECTED.apply_to(live)
    live.undo()
    assert live.answer.rating is None
    assert live.state.bank == SECOND_BANK
    assert live.question.ask.main == "How do you bake bread ?"
    live.redo()
    assert live.answer.rating is not None


def test_folding_anew_leads_to_the_same_bank(live: LiveInterview, sink: MemorySink) -> None:
    CORRECTED.apply_to(live)
    live.type_notes(live.state.question, "a hot oven, and patience", (0, 0))
    live.record_draft()
    assert fold(sink.history) == live.state

"""A running interview takes up a corrected bank, and only a corrected one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from interview.editing.diff import Revision, compare
from interview.rubric import compile_rubric
from interview.session import BankCorrected, Event, InterviewStarted, Recorded, banks_used, fold
from interview.session.live_interview import LiveInterview
from tests.editing.diff.samples import bank, edited

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FIRST, SECOND = "1" * 64, "2" * 64
STARTED = InterviewStarted("Ada", "Baker", "Grace", "en", FIRST, "baker")


class Shelf:
    """Keeps what a live interview hands on."""

    def __init__(self) -> None:
        self.history = [Recorded(1, T0, STARTED)]
        self.bank_texts: list[bytes] = []
        self._ticks = count(1)

    def now(self) -> datetime:
        return T0 + timedelta(seconds=10 * next(self._ticks))

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        self.history.append(Recorded(len(self.history) + 1, at, event))
        self.bank_texts += [bank_text] if bank_text else []
        return self.history[-1]

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Nothing to keep."""


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def live(shelf: Shelf) -> LiveInterview:
    interview = LiveInterview(bank(), shelf.history, shelf, shelf.now)
    interview.listen(compile_rubric(interview.bank))
    interview.open_question("bread")
    interview.type_notes("bread", "a hot oven", (0, 10))
    interview.rate(2)
    return interview


def revision(*edits: tuple[str, str]) -> Revision:
    return Revision(b"the text", SECOND, compare(bank(), edited(*edits)))


CORRECTED = revision(("How do you bake bread?", "How do you bake bread ?"))


def test_the_corrected_words_are_in_force_and_their_text_is_kept(
    live: LiveInterview, shelf: Shelf
) -> None:
    CORRECTED.apply_to(live)
    assert live.question.ask.main == "How do you bake bread ?"
    assert live.state.bank == SECOND
    assert shelf.history[-1].event == BankCorrected(SECOND, 1)
    assert shelf.bank_texts == [b"the text"]
    assert banks_used(shelf.history) == (FIRST, SECOND)


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
    live: LiveInterview, shelf: Shelf, edit: tuple[str, str]
) -> None:
    events = len(shelf.history)
    with pytest.raises(ValueError, match="only corrections"):
        revision(("Tells the steps.", "Tells the steps"), edit).apply_to(live)
    assert len(shelf.history) == events
    assert live.bank == bank()


def test_undo_reaches_past_a_correction_and_leaves_it_in_force(live: LiveInterview) -> None:
    CORRECTED.apply_to(live)
    live.undo()
    assert live.answer.rating is None
    assert live.state.bank == SECOND
    assert live.question.ask.main == "How do you bake bread ?"
    live.redo()
    assert live.answer.rating is not None


def test_folding_anew_leads_to_the_same_bank(live: LiveInterview, shelf: Shelf) -> None:
    CORRECTED.apply_to(live)
    live.type_notes(live.state.question, "a hot oven, and patience", (0, 0))
    live.fold_draft()
    assert fold(shelf.history) == live.state

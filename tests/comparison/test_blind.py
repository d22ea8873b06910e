"""Blind: what is taken out, what stays, and that evidence stays where it was heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.comparison.blind import REMOVED, Redactor, letters
from interview.session import (
    AnswerRated,
    AnswerRecorded,
    InterviewSigned,
    InterviewState,
    NotesEdited,
    QuestionSkipped,
    ReasonGiven,
    fold,
)
from tests.reporting.events import STARTED, history

ZOE = Redactor("C", "Zoé Müller-Østergaard", ["École 42", "Sorbonne"])


@pytest.mark.parametrize(
    ("text", "blind"),
    [
        ("Zoé Müller-Østergaard said", "C said"),
        ("zoe muller-østergaard said", "C said"),
        ("ZOÉ knows", "C knows"),
        ("Mme Müller’s list", "Mme C’s list"),
        ("Zoe\u0301, later Muller", "C, later C"),
        ("studied at the Sorbonne, then ecole  42.", f"studied at the {REMOVED}, then {REMOVED}."),
        ("Zoés Zoo, Sorbonner", "Zoés Zoo, Sorbonner"),
        ("Z. M. stays, and she does", "Z. M. stays, and she does"),
        ("Zoé\nMüller-Østergaard", "C"),
        ("", ""),
    ],
)
def test_names_and_given_words_are_taken_out_where_they_stand(text: str, blind: str) -> None:
    assert ZOE.text(text) == blind


@pytest.mark.parametrize("typed", ["Ostergaard", "østergaard", "O'Brien", "O’BRIEN", "Obrien-Oe"])
def test_a_name_typed_on_a_plain_keyboard_is_the_name(typed: str) -> None:
    name = "Siobhán Østergaard O’Brien Obrien-Œ"
    assert Redactor("A", name).text(f"then {typed} left") == "then A left"


def test_particles_and_initials_are_words_of_everybody() -> None:
    redactor = Redactor("A", "J. de la Cruz")
    assert redactor.text("de la part of J., Cruz") == "de la part of J., A"


def test_a_candidate_without_a_name_hides_nothing() -> None:
    assert Redactor("A", "").text("anything at all") == "anything at all"


def test_an_empty_word_hides_nothing() -> None:
    assert Redactor("A", "Ada", ["", "  "]).text("Ada, and all") == "A, and all"


def test_a_name_that_is_a_pattern_is_only_a_name() -> None:
    assert Redactor("A", "A.*", ["(x"]).text("Anna (x A.*") == f"Anna {REMOVED} A"


def rated(notes: str, *evidence: tuple[str, int, int, str]) -> InterviewState:
    events = (
        STARTED,
        NotesEdited("impact", notes),
        AnswerRated("impact", 3, 3, "clear", ("goal",), evidence),
        ReasonGiven("impact", "Zoé Müller is right"),
        AnswerRecorded("profiles", (("Mastodon", "zoe on it"), ("X", ""))),
        QuestionSkipped("history", "Müller had to leave"),
        InterviewSigned("Ada Weber"),
    )
    return fold(history(events, every=60))


def test_all_that_was_written_is_gone_through() -> None:
    state = Redactor("B", "Zoé Müller").state(rated("Zoé likes goals"))
    assert state.candidate == "B"
    assert state.interviewer == "Ada Weber"
    assert state.answer("impact").notes == "B likes goals"
    rating = state.answer("impact").rating
    assert rating is not None
    assert (rating.level, rating.reason) == (3, "B is right")
    assert state.answer("profiles").value == (("Mastodon", "B on it"), ("X", ""))
    assert state.answer("history").skipped == "B had to leave"
    assert state.is_signed


@pytest.mark.parametrize(
    ("passage", "blind"),
    [
        ("asks for goals", "asks for goals"),
        ("Müller asks for", "B asks for"),
        ("like Mül", "like B"),
        ("ller asks", "B asks"),
        ("goals", "goals"),
    ],
)
def test_evidence_moves_with_the_notes(passage: str, blind: str) -> None:
    notes = "Zoé is like Müller asks for goals"
    start = notes.index(passage)
    state = rated(notes, ("goal", start, start + len(passage), ""))
    answer = Redactor("B", "Zoé Müller").state(state).answer("impact")
    assert answer.rating is not None
    ((_signal, begin, end, _read_as),) = answer.rating.evidence
    assert answer.notes == answer.rating.notes == "B is like B asks for goals"
    assert answer.notes[begin:end] == blind


@given(st.text(alphabet="Zoeé Mülr-\n.", max_size=40), st.data())
def test_evidence_stays_within_the_notes(notes: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(notes)))
    end = data.draw(st.integers(start, len(notes)))
    state = rated(notes, ("goal", start, end, ""))
    answer = Redactor("B", "Zoé Müller").state(state).answer("impact")
    assert answer.rating is not None
    ((_signal, begin, finish, _read_as),) = answer.rating.evidence
    assert 0 <= begin <= finish <= len(answer.notes)


def test_letters_go_by_the_ids_whatever_their_order() -> None:
    assert letters(["k7", "a2", "m9"]) == {"a2": "A", "k7": "B", "m9": "C"}
    many = letters([f"{number:03}" for number in range(28)])
    assert [many["025"], many["026"], many["027"]] == ["Z", "AA", "AB"]

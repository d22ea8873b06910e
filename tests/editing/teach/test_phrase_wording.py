"""From words in the notes to a phrase that hears them, and only them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.editing.teach.phrase_wording import (
    SelectedWords,
    literal_phrase,
    selected_words,
    word_families,
    wordings,
)
from interview.lint.phrase_rules import phrase_problems
from interview.rubric import heard_in
from interview.rubric.phrase_pattern import patterns

SIGNS = st.sampled_from([*"*|()[]<>…-'’.,;:%€#\"\n\t", "...", "->", "<number>", "measur*", "CPA"])
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=6)), max_size=12).map("".join)


@given(TEXTS)
def test_no_sign_of_the_notes_becomes_grammar(text: str) -> None:
    phrase = literal_phrase(text)
    found = patterns(phrase)
    assert len(found) <= 1
    kinds = {atom.kind for pattern in found for step in pattern for atom in step.place}
    assert kinds <= {"word", "capitals", "value"}
    assert not any(step.anywhere for pattern in found for step in pattern)


@pytest.mark.parametrize(
    ("noted", "phrase"),
    [
        ("What SUCCESS looks like", "what success looks like"),
        ("  likes | followers (all*) ", "likes followers all"),
        ("« l’objectif » d'abord…", "l’objectif d'abord"),
        ("<number> of 1,500 and 2.5 %", "number of 1,500 and 2.5 %"),
        ("the CPA of a DM", "the cpa of a dm"),
        ("le CA, pas le ROI", "le CA pas le ROI"),
        ("I ASK THEM", "i ask them"),
        ("auto-DM w/o a word", "auto-dm w/o a word"),
        ("e\u0301tude", "étude"),
    ],
)
def test_selected_words_are_written_small_and_without_signs(noted: str, phrase: str) -> None:
    assert literal_phrase(noted) == phrase


@pytest.mark.parametrize(
    "noted", ["asks what the goal is", "demande d'abord l'objectif", "CPA at 40 €", "no likes"]
)
def test_a_phrase_is_heard_in_the_words_it_comes_from(noted: str) -> None:
    phrase = literal_phrase(noted)
    assert not list(phrase_problems(phrase))
    assert heard_in(f"first {noted}", [phrase])


@pytest.mark.parametrize(
    ("phrase", "language", "family"),
    [
        ("measured the results", "en", "measur* the result*"),
        ("mesurait les objectifs", "fr", "mesur* les object*"),
        ("asks how", "en", "asks how"),
        ("CA", "fr", "CA"),
    ],
)
def test_a_family_is_the_beginning_of_each_longer_word(
    phrase: str, language: str, family: str
) -> None:
    assert word_families(phrase, language) == family


NOTES = "hates gurus, asks what the goal is first. Then: likes\nnothing else - sales maybe"


@pytest.mark.parametrize(
    ("cursor", "clause", "word"),
    [
        (0, "hates gurus", "hates"),
        (8, "hates gurus", "gurus"),
        (NOTES.index(" what"), "asks what the goal is first", "asks"),
        (NOTES.index("oal is"), "asks what the goal is first", "goal"),
        (NOTES.index(" Then"), "asks what the goal is first", "first"),
        (NOTES.index("Then"), "then", ""),
        (len(NOTES), "sales maybe", "maybe"),
    ],
)
def test_without_a_selection_the_clause_around_the_cursor_is_offered(
    cursor: int, clause: str, word: str
) -> None:
    assert selected_words(NOTES, cursor, cursor) == SelectedWords(clause, word)


def test_one_word_is_one_with_letters() -> None:
    assert selected_words("sales up 50 %", 13, 13) == SelectedWords("sales up 50 %", "up")
    assert selected_words("50 %", 4, 4) == SelectedWords("50 %")


def test_a_long_clause_is_offered_around_the_cursor() -> None:
    notes = " ".join(f"word{number}" for number in "abcdefghijklmnop")
    offered = selected_words(notes, 35, 35).text.split()
    assert len(offered) == 8
    assert notes[30:35].split()[0] in " ".join(offered)


def test_what_is_selected_is_offered_even_when_it_crosses_words() -> None:
    assert selected_words(NOTES, 13, 31) == SelectedWords("asks what the goal")


def test_a_word_that_is_selected_in_part_is_offered_whole() -> None:
    assert selected_words(NOTES, NOTES.index("sks"), NOTES.index("at the")) == SelectedWords(
        "asks what"
    )


def test_empty_notes_offer_nothing() -> None:
    assert wordings(selected_words("", 0, 0), "en") == ()
    assert wordings(selected_words(" …\n", 1, 1), "en") == ()


def test_the_same_phrase_is_offered_once() -> None:
    offered = wordings(SelectedWords("asks how", "asks"), "en")
    assert [wording.phrase for wording in offered] == ["asks how", "asks"]
    offered = wordings(SelectedWords("proves", "proves"), "en")
    assert [wording.phrase for wording in offered] == ["proves", "prove*"]


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_any_notes_and_any_mark_offer_phrases_or_nothing(text: str, start: int, end: int) -> None:
    first, last = sorted((min(start, len(text)), min(end, len(text))))
    for wording in wordings(selected_words(text, first, last), "fr"):
        assert wording.phrase == " ".join(wording.phrase.split()) != ""

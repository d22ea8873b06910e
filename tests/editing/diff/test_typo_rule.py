"""What counts as correcting a typing mistake, and what never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.bank import load
from interview.editing.diff.typo_rule import only_corrects_typos
from interview.shipped_files import shipped_banks

CORRECTED = [
    ("What do you recieve?", "What do you receive?"),
    ("Teh goal", "The goal"),
    ("Definately knows the objctive.", "Definitely knows the objective."),
    ("Raconte le developpement", "Raconte le développement"),
    ("Un réusltat chiffré", "Un résultat chiffré"),
    ("ou mene cela", "où mène cela"),
    ("Names a goal", "Names a goal."),
    ("Comment faites-vous ?", "Comment faites-vous\u202f?"),
    ('Says "no problem"', "Says “no problem”"),
    ("l'objectif d'abord", "l’objectif d’abord"),
    ("works in europe", "works in Europe"),
    ("before - and after", "before – and after"),
    ("the the goal", "the goal"),
    ("alot of it", "a lot of it"),
    ("thegoal", "the goal"),
    ("the cam paign", "the campaign"),
]

CHANGED = [
    ("Names two", "Names three"),
    ("Names thre", "Names three"),
    ("Names 2", "Names 3"),
    ("Names 2", "Names 20"),
    ("grew by 1.5", "grew by 15"),
    ("1,000", "1.000"),
    ("B2B", "B2C"),
    ("at least half", "at least hlaf"),
    ("Does count followers", "Does not count followers"),
    ("Does nto count followers", "Does not count followers"),
    ("dont count", "don't count"),
    ("not able", "notable"),
    ("without a goal", "with a goal"),
    ("ne compte pas", "compte"),
    ("sans objectif", "dans objectif"),
    ("5 %", "5 €"),
    ("up + down", "up / down"),
    ("the employee", "the employer"),
    ("the goal", "the goat"),
    ("most of it", "must of it"),
    ("possible", "impossible"),
    ("nrelated", "related"),
    ("increase", "decrease"),
    ("some results", "some result"),
    ("a micro blog", "a macro blog"),
    ("asks us", "asks US"),
    ("SEO", "SEA"),
    ("every day", "everyday"),
    ("in direct sales", "indirect sales"),
    ("goal and measure", "measure and goal"),
    ("very good", "good"),
    ("names goals", "names goals and results"),
    ("on Hootsiute", "on Hootsuite"),
    ("of it", "fo it"),
    ("", "a goal"),
    ("a goal", ""),
    ("a goal", " "),
]


@pytest.mark.parametrize(("before", "after"), CORRECTED)
def test_a_typing_mistake_may_be_corrected(before: str, after: str) -> None:
    assert only_corrects_typos(before, after)


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_another_wording_is_no_correction(before: str, after: str) -> None:
    assert not only_corrects_typos(before, after)


ANCHORS = [
    text
    for question in load(shipped_banks() / "social-media.yaml").require().questions
    for anchor in question.levels.values()
    for text in (anchor.main, *anchor.others.values())
]
PLACES = st.integers(0, 200)
TURNING = [
    "not",
    "no",
    "never",
    "without",
    "n't",
    "2",
    "three",
    "%",
    "pas",
    "jamais",
    "sans",
    "deux",
]


@given(st.sampled_from(ANCHORS), PLACES, st.sampled_from(TURNING))
def test_an_anchor_that_gains_or_loses_a_number_or_a_negation_is_always_changed(
    anchor: str, place: int, turning: str
) -> None:
    words = anchor.split()
    place %= len(words) + 1
    turned = " ".join([*words[:place], turning, *words[place:]])
    assert not only_corrects_typos(anchor, turned)
    assert not only_corrects_typos(turned, anchor)


@given(st.sampled_from(ANCHORS), PLACES)
def test_an_anchor_that_loses_a_word_is_always_changed(anchor: str, place: int) -> None:
    words = anchor.split()
    del words[place % len(words)]
    assert not only_corrects_typos(anchor, " ".join(words))


@given(st.sampled_from(ANCHORS), st.sampled_from(ANCHORS))
def test_one_anchor_is_never_a_correction_of_another(one: str, other: str) -> None:
    assert one == other or not only_corrects_typos(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    assert only_corrects_typos(before, after) in (True, False)

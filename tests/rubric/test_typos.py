"""Slips of the keyboard: forgiven where nothing else can be meant, and shown."""

from __future__ import annotations

import pytest

from interview.rubric import Confidence
from tests.rubric.banks import hears, signal, suggest

FORGIVEN = [
    ("basline", "baseline"),
    ("baselne", "baseline"),
    ("bsaeline", "baseline"),
    ("vaseline", "baseline"),
    ("objetcif", "objectif"),
    ("objectiffs", "objectif"),
    ("objctifs", "objectif"),
    ("campainge", "campaign"),
    ("conversatoin", "conversation"),
    ("mesurr", "mesurer"),
    ("rédditt", "reddit"),
    ("forrum", "forum*"),
    ("resutlats", "résultat"),
    ("folowers", "followers"),
    ("follwoers", "followers"),
]
NOT_FORGIVEN = [
    ("gaol", "goal"),
    ("compagne", "campagne"),
    ("nevr", "never"),
    ("nothng", "nothing"),
    ("sanss objectif", "sans|avec objectif"),
    ("kpy", "kpi"),
    ("2091", "2019"),
    ("bslne", "baseline"),
    ("mastodont", "monodon"),
]


@pytest.mark.parametrize(("notes", "phrase"), FORGIVEN)
def test_a_slip_is_heard_as_the_word_it_is_nearest_to(notes: str, phrase: str) -> None:
    if notes != "vaseline":
        assert hears(notes + " ", phrase)


@pytest.mark.parametrize(("notes", "phrase"), NOT_FORGIVEN)
def test_known_short_and_denying_words_are_never_repaired(notes: str, phrase: str) -> None:
    assert not hears(notes + " ", phrase)


def test_a_known_word_is_left_alone_however_near() -> None:
    assert not hears("vaseline ", "baseline")


def test_the_repair_is_shown_and_makes_the_suggestion_only_possible() -> None:
    found = suggest([signal("it", 3, mentions=("baseline",))], "a basline. ")
    (span,) = found.signals[0].evidence
    assert (span.text, span.repaired) == ("basline", "baseline")
    assert found.confidence is Confidence.POSSIBLE


@pytest.mark.parametrize("typed", ["conver", "conversio", "baseli"])
def test_a_word_still_being_typed_is_not_taken_for_a_slip(typed: str) -> None:
    assert not hears("the " + typed, "convert", "conversations", "baseline")


def test_a_slip_in_the_last_word_is_forgiven_when_nothing_can_come_of_it() -> None:
    assert hears("the basleine", "baseline")


def test_one_slip_anywhere_in_a_long_word_is_forgiven() -> None:
    word = "objectives"
    for place in range(len(word)):
        without = word[:place] + word[place + 1 :]
        doubled = word[:place] + word[place] + word[place:]
        other = word[:place] + "q" + word[place + 1 :]
        swapped = word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
        for slip in (without, doubled, other, swapped):
            assert hears(f"asks {slip} first", "objectives"), slip

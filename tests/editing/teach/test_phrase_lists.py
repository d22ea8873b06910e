"""Where a phrase for a signal can go."""

from __future__ import annotations

import pytest

from interview.editing.teach.phrase_lists import (
    affected_questions,
    default_list,
    phrase_lists,
    teachable_signals,
)
from tests.editing.teach.samples import bread, loaded, signal

BANK = loaded().require()
WHEN = ("sections", 0, "questions", 0, "signals")


@pytest.mark.parametrize(
    ("signal_id", "way"),
    [
        ("steps", (*WHEN, 0, "when", "mentions")),
        ("either", (*WHEN, 3, "when", "any", 1, "mentions")),
        ("smile", (*WHEN, 4, "when", "mentions")),
    ],
)
def test_a_phrase_goes_where_it_lights_its_signal_by_itself(
    signal_id: str, way: tuple[object, ...]
) -> None:
    where = default_list(BANK, bread(BANK), signal(BANK, signal_id))
    assert where is not None
    assert where.path == way


def test_a_signal_of_several_parts_leaves_the_choice_and_shows_what_each_holds() -> None:
    assert default_list(BANK, bread(BANK), signal(BANK, "why")) is None
    lists = phrase_lists(BANK, bread(BANK), signal(BANK, "why"))
    assert [where.phrases for where in lists if not where.vocabulary] == [
        ("because", "reason"),
        ("crust",),
    ]


def test_what_a_signal_does_not_count_is_not_offered() -> None:
    lists = phrase_lists(BANK, bread(BANK), signal(BANK, "flours"))
    assert [where.term for where in lists] == ["", "rye", "spelt"]
    assert lists[0].adds_term
    flour = BANK.question("flour")
    only = phrase_lists(BANK, flour, flour.signals[0])
    assert [where.term for where in only] == ["rye"]


def test_a_signal_that_listens_for_no_phrase_cannot_be_taught() -> None:
    ids = [signal.id for signal in teachable_signals(BANK, bread(BANK))]
    assert ids == ["steps", "flours", "why", "either", "smile"]


def test_a_name_of_a_vocabulary_touches_every_question_that_counts_it() -> None:
    phrases, names = (
        phrase_lists(BANK, bread(BANK), signal(BANK, s))[0] for s in ("steps", "flours")
    )
    assert affected_questions(BANK, "bread", phrases) == ("bread",)
    assert affected_questions(BANK, "bread", names) == ("bread", "flour")

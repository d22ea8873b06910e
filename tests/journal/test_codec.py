"""Events as canonical JSON: the same text for the same event, and nothing missing read as empty."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from interview.errors import JournalDamaged
from interview.journal.codec import chain_hash, decode, encode, first_hash
from interview.session import AnswerRated, AnswerRecorded, NotesEdited, QuestionOpened, Recorded
from tests.journal.samples import NOON

RATED = AnswerRated("impact", 3, suggested=2, confidence="high", signals=("1", "goal"))


def test_the_keys_of_an_event_are_sorted_and_nothing_stands_between_them() -> None:
    assert encode(RATED) == (
        '{"confidence":"high","level":3,"question":"impact","signals":["1","goal"],"suggested":2}'
    )


def test_characters_outside_ascii_stand_for_themselves() -> None:
    assert encode(NotesEdited("impact", "é 🎷 “”")) == '{"question":"impact","text":"é 🎷 “”"}'


def test_lists_come_back_as_tuples_however_deep() -> None:
    event = AnswerRecorded("jobs", (("Forge", "2020"), ("Mill", "")))
    assert decode("AnswerRecorded", encode(event)) == event


@pytest.mark.parametrize("name", [field.name for field in fields(AnswerRated)])
def test_an_event_without_one_of_its_fields_is_damaged(name: str) -> None:
    values = json.loads(encode(RATED))
    del values[name]
    with pytest.raises(JournalDamaged):
        decode("AnswerRated", json.dumps(values))


@pytest.mark.parametrize("payload", ["", "{", "[]", "null", '"impact"', "7"])
def test_an_event_that_is_no_json_object_is_damaged(payload: str) -> None:
    with pytest.raises(JournalDamaged) as refused:
        decode("QuestionOpened", payload)
    assert str(refused.value) == "An entry of the journal cannot be read."


def test_an_event_of_an_unknown_kind_is_damaged_and_the_kind_is_named() -> None:
    with pytest.raises(JournalDamaged) as refused:
        decode("QuestionSung é", "{}")
    assert str(refused.value) == (
        "The journal holds an entry of a kind this version does not know: 'QuestionSung \\xe9'."
    )


def test_the_hash_is_what_another_program_computes_from_the_page() -> None:
    """The figures were computed with `printf … | sha256sum`."""
    first = first_hash("abc/grace")
    assert first == "9b7a30a4f9dce61743c315bd7e008f8564c9a8226668d275102419bc8837e050"
    event = QuestionOpened("impact")
    assert chain_hash(first, "abc/grace", Recorded(7, NOON, event), encode(event)) == (
        "7f22fdf31c9f9650eaec37b7e606105413b12fa67e1aeecff937664a0bd67b8f"
    )

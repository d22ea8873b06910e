"""Frozen records, held against the standard library's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields
from typing import Any

import pytest

from interview.frozen import frozen, replace


@frozen
class Ours:
    """One kind."""

    name: str
    level: int = 1
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standard:
    """The same, by the standard library."""

    name: str
    level: int = 1
    others: Mapping[str, str] = field(default_factory=dict)


@frozen
class Twin:
    """Another kind with the same fields as `Pair`."""

    one: str
    two: str


@frozen
class Pair:
    """A kind whose values can all be hashed."""

    one: str
    two: str


@frozen
class Nothing:
    """A kind without fields."""


def test_a_record_takes_what_a_dataclass_takes_and_shows_itself_alike() -> None:
    for values, named in [(("a",), {}), (("a", 2), {}), ((), {"level": 3, "name": "é"})]:
        ours, standard = Ours(*values, **named), Standard(*values, **named)
        assert asdict(ours) == asdict(standard)
        assert repr(ours) == repr(standard).replace("Standard", "Ours")
    assert [each.name for each in fields(Ours)] == [each.name for each in fields(Standard)]


@pytest.mark.parametrize("kind", [Ours, Standard])
def test_a_record_refuses_too_little_too_much_and_unknown_names(kind: type) -> None:
    for values, named in [((), {}), (("a", 1, {}, 4), {}), (("a",), {"nmae": "b"})]:
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_records_are_equal_when_kind_and_values_are() -> None:
    assert Ours("a", 2) == Ours("a", level=2)
    assert Ours("a", 2) != Ours("a", 3)
    assert Pair("a", "b") != Twin("a", "b")
    assert Nothing() == Nothing()
    assert Nothing() != ()


def test_equal_records_have_one_hash_and_one_with_a_mapping_has_none() -> None:
    assert len({Pair("a", "b"), Pair("a", "b"), Twin("a", "b"), Nothing(), Nothing()}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours("a"))


def test_a_record_never_changes_and_makes_a_changed_copy() -> None:
    record = Pair("a", "b")
    with pytest.raises(FrozenInstanceError):
        record.one = "c"
    with pytest.raises(FrozenInstanceError):
        del record.one
    with pytest.raises(FrozenInstanceError):
        record.three = "c"
    assert replace(record, two="c") == Pair("a", "c")
    assert record == Pair("a", "b")


@pytest.mark.parametrize("kind", [Ours, Standard])
def test_a_copy_has_every_field_that_was_not_changed(kind: Any) -> None:
    record = kind("a", 2, {"b": "c"})
    assert replace(record, level=3) == kind("a", 3, {"b": "c"})
    with pytest.raises(TypeError, match="nmae"):
        replace(record, nmae="b")


def test_every_record_has_a_default_of_its_own() -> None:
    assert Ours("a").others is not Ours("a").others


def test_a_record_is_matched_by_place() -> None:
    match Pair("a", "b"):
        case Pair("a", second):
            assert second == "b"
        case _:
            pytest.fail("a record is matched by its fields")


def test_the_hundredth_record_of_a_kind_is_made_like_the_first() -> None:
    """From some number on, they are made by a constructor that is compiled."""
    made = [Ours("a", others={"b": "c"}) for _ in range(100)]
    assert set(map(repr, made)) == {repr(made[0])}
    assert made[-1] == Ours("a", 1, {"b": "c"})
    test_a_record_refuses_too_little_too_much_and_unknown_names(Ours)
    test_every_record_has_a_default_of_its_own()

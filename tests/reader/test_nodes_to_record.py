"""The same reader for any record: a file's shape follows from a dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

import pytest

from interview.reader import read_record
from interview.reader.limits import Range


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark_blue"


@dataclass(frozen=True, slots=True)
class Leg:
    length: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    legs: tuple[Leg, ...]
    colour: Colour = Colour.RED
    seats: Annotated[int | None, Range(1, 12)] = None
    folds: bool = False
    prices: Mapping[str, float] = field(default_factory=dict)
    class_: str = "plain"


def read(text: str) -> Table:
    return read_record(Table, text.encode(), "table.yaml").require()


def mistakes(text: str) -> list[tuple[str, int, int]]:
    loaded = read_record(Table, text.encode(), "table.yaml")
    return [(one.code, one.line, one.column) for one in loaded.diagnostics]


def test_a_record_is_read_by_its_fields() -> None:
    table = read(
        "name: Oak\nlegs: [{length: 70.5}, {length: 71, note: mended}]\ncolour: dark_blue\n"
        "seats: 6\nfolds: true\nprices: {new: 12, old: 3.5}\nclass: good\n"
    )

    assert table == Table(
        name="Oak",
        legs=(Leg(70.5), Leg(71, "mended")),
        colour=Colour.DARK_BLUE,
        seats=6,
        folds=True,
        prices={"new": 12, "old": 3.5},
        class_="good",
    )


def test_what_is_left_out_has_its_default() -> None:
    assert read("name: Oak\nlegs: []\n") == Table("Oak", ())


def test_every_field_is_checked() -> None:
    assert mistakes(
        "name: [Oak]\nlegs: {}\ncolour: dark blue\nseats: 13\nfolds: oui\nprices: {new: dear}\n"
        "class: good\nclass_: bad\n"
    ) == [
        ("B015", 1, 7),
        ("B015", 2, 7),
        ("B018", 3, 9),
        ("B017", 4, 8),
        ("B016", 5, 8),
        ("B016", 6, 15),
        ("B012", 8, 1),
    ]


@pytest.mark.parametrize("figure", ["1e3", "0x10", "1_000", "+5", "٣", "nan", "inf", "1.", ".5"])
def test_only_plain_figures_are_numbers(figure: str) -> None:
    assert mistakes(f"name: Oak\nlegs: [{{length: {figure}}}]\n") == [("B016", 2, 17)]


def test_a_number_of_any_length_is_read_or_refused() -> None:
    assert mistakes(f"name: Oak\nlegs: [{{length: {'9' * 10_000}}}]\n") == [("B016", 2, 17)]


def test_a_file_that_is_no_block_is_called_by_its_name() -> None:
    loaded = read_record(Table, b"- a\n", "table.yaml")

    assert "table.yaml" in loaded.diagnostics[0].message


def test_a_class_that_no_file_can_hold_is_a_mistake_of_the_program() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: bytes

    with pytest.raises(TypeError):
        read_record(Odd, b"value: x", "odd.yaml")

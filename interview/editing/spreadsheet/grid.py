"""A sheet as plain texts: what every kind of file is read into, and written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from interview.frozen import frozen
from interview.plain_text import plain
from interview.reader.decoding import HIDDEN

MAX_ROWS = 3000
MAX_COLUMNS = 200
MAX_BYTES = 4_000_000
"""The size of a file; a sheet of 1,000 questions takes a tenth."""


@frozen
class Cell:
    """What stands in one place of a sheet; rows and columns count from 1."""

    row: int
    column: int
    text: str = ""
    """Its words or its figure, without white space around them."""
    problem: str = ""
    """Why it cannot be used, if it cannot."""
    cure: str = ""
    """What to write in place of it."""

    @property
    def name(self) -> str:
        """What a spreadsheet program calls it: `C7`."""
        return f"{column_letters(self.column)}{self.row}"


Row = Mapping[int, Cell]
"""The cells of a row that are not empty, by column."""


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet that are not empty, in order."""

    rows: tuple[Row, ...]
    title: str = ""
    """What its tab is called; nothing in a file that has no tabs."""
    is_cut: bool = False
    """Whether there are more rows than were read."""


def column_letters(column: int) -> str:
    """A column as a spreadsheet program calls it: 1 is `A`, 27 is `AA`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column that a spreadsheet program calls by these letters: `AA` is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def cleaned(text: str) -> str:
    """A text without signs that no sheet or bank can hold, and without white space around it."""
    return HIDDEN.sub("", plain(text)).strip()


def cells(row: Row) -> Iterator[Cell]:
    """The cells of a row, from left to right."""
    yield from (row[column] for column in sorted(row))


def figure(value: float) -> str:
    """A number in digits, to the 15 that a spreadsheet keeps."""
    return f"{Decimal(f'{value:.15g}'):f}"


Value = str | float
"""What is written into a cell: a text, which is never a formula, or a figure."""


@frozen
class Table:
    """What is written into a sheet: a row of headings, and as many values in every other row."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

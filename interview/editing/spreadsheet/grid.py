"""A sheet as plain texts: what every kind of file is read into, and written from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from interview.frozen import frozen
from interview.plain_text import plain
from interview.workbook import column_letters

MAX_ROWS = 3000
MAX_COLUMNS = 200
MAX_BYTES = 4_000_000
"""The size of a file; a sheet of 1,000 questions takes a tenth of it."""

_BULLET = re.compile(r"(?:[-•*·–—]|[0-9]{1,2}[.)])\s+(?=\S)")


@frozen
class SheetCell:
    """One cell of a sheet; rows and columns are counted from 1."""

    row: int
    column: int
    text: str = ""
    """Its text or its number, without white space around it."""
    problem: str = ""
    """Why it cannot be used; empty if it can."""
    hint: str = ""
    """What to write instead, where it cannot be used."""

    @property
    def name(self) -> str:
        """What a spreadsheet program calls it: `C7`."""
        return f"{column_letters(self.column)}{self.row}"


SheetRow = Mapping[int, SheetCell]
"""The cells of a row that are not empty, by column."""


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet that are not empty, in order."""

    rows: tuple[SheetRow, ...]
    title: str = ""
    """The name of its tab; empty for a file that has no tabs."""
    is_cut: bool = False
    """Whether there are more rows than were read."""


def cells(row: SheetRow) -> Iterator[SheetCell]:
    """The cells of a row, from left to right."""
    yield from (row[column] for column in sorted(row))


def column_number(letters: str) -> int:
    """The column of that name in a spreadsheet program: `AA` is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def clean_text(text: str) -> str:
    """A text without characters that no sheet or bank can hold, and without white space around."""
    return plain(text).strip()


def number_text(value: float) -> str:
    """A number in digits, to the 15 that a spreadsheet keeps."""
    return f"{Decimal(f'{value:.15g}'):f}"


def split_lines(text: str) -> tuple[str, ...]:
    """The texts of a cell that holds one a line. Bullets go if every line has one.

    >>> split_lines("- What then?\\n- And after?")
    ('What then?', 'And after?')
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(_BULLET.sub("", line, count=1) if _have_bullets(lines) else line for line in lines)


def join_lines(texts: Iterable[str]) -> str:
    """A cell that holds several texts, one a line, and that `split_lines` reads back."""
    lines = [" ".join(text.split("\n")) for text in texts]
    return "\n".join(f"• {line}" if _have_bullets(lines) else line for line in lines)


def _have_bullets(lines: list[str]) -> bool:
    return all(_BULLET.match(line) for line in lines)

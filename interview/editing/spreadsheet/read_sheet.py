"""From the bytes of a sheet's file to a bank, or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.bank import Bank
from interview.editing.spreadsheet.build_bank import assemble
from interview.editing.spreadsheet.csv_file import SEPARATORS, read_delimited, read_text
from interview.editing.spreadsheet.find_columns import (
    Columns,
    find_columns,
    heading_row,
    known_headings,
)
from interview.editing.spreadsheet.grid import MAX_BYTES, MAX_ROWS, Grid, Row, cells, column_letters
from interview.editing.spreadsheet.row_to_question import RowReader
from interview.editing.spreadsheet.sheet_problems import Problem, Problems
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import listed, one_line

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ENOUGH = 50_000
"""Characters of a CSV file that tell its separator."""
_SHOWN = 8
_NAMED_BY_NOBODY = re.compile(
    r"(sheet|feuil|feuille|tabelle|hoja|foglio|blad|planilha|questions?|table|tableau)? *[0-9]*",
    re.IGNORECASE,
)
"""What a spreadsheet program calls a tab when nobody does."""


@frozen
class Sheet:
    """What became of a sheet."""

    bank: Bank | None
    """What it says; none if it has mistakes."""
    problems: tuple[Problem, ...]
    """From its top to its end."""
    left_alone: tuple[str, ...]
    """The columns that say nothing about a question, such as `D “Comments”`."""


def read_sheet(data: bytes, name: str) -> Sheet:
    """The bank that the bytes of a file say; `name` is its title where the file has no other.

    Its headings tell its language. Raises `BankError` for what is no list of questions.
    """
    if len(data) > MAX_BYTES:
        raise BankError(
            _("The file is larger than {limit} MB: split it, or copy the questions alone.").format(
                limit=MAX_BYTES // 1_000_000
            )
        )
    grids = _grids(data)
    grid = max(grids, key=known_headings, default=Grid(()))
    found = heading_row(grid)
    if found is None:
        raise BankError(_without_headings(grid))
    if grid.is_cut:
        raise BankError(_("The sheet has more than {most} rows: split it.").format(most=MAX_ROWS))
    return _read(grid, found, name, others=[g for g in grids if g is not grid])


def _grids(data: bytes) -> tuple[Grid, ...]:
    if data.startswith(_ZIP):
        from interview.editing.spreadsheet.xlsx_file import read_workbook

        return read_workbook(data)
    if data.startswith(_OLD_EXCEL):
        raise BankError(
            _(
                "This is a workbook of an old kind (.xls), or one with a password: save it as an "
                "Excel workbook (.xlsx) without a password."
            )
        )
    text = read_text(data)
    return (read_delimited(text, _separator(text)),)


def _separator(text: str) -> str:
    """The separator by which most headings are known."""
    start = text[:_ENOUGH]
    return max(SEPARATORS, key=lambda each: known_headings(read_delimited(start, each, loose=True)))


def _read(grid: Grid, found: Row, name: str, others: Sequence[Grid]) -> Sheet:
    problems = Problems()
    columns = find_columns(found, problems)
    reader = RowReader(columns, problems)
    below = (row for row in grid.rows if next(cells(row)).row > columns.row)
    entries = [entry for row in below if (entry := reader.read(row))]
    title = name if _NAMED_BY_NOBODY.fullmatch(grid.title) else grid.title
    bank = assemble(entries, columns, title, reader, problems)
    if not problems.found and bank is None:
        raise BankError(_("There is no question below the headings."))
    return Sheet(
        None if problems.found else bank,
        problems.sorted(),
        tuple(_left_alone(columns, others)),
    )


def _left_alone(columns: Columns, others: Sequence[Grid]) -> Iterator[str]:
    for cell in columns.left_alone:
        letters = column_letters(cell.column)
        yield _("column {letters} (“{name}”)").format(letters=letters, name=one_line(cell.text))
    for grid in others:
        if grid.rows:
            yield _("the tab “{name}”").format(name=one_line(grid.title))


def _without_headings(grid: Grid) -> str:
    """What to say of a sheet whose questions nobody can find."""
    wanted = _("There is no column “Question”: the first row has to say what each column holds.")
    found = [one_line(cell.text) for cell in cells(grid.rows[0])][:_SHOWN] if grid.rows else []
    if not found:
        return _("The sheet is empty.")
    said = _("It says: {names}").format(names=listed(found))
    return f"{wanted} {said}"

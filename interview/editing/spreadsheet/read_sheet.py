"""From the bytes of a sheet's file to a bank, or to everything that is wrong with it."""

from __future__ import annotations

import re

from interview.bank import Bank
from interview.editing.spreadsheet.build_bank import build_bank
from interview.editing.spreadsheet.csv_file import read_csv
from interview.editing.spreadsheet.find_columns import find_columns, heading_row, known_headings
from interview.editing.spreadsheet.grid import MAX_BYTES, MAX_ROWS, Grid, cells
from interview.editing.spreadsheet.headings import heading_in
from interview.editing.spreadsheet.row_to_question import RowReader
from interview.editing.spreadsheet.sheet_problems import SheetProblem, SheetProblems
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import listed, one_line
from interview.workbook import column_letters

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LONGEST_TITLE = 100
"""Characters of a title above the table; what is longer explains something."""
_MOST_SHOWN = 8
"""Cells of a first row that are shown where they are no headings."""
_DEFAULT_TAB_NAME = re.compile(
    r"(sheet|feuil|feuille|tabelle|hoja|foglio|blad|planilha|questions?|table|tableau)? *[0-9]*",
    re.IGNORECASE,
)
"""The name of a tab that nobody named."""


@frozen
class ImportedSheet:
    """What was read from a sheet."""

    bank: Bank | None
    """What it says; `None` if it has mistakes."""
    problems: tuple[SheetProblem, ...]
    """From its top to its end."""
    guessed: tuple[str, ...]
    """The headings that name a column only among other words, each with the column they were read
    as, such as `“Competence tested” as “Competency”`."""
    left_alone: tuple[str, ...]
    """The columns and tabs that were not read, such as `column D (“Comments”)`."""


def read_sheet(data: bytes, name: str) -> ImportedSheet:
    """The bank in the bytes of a file; `name` is its title where the file has no other.

    Its headings tell its language. Raises `BankError` for a file that is no list of questions.
    """
    if len(data) > MAX_BYTES:
        raise BankError(
            _("The file is larger than {limit} MB: split it, or copy the questions alone.").format(
                limit=MAX_BYTES // 1_000_000
            )
        )
    grids = _grids(data)
    grid = max(grids, key=known_headings, default=Grid(()))
    headings = heading_row(grid)
    if not grid.rows:
        raise BankError(_("The sheet is empty."))
    if headings is None:
        wanted = _(
            "There is no column “Question”: the first row has to say what each column holds."
        )
        # A title may stand above the headings.
        fullest = max(grid.rows[:_MOST_SHOWN], key=lambda row: len({c.text for c in cells(row)}))
        first_row = [one_line(cell.text) for cell in cells(fullest)][:_MOST_SHOWN]
        found = _("It says: {names}").format(names=listed(first_row))
        raise BankError(f"{wanted} {found}")
    if grid.is_cut:
        raise BankError(_("The sheet has more than {most} rows: split it.").format(most=MAX_ROWS))

    problems = SheetProblems()
    columns = find_columns(headings, problems)
    reader = RowReader(columns, problems)
    below = (row for row in grid.rows if next(cells(row)).row > columns.row)
    rows = [content for row in below if (content := reader.read(row))]
    title = name if _DEFAULT_TAB_NAME.fullmatch(grid.title) else grid.title
    title = _title_above(grid, columns.row) or title
    bank = build_bank(rows, columns, title, reader, problems)
    if not problems.found and bank is None:
        raise BankError(_("There is no question below the headings."))

    left_alone = [
        _("column {letters} (“{name}”)").format(
            letters=column_letters(cell.column), name=one_line(cell.text)
        )
        for cell in columns.left_alone
    ]
    left_alone += [
        _("the tab “{name}”").format(name=one_line(other.title))
        for other in grids
        if other is not grid and other.rows
    ]
    guessed = tuple(
        _("“{heading}” as “{column}”").format(
            heading=one_line(cell.text), column=heading_in(key, columns.language)
        )
        for cell, key in columns.guessed
    )
    sound = None if problems.found else bank
    return ImportedSheet(sound, problems.sorted(), guessed, tuple(left_alone))


def _title_above(grid: Grid, headings: int) -> str:
    """The first text alone in a row above the headings, or in merged cells; empty if none is."""
    for row in grid.rows:
        written = list(cells(row))
        if written and written[0].row >= headings:
            break
        is_alone = len({cell.text for cell in written}) == 1
        if is_alone and len(written[0].text) <= _LONGEST_TITLE:
            return one_line(written[0].text)
    return ""


def _grids(data: bytes) -> tuple[Grid, ...]:
    """The tabs of a workbook, or the only sheet of a CSV file."""
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
    return (read_csv(data),)

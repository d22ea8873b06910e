"""Tables written as an Excel workbook, in which text stays text.

openpyxl guards against nothing; what looks like a formula is one to it, unless it is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _

LONGEST_TEXT = 32_767
"""Characters that Excel keeps in a cell."""
_LONGEST_TITLE = 31
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_FORMULA_SIGNS = tuple("=+-@")
_WIDEST = 50
"""Characters of a column that reads well; a longer text is broken into lines."""

CellValue = str | float
"""What is written into a cell: a text, which is never a formula, or a number."""


@frozen
class SheetTable:
    """What is written into a sheet: a row of headings, and as many values in every other row."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def column_letters(column: int) -> str:
    """The name of a column in a spreadsheet program: 1 is `A`, 27 is `AA`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def write_workbook(tables: Sequence[SheetTable]) -> bytes:
    """A workbook with a tab for each table. Raises `BankError` for a text too long for a cell.

    Every text is stored as a text: what looks like a formula is none, now and after editing. The
    headings stay in sight, and columns are as wide as their texts, up to a width that reads well.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        title = _FORBIDDEN_IN_TITLES.sub(" ", table.title)[:_LONGEST_TITLE].strip("' ")
        _fill(workbook.create_sheet(title or "1"), table)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, table: SheetTable) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.freeze_panes = "A2"
    for row, values in enumerate((table.headings, *table.rows), start=1):
        for column, value in enumerate(values, start=1):
            if value == "":
                continue
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                raise BankError(
                    _(
                        "The text for cell {cell} is longer than the {most} characters it can hold."
                    ).format(cell=f"{column_letters(column)}{row}", most=LONGEST_TEXT)
                )
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
                cell.number_format = "@"
                cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, values in enumerate(zip(table.headings, *table.rows, strict=True), start=1):
        longest = max(len(line) for value in values for line in str(value).split("\n"))
        dimension = sheet.column_dimensions[column_letters(column)]
        dimension.width = min(_WIDEST, max(10, longest + 2))
        if not any(isinstance(value, float | int) for value in values):
            dimension.number_format = "@"

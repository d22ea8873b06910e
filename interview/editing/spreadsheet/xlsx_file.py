"""Excel workbooks: their visible tabs, read as texts.

A workbook comes from anywhere, so what is unpacked is bounded.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from interview.editing.spreadsheet.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    SheetCell,
    clean_text,
    column_number,
    number_text,
)
from interview.errors import BankError
from interview.frozen import replace
from interview.i18n import _

_MOST_UNPACKED = 8_000_000
"""Bytes of all the parts of a workbook; with a thousand questions it has two million."""
_MOST_PARTS = 500
_MOST_TABS = 20
_MOST_MERGED = 500
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):\1([0-9]{1,7})"')
"""Cells merged downwards; of those merged sideways, the left one has the text anyway."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")

_CellsByPlace = dict[tuple[int, int], SheetCell]
"""The cells of a tab that are not empty, by row and column."""


def read_workbook(data: bytes) -> tuple[Grid, ...]:
    """The visible tabs of a workbook. Raises `BankError` for one that is too large or damaged."""
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(BytesIO(data)) as archive:
            warnings.simplefilter("ignore")
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or size > _MOST_UNPACKED:
                raise BankError(
                    _(
                        "This workbook is too large to be a list of questions: copy them into a "
                        "new one."
                    )
                )
            if any(_DOCUMENT_TYPE.search(archive.read(part)) for part in parts):
                raise BankError(_("This workbook was not written by a spreadsheet program."))
            sheets = [each for each in _sheets(data) if each.sheet_state == "visible"]
            return tuple(_grid(sheet, data, archive) for sheet in sheets[:_MOST_TABS])
    except BankError:
        raise
    except Exception as error:  # a broken part leads the library to errors of any kind
        raise BankError(
            _(
                "This workbook is damaged. Open it in your spreadsheet program, and save it again "
                "as an Excel workbook (.xlsx)."
            )
        ) from error


def _sheets(data: bytes, *, as_formulas: bool = False) -> Any:
    """The tabs of a workbook, row by row, with the stored results of formulas or the formulas."""
    from openpyxl import load_workbook

    return load_workbook(
        BytesIO(data), read_only=True, data_only=not as_formulas, keep_links=False
    ).worksheets


def _grid(sheet: Any, data: bytes, archive: zipfile.ZipFile) -> Grid:
    """The cells of a tab as texts. A formula without a stored result is a cell with a problem."""
    part = archive.read(getattr(sheet, "_worksheet_path"))  # noqa: B009 (it has no public name)
    found: _CellsByPlace = {}
    for cell in _occupied(sheet):
        read = _read_cell(cell)
        if read.text:
            found[read.row, read.column] = read
    if _FORMULA.search(part):
        (same,) = (each for each in _sheets(data, as_formulas=True) if each.title == sheet.title)
        for cell in _occupied(same):
            if cell.data_type == "f" and (cell.row, cell.column) not in found:
                found[cell.row, cell.column] = SheetCell(
                    cell.row,
                    cell.column,
                    str(cell.value),
                    _("the result of this formula is not in the file"),
                    _("open the file in your spreadsheet program and save it, or type the result"),
                )
    _spread_merged(found, part)
    rows: dict[int, dict[int, SheetCell]] = {}
    for row, column in sorted(found):
        rows.setdefault(row, {})[column] = found[row, column]
    kept = tuple(cells for row, cells in rows.items() if row <= MAX_ROWS)
    return Grid(kept, clean_text(sheet.title), is_cut=len(kept) < len(rows))


def _occupied(sheet: Any) -> Iterator[Any]:
    """The cells that are not empty, of one row more than a sheet may have."""
    for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS):
        yield from (cell for cell in row if cell.value is not None)


def _read_cell(cell: Any) -> SheetCell:
    value, text, problem, hint = cell.value, "", "", ""
    if cell.data_type == "e":
        text = str(value)
        problem = _("this cell holds an error of the spreadsheet")
        hint = _("correct the formula, or type the value")
    elif isinstance(value, bool):
        text = str(value).upper()
    elif isinstance(value, int | float):
        is_percentage = "%" in str(cell.number_format)
        text = f"{number_text(100 * value)}%" if is_percentage else number_text(value)
    elif isinstance(value, date | time | timedelta):
        text = str(value)
        problem = _("this cell holds a date or a time, not a text or a number")
        hint = _("format the cell as text, and write it again")
    else:
        text = clean_text(str(value).replace("_x000D_", ""))
    return SheetCell(cell.row, cell.column, text, problem, hint)


def _spread_merged(found: _CellsByPlace, part: bytes) -> None:
    """Copy the first of some cells merged downwards to the rows below that are not empty."""
    rows = {row for row, _column in found}
    for merged in islice(_MERGED.finditer(part), _MOST_MERGED):
        column, first, last = column_number(merged[1].decode()), int(merged[2]), int(merged[3])
        top = found.get((first, column))
        for row in rows if top else ():
            if top and first < row <= last:
                found.setdefault((row, column), replace(top, row=row))

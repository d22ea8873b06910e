"""Excel workbooks: their visible tabs read as texts, and a table written as a workbook.

Nothing else imports openpyxl. A workbook comes from anywhere, so what is unpacked is bounded.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from interview.editing.spreadsheet.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Grid,
    Table,
    Value,
    cleaned,
    column_letters,
    column_number,
    figure,
)
from interview.errors import BankError
from interview.i18n import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_UNPACKED = 8_000_000
"""Bytes of all the parts of a workbook; those of a thousand questions have two million."""
_MOST_PARTS = 500
_MOST_TABS = 20
_MOST_MERGED = 500
_LONGEST = 32_767
"""Characters that Excel keeps in a cell."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):\1([0-9]{1,7})"')
"""Cells merged downwards; of those merged sideways, the left one has the text anyway."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_FORMULA_SIGNS = tuple("=+-@")
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31

_Cells = dict[tuple[int, int], Cell]
"""The cells of a tab that are not empty, by row and column."""


def read_workbook(data: bytes) -> tuple[Grid, ...]:
    """The visible tabs of a workbook. Raises `BankError` for one that is too large or damaged."""
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(BytesIO(data)) as archive:
            warnings.simplefilter("ignore")
            _check_size(archive)
            return tuple(_tabs(data, archive))
    except BankError:
        raise
    except Exception as error:  # a broken part leads the library to errors of any kind
        raise BankError(
            _(
                "This workbook is damaged. Open it in your spreadsheet program, and save it again "
                "as an Excel workbook (.xlsx)."
            )
        ) from error


def _check_size(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise BankError(
            _("This workbook is too large to be a list of questions: copy them into a new one.")
        )
    if any(_DOCUMENT_TYPE.search(archive.read(part)) for part in parts):
        raise BankError(_("This workbook was not written by a spreadsheet program."))


def _tabs(data: bytes, archive: zipfile.ZipFile) -> Iterator[Grid]:
    for sheet in [each for each in _sheets(data) if each.sheet_state == "visible"][:_MOST_TABS]:
        part = archive.read(getattr(sheet, "_worksheet_path"))  # noqa: B009 (it has no public name)
        found = dict(_cells(sheet))
        if _FORMULA.search(part):
            (same,) = (
                each for each in _sheets(data, as_formulas=True) if each.title == sheet.title
            )
            found = {**dict(_formulas(same)), **found}
        _spread_merged(found, part)
        yield _grid(found, sheet.title)


def _sheets(data: bytes, *, as_formulas: bool = False) -> Any:
    """The tabs of a workbook, row by row; of formulas, the results that were stored with them."""
    from openpyxl import load_workbook

    return load_workbook(
        BytesIO(data), read_only=True, data_only=not as_formulas, keep_links=False
    ).worksheets


def _cells(sheet: Any) -> Iterator[tuple[tuple[int, int], Cell]]:
    for cell in _occupied(sheet):
        read = _read(cell)
        if read.text:
            yield (read.row, read.column), read


def _formulas(sheet: Any) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Every formula as a cell that cannot be used: those with a result have been read as such."""
    for cell in _occupied(sheet):
        if cell.data_type == "f":
            yield (
                (cell.row, cell.column),
                Cell(
                    cell.row,
                    cell.column,
                    str(cell.value),
                    _("the result of this formula is not in the file"),
                    _("open the file in your spreadsheet program and save it, or type the result"),
                ),
            )


def _occupied(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS):
        yield from (cell for cell in row if cell.value is not None)


def _read(cell: Any) -> Cell:
    value, text, problem, cure = cell.value, "", "", ""
    if cell.data_type == "e":
        text = str(value)
        problem = _("this cell holds an error of the spreadsheet")
        cure = _("correct the formula, or type the value")
    elif isinstance(value, bool):
        text = str(value).upper()
    elif isinstance(value, int | float):
        text = _figure(value, str(cell.number_format))
    elif isinstance(value, date | time | timedelta):
        text = str(value)
        problem = _("this cell holds a date or a time, not a text or a number")
        cure = _("format the cell as text, and write it again")
    else:
        text = cleaned(str(value).replace("_x000D_", ""))
    return Cell(cell.row, cell.column, text, problem, cure)


def _figure(value: float, form: str) -> str:
    return f"{figure(100 * value)}%" if "%" in form else figure(value)


def _spread_merged(found: _Cells, part: bytes) -> None:
    """Let each of some cells merged downwards say what the first of them says."""
    rows = {row for row, _column in found}
    for merged in islice(_MERGED.finditer(part), _MOST_MERGED):
        column, first, last = column_number(merged[1].decode()), int(merged[2]), int(merged[3])
        top = found.get((first, column))
        for row in rows if top else ():
            if top and first < row <= last:
                found.setdefault((row, column), replace(top, row=row))


def _grid(found: _Cells, title: str) -> Grid:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column in sorted(found):
        rows.setdefault(row, {})[column] = found[row, column]
    kept = tuple(cells for row, cells in rows.items() if row <= MAX_ROWS)
    return Grid(kept, cleaned(title), is_cut=len(kept) < len(rows))


def write_workbook(table: Table) -> bytes:
    """A workbook with one tab. Raises `BankError` for a text that no cell can hold.

    Every text is stored as a text: what looks like a formula is none, now and after editing.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _FORBIDDEN_IN_TITLES.sub(" ", table.title)[:_LONGEST_TITLE].strip("' ") or "1"
    for row, values in enumerate((table.headings, *table.rows), start=1):
        for column, value in enumerate(values, start=1):
            _write(sheet, row, column, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    _arrange(sheet, table)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    from openpyxl.styles import Alignment

    if value == "":
        return
    cell: Any = sheet.cell(row, column)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if not isinstance(value, str):
        cell.value = value
        return
    if len(value) > _LONGEST:
        raise BankError(
            _("The text for cell {cell} is longer than the {most} characters it can hold.").format(
                cell=Cell(row, column).name, most=_LONGEST
            )
        )
    cell.value = value
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = value.startswith(_FORMULA_SIGNS)


def _arrange(sheet: Worksheet, table: Table) -> None:
    """Keep the headings in sight, make columns as wide as one reads, and type texts as such."""
    sheet.freeze_panes = "A2"
    for column, values in enumerate(zip(table.headings, *table.rows, strict=True), start=1):
        longest = max(len(line) for value in values for line in str(value).split("\n"))
        dimension: Any = sheet.column_dimensions[column_letters(column)]
        dimension.width = min(50, max(10, longest + 2))
        if not any(isinstance(value, float | int) for value in values):
            dimension.number_format = "@"

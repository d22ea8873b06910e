"""Question banks as spreadsheets: one question a row, in an Excel workbook or a CSV file."""

from __future__ import annotations

from interview.editing.spreadsheet.read_sheet import ImportedSheet, read_sheet
from interview.editing.spreadsheet.sheet_problems import SheetProblem, render_problems
from interview.editing.spreadsheet.write_sheet import FORMATS, left_out, write_sheet

__all__ = [
    "FORMATS",
    "ImportedSheet",
    "SheetProblem",
    "left_out",
    "read_sheet",
    "render_problems",
    "write_sheet",
]

"""Question banks as spreadsheets: one question a row, in an Excel workbook or a CSV file."""

from __future__ import annotations

from interview.editing.spreadsheet.bank_to_rows import left_out
from interview.editing.spreadsheet.read_sheet import Sheet, read_sheet
from interview.editing.spreadsheet.sheet_problems import Problem, draw_all
from interview.editing.spreadsheet.write_sheet import FORMATS, sheet_file

__all__ = ["FORMATS", "Problem", "Sheet", "draw_all", "left_out", "read_sheet", "sheet_file"]

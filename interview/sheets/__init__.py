"""Question banks as spreadsheets: one question a row, in an Excel workbook or a CSV file."""

from __future__ import annotations

from interview.sheets.filling import left_out
from interview.sheets.problems import Problem, draw_all
from interview.sheets.reading import Sheet, read_sheet
from interview.sheets.storing import FORMATS, sheet_file

__all__ = ["FORMATS", "Problem", "Sheet", "draw_all", "left_out", "read_sheet", "sheet_file"]

"""Small sheets for the tests, as CSV and as Excel workbooks."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from interview.bank import Bank
from interview.editing.spreadsheet import ImportedSheet, read_sheet, render_problems

HEADINGS = ("Question", "Competency", "Minutes", "Weak", "Good")
ROW = ("How do you bake?", "Craft", 5, "Does not know.", "Tells why.")
PART = "xl/worksheets/sheet1.xml"
"""Where a workbook keeps the cells of its first tab."""


def read(data: bytes | str) -> ImportedSheet:
    return read_sheet(data.encode() if isinstance(data, str) else data, "A sheet")


def bank_in(data: bytes | str) -> Bank:
    """The bank that a sheet says, which must have no mistakes."""
    sheet = read(data)
    assert sheet.bank, render_problems(sheet.problems, "sheet")
    return sheet.bank


def problems_in(data: bytes | str) -> list[tuple[str, str]]:
    """The cells that cannot be used, and why."""
    return [(problem.cell.name, problem.message) for problem in read(data).problems]


def workbook(*rows: Iterable[Any], change: Callable[[Workbook], None] | None = None) -> bytes:
    """An Excel workbook with a tab of these rows."""
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    if change:
        change(made)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A workbook, one part of it in other words."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for each in {*old.namelist(), name}:
            new.writestr(each, content if each == name else old.read(each))
    return stream.getvalue()


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()

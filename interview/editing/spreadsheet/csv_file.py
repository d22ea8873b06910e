"""CSV files: read whatever their separator and encoding, and written so that Excel opens them well.

A text that a spreadsheet program would take for a formula is written behind an apostrophe, as is
the practice; reading takes it off again.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import StringIO
from itertools import islice

from interview.editing.spreadsheet.find_columns import known_headings
from interview.editing.spreadsheet.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    SheetCell,
    clean_text,
    number_text,
)
from interview.errors import BankError
from interview.i18n import _
from interview.languages import language_of
from interview.workbook import CellValue, SheetTable

_SEPARATORS = (",", ";", "\t")
_SAMPLE = 50_000
"""Characters of a file that are read to find its separator."""
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_SEPARATOR_LINE = re.compile(r"sep=.\n", re.IGNORECASE)
"""The first line of some files that Excel reads."""


def read_csv(data: bytes) -> Grid:
    """The rows of a CSV file, with its likeliest separator: the one by which headings are found.

    Raises `BankError` for a file that is no text, or whose quotes do not match.
    """
    text = _read_text(data)
    sample = text[:_SAMPLE]
    separator = max(
        _SEPARATORS, key=lambda each: known_headings(_read_rows(sample, each, lenient=True))
    )
    return _read_rows(text, separator)


def _read_text(data: bytes) -> str:
    r"""The text of a file, with `\n` at the end of each line.

    UTF-8, UTF-16 with a byte order mark, and else Windows-1252.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        if "\0" in text:
            raise BankError(
                _(
                    "This is neither a workbook (.xlsx) nor a text file (.csv): save it as one of "
                    "them."
                )
            )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_rows(text: str, separator: str, *, lenient: bool = False) -> Grid:
    """The rows of a text. A `lenient` reading makes the best of quotes that do not match."""
    text = _SEPARATOR_LINE.sub("", text, count=1) if text[:4].lower() == "sep=" else text
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=not lenient)
    numbered = enumerate(reader, start=1)
    rows = []
    try:
        for number, fields in islice(numbered, MAX_ROWS):
            row = {}
            for column, field in enumerate(fields[:MAX_COLUMNS], start=1):
                cell_text = clean_text(field)
                if _PROTECTED.match(cell_text):
                    cell_text = cell_text[1:]
                if cell_text:
                    row[column] = SheetCell(number, column, cell_text)
            if row:
                rows.append(row)
        is_cut = next(numbered, None) is not None
    except csv.Error as error:
        raise BankError(
            _(
                "Line {line}: a quote that opens a cell is not closed, or one inside a cell is not "
                "written twice."
            ).format(line=reader.line_num)
        ) from error
    return Grid(tuple(rows), is_cut=is_cut)


def write_csv(table: SheetTable, language: str) -> bytes:
    """A CSV file in UTF-8, with the byte order mark by which Excel recognises it.

    Its separator is what the language's spreadsheet programs expect: a semicolon in French.
    Decimals have a comma where the separator is a semicolon, as in the countries that use one.
    """
    separator = language_of(language).csv_separator

    def field(value: CellValue) -> str:
        if isinstance(value, str):
            return f"'{value}" if _FORMULA.match(value) else value
        number = number_text(value)
        return number.replace(".", ",") if separator == ";" else number

    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    for values in (table.headings, *table.rows):
        writer.writerow(map(field, values))
    return BOM_UTF8 + stream.getvalue().encode()

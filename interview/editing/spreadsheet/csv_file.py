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

from interview.editing.spreadsheet.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Grid,
    Row,
    Table,
    Value,
    cleaned,
    figure,
)
from interview.errors import BankError
from interview.i18n import _

SEPARATORS = (",", ";", "\t")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_TELLS_SEPARATOR = re.compile(r"sep=.\n", re.IGNORECASE)
"""The first line of some files that Excel reads."""


def read_text(data: bytes) -> str:
    """The text of a CSV file. Raises `BankError` where it is none."""
    for mark, encoding in ((BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _with_plain_ends(data.decode(encoding, "replace"))
    try:
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise BankError(
            _("This is neither a workbook (.xlsx) nor a text file (.csv): save it as one of them.")
        )
    return _with_plain_ends(text)


def read_delimited(text: str, separator: str, *, loose: bool = False) -> Grid:
    """The rows of a CSV file. Raises `BankError` where its quotes do not match.

    A `loose` reading makes the best of quotes that do not.
    """
    text = _TELLS_SEPARATOR.sub("", text, count=1) if text[:4].lower() == "sep=" else text
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=not loose)
    numbered = enumerate(reader, start=1)
    try:
        rows = [_row(number, fields) for number, fields in islice(numbered, MAX_ROWS)]
        is_cut = next(numbered, None) is not None
    except csv.Error as error:
        raise BankError(
            _(
                "Line {line}: a quote that opens a cell is not closed, or one inside a cell is not "
                "written twice."
            ).format(line=reader.line_num)
        ) from error
    return Grid(tuple(row for row in rows if row), is_cut=is_cut)


def _row(number: int, fields: list[str]) -> Row:
    texts = (_unprotected(cleaned(field)) for field in fields[:MAX_COLUMNS])
    placed = enumerate(texts, start=1)
    return {column: Cell(number, column, text) for column, text in placed if text}


def _unprotected(text: str) -> str:
    return text[1:] if _PROTECTED.match(text) else text


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_delimited(table: Table, separator: str) -> bytes:
    """A CSV file in UTF-8, with the mark by which Excel knows it.

    Decimals have a comma where the separator is a semicolon, as in the countries that use one.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    for values in (table.headings, *table.rows):
        writer.writerow([_field(value, separator) for value in values])
    return BOM_UTF8 + stream.getvalue().encode()


def _field(value: Value, separator: str) -> str:
    if not isinstance(value, str):
        return figure(value).replace(".", ",") if separator == ";" else figure(value)
    return f"'{value}" if _FORMULA.match(value) else value

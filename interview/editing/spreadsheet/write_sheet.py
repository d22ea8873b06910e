"""A bank as the bytes of a sheet's file."""

from __future__ import annotations

from interview.bank import Bank
from interview.editing.spreadsheet.bank_to_rows import fill

FORMATS = ("xlsx", "csv")


def sheet_file(bank: Bank, form: str, language: str) -> bytes:
    """A bank as an `xlsx` or `csv` file, in one of its languages.

    A French CSV file has semicolons, as French spreadsheet programs want it. Raises `BankError`
    for a text that no cell can hold.
    """
    table = fill(bank, language)
    if form == "xlsx":
        from interview.editing.spreadsheet.xlsx_file import write_workbook

        return write_workbook(table)
    from interview.editing.spreadsheet.csv_file import write_delimited

    return write_delimited(table, ";" if language == "fr" else ",")

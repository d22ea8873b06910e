"""The example sheets of the documentation are what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from interview.bank import Text, load
from interview.editing.spreadsheet import write_sheet
from interview.shipped_files import shipped_banks
from tests.editing.spreadsheet.sheets import bank_in, read
from tests.source import ROOT

PAGE = (ROOT / "docs" / "spreadsheets.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_example_is_the_bank_it_says_exported(form: str) -> None:
    """Write it again with `interview bank export support-engineer -o docs/example-bank.xlsx`."""
    bank = load(shipped_banks() / "support-engineer.yaml").require()
    example = bank_in((ROOT / "docs" / f"example-bank.{form}").read_bytes())
    exported = bank_in(write_sheet(bank, form, "en"))
    assert replace(example, title=Text("")) == replace(exported, title=Text(""))


def test_the_table_on_the_page_is_a_bank() -> None:
    rows = [*_table("Question | Competency")]
    bank = bank_in("\n".join("\t".join(row) for row in rows))
    assert [name.main for name in bank.scale] == ["Weak", "Good", "Excellent"]
    assert [each.weight for each in bank.competencies.values()] == [2, 1]


def test_every_heading_on_the_page_is_understood_in_both_languages() -> None:
    names = {
        name
        for english, french, _ in _table("heading | in French")
        for name in (english, *french.split(", "))
    }
    for name in names - {"heading", "in French", "Question"}:
        if not name.startswith(("Level", "Niveau")):
            assert not read(f"Question\t{name}\nHow?\t\n").left_alone, name


def _table(start: str) -> Iterator[list[str]]:
    """The rows of the table on the page whose headings begin so."""
    lines = f"| {start}{PAGE.partition(start)[2]}".partition("\n\n")[0].splitlines()
    for line in lines:
        if "---" not in line:
            yield [cell.strip() for cell in line.strip("|").split("|")]

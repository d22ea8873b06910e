"""The files of sheets: Excel and CSV of every making, formulas as data, hostile ones refused."""

from __future__ import annotations

import csv
from datetime import date, time, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from interview.bank import Bank, parse
from interview.bank.writing import write
from interview.editing.spreadsheet import read_sheet, write_sheet
from interview.errors import BankError
from tests.bank.generated import HOSTILE
from tests.bank.samples import BAKER
from tests.bank.samples import read as read_bank
from tests.editing.spreadsheet.sheets import (
    HEADINGS,
    PART,
    ROW,
    bank_in,
    part_of,
    problems_in,
    read,
    with_part,
    workbook,
)

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EVERY = ("Section", "Stage", "Question", "Competency", "Competency weight", "Weight", "Minutes")
EVERY += (
    "Probes",
    "Level 1",
    "Level 2: b",
    "Short title",
    "Why",
    "Note",
    "Answer",
    "Choices",
    "Id",
)
CELLS = st.sampled_from(["", "", "", "a", "a", "5", "one", "table", "live", "a\nb", "b (date)"])
CELLS |= st.sampled_from(HOSTILE)
HEADINGS_OF_ANY_KIND = st.sampled_from([*EVERY, "a", "b", "a", "1", "2: a", "Probe 2", *HOSTILE])
TEXT = 'Question;Minutes\r\n"Où, et comment ?";2,5\r\n'


def baker_who_asks(question: str) -> Bank:
    return read_bank(BAKER.replace("How do you bake bread?", f'"{question}"')).require()


class TestCsv:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_every_usual_encoding_is_read(self, encoding: str) -> None:
        (question,) = bank_in(TEXT.encode(encoding)).questions
        assert (question.ask.main, question.minutes) == ("Où, et comment ?", 2.5)

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("start", ["", "sep={}\n"])
    def test_every_usual_separator_is_read(self, separator: str, start: str) -> None:
        rows = [f"Question{separator}Minutes", f"How?{separator}5"]
        assert bank_in(start.format(separator) + "\n".join(rows)).questions[0].minutes == 5

    def test_a_cell_may_go_over_several_lines(self) -> None:
        assert bank_in('Question\n"How?\nAnd why?"\n').questions[0].ask.main == "How?\nAnd why?"

    def test_a_quote_that_is_never_closed_is_named_by_its_line(self) -> None:
        with pytest.raises(BankError, match="Line 3"):
            read('Question\n"How?\nWhat?')

    def test_what_looks_like_a_formula_is_written_as_none(self) -> None:
        for question in ("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "＝1"):
            data = write_sheet(baker_who_asks(question), "csv", "en")
            rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
            assert rows[1][rows[0].index("Question")] == f"'{question}"
            assert bank_in(data).questions[0].ask.main == question

    def test_french_files_have_semicolons_and_commas_as_french_programs_do(self) -> None:
        text = write_sheet(read_bank(BAKER).require(), "csv", "fr").decode("utf-8-sig")
        assert text.startswith("Section;Moment;Question;Compétence;")
        assert ";2,5;" in text


class TestWorkbooks:
    def test_a_text_is_never_a_formula_neither_now_nor_after_editing(self) -> None:
        data = write_sheet(baker_who_asks("=HYPERLINK(1)"), "xlsx", "en")
        (sheet,) = load_workbook(BytesIO(data)).worksheets
        (cell,) = (c for row in sheet for c in row if c.value == "=HYPERLINK(1)")
        assert (cell.data_type, cell.quotePrefix, cell.number_format) == ("s", True, "@")
        assert bank_in(data).questions[0].ask.main == "=HYPERLINK(1)"

    def test_figures_are_figures(self) -> None:
        data = write_sheet(read_bank(BAKER).require(), "xlsx", "en")
        (sheet,) = load_workbook(BytesIO(data)).worksheets
        assert [cell.value for cell in sheet[2] if cell.data_type == "n" and cell.value] == [2.5, 5]

    def test_the_tab_is_called_after_the_bank_as_far_as_a_tab_can_be(self) -> None:
        for title, tab in (
            ("Baker", "Baker"),
            ("A/B: [test]?", "A B   test"),
            ("x" * 40, "x" * 31),
        ):
            bank = read_bank(BAKER.replace("title: Baker", f'title: "{title}"')).require()
            data = write_sheet(bank, "xlsx", "en")
            assert load_workbook(BytesIO(data)).sheetnames == [tab]
            assert bank_in(data).title.main == tab

    def test_a_tab_that_nobody_named_leaves_the_title_to_the_file(self) -> None:
        assert bank_in(workbook(HEADINGS, ROW)).title.main == "A sheet"

    def test_a_text_that_no_cell_can_hold_is_refused(self) -> None:
        with pytest.raises(BankError, match="cell C2 is longer than the 32767"):
            write_sheet(baker_who_asks("x" * 40_000), "xlsx", "en")

    def test_numbers_and_truths_are_read_as_they_look(self) -> None:
        bank = bank_in(workbook(HEADINGS, (2010, 7, 5.0, True, 0.1 + 0.2)))
        (question,) = bank.questions
        assert (question.ask.main, question.minutes) == ("2010", 5)
        assert [anchor.main for anchor in question.levels.values()] == ["TRUE", "0.3"]

    def test_percentages_are_read_as_they_look(self) -> None:
        def as_percentage(made: Workbook) -> None:
            made.worksheets[0]["C2"].number_format = "0%"

        row = ("How?", "Craft", 0.3, "a", "b")
        made = workbook(
            ("Question", "Competency", "Weight", "Weak", "Good"), row, change=as_percentage
        )
        assert bank_in(made).competencies["craft"].weight == 30

    def test_cells_merged_downwards_all_say_the_same(self) -> None:
        def merged(made: Workbook) -> None:
            made.worksheets[0].merge_cells("B2:B3")

        bank = bank_in(workbook(HEADINGS, ROW, ("And?", None, 5, "a", "b"), change=merged))
        assert [question.competency for question in bank.questions] == ["craft", "craft"]

    def test_the_results_of_formulas_are_read_and_missing_ones_named(self) -> None:
        made = workbook(HEADINGS, ("How?", "Craft", "=2+3", "a", "b"))
        assert problems_in(made) == [("C2", "the result of this formula is not in the file")]
        stored = part_of(made, PART).replace("<f>2+3</f><v />", "<f>2+3</f><v>5</v>")
        stored = stored.replace("<f>2+3</f><v></v>", "<f>2+3</f><v>5</v>")
        assert bank_in(with_part(made, PART, stored.encode())).questions[0].minutes == 5

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            (date(2026, 3, 4), "a date or a time"),
            (time(0, 5), "a date or a time"),
            (timedelta(minutes=5), "a date or a time"),
            ("#REF!", "an error of the spreadsheet"),
        ],
    )
    def test_what_is_no_text_is_named_where_it_counts(self, value: Any, message: str) -> None:
        headings = ("Question", "Minutes", "Comments")
        ((cell, said),) = problems_in(workbook(headings, ("How?", value, value)))
        assert cell == "B2"
        assert message in said

    def test_hidden_tabs_are_not_read_and_others_are_named(self) -> None:
        def with_tabs(made: Workbook) -> None:
            hidden = made.create_sheet("Old", 0)
            hidden.sheet_state = "hidden"
            for tab in (hidden, made.create_sheet("Notes")):
                tab.append(["Question"])
                tab.append(["Old one?"])

        sheet = read(workbook(HEADINGS, ROW, change=with_tabs))
        assert sheet.bank
        assert sheet.bank.questions[0].ask.main == ROW[0]
        assert sheet.left_alone == ("the tab “Notes”",)

    def test_a_cell_at_the_end_of_the_world_is_no_matter(self) -> None:
        def far(made: Workbook) -> None:
            made.worksheets[0]["XFD2"] = "far"

        assert len(bank_in(workbook(HEADINGS, ROW, change=far)).questions) == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b" " * 9_000_000, "too large"),
            (b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>', "not written by a spreadsheet program"),
            ("<!DOCTYPE x><x/>".encode("utf-16"), "not written by a spreadsheet program"),
            (b"<worksheet", "damaged"),
            (f'<worksheet xmlns="{SPREADSHEET}"/>'.encode(), "empty"),
        ],
    )
    def test_a_part_that_no_program_wrote(self, content: bytes, message: str) -> None:
        with pytest.raises(BankError, match=message):
            read(with_part(workbook(HEADINGS, ROW), PART, content))

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"PK\x03\x04" + b"x" * 99, "damaged"),
            (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "old kind"),
            (b"%PDF-1.4\n", "no column “Question”"),
            (b"a\0b", "neither a workbook"),
            (b"", "empty"),
            (b"x" * 4_000_001, "larger than 4 MB"),
            ("Question\n" + "How?\n" * 3001, "more than 3000 rows"),
        ],
    )
    def test_what_is_no_sheet(self, data: bytes | str, message: str) -> None:
        with pytest.raises(BankError, match=message):
            read(data)

    @given(st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), max_size=8))
    @settings(max_examples=60)
    def test_a_damaged_workbook_ends_in_a_bank_or_an_error(
        self, changes: list[tuple[int, int]]
    ) -> None:
        data = bytearray(workbook(HEADINGS, ROW))
        for place, byte in changes:
            data[place % len(data)] = byte
        _ends_well(bytes(data))

    @given(st.lists(st.tuples(*[CELLS] * len(EVERY)), min_size=1, max_size=4))
    @settings(max_examples=80)
    def test_any_cells_end_in_a_bank_that_can_be_written_or_in_an_error(
        self, rows: list[tuple[str, ...]]
    ) -> None:
        stream = StringIO()
        csv.writer(stream).writerows([EVERY, *rows])
        _ends_well(stream.getvalue().encode())

    @given(st.lists(HEADINGS_OF_ANY_KIND, min_size=1, max_size=9))
    @settings(max_examples=80)
    def test_any_headings_end_in_a_bank_that_can_be_written_or_in_an_error(
        self, headings: list[str]
    ) -> None:
        stream = StringIO()
        rows = [["Question", *headings], ["How?"] * (len(headings) + 1)]
        csv.writer(stream).writerows(rows)
        _ends_well(stream.getvalue().encode())

    @given(st.binary(max_size=300) | st.text("Question,;\"\n\t='a5", max_size=200).map(str.encode))
    @example(b"Question\n\xff")
    @settings(max_examples=60)
    def test_any_bytes_end_in_a_bank_or_an_error(self, data: bytes) -> None:
        _ends_well(data)


def _ends_well(data: bytes) -> None:
    try:
        sheet = read_sheet(data, "Anything")
    except BankError:
        return
    assert (sheet.bank is None) == bool(sheet.problems)
    if sheet.bank:
        assert parse(write(sheet.bank, "").encode(), "written").record == sheet.bank

"""What stands in the cells of a workbook, as a spreadsheet program opens it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from interview.bank import AnswerKind, Bank, Column, Text
from interview.frozen import replace
from interview.reporting import compose_report
from interview.reporting.render_xlsx import render_xlsx
from interview.session import AnswerRecorded, Event, NotesEdited, SignalsHeard, SignalTicked
from interview.session.interview_record import InterviewRecord
from interview.workbook import LONGEST_TEXT
from tests.reporting.events import NOW, STARTED, history
from tests.reporting.small_bank import BANK, rated


def rows_of(sheet: str, *events: Event, bank: Bank = BANK) -> list[dict[str, Any]]:
    """The rows of a sheet of the workbook, each by its headings; an empty cell is `None`."""
    recorded = history((STARTED, *events), 60)
    record = InterviewRecord("k7f3", "ada", bank, "ab" * 32, recorded, "c")
    workbook = render_xlsx([compose_report(record, "en", now=NOW)])
    headings, *rows = load_workbook(BytesIO(workbook))[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_a_figure_is_rounded_down_to_two_decimals() -> None:
    (interview,) = rows_of("Interviews", *rated(5, 4, 4))
    assert (interview["Score (%)"], interview["Level"]) == (87.5, 4.37)  # of 4.375


def test_a_figure_that_the_machine_holds_a_hair_too_low_is_rounded_to_what_it_means() -> None:
    weights = {"skill": 0.29, "care": 0.71}
    competencies = {key: replace(BANK.competencies[key], weight=weights[key]) for key in weights}
    rows = rows_of("Competencies", bank=replace(BANK, competencies=competencies))
    assert [row["Of the score (%)"] for row in rows] == [29, 71]


def test_there_is_no_figure_where_nothing_was_rated() -> None:
    (interview,) = rows_of("Interviews")
    figures = (interview["Score (%)"], interview["Level"], interview["Coverage (%)"])
    assert figures == (None, None, 0)


def test_a_text_is_cut_where_a_cell_holds_no_more_and_says_so() -> None:
    whole, longer = "x" * LONGEST_TEXT, "y" * (LONGEST_TEXT + 1)
    more = " [… cut here: a cell holds no more]"
    _tools, bread, flour, _shop = rows_of(
        "Questions", NotesEdited("bread", whole), NotesEdited("flour", longer)
    )
    assert bread["Notes"] == whole
    assert flour["Notes"] == longer[: LONGEST_TEXT - len(more)] + more


def test_notes_answers_and_signals_have_a_line_each() -> None:
    tools = BANK.sections[0].questions[0]
    asked = replace(
        tools, answer=AnswerKind.TABLE, columns=(Column(Text("Tool")), Column(Text("Since")))
    )
    (section,) = BANK.sections
    bank = replace(BANK, sections=(replace(section, questions=(asked, *section.questions[1:])),))
    table, bread, _flour, _shop = rows_of(
        "Questions",
        AnswerRecorded("tools", (("Peel", "2026-03-02"), ("", ""), ("Oven", ""))),
        NotesEdited("bread", "one\ntwo"),
        SignalsHeard("bread", ("boast", "goal")),
        SignalTicked("bread", "theft"),
        bank=bank,
    )
    assert table["Answer"] == "Peel, 2026-03-02\nOven"
    assert bread["Notes"] == "one\ntwo"
    assert bread["Signals"].split("\n") == [
        "Calls herself a guru (heard)",
        "Shows the work of others (ticked)",
        "Names a goal (heard)",
    ]

"""Writes a bank into a sheet in one of its languages, and says what a sheet cannot hold."""

from __future__ import annotations

from interview.bank import (
    AnswerKind,
    Bank,
    ColumnKind,
    Decision,
    Question,
    Section,
    Stage,
    Text,
)
from interview.editing.spreadsheet.cell_words import ANSWERS, COLUMN_KINDS, STAGES, word_for
from interview.editing.spreadsheet.find_columns import level_heading
from interview.editing.spreadsheet.grid import clean_text, join_lines
from interview.editing.spreadsheet.headings import HEADINGS, heading_in
from interview.i18n import _
from interview.languages import language_name
from interview.workbook import CellValue, SheetTable, write_workbook

FORMATS = ("xlsx", "csv")

_ALWAYS_WRITTEN = {"section", "ask", "competency", "competency_weight", "minutes", "probes"}
"""Columns that a sheet has even where the bank leaves them empty, besides those of the levels."""


def write_sheet(bank: Bank, form: str, language: str) -> bytes:
    """A bank as the bytes of an `xlsx` or `csv` file, in one of its languages.

    A French CSV file has semicolons, as French spreadsheet programs expect. Raises `BankError` for
    a text that is too long for a cell.
    """
    table = bank_to_table(bank, language)
    if form == "xlsx":
        return write_workbook([table])
    from interview.editing.spreadsheet.csv_file import write_csv

    return write_csv(table, language)


def bank_to_table(bank: Bank, language: str) -> SheetTable:
    """A row for each question, and the columns that the bank has a use for.

    A column whose cells all have the usual value is left out.
    """
    headings: dict[str, str] = {}
    for each in HEADINGS:
        headings[each] = heading_in(each, language)
        if each == "probes":
            for level in range(1, len(bank.scale) + 1):
                name = clean_text(bank.level_name(level, language))
                headings[f"level {level}"] = level_heading(level, name, language)
    usual: dict[str, CellValue] = {
        "stage": word_for(Stage.LIVE, STAGES, language),
        "answer": word_for(AnswerKind.NOTES, ANSWERS, language),
        "weight": 1,
    }
    rows = [_row(bank, *placed, language) for placed in bank.placed_questions()]
    keys = [
        key
        for key in headings
        if key in _ALWAYS_WRITTEN
        or key.startswith("level ")
        or any(row[key] != usual.get(key, "") for row in rows)
    ]
    return SheetTable(
        title=clean_text(bank.title.to(language)),
        headings=tuple(headings[key] for key in keys),
        rows=tuple(tuple(row[key] for key in keys) for row in rows),
    )


def _row(bank: Bank, section: Section, question: Question, language: str) -> dict[str, CellValue]:
    """The value of a question in every column, by the column's key."""

    def in_language(text: Text) -> str:
        return clean_text(text.to(language))

    row: dict[str, CellValue] = {
        "section": in_language(section.title),
        "stage": word_for(section.stage, STAGES, language),
        "ask": in_language(question.ask),
        "competency": "",
        "competency_weight": "",
        "weight": question.weight,
        "minutes": question.minutes or "",
        "probes": join_lines(map(in_language, question.probes)),
        "title": in_language(question.title),
        "why": in_language(question.why),
        "note": in_language(question.note),
        "answer": word_for(question.answer, ANSWERS, language),
        "choices": join_lines(map(in_language, question.options)),
        "id": question.id,
    }
    competency = bank.competencies.get(question.competency)
    if competency is not None:
        row["competency"] = in_language(competency.name)
        row["competency_weight"] = competency.weight
    for level in range(1, len(bank.scale) + 1):
        row[f"level {level}"] = in_language(question.levels.get(level, Text("")))
    if question.answer is AnswerKind.NUMBER:
        row["choices"] = in_language(question.unit)
    elif question.answer is AnswerKind.TABLE:
        names = []
        for column in question.columns:
            name = in_language(column.name)
            # A name in brackets of its own would be read as the kind, so the kind follows it.
            if column.kind is not ColumnKind.TEXT or name.endswith(")"):
                name = f"{name} ({word_for(column.kind, COLUMN_KINDS, language)})"
            names.append(name)
        row["choices"] = join_lines(names)
    return row


def left_out(bank: Bank, language: str) -> list[str]:
    """What the bank has and the sheet does not, in a few words each."""
    others = [language_name(code) for code in bank.languages if code != language]
    competencies, questions = bank.competencies, bank.questions
    measured = {question.competency for question in questions}
    lost = {
        _("the signals"): any(question.signals for question in questions),
        _("the examples"): any(question.examples for question in questions),
        _("the vocabularies"): bool(bank.vocabularies),
        _("the texts in {languages}").format(languages=", ".join(others)): bool(others),
        _("the opening and closing words"): any(
            words.main for words in (bank.opening, bank.consent, bank.closing)
        ),
        _("the length of the call"): bool(bank.minutes),
        _("the decision rule"): bank.decision != Decision(),
        _("the descriptions of the competencies"): any(
            competency.description.main for competency in competencies.values()
        ),
        _("the reasons for the weights"): any(
            because.main
            for because in (
                *(each.weight_because for each in competencies.values()),
                *(each.weight_because for each in questions),
            )
        ),
        _("competencies without a question"): any(key not in measured for key in competencies),
        _("the advice that is switched off"): bool(
            bank.ignore or bank.jurisdictions or any(each.ignore for each in bank.questions)
        ),
    }
    return [words for words, is_lost in lost.items() if is_lost]

"""From one row of a sheet to one question, reporting every cell that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from interview.bank import AnswerKind, Column, ColumnKind, Question, Text
from interview.bank.ids import IDENTIFIER
from interview.bank.model import MINUTES
from interview.editing.spreadsheet.cell_words import (
    ANSWERS,
    COLUMN_KINDS,
    E,
    known_words,
    member_for,
)
from interview.editing.spreadsheet.find_columns import SheetColumns
from interview.editing.spreadsheet.grid import SheetCell, SheetRow, cells, split_lines
from interview.editing.spreadsheet.headings import HEADINGS, fold_heading, is_total
from interview.editing.spreadsheet.sheet_problems import SheetProblems
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import listed, slug
from interview.reader.limits import NOT_NEGATIVE, Range

_NUMBER = re.compile(r"(-?[0-9]{1,15}(?:[.,][0-9]{1,15})?)\s*(?:%|min\w*\.?|pts?|points?|')?", re.I)
_NAME_AND_KIND = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
_FEWEST_CHOICES = {AnswerKind.PICK_ONE: 2, AnswerKind.PICK_MANY: 2, AnswerKind.TABLE: 1}


@frozen
class RowContent:
    """What one row says."""

    section: SheetCell
    stage: SheetCell
    competency: SheetCell
    competency_weight: SheetCell
    id: SheetCell
    question: Question | None
    """Its competency is still a name. `None` in a row that only begins a section."""


class RowReader:
    """Reads the rows below the headings, and adds mistakes to `problems`."""

    def __init__(self, columns: SheetColumns, problems: SheetProblems) -> None:
        self._columns = columns
        self._problems = problems

    def read(self, row: SheetRow) -> RowContent | None:
        """What a row says; `None` for one without a question, which is reported if it says more."""
        if _is_total(row):
            return None
        unusable = [cell for cell in cells(row) if cell.problem]
        for cell in unusable:
            if cell.column in self._columns.read:
                self._problems.add(cell, cell.problem, cell.hint)
        usable = {column: cell for column, cell in row.items() if cell not in unusable}
        number = next(cells(row)).row
        at = {key: self._columns.cell(key, usable, number) for key in HEADINGS}
        if any(cell.column == at["ask"].column for cell in unusable):
            return None
        if not at["ask"].text:
            filled = {column for column in usable if column in self._columns.read}
            begins_section = bool(at["section"].text) and filled <= {
                at["section"].column,
                at["stage"].column,
            }
            if not begins_section:
                if filled:
                    self._problems.add(
                        at["ask"],
                        _("this row has no question"),
                        _("write the question, or empty the row"),
                    )
                return None
        return RowContent(
            section=at["section"],
            stage=at["stage"],
            competency=at["competency"],
            competency_weight=at["competency_weight"],
            id=at["id"],
            question=self._question(usable, at) if at["ask"].text else None,
        )

    def number(self, cell: SheetCell, limits: Range, default: float) -> float:
        """The number in a cell; `default` where there is none, or none that can be used."""
        if not cell.text:
            return default
        found = _NUMBER.fullmatch(cell.text)
        if not found:
            self._problems.add(
                cell,
                _("“{text}” is not a number").format(text=cell.text),
                _("write the figure alone, such as 5 or 2.5"),
            )
            return default
        value = float(found[1].replace(",", "."))
        highest = limits.at_most
        if value < 0 or (highest is not None and value > highest):
            message = (
                _("this number must be {low} or more")
                if highest is None
                else _("this number must lie between {low} and {high}")
            )
            self._problems.add(cell, message.format(low=0, high=highest))
            return default
        return int(value) if value.is_integer() else value

    def member(self, cell: SheetCell, words: Mapping[E, str], default: E) -> E:
        """What the word in a cell stands for; `default` where there is none that is known."""
        if not cell.text:
            return default
        found = member_for(cell.text, words)
        if found is None:
            self._problems.add(
                cell,
                _("“{text}” means nothing in this column").format(text=cell.text),
                _("possible: {words}").format(
                    words=listed(known_words(words, self._columns.language))
                ),
            )
            return default
        return found

    def _question(self, row: SheetRow, at: Mapping[str, SheetCell]) -> Question:
        answer = self.member(at["answer"], ANSWERS, AnswerKind.NOTES)
        competency = at["competency"]
        numbered = enumerate(self._columns.levels.columns, start=1)
        levels = {level: row[column] for level, column in numbered if column in row}
        if levels and not competency.text:
            self._problems.add(
                next(iter(levels.values())),
                _("this question is not rated, so its levels are never used"),
                _("write the competency it measures, or empty its levels"),
            )
        if competency.text and not levels and self._columns.levels.columns:
            self._problems.add(
                competency,
                _("this question is rated, but nothing says what earns each level"),
                _("write what a person says or does at each level, or empty this cell"),
            )
        question_id = at["id"].text
        if question_id and not re.fullmatch(IDENTIFIER.pattern, question_id):
            self._problems.add(
                at["id"],
                _("an id is written with {form}").format(form=_(IDENTIFIER.words)),
                _("write {example}").format(example=slug(question_id) or IDENTIFIER.example),
            )
            question_id = ""
        probes = [
            text
            for heading in self._columns.places.get("probes", ())
            if heading.column in row
            for text in split_lines(row[heading.column].text)
        ]
        return Question(
            id=question_id,
            ask=Text(at["ask"].text),
            title=Text(at["title"].text),
            competency=competency.text,
            minutes=self.number(at["minutes"], MINUTES, 0),
            weight=self.number(at["weight"], NOT_NEGATIVE, 1),
            why=Text(at["why"].text),
            note=Text(at["note"].text),
            probes=tuple(map(Text, probes)),
            levels=MappingProxyType({level: Text(cell.text) for level, cell in levels.items()}),
            answer=answer,
            **self._choices(answer, at["choices"], at["answer"]),
        )

    def _choices(self, answer: AnswerKind, cell: SheetCell, kind: SheetCell) -> dict[str, Any]:
        """The fields that go with the kind of answer: options, the columns of a table, or a unit.

        `cell` is the one with the choices, `kind` the one with the kind of answer.
        """
        if answer is AnswerKind.NUMBER:
            return {"unit": Text(cell.text)}
        if answer is AnswerKind.NOTES:
            if cell.text:
                _notes, *others = known_words(ANSWERS, self._columns.language)
                self._problems.add(
                    cell,
                    _("choices have no use where the answer is in notes alone"),
                    _("write under “{column}” one of {words}").format(
                        column=self._columns.name("answer"), words=listed(others)
                    ),
                )
            return {}
        texts = split_lines(cell.text)
        if len(texts) < _FEWEST_CHOICES[answer]:
            self._problems.add(
                cell if cell.text else kind,
                _("this kind of answer needs its choices"),
                _("write them under “{column}”, one a line").format(
                    column=self._columns.name("choices")
                ),
            )
        if repeated := next((text for text in texts if texts.count(text) > 1), ""):
            self._problems.add(
                cell,
                _("“{name}” is listed twice").format(name=repeated),
                _("keep one of the two"),
            )
        if answer is not AnswerKind.TABLE:
            return {"options": tuple(map(Text, texts))}
        columns = []
        for text in texts:  # what the cells of the column hold may follow its name in brackets
            found = _NAME_AND_KIND.fullmatch(text)
            column_kind = member_for(found[2], COLUMN_KINDS) if found else None
            if found and column_kind:
                columns.append(Column(Text(found[1]), column_kind))
            else:
                columns.append(Column(Text(text), ColumnKind.TEXT))
        return {"columns": tuple(columns)}


def _is_total(row: SheetRow) -> bool:
    """Whether a row only adds up the others: the word for it, and figures or formulas."""
    first, *others = cells(row)
    return is_total(fold_heading(first.text)) and all(
        cell.problem or re.fullmatch(r"[0-9.,\s%/]+", cell.text) for cell in others
    )

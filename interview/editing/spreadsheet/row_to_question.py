"""From one row of a sheet to one question, noting every cell that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from interview.bank import AnswerKind, Column, ColumnKind, Question, Text
from interview.bank.model import MINUTES
from interview.editing.spreadsheet import vocabulary
from interview.editing.spreadsheet.cell_lists import split
from interview.editing.spreadsheet.find_columns import Columns
from interview.editing.spreadsheet.grid import Cell, Row, cells
from interview.editing.spreadsheet.sheet_problems import Problems
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import listed, slug
from interview.reader.limits import IDENTIFIER, NOT_NEGATIVE, Range

_FIGURE = re.compile(r"(-?[0-9]{1,15}(?:[.,][0-9]{1,15})?)\s*(?:%|min\w*\.?|pts?|points?|')?", re.I)
_KIND = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
_FEWEST = {AnswerKind.PICK_ONE: 2, AnswerKind.PICK_MANY: 2, AnswerKind.TABLE: 1}
"""How many choices a kind of answer needs."""

S = TypeVar("S", bound=StrEnum)


@frozen
class Entry:
    """What one row says."""

    section: Cell
    stage: Cell
    competency: Cell
    competency_weight: Cell
    id: Cell
    question: Question | None
    """Its competency is still a name; none in a row that only begins a section."""


class RowReader:
    """Reads rows below the headings that were found."""

    def __init__(self, columns: Columns, problems: Problems) -> None:
        self._columns = columns
        self._problems = problems

    def read(self, row: Row) -> Entry | None:
        """What a row says; none where nothing can be made of it, which is reported."""
        number = next(cells(row)).row
        usable = self._usable(row)
        at = {key: self._columns.cell(key, usable, number) for key in _KEYS}
        if at["ask"].column in row.keys() - usable.keys():
            return None
        if not at["ask"].text and not self._only_begins_a_section(usable, at):
            self._say_without_question(usable, at["ask"])
            return None
        return Entry(
            section=at["section"],
            stage=at["stage"],
            competency=at["competency"],
            competency_weight=at["competency_weight"],
            id=at["id"],
            question=self._question(usable, at) if at["ask"].text else None,
        )

    def number(self, cell: Cell, limits: Range, otherwise: float) -> float:
        """The figure in a cell; `otherwise` where there is none, or none that can be used."""
        if not cell.text:
            return otherwise
        found = _FIGURE.fullmatch(cell.text)
        if not found:
            self._problems.add(
                cell,
                _("“{text}” is not a number").format(text=cell.text),
                _("write the figure alone, such as 5 or 2.5"),
            )
            return otherwise
        value = float(found[1].replace(",", "."))
        if not _is_within(limits, value):
            self._problems.add(cell, _say_range(limits).format(low=0, high=limits.at_most))
            return otherwise
        return int(value) if value.is_integer() else value

    def sign(self, cell: Cell, known: Mapping[S, vocabulary.Word], otherwise: S) -> S:
        """The sign that a cell's word stands for; `otherwise` where there is none."""
        if not cell.text:
            return otherwise
        meant = vocabulary.understand(known, cell.text)
        if meant is None:
            possible = listed(vocabulary.known(known, self._columns.language))
            self._problems.add(
                cell,
                _("“{text}” means nothing in this column").format(text=cell.text),
                _("possible: {words}").format(words=possible),
            )
        return meant or otherwise

    def _usable(self, row: Row) -> Row:
        """A row without the cells that cannot be used; those in columns that count are named."""
        broken = [cell for cell in cells(row) if cell.problem]
        for cell in broken:
            if cell.column in self._columns.read:
                self._problems.add(cell, cell.problem, cell.cure)
        return {column: cell for column, cell in row.items() if cell not in broken}

    def _only_begins_a_section(self, row: Row, at: Mapping[str, Cell]) -> bool:
        said = {cell.column for cell in cells(row) if cell.column in self._columns.read}
        return bool(at["section"].text) and said <= {at["section"].column, at["stage"].column}

    def _say_without_question(self, row: Row, asked: Cell) -> None:
        if any(cell.column in self._columns.read for cell in cells(row)):
            self._problems.add(
                asked,
                _("this row has no question"),
                _("write the question, or empty the row"),
            )

    def _question(self, row: Row, at: Mapping[str, Cell]) -> Question:
        answer = self.sign(at["answer"], vocabulary.ANSWERS, AnswerKind.NOTES)
        levels = self._levels(row, at["competency"])
        return Question(
            id=self._id(at["id"]),
            ask=Text(at["ask"].text),
            title=Text(at["title"].text),
            competency=at["competency"].text,
            minutes=self.number(at["minutes"], MINUTES, 0),
            weight=self.number(at["weight"], NOT_NEGATIVE, 1),
            why=Text(at["why"].text),
            note=Text(at["note"].text),
            probes=tuple(map(Text, self._probes(row))),
            levels=MappingProxyType(levels),
            answer=answer,
            **self._choices(answer, at["choices"], at["answer"]),
        )

    def _id(self, cell: Cell) -> str:
        if not cell.text or re.fullmatch(IDENTIFIER.pattern, cell.text):
            return cell.text
        better = slug(cell.text)
        self._problems.add(
            cell,
            _("an id is written with {form}").format(form=_(IDENTIFIER.words)),
            _("write {example}").format(example=better or IDENTIFIER.example),
        )
        return ""

    def _probes(self, row: Row) -> list[str]:
        columns = [place.column for place in self._columns.places.get("probes", ())]
        return [text for column in columns if column in row for text in split(row[column].text)]

    def _levels(self, row: Row, competency: Cell) -> dict[int, Text]:
        placed = enumerate(self._columns.levels.columns, start=1)
        found = {level: row[column] for level, column in placed if column in row}
        if found and not competency.text:
            self._problems.add(
                next(iter(found.values())),
                _("this question is not rated, so its levels are never used"),
                _("write the competency it measures, or empty its levels"),
            )
        if competency.text and not found and self._columns.levels.columns:
            self._problems.add(
                competency,
                _("this question is rated, but nothing says what earns each level"),
                _("write what a person says or does at each level, or empty this cell"),
            )
        return {level: Text(cell.text) for level, cell in found.items()}

    def _choices(self, answer: AnswerKind, cell: Cell, kind: Cell) -> dict[str, Any]:
        """What goes with the kind of answer: options, the columns of a table, or a unit."""
        texts = split(cell.text)
        if answer is AnswerKind.NUMBER:
            return {"unit": Text(cell.text)}
        if answer is AnswerKind.NOTES:
            self._say_useless(cell)
            return {}
        self._check_choices(answer, texts, cell if cell.text else kind)
        if answer is AnswerKind.TABLE:
            return {"columns": tuple(map(_table_column, texts))}
        return {"options": tuple(map(Text, texts))}

    def _say_useless(self, cell: Cell) -> None:
        if cell.text:
            kinds = vocabulary.known(vocabulary.ANSWERS, self._columns.language)
            self._problems.add(
                cell,
                _("choices have no use where the answer is in notes alone"),
                _("write under “{column}” one of {words}").format(
                    column=self._columns.name("answer"),
                    words=listed(list(kinds)[1:]),
                ),
            )

    def _check_choices(self, answer: AnswerKind, texts: Sequence[str], cell: Cell) -> None:
        twice = [text for text in texts if texts.count(text) > 1]
        if len(texts) < _FEWEST[answer]:
            self._problems.add(
                cell,
                _("this kind of answer needs its choices"),
                _("write them under “{column}”, one a line").format(
                    column=self._columns.name("choices")
                ),
            )
        if twice:
            self._problems.add(
                cell,
                _("“{name}” stands there twice").format(name=twice[0]),
                _("keep one of the two"),
            )


_KEYS = (
    *("section", "stage", "ask", "competency", "competency_weight", "weight", "minutes"),
    *("title", "why", "note", "answer", "choices", "id"),
)


def _is_within(limits: Range, value: float) -> bool:
    return value >= 0 and (limits.at_most is None or value <= limits.at_most)


def _say_range(limits: Range) -> str:
    if limits.at_most is None:
        return _("this number must be {low} or more")
    return _("this number must lie between {low} and {high}")


def _table_column(text: str) -> Column:
    """A column of a table from its name, with what its cells hold in brackets behind it."""
    found = _KIND.fullmatch(text)
    kind = vocabulary.understand(vocabulary.KINDS, found[2]) if found else None
    return Column(Text(found[1]), kind) if found and kind else Column(Text(text), ColumnKind.TEXT)

"""From the rows of a sheet to a bank: sections, competencies with their weights, ids for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from interview.bank import Bank, Competency, Question, Section, Stage, Text
from interview.bank.ids import unique_ids
from interview.editing.spreadsheet.cell_words import STAGES
from interview.editing.spreadsheet.find_columns import SheetColumns
from interview.editing.spreadsheet.grid import SheetCell
from interview.editing.spreadsheet.row_to_question import RowContent, RowReader
from interview.editing.spreadsheet.sheet_problems import SheetProblems
from interview.frozen import frozen, replace
from interview.i18n import _, catalogue, mark
from interview.reader.limits import NOT_NEGATIVE

_WORDS_OF_ID = 6
"""Words of a question that its id is made of."""
_DEFAULT_SECTION = mark("Interview")


@frozen
class PlacedRow:
    """A row with a question, and the section it belongs to."""

    content: RowContent
    question: Question
    section: str
    stage: Stage


def build_bank(
    contents: Sequence[RowContent],
    columns: SheetColumns,
    title: str,
    reader: RowReader,
    problems: SheetProblems,
) -> Bank | None:
    """The bank of all rows; `None` without a question. Mistakes are added to `problems`."""
    rows: list[PlacedRow] = []
    section, stage = catalogue(columns.language).gettext(_DEFAULT_SECTION), Stage.LIVE
    for content in contents:  # an empty cell means the section and the stage of the row above
        if content.section.text and content.section.text != section:
            section, stage = content.section.text, Stage.LIVE
        stage = reader.member(content.stage, STAGES, stage)
        if content.question:
            rows.append(PlacedRow(content, content.question, section, stage))
    if not rows:
        return None
    competencies = _competencies(rows, columns, reader, problems)
    questions = _questions(rows, competencies, problems)
    if columns.has("weight") and not columns.has("competency_weight"):
        questions, competencies = _weighed(questions, competencies)
    sections = groupby(
        zip(rows, questions, strict=True), key=lambda each: (each[0].section, each[0].stage)
    )
    return Bank(
        format=1,
        title=Text(title),
        scale=tuple(map(Text, columns.levels.names)),
        competencies=MappingProxyType(competencies),
        sections=tuple(
            Section(Text(name), tuple(question for _row, question in group), stage)
            for (name, stage), group in sections
        ),
        languages=(columns.language,),
    )


def _same_name(name: str) -> str:
    """A competency's name as it is compared: without case, and with single spaces."""
    return " ".join(name.casefold().split())


def _competencies(
    rows: Sequence[PlacedRow], columns: SheetColumns, reader: RowReader, problems: SheetProblems
) -> dict[str, Competency]:
    """The competencies in the order of the rows, each with the weight its rows agree on."""
    first: dict[str, SheetCell] = {}
    weights: dict[str, tuple[SheetCell, float]] = {}
    for row in rows:
        name = _same_name(row.question.competency)
        if not name:
            continue
        first.setdefault(name, row.content.competency)
        cell = row.content.competency_weight
        if not cell.text:
            continue
        weight = reader.number(cell, NOT_NEGATIVE, 1)
        known_cell, known_weight = weights.setdefault(name, (cell, weight))
        if known_weight != weight:
            problems.add(
                cell,
                _("the same competency weighs {weight} in cell {cell}").format(
                    weight=known_cell.text, cell=known_cell.name
                ),
                _("write the same weight in both, or leave one empty"),
            )
    if first and not columns.levels.columns:
        problems.add(
            next(iter(first.values())),
            _("questions are rated, and no column says what earns each level"),
            _("add a column for each, called “Level 1: …”, “Level 2: …” and so on"),
        )
    ids = unique_ids((cell.text for cell in first.values()), "competency")
    return {
        key: Competency(Text(cell.text), weights[name][1] if name in weights else 1)
        for key, (name, cell) in zip(ids, first.items(), strict=True)
    }


def _questions(
    rows: Sequence[PlacedRow], competencies: Mapping[str, Competency], problems: SheetProblems
) -> list[Question]:
    """The questions, each with an id of its own and the id of its competency."""
    own_ids: dict[str, SheetCell] = {}
    texts_for_ids = []
    for row in rows:
        question = row.question
        if not question.id:
            words = " ".join(question.ask.main.split()[:_WORDS_OF_ID])
            texts_for_ids.append(question.title.main or words)
        elif question.id in own_ids:
            problems.add(
                row.content.id,
                _("the question in row {row} has this id too").format(row=own_ids[question.id].row),
                _("give one of them another id"),
            )
        else:
            own_ids[question.id] = row.content.id
    made = iter(unique_ids(texts_for_ids, "question", own_ids))
    keys = {_same_name(each.name.main): key for key, each in competencies.items()}
    return [
        replace(
            row.question,
            id=row.question.id or next(made),
            competency=keys.get(_same_name(row.question.competency), ""),
        )
        for row in rows
    ]


def _weighed(
    questions: Sequence[Question], competencies: Mapping[str, Competency]
) -> tuple[list[Question], dict[str, Competency]]:
    """The weights for a sheet that weighs only questions, so that each counts as much as it says.

    A competency weighs as much as all its questions. Questions of the same weight in a competency
    all get weight 1.
    """
    weights: dict[str, list[float]] = {key: [] for key in competencies}
    for question in questions:
        weights.setdefault(question.competency, []).append(question.weight)
    equal = {key for key, each in weights.items() if key and len(set(each)) == 1}
    return (
        [
            replace(question, weight=1) if question.competency in equal else question
            for question in questions
        ],
        {
            key: replace(each, weight=round(sum(weights[key]), 6))
            for key, each in competencies.items()
        },
    )

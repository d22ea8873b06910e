"""From the rows of a sheet to a bank: sections, competencies with their weights, names for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from interview.bank import Bank, Competency, Question, Section, Stage, Text
from interview.bank.slugs import unique_slugs
from interview.editing.spreadsheet import vocabulary
from interview.editing.spreadsheet.find_columns import Columns
from interview.editing.spreadsheet.grid import Cell
from interview.editing.spreadsheet.row_to_question import Entry, RowReader
from interview.editing.spreadsheet.sheet_problems import Problems
from interview.frozen import frozen
from interview.i18n import _, catalogue, mark
from interview.reader.limits import NOT_NEGATIVE

_WORDS_OF_A_NAME = 6
_SECTION = mark("Interview")


@frozen
class _Placed:
    """A question and where it belongs."""

    entry: Entry
    question: Question
    section: str
    stage: Stage


def assemble(
    entries: Sequence[Entry],
    columns: Columns,
    title: str,
    reader: RowReader,
    problems: Problems,
) -> Bank | None:
    """The bank that the rows make; none without a question. Mistakes are added to `problems`."""
    placed = list(_placed(entries, columns.language, reader))
    if not placed:
        return None
    competencies = _competencies(placed, columns, reader, problems)
    names = {_same(each.name.main): key for key, each in competencies.items()}
    questions = _named(placed, names, problems)
    if columns.has("weight") and not columns.has("competency_weight"):
        questions, competencies = _weighed(questions, competencies)
    return Bank(
        format=1,
        title=Text(title),
        scale=tuple(map(Text, columns.levels.names)),
        competencies=MappingProxyType(competencies),
        sections=tuple(_sections(placed, questions)),
        languages=(columns.language,),
    )


def _placed(entries: Sequence[Entry], language: str, reader: RowReader) -> Iterator[_Placed]:
    """Questions with their section: that of the row above where theirs is empty."""
    section, stage = catalogue(language).gettext(_SECTION), Stage.LIVE
    for entry in entries:
        if entry.section.text and entry.section.text != section:
            section, stage = entry.section.text, Stage.LIVE
        stage = reader.sign(entry.stage, vocabulary.STAGES, stage)
        if entry.question:
            yield _Placed(entry, entry.question, section, stage)


def _same(name: str) -> str:
    """A competency's name, as it is compared."""
    return " ".join(name.casefold().split())


def _competencies(
    placed: Sequence[_Placed], columns: Columns, reader: RowReader, problems: Problems
) -> dict[str, Competency]:
    """The competencies in the order they are met, each with the weight its rows agree on."""
    first: dict[str, Cell] = {}
    weights: dict[str, tuple[Cell, float]] = {}
    for each in placed:
        name = _same(each.question.competency)
        if name:
            first.setdefault(name, each.entry.competency)
            _weigh(name, each.entry.competency_weight, weights, reader, problems)
    ids = unique_slugs((cell.text for cell in first.values()), "competency")
    _check_levels(first, columns, problems)
    return {
        key: Competency(Text(cell.text), weights[name][1] if name in weights else 1)
        for key, (name, cell) in zip(ids, first.items(), strict=True)
    }


def _weigh(
    name: str,
    cell: Cell,
    weights: dict[str, tuple[Cell, float]],
    reader: RowReader,
    problems: Problems,
) -> None:
    if not cell.text:
        return
    weight = reader.number(cell, NOT_NEGATIVE, 1)
    known = weights.setdefault(name, (cell, weight))
    if known[1] != weight:
        problems.add(
            cell,
            _("the same competency weighs {weight} in cell {cell}").format(
                weight=known[0].text, cell=known[0].name
            ),
            _("write the same weight in both, or leave one empty"),
        )


def _check_levels(rated: dict[str, Cell], columns: Columns, problems: Problems) -> None:
    if rated and not columns.levels.columns:
        cell = next(iter(rated.values()))
        problems.add(
            cell,
            _("questions are rated, and no column says what earns each level"),
            _("add a column for each, called “Level 1: …”, “Level 2: …” and so on"),
        )


def _named(
    placed: Sequence[_Placed], competencies: dict[str, str], problems: Problems
) -> list[Question]:
    """The questions with an id each, and the ids of their competencies."""
    given: dict[str, Cell] = {}
    for each in placed:
        name = each.question.id
        if name and name in given:
            problems.add(
                each.entry.id,
                _("the question in row {row} has this id too").format(row=given[name].row),
                _("give one of them another"),
            )
        elif name:
            given[name] = each.entry.id
    nameless = [each.question for each in placed if not each.question.id]
    made = iter(unique_slugs(map(_gist, nameless), "question", given))
    return [
        replace(
            each.question,
            id=each.question.id or next(made),
            competency=competencies.get(_same(each.question.competency), ""),
        )
        for each in placed
    ]


def _gist(question: Question) -> str:
    """What a question can be named after."""
    return question.title.main or " ".join(question.ask.main.split()[:_WORDS_OF_A_NAME])


def _weighed(
    questions: Sequence[Question], competencies: dict[str, Competency]
) -> tuple[list[Question], dict[str, Competency]]:
    """Weights for a sheet that only weighs questions, each of which then counts as much as it says.

    A competency gets the sum of its questions' weights. Where these are alike, they go.
    """
    sums: dict[str, list[float]] = {key: [] for key in competencies}
    for question in questions:
        sums.setdefault(question.competency, []).append(question.weight)
    alike = {key for key, weights in sums.items() if key and len(set(weights)) == 1}
    lightened = [
        replace(question, weight=1) if question.competency in alike else question
        for question in questions
    ]
    return lightened, {
        key: replace(each, weight=round(sum(sums[key]), 6)) for key, each in competencies.items()
    }


def _sections(placed: Sequence[_Placed], questions: Sequence[Question]) -> Iterator[Section]:
    """Neighbours of one section and stage, together."""
    together: list[Question] = []
    for number, (each, question) in enumerate(zip(placed, questions, strict=True)):
        together.append(question)
        after = placed[number + 1] if number + 1 < len(placed) else None
        if after is None or (after.section, after.stage) != (each.section, each.stage):
            yield Section(Text(each.section), tuple(together), each.stage)
            together = []

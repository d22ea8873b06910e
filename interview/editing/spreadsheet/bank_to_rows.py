"""From a bank to the rows of a sheet in one language, and what the sheet cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from interview.bank import (
    AnswerKind,
    Bank,
    Column,
    ColumnKind,
    Decision,
    Question,
    Section,
    Stage,
    Text,
)
from interview.editing.spreadsheet import vocabulary
from interview.editing.spreadsheet.cell_lists import join
from interview.editing.spreadsheet.grid import Table, Value, cleaned
from interview.editing.spreadsheet.headings import HEADINGS
from interview.editing.spreadsheet.level_columns import heading
from interview.frozen import frozen
from interview.i18n import _

_ALWAYS = {"section", "ask", "competency", "competency_weight", "minutes", "probes"}
"""Columns that a sheet has even where the bank leaves them empty."""
_LEVELS_FOLLOW = "probes"


@frozen
class _Line:
    """A question, where it stands, and the language to say it in."""

    bank: Bank
    section: Section
    question: Question
    language: str

    def text(self, text: Text) -> str:
        return cleaned(text.to(self.language))


@frozen
class _Column:
    heading: str
    value: Callable[[_Line], Value]
    usual: Value = ""
    """What nobody needs to be told: a column that says nothing else is left out."""
    is_always_there: bool = False


def fill(bank: Bank, language: str) -> Table:
    """A row for each question, and the columns that the bank has a use for."""
    lines = [_Line(bank, *placed, language) for placed in bank.placed_questions()]
    columns = [
        column
        for column in _columns(bank, language)
        if column.is_always_there or any(column.value(line) != column.usual for line in lines)
    ]
    return Table(
        title=cleaned(bank.title.to(language)),
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(column.value(line) for column in columns) for line in lines),
    )


def left_out(bank: Bank, language: str) -> list[str]:
    """What the bank says and the sheet does not, in a few words each."""
    others = [code for code in bank.languages if code != language]
    every, questions = bank.competencies, bank.questions
    measured = {question.competency for question in questions}
    said = {
        _("the signals"): any(question.signals for question in questions),
        _("the examples"): any(question.examples for question in questions),
        _("the vocabularies"): bool(bank.vocabularies),
        _("the texts in {languages}").format(languages=", ".join(others)): bool(others),
        _("the opening and closing words"): bool(bank.opening.main or bank.closing.main),
        _("the length of the call"): bool(bank.minutes),
        _("the rule of the decision"): bank.decision != Decision(),
        _("what the competencies mean"): any(each.description.main for each in every.values()),
        _("competencies without a question"): any(key not in measured for key in every),
        _("the advice that is switched off"): bool(bank.ignore or bank.jurisdictions),
    }
    return [words for words, is_said in said.items() if is_said]


def _columns(bank: Bank, language: str) -> Iterator[_Column]:
    for each in HEADINGS:
        yield _Column(
            vocabulary.heading(each.key, language),
            _VALUES[each.key],
            _usual(each.key, language),
            each.key in _ALWAYS,
        )
        if each.key == _LEVELS_FOLLOW:
            yield from (_level(bank, level, language) for level in range(1, len(bank.scale) + 1))


def _usual(key: str, language: str) -> Value:
    usual: Mapping[str, Value] = {
        "stage": vocabulary.say(vocabulary.STAGES, Stage.LIVE, language),
        "answer": vocabulary.say(vocabulary.ANSWERS, AnswerKind.NOTES, language),
        "weight": 1,
    }
    return usual.get(key, "")


def _level(bank: Bank, level: int, language: str) -> _Column:
    name = cleaned(bank.level_name(level, language))

    def anchor(line: _Line) -> Value:
        return line.text(line.question.levels.get(level, Text("")))

    return _Column(heading(level, name, language), anchor, is_always_there=True)


def _competency(line: _Line) -> Value:
    rated = line.bank.competencies.get(line.question.competency)
    return line.text(rated.name) if rated else ""


def _competency_weight(line: _Line) -> Value:
    rated = line.bank.competencies.get(line.question.competency)
    return rated.weight if rated else ""


def _choices(line: _Line) -> Value:
    question = line.question
    if question.answer is AnswerKind.NUMBER:
        return line.text(question.unit)
    if question.answer is AnswerKind.TABLE:
        return join(_table_column(column, line) for column in question.columns)
    return join(line.text(option) for option in question.options)


def _table_column(column: Column, line: _Line) -> str:
    """A column's name, with what its cells hold where that is not plain text, or is in doubt."""
    name = line.text(column.name)
    if column.kind is ColumnKind.TEXT and not name.endswith(")"):
        return name
    return f"{name} ({vocabulary.say(vocabulary.KINDS, column.kind, line.language)})"


_VALUES: Mapping[str, Callable[[_Line], Value]] = {
    "section": lambda line: line.text(line.section.title),
    "stage": lambda line: vocabulary.say(vocabulary.STAGES, line.section.stage, line.language),
    "ask": lambda line: line.text(line.question.ask),
    "competency": _competency,
    "competency_weight": _competency_weight,
    "weight": lambda line: line.question.weight,
    "minutes": lambda line: line.question.minutes or "",
    "probes": lambda line: join(line.text(probe) for probe in line.question.probes),
    "title": lambda line: line.text(line.question.title),
    "why": lambda line: line.text(line.question.why),
    "note": lambda line: line.text(line.question.note),
    "answer": lambda line: vocabulary.say(vocabulary.ANSWERS, line.question.answer, line.language),
    "choices": _choices,
    "id": lambda line: line.question.id,
}

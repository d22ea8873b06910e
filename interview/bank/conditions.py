"""Checks that a signal's condition can apply to its question, and that what it names exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from interview.bank.ground import Ground
from interview.bank.model import (
    AnswerKind,
    Cell,
    Column,
    ColumnKind,
    Condition,
    Names,
    Question,
    Rows,
)
from interview.bank.report import listed, nearest, quoted
from interview.bank.source import Path
from interview.i18n import _

_PICKS = (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY)
_APPLIES_TO = {
    "picked": _PICKS,
    "picked_only": _PICKS,
    "at_least": (AnswerKind.NUMBER,),
    "at_most": (AnswerKind.NUMBER,),
    "rows": (AnswerKind.TABLE,),
}
"""The kinds of answer a condition can be about; any, if it is not here."""
_COLUMN_KIND = {
    "older_than": ColumnKind.DATE,
    "within": ColumnKind.DATE,
    "at_least": ColumnKind.NUMBER,
    "at_most": ColumnKind.NUMBER,
}
"""The kind of column that a condition on a cell is about."""


def check_condition(
    ground: Ground, question: Question, condition: Condition, asked: Path, path: Path
) -> None:
    """Report what is wrong with a condition at `path`, of the question at `asked`."""
    if not ground.is_sound(*path):
        return
    _check_says_something(ground, condition, path)
    _check_applies(ground, question, condition, asked, path)
    if condition.names:
        _check_names(ground, condition.names, (*path, "names"))
    for key in ("picked", "picked_only"):
        _check_picked(ground, question, getattr(condition, key), asked, (*path, key))
    if condition.rows and question.columns:
        _check_rows(ground, question, condition.rows, asked, (*path, "rows"))
    for inner, inner_path in _inner(condition, path):
        check_condition(ground, question, inner, asked, inner_path)


def _inner(condition: Condition, path: Path) -> Iterable[tuple[Condition, Path]]:
    for key, conditions in (("all", condition.all), ("any", condition.any)):
        for place, inner in enumerate(conditions):
            yield inner, (*path, key, place)
    if condition.not_:
        yield condition.not_, (*path, "not")


def _check_says_something(ground: Ground, condition: Condition, path: Path) -> None:
    if replace(condition, past=False) == Condition():
        ground.error(
            "B014",
            _("this condition says nothing"),
            path,
            _("write what must be heard, such as “mentions: […]”, or take it away"),
        )


def _check_applies(
    ground: Ground, question: Question, condition: Condition, asked: Path, path: Path
) -> None:
    if not ground.is_sound(*asked, "answer"):
        return
    for key, kinds in _APPLIES_TO.items():
        if getattr(condition, key) in (None, ()) or question.answer in kinds:
            continue
        hint = _("it is for {kinds}").format(kinds=listed(f"answer: {kind}" for kind in kinds))
        if condition.names and key in ("at_least", "at_most"):
            hint = _("write it inside “names”")
        ground.error(
            "B036",
            _("{key} cannot apply: the answer of this question is {kind}").format(
                key=quoted(key), kind=quoted(question.answer)
            ),
            (*path, key),
            hint,
            at_key=True,
        )


def _check_names(ground: Ground, names: Names, path: Path) -> None:
    known = ground.bank.vocabularies
    if not ground.is_sound("vocabularies"):
        return
    if names.of not in known:
        message = _("there is no vocabulary {name}").format(name=quoted(names.of))
        _unknown(ground, message, names.of, known, (*path, "of"))
        return
    for key in ("besides", "only"):
        for place, term in enumerate(getattr(names, key)):
            if term not in known[names.of].terms:
                message = _("{name} is not in the vocabulary {vocabulary}").format(
                    name=quoted(term), vocabulary=quoted(names.of)
                )
                _unknown(ground, message, term, known[names.of].terms, (*path, key, place))


def _check_picked(
    ground: Ground, question: Question, picked: tuple[str, ...], asked: Path, path: Path
) -> None:
    options = [option.main for option in question.options]
    if not options or not ground.is_sound(*asked, "options"):
        return
    for place, name in enumerate(picked):
        if name not in options:
            message = _("there is no option {name}").format(name=quoted(name))
            _unknown(ground, message, name, options, (*path, place))


def _check_rows(ground: Ground, question: Question, rows: Rows, asked: Path, path: Path) -> None:
    columns = {column.name.main: column for column in question.columns}
    if not ground.is_sound(*asked, "columns"):
        return
    for name, cell in rows.where.items():
        where = (*path, "where", name)
        if name not in columns:
            message = _("there is no column {name}").format(name=quoted(name))
            _unknown(ground, message, name, columns, where, at_key=True)
        else:
            _check_cell(ground, columns[name], cell, where)


def _check_cell(ground: Ground, column: Column, cell: Cell, path: Path) -> None:
    if cell == Cell():
        hint = _("write what the cell must be like, such as “any_of: […]”")
        ground.error("B014", _("this condition says nothing"), path, hint)
    for key, kind in _COLUMN_KIND.items():
        if getattr(cell, key) is not None and column.kind is not kind:
            ground.error(
                "B036",
                _("{key} cannot apply: the column {column} holds {kind}").format(
                    key=quoted(key), column=quoted(column.name.main), kind=quoted(column.kind)
                ),
                (*path, key),
                _("write “kind: {kind}” below the name of the column").format(kind=kind),
                at_key=True,
            )


def _unknown(
    ground: Ground,
    message: str,
    name: str,
    known: Iterable[str],
    path: Path,
    *,
    at_key: bool = False,
) -> None:
    if not name:
        return
    known = list(known)
    meant = nearest(name, known)
    hint = (
        _("did you mean {word}?").format(word=quoted(meant))
        if meant
        else _("possible: {words}").format(words=listed(known))
    )
    ground.error("B031", message, path, hint, at_key=at_key)

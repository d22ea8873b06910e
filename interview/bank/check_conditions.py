"""Checks that a signal's condition can apply to its question, and that what it names exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from interview.bank.check_context import CheckContext
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
from interview.i18n import _
from interview.reader.diagnostic_collector import listed, nearest, quoted
from interview.reader.place import NodePath

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
    context: CheckContext, question: Question, condition: Condition, asked: NodePath, path: NodePath
) -> None:
    """Report what is wrong with a condition at `path`, of the question at `asked`."""
    if not context.is_sound(*path):
        return
    _check_says_something(context, condition, path)
    _check_applies(context, question, condition, asked, path)
    if condition.names:
        _check_names(context, condition.names, (*path, "names"))
    for key in ("picked", "picked_only"):
        _check_picked(context, question, getattr(condition, key), asked, (*path, key))
    if condition.rows and question.columns:
        _check_rows(context, question, condition.rows, asked, (*path, "rows"))
    for inner, inner_path in _inner(condition, path):
        check_condition(context, question, inner, asked, inner_path)


def _inner(condition: Condition, path: NodePath) -> Iterable[tuple[Condition, NodePath]]:
    for key, conditions in (("all", condition.all), ("any", condition.any)):
        for place, inner in enumerate(conditions):
            yield inner, (*path, key, place)
    if condition.not_:
        yield condition.not_, (*path, "not")


def _check_says_something(context: CheckContext, condition: Condition, path: NodePath) -> None:
    if replace(condition, past=False) == Condition():
        context.error(
            "B014",
            _("this condition says nothing"),
            path,
            _("write what must be heard, such as “mentions: […]”, or take it away"),
        )


def _check_applies(
    context: CheckContext, question: Question, condition: Condition, asked: NodePath, path: NodePath
) -> None:
    if not context.is_sound(*asked, "answer"):
        return
    for key, kinds in _APPLIES_TO.items():
        if getattr(condition, key) in (None, ()) or question.answer in kinds:
            continue
        hint = _("it is for {kinds}").format(kinds=listed(f"answer: {kind}" for kind in kinds))
        if condition.names and key in ("at_least", "at_most"):
            hint = _("write it inside “names”")
        context.error(
            "B036",
            _("{key} cannot apply: the answer of this question is {kind}").format(
                key=quoted(key), kind=quoted(question.answer)
            ),
            (*path, key),
            hint,
            at_key=True,
        )


def _check_names(context: CheckContext, names: Names, path: NodePath) -> None:
    known = context.bank.vocabularies
    if not context.is_sound("vocabularies"):
        return
    if names.of not in known:
        message = _("there is no vocabulary {name}").format(name=quoted(names.of))
        _unknown(context, message, names.of, known, (*path, "of"))
        return
    for key in ("besides", "only"):
        for place, term in enumerate(getattr(names, key)):
            if term not in known[names.of].terms:
                message = _("{name} is not in the vocabulary {vocabulary}").format(
                    name=quoted(term), vocabulary=quoted(names.of)
                )
                _unknown(context, message, term, known[names.of].terms, (*path, key, place))


def _check_picked(
    context: CheckContext,
    question: Question,
    picked: tuple[str, ...],
    asked: NodePath,
    path: NodePath,
) -> None:
    options = [option.main for option in question.options]
    if not options or not context.is_sound(*asked, "options"):
        return
    for place, name in enumerate(picked):
        if name not in options:
            message = _("there is no option {name}").format(name=quoted(name))
            _unknown(context, message, name, options, (*path, place))


def _check_rows(
    context: CheckContext, question: Question, rows: Rows, asked: NodePath, path: NodePath
) -> None:
    columns = {column.name.main: column for column in question.columns}
    if not context.is_sound(*asked, "columns"):
        return
    for name, cell in rows.where.items():
        where = (*path, "where", name)
        if name not in columns:
            message = _("there is no column {name}").format(name=quoted(name))
            _unknown(context, message, name, columns, where, at_key=True)
        else:
            _check_cell(context, columns[name], cell, where)


def _check_cell(context: CheckContext, column: Column, cell: Cell, path: NodePath) -> None:
    if cell == Cell():
        hint = _("write what the cell must be like, such as “any_of: […]”")
        context.error("B014", _("this condition says nothing"), path, hint)
    for key, kind in _COLUMN_KIND.items():
        if getattr(cell, key) is not None and column.kind is not kind:
            context.error(
                "B036",
                _("{key} cannot apply: the column {column} holds {kind}").format(
                    key=quoted(key), column=quoted(column.name.main), kind=quoted(column.kind)
                ),
                (*path, key),
                _("write “kind: {kind}” below the name of the column").format(kind=kind),
                at_key=True,
            )


def _unknown(
    context: CheckContext,
    message: str,
    name: str,
    known: Iterable[str],
    path: NodePath,
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
    context.error("B031", message, path, hint, at_key=at_key)

"""Checks that a signal's condition can apply to its question, and that what it names exists."""

from __future__ import annotations

from collections.abc import Sequence

from interview.bank.check_context import CheckContext
from interview.bank.model import AnswerKind, Cell, ColumnKind, Condition, Names, Question, Rows
from interview.frozen import replace
from interview.i18n import _
from interview.listening import listening_sets
from interview.plain_text import listed, quoted
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
    context: CheckContext,
    question: Question,
    condition: Condition,
    question_path: NodePath,
    path: NodePath,
) -> None:
    """Report what is wrong with the condition at `path`, and with those inside it."""
    if not context.is_sound(*path):
        return
    if replace(condition, past=False) == Condition():
        context.error(
            "B014",
            _("this condition is empty"),
            path,
            _("write what must be heard, such as “mentions: […]”, or take it away"),
        )
    if context.is_sound(*question_path, "answer"):
        _check_answer_kind(context, question, condition, path)
    if condition.hears and context.is_sound("listening"):
        _check_sets(context, condition.hears, (*path, "hears"))
    if condition.names and context.is_sound("vocabularies"):
        _check_names(context, condition.names, (*path, "names"))
    options = [option.main for option in question.options]
    if options and context.is_sound(*question_path, "options"):
        for key in ("picked", "picked_only"):
            for place, name in enumerate(getattr(condition, key)):
                if name not in options:
                    message = _("there is no option {name}").format(name=quoted(name))
                    context.unknown_name(message, name, options, (*path, key, place))
    if condition.rows and question.columns and context.is_sound(*question_path, "columns"):
        _check_rows(context, question, condition.rows, (*path, "rows"))
    for key, conditions in (("all", condition.all), ("any", condition.any)):
        for place, inner in enumerate(conditions):
            check_condition(context, question, inner, question_path, (*path, key, place))
    if condition.not_:
        check_condition(context, question, condition.not_, question_path, (*path, "not"))


def _check_answer_kind(
    context: CheckContext, question: Question, condition: Condition, path: NodePath
) -> None:
    """The condition must be one that the question's kind of answer can meet."""
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


def _check_sets(context: CheckContext, names: Sequence[str], path: NodePath) -> None:
    """Each set must be one that comes with the program, or the bank's own."""
    known = (*context.bank.listening, *listening_sets())
    for place, name in enumerate(names):
        if name not in known:
            message = _("there is no listening set {name}").format(name=quoted(name))
            context.unknown_name(message, name, known, (*path, place))


def _check_names(context: CheckContext, names: Names, path: NodePath) -> None:
    """The vocabulary must be there, and the things in it."""
    known = context.vocabularies
    if names.of not in known:
        message = _("there is no vocabulary {name}").format(name=quoted(names.of))
        context.unknown_name(message, names.of, known, (*path, "of"))
        return
    terms = known[names.of].terms
    for key in ("besides", "only"):
        for place, term in enumerate(getattr(names, key)):
            if term not in terms:
                message = _("{name} is not in the vocabulary {vocabulary}").format(
                    name=quoted(term), vocabulary=quoted(names.of)
                )
                context.unknown_name(message, term, terms, (*path, key, place))


def _check_rows(context: CheckContext, question: Question, rows: Rows, path: NodePath) -> None:
    """The columns must be there, and of a kind that the conditions on their cells can apply to."""
    columns = {column.name.main: column for column in question.columns}
    for name, cell in rows.where.items():
        cell_path = (*path, "where", name)
        if name not in columns:
            message = _("there is no column {name}").format(name=quoted(name))
            context.unknown_name(message, name, columns, cell_path, at_key=True)
            continue
        column = columns[name]
        if cell == Cell():
            hint = _("write what the cell must be like, such as “any_of: […]”")
            context.error("B014", _("this condition is empty"), cell_path, hint)
        for key, kind in _COLUMN_KIND.items():
            if getattr(cell, key) is None or column.kind is kind:
                continue
            context.error(
                "B036",
                _("{key} cannot apply: the column {column} holds {kind}").format(
                    key=quoted(key), column=quoted(column.name.main), kind=quoted(column.kind)
                ),
                (*cell_path, key),
                _("write “kind: {kind}” below the name of the column").format(kind=kind),
                at_key=True,
            )

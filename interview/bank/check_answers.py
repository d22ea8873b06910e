"""Checks that a question has what its kind of answer needs, be it options, columns or a unit."""

from __future__ import annotations

from interview.bank.check_context import CheckContext
from interview.bank.check_ids import check_no_repetition, check_unique
from interview.bank.model import AnswerKind, Question
from interview.i18n import _
from interview.plain_text import quoted
from interview.reader.place import NodePath

_KEY_OF_KIND = {
    AnswerKind.PICK_ONE: "options",
    AnswerKind.PICK_MANY: "options",
    AnswerKind.NUMBER: "unit",
    AnswerKind.TABLE: "columns",
}
"""The key that goes with a kind of answer."""


def check_answer_kind(context: CheckContext, question: Question, path: NodePath) -> None:
    """Options, a unit and columns must be there where the kind of answer needs them, only there."""
    kind = quoted(question.answer)
    wanted = _KEY_OF_KIND.get(question.answer, "")
    options = [option.main for option in question.options]
    columns = [column.name.main for column in question.columns]
    written = {"options": options, "unit": question.unit.main, "columns": columns}
    for key in (key for key, content in written.items() if content and key != wanted):
        fitting = [kind for kind, its_key in _KEY_OF_KIND.items() if its_key == key]
        context.error(
            "B035",
            _("{key} has no use: the answer is {kind}").format(key=quoted(key), kind=kind),
            (*path, key),
            _("write “answer: {kind}”, or take {key} away").format(
                kind=fitting[-1], key=quoted(key)
            ),
            at_key=True,
        )
    if wanted not in ("options", "columns") or not context.is_sound(*path, wanted):
        return
    names, fewest = (options, 2) if wanted == "options" else (columns, 1)
    if len(names) < fewest:
        context.error(
            "B035",
            _("an answer of kind {kind} needs its {key}").format(kind=kind, key=quoted(wanted)),
            (*path, wanted) if names else (*path, "answer"),
            _("add a list “{key}:” of at least two").format(key=wanted)
            if wanted == "options"
            else _("add a list “{key}:”").format(key=wanted),
        )
    if wanted == "options":
        check_no_repetition(context, names, (*path, wanted))
    else:
        named = ((name, (*path, wanted, place, "name")) for place, name in enumerate(names))
        check_unique(context, named, _("two columns are called {name}"))

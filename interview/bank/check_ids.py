"""Checks that no name is given twice: the ids of questions and signals, and what lists name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.bank.check_context import CheckContext
from interview.bank.model import Question
from interview.i18n import _
from interview.plain_text import quoted
from interview.reader.place import NodePath


def check_question_ids(
    context: CheckContext, questions: Iterable[tuple[NodePath, Question]]
) -> None:
    """No two questions of a bank have one id."""
    ids = [(question.id, (*path, "id")) for path, question in questions]
    check_unique(context, ids, _("two questions are called {name}"))


def check_signal_ids(context: CheckContext, question: Question, path: NodePath) -> None:
    """No two signals of a question have one id."""
    ids = [
        (signal.id, (*path, "signals", place, "id"))
        for place, signal in enumerate(question.signals)
    ]
    check_unique(context, ids, _("two signals of this question are called {name}"))


def check_no_repetition(context: CheckContext, names: Sequence[str], path: NodePath) -> None:
    """Report what is in a list twice."""
    named = ((name, (*path, place)) for place, name in enumerate(names))
    check_unique(context, named, _("{name} is in this list twice"), _("keep one of the two"))


def check_unique(
    context: CheckContext, named: Iterable[tuple[str, NodePath]], message: str, hint: str = ""
) -> None:
    """Report each name that was there before, and where; `named` is names and their places."""
    seen: dict[str, NodePath] = {}
    for name, path in named:
        if name and name in seen:
            context.error(
                "B030",
                message.format(name=quoted(name)),
                path,
                hint or _("give one of them another name"),
                related=[(seen[name], _("first used here"))],
            )
        seen.setdefault(name, path)

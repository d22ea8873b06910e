"""Checks that a bank hangs together: everything referred to exists, every level is on the scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interview.bank.check_conditions import check_condition
from interview.bank.check_context import CheckContext
from interview.bank.model import AnswerKind, Bank, Question
from interview.i18n import _
from interview.reader.diagnostic_collector import DiagnosticCollector, listed, nearest, quoted
from interview.reader.place import NodePath
from interview.reader.source import Source

_OF_KIND = {
    AnswerKind.PICK_ONE: "options",
    AnswerKind.PICK_MANY: "options",
    AnswerKind.NUMBER: "unit",
    AnswerKind.TABLE: "columns",
}
"""The key that goes with a kind of answer."""


def check(
    bank: Bank, source: Source, report: DiagnosticCollector, misspelt: set[tuple[int, str]]
) -> None:
    """Report whatever keeps a bank from hanging together, next to what `report` has already."""
    context = CheckContext(bank, source, report, misspelt)
    _check_decision(context)
    _check_twice(context, bank.languages, ("languages",))
    _check_twice(context, [name.main for name in bank.scale], ("scale",))
    _check_question_ids(context)
    for path, question in _placed(bank):
        _check_question(context, question, path)


def _placed(bank: Bank) -> Iterator[tuple[NodePath, Question]]:
    for s, section in enumerate(bank.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _check_decision(context: CheckContext) -> None:
    rule = context.bank.decision
    if rule.discuss > rule.hire and context.is_sound("decision"):
        context.error(
            "B037",
            _("“discuss” ({discuss}) must not be above “hire” ({hire})").format(
                discuss=f"{rule.discuss:g}", hire=f"{rule.hire:g}"
            ),
            ("decision", "discuss"),
            _("from “discuss” on: talk about it; from “hire” on: yes"),
        )


def _check_question_ids(context: CheckContext) -> None:
    placed = [(question.id, (*path, "id")) for path, question in _placed(context.bank)]
    _check_ids(context, placed, _("two questions are called {name}"))


def _check_ids(
    context: CheckContext, placed: Iterable[tuple[str, NodePath]], message: str, hint: str = ""
) -> None:
    seen: dict[str, NodePath] = {}
    for name, path in placed:
        if name and name in seen:
            context.error(
                "B030",
                message.format(name=quoted(name)),
                path,
                hint or _("give one of them another name"),
                related=[(seen[name], _("first used here"))],
            )
        seen.setdefault(name, path)


def _check_twice(context: CheckContext, names: Sequence[str], path: NodePath) -> None:
    placed = ((name, (*path, place)) for place, name in enumerate(names))
    _check_ids(context, placed, _("{name} stands twice in this list"), _("keep one of the two"))


def _check_question(context: CheckContext, question: Question, path: NodePath) -> None:
    _check_competency(context, question, path)
    _check_levels(context, question, path)
    _check_answer_kind(context, question, path)
    _check_signals(context, question, path)
    for place, example in enumerate(question.examples):
        if example.level is not None:
            check_level(context, example.level, (*path, "examples", place, "level"))


def _check_competency(context: CheckContext, question: Question, path: NodePath) -> None:
    known = context.bank.competencies
    if not question.competency or question.competency in known:
        return
    if not context.is_sound("competencies"):
        return
    meant = nearest(question.competency, known)
    context.error(
        "B031",
        _("there is no competency {name}").format(name=quoted(question.competency)),
        (*path, "competency"),
        _("did you mean {word}?").format(word=quoted(meant))
        if meant
        else _("the bank has {words}").format(words=listed(known)),
    )


def _check_levels(context: CheckContext, question: Question, path: NodePath) -> None:
    if question.levels and not question.is_rated and context.is_sound(*path, "competency"):
        context.error(
            "B033",
            _("this question is not rated, so its levels are never used"),
            (*path, "levels"),
            _("say which competency it measures (“competency: …”), or take the levels away"),
            at_key=True,
        )
    if question.is_rated and not question.levels and context.is_sound(*path, "levels"):
        context.error(
            "B034",
            _("this question is rated, but nothing says what earns each level"),
            (*path, "competency"),
            _("add “levels:”, or take the competency away if the question is not rated"),
        )
    for level in question.levels:
        check_level(context, level, (*path, "levels", level), at_key=True)


def check_level(context: CheckContext, level: int, path: NodePath, *, at_key: bool = False) -> None:
    """A level must be on the bank's scale."""
    highest = len(context.bank.scale)
    if 1 <= level <= highest or not highest or not context.is_sound("scale"):
        return
    if not at_key and not context.is_sound(*path):
        return
    context.error(
        "B032",
        _("there is no level {level}: the scale goes from 1 to {highest}").format(
            level=level, highest=highest
        ),
        path,
        at_key=at_key,
    )


def _check_answer_kind(context: CheckContext, question: Question, path: NodePath) -> None:
    if not context.is_sound(*path, "answer"):
        return
    wanted = _OF_KIND.get(question.answer, "")
    written = {
        "options": bool(question.options),
        "unit": bool(question.unit.main),
        "columns": bool(question.columns),
    }
    for key in (key for key, is_written in written.items() if is_written and key != wanted):
        _useless_key(context, question, key, path)
    if wanted in ("options", "columns") and context.is_sound(*path, wanted):
        _check_choices(context, question, wanted, path)


def _useless_key(context: CheckContext, question: Question, key: str, path: NodePath) -> None:
    kinds = [kind for kind, wanted in _OF_KIND.items() if wanted == key]
    context.error(
        "B035",
        _("{key} has no use: the answer is {kind}").format(
            key=quoted(key), kind=quoted(question.answer)
        ),
        (*path, key),
        _("write “answer: {kind}”, or take {key} away").format(kind=kinds[-1], key=quoted(key)),
        at_key=True,
    )


def _check_choices(context: CheckContext, question: Question, key: str, path: NodePath) -> None:
    columns = [column.name.main for column in question.columns]
    names = [option.main for option in question.options] if key == "options" else columns
    if len(names) < (2 if key == "options" else 1):
        context.error(
            "B035",
            _("an answer of kind {kind} needs its {key}").format(
                kind=quoted(question.answer), key=quoted(key)
            ),
            (*path, key) if names else (*path, "answer"),
            _("add a list “{key}:” of at least two").format(key=key)
            if key == "options"
            else _("add a list “{key}:”").format(key=key),
        )
    if key == "options":
        _check_twice(context, names, (*path, key))
    else:
        placed = ((name, (*path, key, place, "name")) for place, name in enumerate(names))
        _check_ids(context, placed, _("two columns are called {name}"))


def _check_signals(context: CheckContext, question: Question, path: NodePath) -> None:
    path = (*path, "signals")
    placed = ((signal.id, (*path, i, "id")) for i, signal in enumerate(question.signals))
    _check_ids(context, placed, _("two signals of this question are called {name}"))
    for place, signal in enumerate(question.signals):
        if isinstance(signal.suggests, int):
            check_level(context, signal.suggests, (*path, place, "suggests"))
        if signal.when is not None:
            check_condition(context, question, signal.when, path[:-1], (*path, place, "when"))

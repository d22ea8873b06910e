"""Checks a whole bank: everything referred to exists, names are unique, levels are on the scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.bank.check_conditions import check_condition
from interview.bank.check_context import CheckContext
from interview.bank.check_decision import check_decision
from interview.bank.model import AnswerKind, Bank, Question
from interview.i18n import _
from interview.languages.iso_codes import ISO_CODES
from interview.listening import ListeningSet, listening_sets
from interview.listening.check_shared import check_phrases
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.source import Source

_KEY_OF_KIND = {
    AnswerKind.PICK_ONE: "options",
    AnswerKind.PICK_MANY: "options",
    AnswerKind.NUMBER: "unit",
    AnswerKind.TABLE: "columns",
}
"""The key that goes with a kind of answer."""


def check(
    bank: Bank, source: Source, report: DiagnosticCollector, misspelt: set[tuple[int, str]]
) -> None:
    """Report what is inconsistent in a bank, where `report` has no error yet.

    `misspelt` are the keys that were meant by unknown ones, each with the identity of its block.
    """
    context = CheckContext(bank, source, report, misspelt)
    check_decision(context)
    _check_no_repetition(context, bank.languages, ("languages",))
    for place, code in enumerate(bank.languages):
        if code not in ISO_CODES and context.is_sound("languages"):
            context.error(
                "B041",
                _("no language has the code {code}").format(code=quoted(code)),
                ("languages", place),
                _("two letters: “en” for English, “fr” for French, “de” for German"),
            )
    _check_no_repetition(context, [name.main for name in bank.scale], ("scale",))
    questions: list[tuple[NodePath, Question]] = [
        (("sections", s, "questions", q), question)
        for s, section in enumerate(bank.sections)
        for q, question in enumerate(section.questions)
    ]
    for name, own in bank.listening.items():
        if context.is_sound("listening", name):
            check_phrases(own, ("listening", name), source, report)
            _check_own_set(context, name, own)
    ids = [(question.id, (*path, "id")) for path, question in questions]
    _check_unique(context, ids, _("two questions are called {name}"))
    for path, question in questions:
        _check_question(context, question, path)


def _check_own_set(context: CheckContext, name: str, own: ListeningSet) -> None:
    """A set of the bank's own hears something, unless it adds to one that ships."""
    if not own.hears and name not in listening_sets():
        context.error(
            "B014",
            _("nothing says what the listening set {name} hears").format(name=quoted(name)),
            ("listening", name),
            nearest_name_hint(name, listening_sets()) or _("add “hears: […]”"),
            at_key=True,
        )


def _check_question(context: CheckContext, question: Question, path: NodePath) -> None:
    """What a question, its signals and its examples refer to is there."""
    _check_competency(context, question, path)
    for level in question.levels:
        _check_level(context, level, (*path, "levels", level), at_key=True)
    if context.is_sound(*path, "answer"):
        _check_answer_kind(context, question, path)
    ids = [
        (signal.id, (*path, "signals", place, "id"))
        for place, signal in enumerate(question.signals)
    ]
    _check_unique(context, ids, _("two signals of this question are called {name}"))
    for place, signal in enumerate(question.signals):
        signal_path = (*path, "signals", place)
        if isinstance(signal.suggests, int):
            _check_level(context, signal.suggests, (*signal_path, "suggests"))
        if signal.when is not None:
            check_condition(context, question, signal.when, path, (*signal_path, "when"))
    for place, example in enumerate(question.examples):
        if example.level is not None:
            _check_level(context, example.level, (*path, "examples", place, "level"))


def _check_unique(
    context: CheckContext, named: Iterable[tuple[str, NodePath]], message: str, hint: str = ""
) -> None:
    """Report each name that was there before; `named` is names and where they are written."""
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


def _check_no_repetition(context: CheckContext, names: Sequence[str], path: NodePath) -> None:
    """Report what is in a list twice."""
    named = ((name, (*path, place)) for place, name in enumerate(names))
    _check_unique(context, named, _("{name} is in this list twice"), _("keep one of the two"))


def _check_competency(context: CheckContext, question: Question, path: NodePath) -> None:
    """The competency must exist; a question has levels if, and only if, it has a competency."""
    known = context.bank.competencies
    is_known = not question.competency or question.competency in known
    if not is_known and context.is_sound("competencies"):
        context.error(
            "B031",
            _("there is no competency {name}").format(name=quoted(question.competency)),
            (*path, "competency"),
            nearest_name_hint(question.competency, known)
            or _("the bank has {words}").format(words=listed(known)),
        )
    if question.levels and not question.is_rated and context.is_sound(*path, "competency"):
        context.error(
            "B033",
            _("this question is not rated, so its levels are never used"),
            (*path, "levels"),
            _("write which competency it measures (“competency: …”), or take the levels away"),
            at_key=True,
        )
    if question.is_rated and not question.levels and context.is_sound(*path, "levels"):
        context.error(
            "B034",
            _("this question is rated, but nothing says what earns each level"),
            (*path, "competency"),
            _("add “levels:”, or take the competency away if the question is not rated"),
        )


def _check_level(
    context: CheckContext, level: int, path: NodePath, *, at_key: bool = False
) -> None:
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
        _check_no_repetition(context, names, (*path, wanted))
    else:
        named = ((name, (*path, wanted, place, "name")) for place, name in enumerate(names))
        _check_unique(context, named, _("two columns are called {name}"))

"""Checks that a bank hangs together: everything referred to exists, every level is on the scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interview.bank.conditions import check_condition
from interview.bank.ground import Ground
from interview.bank.model import AnswerKind, Bank, Question
from interview.bank.report import Report, listed, nearest, quoted
from interview.bank.source import Path, Source
from interview.i18n import _

_OF_KIND = {
    AnswerKind.PICK_ONE: "options",
    AnswerKind.PICK_MANY: "options",
    AnswerKind.NUMBER: "unit",
    AnswerKind.TABLE: "columns",
}
"""The key that goes with a kind of answer."""


def check(bank: Bank, source: Source, report: Report, misspelt: set[tuple[int, str]]) -> None:
    """Report whatever keeps a bank from hanging together, next to what `report` has already."""
    ground = Ground(bank, source, report, misspelt)
    _check_decision(ground)
    _check_twice(ground, bank.languages, ("languages",))
    _check_twice(ground, [name.main for name in bank.scale], ("scale",))
    _check_question_ids(ground)
    for path, question in _placed(bank):
        _check_question(ground, question, path)


def _placed(bank: Bank) -> Iterator[tuple[Path, Question]]:
    for s, section in enumerate(bank.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _check_decision(ground: Ground) -> None:
    rule = ground.bank.decision
    if rule.discuss > rule.hire and ground.is_sound("decision"):
        ground.error(
            "B037",
            _("“discuss” ({discuss}) must not be above “hire” ({hire})").format(
                discuss=f"{rule.discuss:g}", hire=f"{rule.hire:g}"
            ),
            ("decision", "discuss"),
            _("from “discuss” on: talk about it; from “hire” on: yes"),
        )


def _check_question_ids(ground: Ground) -> None:
    placed = [(question.id, (*path, "id")) for path, question in _placed(ground.bank)]
    _check_ids(ground, placed, _("two questions are called {name}"))


def _check_ids(
    ground: Ground, placed: Iterable[tuple[str, Path]], message: str, hint: str = ""
) -> None:
    seen: dict[str, Path] = {}
    for name, path in placed:
        if name and name in seen:
            ground.error(
                "B030",
                message.format(name=quoted(name)),
                path,
                hint or _("give one of them another name"),
                related=[(seen[name], _("first used here"))],
            )
        seen.setdefault(name, path)


def _check_twice(ground: Ground, names: Sequence[str], path: Path) -> None:
    placed = ((name, (*path, place)) for place, name in enumerate(names))
    _check_ids(ground, placed, _("{name} stands twice in this list"), _("keep one of the two"))


def _check_question(ground: Ground, question: Question, path: Path) -> None:
    _check_competency(ground, question, path)
    _check_levels(ground, question, path)
    _check_answer_kind(ground, question, path)
    _check_signals(ground, question, path)
    for place, example in enumerate(question.examples):
        if example.level is not None:
            check_level(ground, example.level, (*path, "examples", place, "level"))


def _check_competency(ground: Ground, question: Question, path: Path) -> None:
    known = ground.bank.competencies
    if not question.competency or question.competency in known:
        return
    if not ground.is_sound("competencies"):
        return
    meant = nearest(question.competency, known)
    ground.error(
        "B031",
        _("there is no competency {name}").format(name=quoted(question.competency)),
        (*path, "competency"),
        _("did you mean {word}?").format(word=quoted(meant))
        if meant
        else _("the bank has {words}").format(words=listed(known)),
    )


def _check_levels(ground: Ground, question: Question, path: Path) -> None:
    if question.levels and not question.is_rated and ground.is_sound(*path, "competency"):
        ground.error(
            "B033",
            _("this question is not rated, so its levels are never used"),
            (*path, "levels"),
            _("say which competency it measures (“competency: …”), or take the levels away"),
            at_key=True,
        )
    if question.is_rated and not question.levels and ground.is_sound(*path, "levels"):
        ground.error(
            "B034",
            _("this question is rated, but nothing says what earns each level"),
            (*path, "competency"),
            _("add “levels:”, or take the competency away if the question is not rated"),
        )
    for level in question.levels:
        check_level(ground, level, (*path, "levels", level), at_key=True)


def check_level(ground: Ground, level: int, path: Path, *, at_key: bool = False) -> None:
    """A level must be on the bank's scale."""
    highest = len(ground.bank.scale)
    if 1 <= level <= highest or not highest or not ground.is_sound("scale"):
        return
    if not at_key and not ground.is_sound(*path):
        return
    ground.error(
        "B032",
        _("there is no level {level}: the scale goes from 1 to {highest}").format(
            level=level, highest=highest
        ),
        path,
        at_key=at_key,
    )


def _check_answer_kind(ground: Ground, question: Question, path: Path) -> None:
    if not ground.is_sound(*path, "answer"):
        return
    wanted = _OF_KIND.get(question.answer, "")
    written = {
        "options": bool(question.options),
        "unit": bool(question.unit.main),
        "columns": bool(question.columns),
    }
    for key in (key for key, is_written in written.items() if is_written and key != wanted):
        _useless_key(ground, question, key, path)
    if wanted in ("options", "columns") and ground.is_sound(*path, wanted):
        _check_choices(ground, question, wanted, path)


def _useless_key(ground: Ground, question: Question, key: str, path: Path) -> None:
    kinds = [kind for kind, wanted in _OF_KIND.items() if wanted == key]
    ground.error(
        "B035",
        _("{key} has no use: the answer is {kind}").format(
            key=quoted(key), kind=quoted(question.answer)
        ),
        (*path, key),
        _("write “answer: {kind}”, or take {key} away").format(kind=kinds[-1], key=quoted(key)),
        at_key=True,
    )


def _check_choices(ground: Ground, question: Question, key: str, path: Path) -> None:
    columns = [column.name.main for column in question.columns]
    names = [option.main for option in question.options] if key == "options" else columns
    if len(names) < (2 if key == "options" else 1):
        ground.error(
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
        _check_twice(ground, names, (*path, key))
    else:
        placed = ((name, (*path, key, place, "name")) for place, name in enumerate(names))
        _check_ids(ground, placed, _("two columns are called {name}"))


def _check_signals(ground: Ground, question: Question, path: Path) -> None:
    path = (*path, "signals")
    placed = ((signal.id, (*path, i, "id")) for i, signal in enumerate(question.signals))
    _check_ids(ground, placed, _("two signals of this question are called {name}"))
    for place, signal in enumerate(question.signals):
        if isinstance(signal.suggests, int):
            check_level(ground, signal.suggests, (*path, place, "suggests"))
        if signal.when is not None:
            check_condition(ground, question, signal.when, path[:-1], (*path, place, "when"))

"""Checks a whole bank: everything referred to exists, names are unique, levels are on the scale."""

from __future__ import annotations

from interview.bank.check_answers import check_answer_kind
from interview.bank.check_conditions import check_condition
from interview.bank.check_context import CheckContext
from interview.bank.check_decision import check_decision
from interview.bank.check_ids import check_no_repetition, check_question_ids, check_signal_ids
from interview.bank.model import Bank, Question
from interview.i18n import _
from interview.languages.iso_codes import ISO_CODES
from interview.listening import ListeningSet, listening_sets
from interview.listening.check_listening_set import check_phrases
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.source import Source


def check(
    bank: Bank, source: Source, report: DiagnosticCollector, misspelt: set[tuple[int, str]]
) -> None:
    """Report what is inconsistent in a bank, where `report` has no error yet.

    `misspelt` are the keys that were meant by unknown ones, each with the identity of its block.
    """
    context = CheckContext(bank, source, report, misspelt)
    check_decision(context)
    check_no_repetition(context, bank.languages, ("languages",))
    for place, code in enumerate(bank.languages):
        if code not in ISO_CODES and context.is_sound("languages"):
            context.error(
                "B041",
                _("no language has the code {code}").format(code=quoted(code)),
                ("languages", place),
                _("two letters: “en” for English, “fr” for French, “de” for German"),
            )
    check_no_repetition(context, [name.main for name in bank.scale], ("scale",))
    questions: list[tuple[NodePath, Question]] = [
        (("sections", s, "questions", q), question)
        for s, section in enumerate(bank.sections)
        for q, question in enumerate(section.questions)
    ]
    for name, own in bank.listening.items():
        if context.is_sound("listening", name):
            check_phrases(own, ("listening", name), source, report)
            _check_own_set(context, name, own)
    rated = next((question for _path, question in questions if question.competency), None)
    is_empty = not bank.competencies and context.is_written("competencies")
    if rated and is_empty and context.is_sound("competencies"):
        context.error(
            "B014",
            _("the bank has no competency, and its questions measure {name}").format(
                name=quoted(rated.competency)
            ),
            ("competencies",),
            _("write below it “{id}:”, and below that “name: …”").format(id=rated.competency),
            at_key=True,
        )
    check_question_ids(context, questions)
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
        check_answer_kind(context, question, path)
    check_signal_ids(context, question, path)
    for place, signal in enumerate(question.signals):
        signal_path = (*path, "signals", place)
        if isinstance(signal.suggests, int):
            _check_level(context, signal.suggests, (*signal_path, "suggests"))
        if signal.when is not None:
            check_condition(context, question, signal.when, path, (*signal_path, "when"))
    for place, example in enumerate(question.examples):
        if example.level is not None:
            _check_level(context, example.level, (*path, "examples", place, "level"))


def _check_competency(context: CheckContext, question: Question, path: NodePath) -> None:
    """The competency must exist; a question has levels if, and only if, it has a competency."""
    known = context.bank.competencies
    is_known = not question.competency or question.competency in known
    if not is_known and known and context.is_sound("competencies"):
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
    if not at_key and not (context.is_written(*path) and context.is_sound(*path)):
        return
    context.error(
        "B032",
        _("there is no level {level}: the scale goes from 1 to {highest}").format(
            level=level, highest=highest
        ),
        path,
        at_key=at_key,
    )

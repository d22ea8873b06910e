"""`interview decide`: what a person decides on the candidate, with the reasons, signed."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from interview.cli.output import say
from interview.cli.prompts import AnswerRefused, Prompter
from interview.cli.stdin import is_interactive
from interview.errors import UsageError
from interview.i18n import _
from interview.journal import load_record
from interview.journal.record_decision import record_decision
from interview.paths import Paths
from interview.plain_text import one_line
from interview.scoring import (
    DecisionKind,
    decision_word,
    departs_from,
    recommendation_word,
    score,
)
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings, user_name
from interview.status_words import RecordStatus


def decide(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Record the decision, beside what the rule recommends, and print both."""
    record = load_record(paths.journal, arguments.id)
    if record.status is not RecordStatus.SIGNED:
        raise UsageError(
            _(
                "Interview {id} is not signed yet: its ratings may still change. Decide when it is."
            ).format(id=record.id)
        )
    by = one_line(arguments.by or settings.interviewer) or user_name()
    if not by:
        raise UsageError(_("Say who decides: add --by."))
    recommended = str(score(record.state, record.bank).recommendation)
    decision, reasons = arguments.decision, one_line(arguments.reasons)
    if not (decision and reasons):
        decision, reasons = _asked(record, recommended, decision, reasons)
    record_decision(paths.journal, record.id, decision, reasons, recommended, by, datetime.now(UTC))
    say(
        _("{decision}: decided and signed by {name}. The rule recommended: {word}.").format(
            decision=decision_word(decision), name=by, word=recommendation_word(recommended)
        )
    )
    if record.decisions:
        last = record.decisions[-1]
        say(
            _("It replaces the decision of {name}, which stays in the record: {decision}.").format(
                name=last.by, decision=decision_word(last.taken.decision)
            )
        )
    return 0


def _asked(
    record: InterviewRecord, recommended: str, decision: str, reasons: str
) -> tuple[str, str]:
    """Decision and reasons, what is missing of them asked of the person at the keyboard."""
    if not is_interactive():
        raise UsageError(_("Say what is decided and why: --decision and --reasons."))
    prompter = Prompter()
    said = one_line(record.state.candidate)
    rule = _("{name}: the rule recommends “{word}”.")
    say(rule.format(name=said, word=recommendation_word(recommended)))
    if not decision:
        choices = ", ".join(f"{each} ({decision_word(each)})" for each in DecisionKind)
        question = _("What do you decide? {choices}").format(choices=choices)
        decision = prompter.ask(question, "", _as_decision)
    if not reasons:
        question = _("Why?")
        if departs_from(recommended, decision):
            question = _("This departs from the rule. Why?")
        reasons = prompter.ask(question, "", _as_reasons)
    return decision, reasons


def _as_decision(typed: str) -> str:
    wanted = typed.casefold()
    for each in DecisionKind:
        if wanted in (each, decision_word(each).casefold()):
            return str(each)
    raise AnswerRefused(_("Type one of: {choices}.").format(choices=", ".join(DecisionKind)))


def _as_reasons(typed: str) -> str:
    if not typed:
        raise AnswerRefused(_("A decision needs reasons: they stand in the report."))
    return typed

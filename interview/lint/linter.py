"""Reads a bank for what would make the interview better."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.model import Bank
from interview.lint.anchor_rules import check_anchors
from interview.lint.exemptions import check_exemptions
from interview.lint.findings import Findings
from interview.lint.legal_rules import check_subjects
from interview.lint.passages import passages, placed_questions
from interview.lint.question_rules import check_question, check_repeats
from interview.lint.registry import RULES
from interview.lint.signal_rules import LISTENING
from interview.lint.translation_rules import check_translations
from interview.lint.weight_rules import check_totals
from interview.lint.wording_rules import check_wording
from interview.reader.diagnostics import MAX_DIAGNOSTICS, Diagnostic
from interview.reader.read import Loaded

_LISTENING = frozenset(rule.code for rule in LISTENING)


def lint(loaded: Loaded[Bank], extra: Iterable[Diagnostic] | None = None) -> tuple[Diagnostic, ...]:
    """Errors and advice about a bank, from the top of its file to its end.

    `extra` is advice that others give, on the signals; none means that nobody looked for it. What
    the bank ignores is left out. A bank with errors has its diagnostics as they are.
    """
    bank = loaded.record
    if bank is None:
        return loaded.diagnostics
    findings = Findings(bank, loaded.source)
    _check(bank, findings)
    findings.found += [*loaded.diagnostics, *(extra or ())]
    codes = {rule.code: rule for rule in RULES}
    check_exemptions(codes, codes.keys() - (_LISTENING if extra is None else ()), findings)
    wanted = (found for found in findings.found if found.is_error or found.code not in bank.ignore)
    return tuple(sorted(wanted, key=lambda found: (found.line, found.column))[:MAX_DIAGNOSTICS])


def _check(bank: Bank, findings: Findings) -> None:
    every = placed_questions(bank)
    texts = passages(bank)
    asked_of_persons = check_subjects(texts, findings)
    # What must not be asked needs no better wording.
    check_wording((text for text in texts if text.path not in asked_of_persons), findings)
    for placed in every:
        check_question(placed, findings)
        check_anchors(placed, findings)
    check_repeats(every, findings)
    check_translations(every, findings)
    check_totals(every, findings)

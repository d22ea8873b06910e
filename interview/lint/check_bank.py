"""Checks a bank: its mistakes, and what would make the interview better.

A bank's file is read by `interview.bank`; advice comes from the rules beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from interview.bank import Bank, load
from interview.bank.shared_and_own_sets import hears_notes
from interview.frozen import replace
from interview.garbage_collector import garbage_collector_paused
from interview.lint.all_rules import RULES
from interview.lint.anchor_rules import check_anchors, check_behaviours
from interview.lint.example_rules import UNLIKE, check_examples
from interview.lint.findings import Findings
from interview.lint.language_rules import check_heard_languages, check_translations
from interview.lint.legal_rules import check_subjects
from interview.lint.listening_rules import LISTENING, check_listening
from interview.lint.passages import passages, placed_questions
from interview.lint.phrase_rules import PHRASES, check_phrases
from interview.lint.question_rules import check_question, check_repeats, check_wording
from interview.lint.signal_rules import SIGNALS, check_signals
from interview.lint.switched_off import check_switched_off, without_switched_off
from interview.lint.vocabulary_rules import AMBIGUOUS, check_vocabularies
from interview.lint.weight_rules import (
    check_competencies,
    check_minutes,
    check_question_weights,
    check_reasons,
)
from interview.lint.yaml_rules import check_yaml
from interview.reader import Diagnostic, Loaded
from interview.reader.diagnostics import MAX_DIAGNOSTICS
from interview.rubric import TriedExample, try_examples

_SIGNAL_CODES = frozenset(rule.code for rule in (*PHRASES, *SIGNALS, AMBIGUOUS, UNLIKE, *LISTENING))


def check_bank(path: Path) -> Loaded[Bank]:
    """The bank in a file, with errors and advice. Never raises for what is in the file."""
    with garbage_collector_paused():
        return with_advice(load(path))


def with_advice(loaded: Loaded[Bank], tried: Iterable[TriedExample] | None = None) -> Loaded[Bank]:
    """A bank that was read, with the advice on its interview, its signals and its examples.

    `tried` are its examples where they were tried already; else they are tried as of today.
    """
    if loaded.record is None:
        return loaded
    findings = Findings(loaded.record, loaded.source)
    questions = placed_questions(loaded.record)
    with garbage_collector_paused():
        if tried is None:
            tried = try_examples(loaded.record, today=date.today())
        check_phrases(questions, findings)
        check_signals(questions, findings)
        check_vocabularies(findings)
        check_listening(findings)
        if hears_notes(loaded.record):  # in no other language a signal would ever pass one
            check_examples(questions, tried, findings)
        return replace(loaded, diagnostics=lint(loaded, findings.found))


def lint(
    loaded: Loaded[Bank], on_signals: Iterable[Diagnostic] | None = None
) -> tuple[Diagnostic, ...]:
    """Errors and advice about a bank, from the top of its file to its end.

    `on_signals` is the advice on its signals; none means that nobody looked for it. What the bank
    ignores is left out. A bank with errors has its diagnostics as they are.
    """
    bank = loaded.record
    if bank is None:
        return loaded.diagnostics
    findings = Findings(bank, loaded.source)
    questions, texts = placed_questions(bank), passages(bank)
    asked = check_subjects(texts, findings)
    # What must not be asked needs no better wording.
    check_wording((text for text in texts if text.path not in asked), findings)
    for placed in questions:
        check_question(placed, findings)
        check_anchors(placed, findings)
        check_behaviours(placed, findings)
    check_repeats(questions, findings)
    check_translations(questions, findings)
    check_heard_languages(findings)
    check_minutes(questions, findings)
    check_competencies(questions, findings)
    check_question_weights(questions, findings)
    check_reasons(questions, findings)
    check_yaml(loaded.source, findings)
    findings.found += [*loaded.diagnostics, *(on_signals or ())]
    codes = [rule.code for rule in RULES]
    untried = _SIGNAL_CODES if on_signals is None else frozenset()
    check_switched_off(codes, set(codes) - untried, findings, loaded.source)
    wanted = without_switched_off(findings.found, bank, loaded.source)
    return tuple(sorted(wanted, key=lambda found: (found.line, found.column))[:MAX_DIAGNOSTICS])

"""Checks a bank: its mistakes, and what would make the interview better.

A bank's file is read by `interview.bank`; advice comes from the rules beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from interview import rubric
from interview.bank import Bank, load
from interview.i18n import _
from interview.lint.all_rules import RULES
from interview.lint.anchor_rules import check_anchors, check_behaviours
from interview.lint.findings import Findings, advice
from interview.lint.legal_rules import check_subjects
from interview.lint.listening_rules import LISTENING, check_listening
from interview.lint.passages import passages, placed_questions
from interview.lint.phrase_rules import PHRASES, check_phrases_of
from interview.lint.question_rules import check_question, check_repeats
from interview.lint.signal_rules import (
    AMBIGUOUS,
    CONFUSED,
    DEAD,
    INEFFECTIVE,
    SIGNALS,
    UNLIKE,
    ambiguous_aliases,
    dead_signals,
    ineffective_phrases,
    stem_collisions,
)
from interview.lint.switched_off import check_switched_off, without_switched_off
from interview.lint.translation_rules import check_translations
from interview.lint.weight_rules import (
    check_competencies,
    check_minutes,
    check_question_weights,
)
from interview.lint.wording_rules import check_wording
from interview.lint.yaml_rules import check_yaml
from interview.reader import Diagnostic, Loaded
from interview.reader.diagnostics import MAX_DIAGNOSTICS
from interview.reader.place import NodePath
from interview.reader.read import garbage_collector_paused

_SIGNAL_CODES = frozenset(rule.code for rule in (*SIGNALS, *LISTENING, *PHRASES))


def check_bank(path: Path) -> Loaded[Bank]:
    """The bank in a file, with errors and advice. Never raises for what is in the file."""
    return with_advice(load(path))


def with_advice(loaded: Loaded[Bank]) -> Loaded[Bank]:
    """A bank that was read, with the advice on its interview, its signals and its examples."""
    if loaded.record is None:
        return loaded
    bank, source = loaded.record, loaded.source
    found: list[Diagnostic] = []
    with garbage_collector_paused():
        paths: dict[str, NodePath] = {}
        for s, section in enumerate(bank.sections):
            for q, question in enumerate(section.questions):
                paths[question.id] = ("sections", s, "questions", q)
                for place, signal in enumerate(question.signals):
                    paths[f"{question.id}/{signal.id}"] = (*paths[question.id], "signals", place)

        for rule, remarks in (
            (INEFFECTIVE, ineffective_phrases(bank)),
            (DEAD, dead_signals(bank)),
            (CONFUSED, stem_collisions(bank)),
            (AMBIGUOUS, ambiguous_aliases(bank, only_of_names=True)),
        ):
            for remark in remarks:
                path: NodePath
                if remark.question:
                    of_question = paths[remark.question]
                    path = (*paths.get(f"{remark.question}/{remark.signal}", of_question), "when")
                else:
                    path = ("vocabularies", remark.signal)
                words = source.place_of_text(path, remark.words[-1]) if remark.words else None
                found.append(advice(rule.code, remark.detail, words or source.key_place(path), ""))

        found += check_listening(bank, source)
        on_phrases = Findings(bank, source)
        check_phrases_of(bank, on_phrases)
        found += on_phrases.found
        for mismatch in rubric.try_examples(bank, today=date.today()):
            path = (*paths[mismatch.question], "examples", mismatch.place - 1, "note")
            expected, got = mismatch.expected, mismatch.got.level
            hint = _(
                "see what is heard: “interview suggest”; then correct the signal, or the example"
            )
            if got is None:
                message = _("for this note, level {expected} is expected, and nothing is suggested")
                hint = _("add what it says to a signal, or correct the example")
            elif expected is None:
                message = _("for this note, nothing is expected, and level {got} is suggested")
            else:
                message = _("for this note, level {expected} is expected, and {got} is suggested")
            text = message.format(expected=expected, got=got)
            found.append(advice(UNLIKE.code, text, source.place(path), hint))

        return replace(loaded, diagnostics=lint(loaded, found))


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
    check_minutes(questions, findings)
    check_competencies(questions, findings)
    check_question_weights(questions, findings)
    check_yaml(loaded.source, findings)
    findings.found += [*loaded.diagnostics, *(on_signals or ())]
    codes = [rule.code for rule in RULES]
    untried = _SIGNAL_CODES if on_signals is None else frozenset()
    check_switched_off(codes, set(codes) - untried, findings)
    wanted = without_switched_off(findings.found, bank)
    return tuple(sorted(wanted, key=lambda found: (found.line, found.column))[:MAX_DIAGNOSTICS])

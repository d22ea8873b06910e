"""The name of each key of a bank in a list of changes: one line a key."""

from __future__ import annotations

from collections.abc import Mapping

from interview.editing.diff.changes import BankPart, Change
from interview.i18n import mark

_LABELS: Mapping[BankPart, Mapping[str, str]] = {
    BankPart.BANK: {
        "format": mark("Version of the format"),
        "title": mark("Title"),
        "scale.*": mark("Name of level {item}"),
        "languages": mark("Languages"),
        "minutes": mark("Minutes of the call"),
        "decision.hire": mark("Hire from"),
        "decision.discuss": mark("Discuss from"),
        "decision.coverage": mark("Coverage needed"),
        "opening": mark("Words to open the call"),
        "consent": mark("Words to ask for consent to notes"),
        "closing": mark("Words to close the call"),
        "jurisdictions": mark("Law that the advice follows"),
        "ignore.*": mark("Advice switched off, {item}"),
    },
    BankPart.COMPETENCY: {
        "": mark("Competency"),
        "name": mark("Name"),
        "weight": mark("Weight"),
        "weight_because": mark("Why it weighs that much"),
        "description": mark("Description"),
    },
    BankPart.SECTION: {
        "": mark("Section"),
        "title": mark("Title"),
        "stage": mark("Stage"),
        "place": mark("Place among the sections"),
    },
    BankPart.QUESTION: {
        "": mark("Question"),
        "id": mark("Id"),
        "ask": mark("Question"),
        "title": mark("Title"),
        "competency": mark("Competency"),
        "minutes": mark("Minutes"),
        "weight": mark("Weight in its competency"),
        "weight_because": mark("Why it weighs that much"),
        "why": mark("Why we ask"),
        "note": mark("Hint"),
        "probes.*": mark("Probe {item}"),
        "answer": mark("Kind of answer"),
        "options.*": mark("Option {item}"),
        "unit": mark("Unit"),
        "columns.*": mark("Column {item}"),
        "columns.*.name": mark("Column {item}, its heading"),
        "columns.*.kind": mark("Column {item}, what it holds"),
        "levels.*": mark("Anchor of level {item}"),
        "signals.*": mark("Signal {item}"),
        "signals.*.because": mark("Signal {item}, its words"),
        "signals.*.suggests": mark("Signal {item}, its level"),
        "signals.*.id": mark("Signal {item}, its id"),
        "signals.*.red_flag": mark("Signal {item}, a red flag"),
        "signals.*.when": mark("Signal {item}, what triggers it"),
        "examples.*": mark("Example {item}"),
        "examples.*.note": mark("Example {item}, its note"),
        "examples.*.level": mark("Example {item}, its level"),
        "ignore.*": mark("Advice switched off, {item}"),
        "place": mark("Place"),
        "stage": mark("Stage"),
    },
    BankPart.VOCABULARY: {
        "": mark("Vocabulary"),
        "terms.*": mark("“{item}”, its other names"),
    },
    BankPart.LISTENING: {
        "": mark("Listening set"),
        "title": mark("Title"),
        "about": mark("When it counts as heard"),
        "hears": mark("What it hears"),
        "but_not": mark("What it does not hear"),
        "examples": mark("Examples"),
        "counterexamples": mark("Counterexamples"),
    },
}


def label(change: Change) -> str:
    """The catalogue message that names a change, with `{item}` for which of several."""
    labels, (first, *rest) = _LABELS[change.part], change.path or ("",)
    exact = ".".join((first, *rest))
    return labels[exact] if exact in labels else labels[".".join((first, "*", *rest[1:]))]


def item(change: Change) -> str:
    """Which of several: a level, a position, a signal's id or a term; empty where there is one."""
    return change.path[1] if len(change.path) > 1 else ""

"""Advice on examples: notes for which another level is suggested than their writer expects."""

from __future__ import annotations

from collections.abc import Iterable

from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed
from interview.rubric import TriedExample

UNLIKE = Rule(
    "B085",
    mark("An example gets another level than it should"),
    mark(
        "The examples of a question are notes with the level that their writer expects. When the "
        "signals suggest another one, either the signals miss something that interviewers write, "
        "or the example is wrong; both are better found here than in an interview."
    ),
    "The practice of testing.",
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 2\n    when:\n      mentions: "
        "[sales]\n"
        "examples:\n  - note: counts what was sold\n    level: 2"
    ),
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 2\n"
        "    when:\n      mentions: [sales, sold]\n"
        "examples:\n  - note: counts what was sold\n    level: 2"
    ),
)


def check_examples(
    every: Iterable[Placed], tried: Iterable[TriedExample], findings: Findings
) -> None:
    """Advise on every example whose note gets another level."""
    paths = {placed.question.id: placed.path for placed in every}
    for example in tried:
        if example.is_as_expected:
            continue
        path = (*paths[example.question], "examples", example.place - 1, "note")
        expected, got = example.expected, example.got.level
        hint = _("see what is heard: “interview suggest”; then correct the signal, or the example")
        if got is None:
            message = _("for this note, level {expected} is expected, and nothing is suggested")
            hint = _("add what it says to a signal, or correct the example")
        elif expected is None:
            message = _("for this note, nothing is expected, and level {got} is suggested")
        else:
            message = _("for this note, level {expected} is expected, and {got} is suggested")
        findings.at(UNLIKE, message.format(expected=expected, got=got), path, hint)

"""Advice on signals: those that never decide."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.shared_parts import shared_parts
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.impossible_conditions import why_impossible
from interview.lint.passages import Placed
from interview.rubric.implied_conditions import implies
from interview.rubric.suggest_level import level_of

DEAD = Rule(
    "B082",
    mark("A signal that can never decide"),
    mark(
        "Its condition cannot be met, or another signal is heard wherever this one is, and "
        "decides. "
        "It is on the screen, but no answer will ever bring it up. Usually a bound or the "
        "order of two levels is not as it was meant."
    ),
    "The practice of compilers (“unreachable code”).",
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 1\n    when:\n      mentions: "
        "[sales]\n"
        "  - because: Speaks of results\n    suggests: 3\n    when:\n      mentions: [sales, "
        "conversion]"
    ),
    mark(
        "signals:\n  - because: Speaks of likes\n    suggests: 1\n    when:\n      mentions: "
        "[likes]\n"
        "  - because: Speaks of results\n    suggests: 3\n    when:\n      mentions: [sales, "
        "conversion]"
    ),
)


def check_signals(every: Iterable[Placed], findings: Findings) -> None:
    """Advise on signals that can never be heard, or never decide because a higher one always comes
    along."""
    vocabularies = shared_parts(findings.bank).vocabularies
    for placed in every:
        signals = placed.question.signals
        for place, signal in enumerate(signals):
            if signal.when is None:
                continue
            reason = why_impossible(signal.when, placed.question, vocabularies)
            if not reason and not signal.is_red_flag:
                for other in signals:
                    decides = other.is_red_flag or level_of(other) > level_of(signal)
                    if decides and other.when is not None and implies(signal.when, other.when):
                        reason = _("Wherever it is heard, “{other}” is heard too and decides.")
                        reason = reason.format(other=other.because.main)
                        break
            if reason:
                path = (*placed.path, "signals", place, "when")
                findings.at(DEAD, reason, path, "", of_key=True)

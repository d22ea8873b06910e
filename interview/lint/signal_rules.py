"""Advice on signals: those that never decide, and phrases that are enough for two levels."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank import Question
from interview.bank.shared_parts import shared_parts
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.impossible_conditions import why_impossible
from interview.lint.passages import Placed
from interview.lint.phrase_rules import is_in_every_note, phrases_that_suffice
from interview.plain_text import quoted
from interview.reader.place import NodePath
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


TWO_LEVELS = Rule(
    "B092",
    mark("One phrase in signals of two levels"),
    mark(
        "A phrase that is enough for two signals lights up both, and the higher level is proposed "
        "whenever it is said: the lower signal decides nothing there. It belongs to one of them, "
        "or needs something beside it."
    ),
    "The practice of compilers (“unreachable code”).",
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 1\n    when:\n      mentions: "
        "[sales, calls]\n  - because: Speaks of results\n    suggests: 3\n    when:\n      "
        "mentions: [sales, leads]"
    ),
    mark(
        "signals:\n  - because: Speaks of calls\n    suggests: 1\n    when:\n      mentions: "
        "[calls]\n  - because: Speaks of results\n    suggests: 3\n    when:\n      "
        "mentions: [sales, leads]"
    ),
)
SIGNALS = (DEAD, TWO_LEVELS)
"""The rules of this module."""


def check_signals(every: Iterable[Placed], findings: Findings) -> None:
    """Advise on signals that can never be heard, or never decide because a higher one always comes
    along, and on phrases that are enough for signals of two levels."""
    vocabularies = shared_parts(findings.bank).vocabularies
    for placed in every:
        _check_two_levels(placed.question, placed.path, findings)
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


def _check_two_levels(question: Question, path: NodePath, findings: Findings) -> None:
    """Advise on phrases of which one alone is enough for signals of different levels."""
    first: dict[str, tuple[int, NodePath]] = {}
    for place, signal in enumerate(question.signals):
        if signal.when is None:
            continue
        for where, phrase in phrases_that_suffice(signal.when, (*path, "signals", place, "when")):
            if is_in_every_note(phrase):
                continue  # another rule says so
            level, other = first.setdefault(phrase, (level_of(signal), where))
            if level != level_of(signal):
                message = _("{phrase} is enough for a signal of another level too").format(
                    phrase=quoted(phrase)
                )
                hint = _("leave it to one of the two, or ask for something beside it")
                related = [(other, _("first used here"))]
                findings.at(TWO_LEVELS, message, where, hint, related=related)

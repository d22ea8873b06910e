"""Advice on phrases: two in one, too common to mean anything, or in signals of two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.bank import Bank, Condition, Question
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.plain_text import quoted
from interview.reader.place import NodePath
from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import ARTICLES, LIGHT
from interview.rubric.suggest_level import level_of

TWO_IN_ONE = Rule(
    "B090",
    mark("Two phrases written as one"),
    mark(
        "A phrase is heard as it is written: “goal or target” waits for somebody to say the word "
        "“or”, and mostly nobody does. Write “goal|target”, or two phrases."
    ),
    "The practice of search engines, whose users meet the same mistake.",
    mark(
        "signals:\n  - because: Starts from an objective\n    suggests: 2\n    when:\n"
        "      mentions: [goal or target]"
    ),
    mark(
        "signals:\n  - because: Starts from an objective\n    suggests: 2\n    when:\n"
        "      mentions: [goal|target]"
    ),
)
TOO_COMMON = Rule(
    "B091",
    mark("A phrase that stands in every note"),
    mark(
        "Small words and denials are in nearly every note, whatever it says. A signal that one of "
        "them is enough for is always on, and interviewers learn to overlook it."
    ),
    "Parasuraman & Riley, Human Factors 39 (1997), on the disuse of automation.",
    mark(
        "signals:\n  - because: Sets no objective\n    suggests: 1\n    when:\n"
        "      mentions: [never]"
    ),
    mark(
        "signals:\n  - because: Sets no objective\n    suggests: 1\n    when:\n"
        "      denies: [objective]"
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
PHRASES = (TWO_IN_ONE, TOO_COMMON, TWO_LEVELS)
"""The rules of this module."""

_TWO_IN_ONE = re.compile(r"(?<=\S)\s+(?P<sign>or|ou|and/or|et/ou|&)\s+(?!not\b|pas\b|non\b)(?=\S)")
_SMALL = (ARTICLES | LIGHT) | {
    word
    for word, entries in CUES.items()
    if any(not tail and cue in DENYING for tail, cue in entries.get("", ()))
    and len(word) <= len("jamais")
}
"""Words that no note is without."""

_Placed = tuple[NodePath, str]


def check_phrases_of(bank: Bank, findings: Findings) -> None:
    """Advise on the phrases of every signal."""
    for s, section in enumerate(bank.sections):
        for q, question in enumerate(section.questions):
            _check_question(question, ("sections", s, "questions", q), findings)


def _check_question(question: Question, path: NodePath, findings: Findings) -> None:
    first: dict[str, tuple[int, NodePath]] = {}
    for place, signal in enumerate(question.signals):
        if signal.when is None:
            continue
        here = (*path, "signals", place, "when")
        for where, phrase in _every(signal.when, here):
            found = _TWO_IN_ONE.search(phrase)
            if found:
                message = _("{phrase} waits for the word {sign} to be said").format(
                    phrase=quoted(phrase), sign=quoted(found["sign"])
                )
                findings.at(TWO_IN_ONE, message, where, _("write “one|other”, or two phrases"))
        for where, phrase in _enough(signal.when, here):
            if fold(phrase) in _SMALL:
                message = _("{phrase} is in nearly every note").format(phrase=quoted(phrase))
                findings.at(TOO_COMMON, message, where, _("write what is said beside it"))
                continue
            level, other = first.setdefault(phrase, (level_of(signal), where))
            if level != level_of(signal):
                message = _("{phrase} is enough for a signal of another level too").format(
                    phrase=quoted(phrase)
                )
                hint = _("leave it to one of the two, or ask for something beside it")
                related = [(other, _("first used here"))]
                findings.at(TWO_LEVELS, message, where, hint, related=related)


def _every(condition: Condition, path: NodePath) -> Iterator[_Placed]:
    """Every phrase of a condition, with its place."""
    for key in ("mentions", "denies"):
        for place, phrase in enumerate(getattr(condition, key)):
            yield (*path, key, place), phrase
    for key in ("all", "any"):
        for place, part in enumerate(getattr(condition, key)):
            yield from _every(part, (*path, key, place))
    if condition.not_:
        yield from _every(condition.not_, (*path, "not"))


def _enough(condition: Condition, path: NodePath) -> Iterator[_Placed]:
    """The phrases of which one alone is enough for the condition."""
    wanted = (
        *condition.picked,
        *condition.picked_only,
        *condition.all,
        *filter(None, (condition.names, condition.rows, condition.not_)),
    )
    if wanted or condition.at_least is not None or condition.at_most is not None:
        return
    kinds = [bool(given) for given in (condition.mentions, condition.hears, condition.denies)]
    if sum(kinds) + bool(condition.any) > 1:
        return
    for place, phrase in enumerate(condition.mentions):
        yield (*path, "mentions", place), phrase
    for place, part in enumerate(condition.any):
        yield from _enough(part, (*path, "any", place))

"""Advice on signals: those that never decide, and what two of them share."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank import Question
from interview.bank.shared_and_own_sets import shared_parts
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.impossible_conditions import why_impossible
from interview.lint.passages import Placed
from interview.lint.phrase_rules import (
    every_phrase,
    is_in_every_note,
    phrases_that_suffice,
)
from interview.plain_text import quoted
from interview.reader.place import NodePath
from interview.rubric.implied_conditions import implies
from interview.rubric.lexicon.folding import common_beginning, fold
from interview.rubric.lexicon.word_lists import INFLECTIONS, NOUN_ENDINGS
from interview.rubric.phrase_pattern import patterns
from interview.rubric.suggest_level import level_of
from interview.rubric.word_forms import stem_keys

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
CONFUSED = Rule(
    "B083",
    mark("Two words heard as one"),
    mark(
        "A word is heard in any of its forms, so that “users” is heard where “user” is "
        "written. Two "
        "different words with the same beginning may fall together that way; when they stand in "
        "different signals, one answer lights up both."
    ),
    "Porter, Program 14 (1980), on stems; Harman, Journal of the American Society for Information "
    "Science 42 (1991), on what stemming confuses.",
    mark(
        "signals:\n  - because: Converses\n    suggests: 1\n    when:\n      mentions: "
        "[conversation]\n"
        "  - because: Speaks of sales\n    suggests: 3\n    when:\n      mentions: [conversion]"
    ),
    mark(
        "signals:\n  - because: Converses\n    suggests: 1\n    when:\n      mentions: [dialogue]\n"
        "  - because: Speaks of sales\n    suggests: 3\n    when:\n      mentions: [conversion]"
    ),
)
SIGNALS = (DEAD, TWO_LEVELS, CONFUSED)
"""The rules of this module."""


def check_signals(every: Iterable[Placed], findings: Findings) -> None:
    """Advise on signals that can never be heard, or never decide because a higher one always comes
    along, on phrases that are enough for two levels, and on words that two signals hear alike."""
    vocabularies = shared_parts(findings.bank).vocabularies
    for placed in every:
        _check_two_levels(placed.question, placed.path, findings)
        _check_confused(placed.question, placed.path, findings)
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


def _check_confused(question: Question, path: NodePath, findings: Findings) -> None:
    """Advise on phrases of one word, in different signals, that are heard as the same word though
    they are two: “conversation” and “conversion”."""
    first: dict[str, tuple[int, str]] = {}
    pairs: set[tuple[str, str]] = set()
    for place, signal in enumerate(question.signals):
        if signal.when is None:
            continue
        for where, phrase in every_phrase(signal.when, (*path, "signals", place, "when")):
            for key in _stems_of_single_word(phrase):
                other_place, other = first.setdefault(key, (place, phrase))
                pair = (other, phrase)
                if other_place == place or pair in pairs or not _are_two_words(*pair):
                    continue
                pairs.add(pair)
                message = _(
                    "“{first}” and “{second}” are heard as the same word; “{second}*” is heard "
                    "only as written."
                ).format(first=other, second=phrase)
                findings.at(CONFUSED, message, where, "")


def _stems_of_single_word(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase of one word; none for any other."""
    found = patterns(phrase)
    places = [step.place for pattern in found for step in pattern]
    atoms = [atom for place in places for atom in place]
    is_single = len(found) == len(places) == len(atoms) == 1 and atoms[0].kind == "word"
    return stem_keys(atoms[0].what) if is_single else ()


def _are_two_words(first: str, second: str) -> bool:
    """Whether two words with one stem are no forms of one word."""
    one, other = fold(first).rstrip("s"), fold(second).rstrip("s")
    common = common_beginning(one, other)
    ends = {one[common:], other[common:]}
    return not ends <= INFLECTIONS | NOUN_ENDINGS or (len(ends) == 2 and ends <= NOUN_ENDINGS)

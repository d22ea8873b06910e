"""Advice on phrases: heard nowhere or everywhere, two in one, bars that join too little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from interview.bank import Condition
from interview.bank.shared_and_own_sets import hears_notes
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed
from interview.plain_text import quoted
from interview.reader.place import NodePath
from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import ARTICLES, LIGHT
from interview.rubric.phrase_pattern import patterns

INEFFECTIVE = Rule(
    "B081",
    mark("A phrase that matches nothing, or nearly everything"),
    mark(
        "A phrase without a word in it is never heard, and one such as “a*” is heard in every "
        "note. "
        "Either way the suggestion says nothing of the answer, and interviewers learn to overlook "
        "suggestions."
    ),
    "Parasuraman & Riley, Human Factors 39 (1997), on the disuse of automation.",
    mark(
        "signals:\n  - because: Speaks of conversion\n    suggests: 2\n    when:\n      "
        "mentions: [co*]"
    ),
    mark(
        "signals:\n  - because: Speaks of conversion\n    suggests: 2\n"
        "    when:\n      mentions: [conversion*]"
    ),
)
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
IDLE_BAR = Rule(
    "B093",
    mark("A bar that joins less than it seems to"),
    mark(
        "The bar joins the two single words that it touches. Beside a space or a bracket it joins "
        "nothing, and everything around it must be said; between words of a longer phrase it "
        "leaves the others where they are, so that “roll back|rollback” waits for “roll” before "
        "either. Alternatives of several words stand in one pair of brackets."
    ),
    "The practice of search engines, whose users meet the same mistake.",
    mark(
        "signals:\n  - because: Limits the damage\n    suggests: 2\n    when:\n"
        "      mentions: [circuit breaker|(load shedding)]"
    ),
    mark(
        "signals:\n  - because: Limits the damage\n    suggests: 2\n    when:\n"
        "      mentions: [(circuit breaker|load shedding)]"
    ),
)
PHRASES = (INEFFECTIVE, TWO_IN_ONE, TOO_COMMON, IDLE_BAR)
"""The rules of this module."""

SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer make a phrase of half the dictionary."""

_TWO_IN_ONE = re.compile(r"(?<=\S)\s+(?P<sign>or|ou|and/or|et/ou|&)\s+(?!not\b|pas\b|non\b)(?=\S)")
_BRACKET = re.compile(r"\([^()]*\)")
_IDLE_BAR = re.compile(r"(?:^|(?<=[\s)…]))\||\|(?=$|[\s(…])")
_SMALL = (ARTICLES | LIGHT) | {
    word
    for word, entries in CUES.items()
    if any(not tail and cue in DENYING for tail, cue in entries.get("", ()))
    and len(word) <= len("jamais")
}
"""Words that no note is without."""

PlacedPhrase = tuple[NodePath, str]
"""A phrase, and where it is written."""


def check_phrases(every: Iterable[Placed], findings: Findings) -> None:
    """Advise on the phrases of every signal."""
    for placed in every:
        for place, signal in enumerate(placed.question.signals):
            if signal.when is None:
                continue
            here = (*placed.path, "signals", place, "when")
            for where, phrase in every_phrase(signal.when, here):
                for problem in phrase_problems(phrase):
                    findings.at(INEFFECTIVE, problem, where, "")
                check_bars(phrase, where, findings)
                found = _TWO_IN_ONE.search(phrase)
                if found:
                    message = _("{phrase} waits for the word {sign} to be said").format(
                        phrase=quoted(phrase), sign=quoted(found["sign"])
                    )
                    findings.at(TWO_IN_ONE, message, where, _("write “one|other”, or two phrases"))
                elif re.search(r";\s+\S", phrase):
                    message = _("in {phrase}, the semicolon parts nothing: it is one phrase")
                    findings.at(
                        TWO_IN_ONE,
                        message.format(phrase=quoted(phrase)),
                        where,
                        _("write a comma in its place"),
                    )
            is_heard = hears_notes(findings.bank)  # “Not” is no small word of a German note
            for where, phrase in phrases_that_suffice(signal.when, here):
                if is_heard and is_in_every_note(phrase):
                    message = _("{phrase} is in nearly every note").format(phrase=quoted(phrase))
                    findings.at(TOO_COMMON, message, where, _("write what is said beside it"))


def is_in_every_note(phrase: str) -> bool:
    """Whether a phrase is a small word, or a denial, that no note is without."""
    return fold(phrase) in _SMALL


def phrase_problems(phrase: str) -> Iterator[str]:
    """Why a phrase is never heard, or nearly always, in sentences; none for a good one."""
    atoms = [atom for pattern in patterns(phrase) for step in pattern for atom in step.place]
    if not atoms:
        yield _("“{phrase}” has no word to listen for.").format(phrase=phrase)
    for atom in dict.fromkeys(atoms):
        if atom.kind == "slot" and atom.what.startswith("?"):
            yield _("“{phrase}”: “<{slot}>” is not a kind of number; write <number>.").format(
                phrase=phrase, slot=atom.what[1:]
            )
        if atom.kind in ("prefix", "suffix") and len(atom.what) < SHORTEST_PREFIX:
            yield _(
                "“{phrase}” is heard in too many words; write more letters before the “*”."
            ).format(phrase=phrase)


def check_bars(phrase: str, path: NodePath, findings: Findings) -> None:
    """Advise on a bar that surely joins something else than is meant."""
    if "|" not in phrase or not patterns(phrase):
        return
    outside = _BRACKET.sub(lambda found: f"({'_' * (len(found[0]) - 2)})", phrase)
    if _IDLE_BAR.search(outside.replace("...", "…")):
        message = _("in {phrase}, a bar joins nothing").format(phrase=quoted(phrase))
        hint = _("write {phrase}, if you mean any one of these")
        pieces = [" ".join(piece.split()) for piece in re.sub(r"[()]", " ", phrase).split("|")]
        written = "|".join(filter(None, pieces))
        meant = f"({written})" if " " in written else written
        findings.at(IDLE_BAR, message, path, hint.format(phrase=quoted(meant)))
        return
    words = outside.split()
    for first, second in pairwise(words):
        if "(" in first + second:
            continue
        ones, others = ([_bare(each) for each in word.split("|")] for word in (first, second))
        joined = {f"{one}{between}{other}" for one in ones for other in others for between in "-_"}
        for whole, beside in ((first, second), (second, first)):
            for word in whole.split("|") if "|" in whole else ():
                if _bare(word) in joined | {each.replace("-", "") for each in joined}:
                    message = _("{word} is heard only together with {other}").format(
                        word=quoted(word), other=quoted(beside)
                    )
                    findings.at(IDLE_BAR, message, path, _("make it a phrase of its own"))


def _bare(word: str) -> str:
    """A word of a phrase as it is compared with others: folded, without its `*`."""
    return fold(word.replace("*", ""))


def every_phrase(condition: Condition, path: NodePath) -> Iterator[PlacedPhrase]:
    """Every phrase of a condition, with its place."""
    for key in ("mentions", "denies"):
        for place, phrase in enumerate(getattr(condition, key)):
            yield (*path, key, place), phrase
    for key in ("all", "any"):
        for place, part in enumerate(getattr(condition, key)):
            yield from every_phrase(part, (*path, key, place))
    if condition.not_:
        yield from every_phrase(condition.not_, (*path, "not"))


def phrases_that_suffice(condition: Condition, path: NodePath) -> Iterator[PlacedPhrase]:
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
        yield from phrases_that_suffice(part, (*path, "any", place))

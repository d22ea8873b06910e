"""Advice on signals: words confused, names too common, signals that never decide.

The functions are pure; each returns remarks in the order of the questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank, Condition, Question, Signal
from interview.bank.shared_parts import shared_parts
from interview.frozen import frozen
from interview.i18n import _, mark
from interview.lint.findings import Rule
from interview.lint.impossible_conditions import why_impossible
from interview.rubric.implied_conditions import implies
from interview.rubric.lexicon.folding import common_beginning, fold
from interview.rubric.lexicon.known import is_everyday
from interview.rubric.lexicon.word_lists import INFLECTIONS, NOUN_ENDINGS
from interview.rubric.phrase_pattern import patterns
from interview.rubric.suggest_level import level_of
from interview.rubric.word import stem_keys

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
AMBIGUOUS = Rule(
    "B084",
    mark("A name that is an everyday word"),
    mark(
        "Something whose name is an everyday word, or one letter, is counted whenever "
        "somebody uses that word in another sense. Add a word to the name, or leave the "
        "alias out. Only things with a name of their own are looked at: a list of ideas is "
        "made of everyday words."
    ),
    "Yarowsky, ACL 33 (1995), on telling the senses of a word by its neighbours.",
    mark("vocabularies:\n  networks:\n    Facebook: [like]"),
    mark("vocabularies:\n  networks:\n    Facebook: [fb]"),
)
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
SIGNALS = (INEFFECTIVE, DEAD, CONFUSED, AMBIGUOUS, UNLIKE)
"""The rules of this module."""

SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer make a phrase of half the dictionary."""


@frozen
class SignalRemark:
    """Something to tell the editor of a signal or of a vocabulary."""

    question: str
    """The question's id; empty for a vocabulary."""
    signal: str
    """The signal's id (its place from 1 if it has none); or the name of the vocabulary."""
    detail: str
    """The remark itself, a sentence in the language in use."""
    words: tuple[str, ...] = ()
    """The phrases or names it is about, as the bank writes them."""


def ineffective_phrases(bank: Bank) -> list[SignalRemark]:
    """Phrases that are never heard (an unknown `<…>`, no word) or nearly always (`a*`)."""
    return [
        SignalRemark(question.id, signal_id, problem, (phrase,))
        for question in bank.questions
        for signal_id, signal in _with_ids(question)
        for phrase in _phrases(signal.when)
        for problem in phrase_problems(phrase)
    ]


def phrase_problems(phrase: str) -> Iterator[str]:
    """Why a phrase is never heard, or nearly always, in sentences; none for a good one."""
    atoms = [atom for pattern in patterns(phrase) for step in pattern for atom in step.place]
    if not atoms:
        yield _("“{phrase}” has no word to listen for.").format(phrase=phrase)
    for atom in dict.fromkeys(atoms):
        if atom.kind == "slot" and atom.what.startswith("?"):
            yield _("“{phrase}”: “<{slot}>” is no kind of number; write <number>.").format(
                phrase=phrase, slot=atom.what[1:]
            )
        if atom.kind in ("prefix", "suffix") and len(atom.what) < SHORTEST_PREFIX:
            yield _(
                "“{phrase}” is heard in too many words; write more letters before the “*”."
            ).format(phrase=phrase)


def dead_signals(bank: Bank) -> list[SignalRemark]:
    """Signals that can never be heard, or never decide because a higher one always comes along."""
    remarks: list[SignalRemark] = []
    vocabularies = shared_parts(bank).vocabularies
    for question in bank.questions:
        for signal_id, signal in _with_ids(question):
            if signal.when is None:
                continue
            reason = why_impossible(signal.when, question, vocabularies)
            if reason:
                remarks.append(SignalRemark(question.id, signal_id, reason))
                continue
            for other_id, other in _with_ids(question):
                decides = other.is_red_flag or level_of(other) > level_of(signal)
                is_heard_too = other.when is not None and implies(signal.when, other.when)
                if decides and is_heard_too and not signal.is_red_flag:
                    detail = _("Wherever it is heard, “{other}” is heard too and decides.").format(
                        other=other.because.main
                    )
                    remarks.append(SignalRemark(question.id, signal_id, detail, (other_id,)))
                    break
    return remarks


def stem_collisions(bank: Bank) -> list[SignalRemark]:
    """Phrases of one word, in different signals of a question, that are heard as the same word
    though they are two: “conversation” and “conversion”."""
    remarks: list[SignalRemark] = []
    for question in bank.questions:
        first: dict[str, tuple[str, str]] = {}
        pairs: set[tuple[str, str]] = set()
        for signal_id, signal in _with_ids(question):
            for phrase in _phrases(signal.when):
                for key in _stems_of_single_word(phrase):
                    other_id, other = first.setdefault(key, (signal_id, phrase))
                    pair = (other, phrase)
                    if other_id == signal_id or pair in pairs or not _are_two_words(*pair):
                        continue
                    pairs.add(pair)
                    detail = _(
                        "“{first}” and “{second}” are heard as the same word; “{second}*” is heard "
                        "only as written."
                    ).format(first=other, second=phrase)
                    remarks.append(SignalRemark(question.id, signal_id, detail, pair))
    return remarks


def ambiguous_aliases(bank: Bank, *, only_of_names: bool = False) -> list[SignalRemark]:
    """Names of a vocabulary that are everyday words or single letters: like, call, threads, X.

    `only_of_names` leaves out those that cannot or need not be changed: the name itself; an alias
    all in capitals, which is heard in capitals only; and those of an idea (calm, Town), which is
    made of everyday words. What stays is an alias of a thing with a name of its own: itch, for
    Itch.io.
    """
    remarks: list[SignalRemark] = []
    for name, vocabulary in bank.vocabularies.items():
        names = {
            term
            for term in vocabulary.terms
            if term[:1].isupper() and not all(is_everyday(fold(word)) for word in term.split())
        }
        for term, aliases in vocabulary.terms.items():
            for alias in (term, *aliases):
                if not _is_ambiguous(alias):
                    continue
                owners = {each for each, others in vocabulary.terms.items() if alias in others}
                if only_of_names and (alias.isupper() or not owners & names):
                    continue
                detail = _("“{name}” may well be said without meaning “{term}”.")
                detail = detail.format(name=alias, term=term)
                remarks.append(SignalRemark("", name, detail, (alias,)))
    return remarks


def _with_ids(question: Question) -> Iterator[tuple[str, Signal]]:
    """The signals with their ids; the place, from 1, of one that has none."""
    for place, signal in enumerate(question.signals, 1):
        yield signal.id or str(place), signal


def _phrases(condition: Condition | None) -> Iterator[str]:
    """Every phrase that a condition mentions, however deep inside."""
    if condition is None:
        return
    yield from condition.mentions
    yield from condition.denies
    for part in (*condition.all, *condition.any, condition.not_):
        yield from _phrases(part)


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


def _is_ambiguous(name: str) -> bool:
    """Whether a name is one letter, or an everyday word that is not all in capitals."""
    if len(name) == 1:
        return True
    in_capitals = name.isupper() and len(name) <= 4
    return not in_capitals and "*" not in name and is_everyday(fold(name))

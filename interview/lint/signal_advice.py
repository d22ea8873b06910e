"""What a bank's editor should know of its signals: words confused, names too common, dead signals.

Pure functions of the bank; each gives a list of remarks, in the order of the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.bank import Bank, Condition, Question, Signal
from interview.frozen import frozen
from interview.i18n import _
from interview.lint.impossible_conditions import why_impossible
from interview.rubric.implied_conditions import implies
from interview.rubric.lexicon import known
from interview.rubric.lexicon.folding import common_beginning, fold
from interview.rubric.lexicon.word_lists import INFLECTIONS, NOUN_ENDINGS
from interview.rubric.phrase_pattern import Atom, patterns
from interview.rubric.suggest_level import level_of
from interview.rubric.word import stem_keys

SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer make a phrase of half the dictionary."""


@frozen
class Remark:
    """Something to tell the editor."""

    question: str
    """The question's id; empty for a vocabulary."""
    signal: str
    """The signal's id (its place from 1 if it has none); or the name of the vocabulary."""
    detail: str
    """The remark itself, a sentence in the language in use."""
    words: tuple[str, ...] = ()
    """The phrases or names it is about, as the bank writes them."""


def stem_collisions(bank: Bank) -> list[Remark]:
    """Phrases of one word, in different signals of a question, that are heard as the same word
    though they are two: “conversation” and “conversion”."""
    return [remark for question in bank.questions for remark in _collisions(question)]


def ambiguous_aliases(bank: Bank) -> list[Remark]:
    """Names of a vocabulary that are everyday words or single letters: like, call, threads, X."""
    return [
        Remark("", name, _("“{name}” may well be said without meaning “{term}”.").format(
            name=alias, term=term), (alias,))
        for name, vocabulary in bank.vocabularies.items()
        for term, aliases in vocabulary.terms.items()
        for alias in (term, *aliases)
        if _is_ambiguous(alias)
    ]  # fmt: skip


def dead_signals(bank: Bank) -> list[Remark]:
    """Signals that can never be heard, or never decide because a higher one always comes along."""
    return [remark for question in bank.questions for remark in _dead(question, bank)]


def deaf_phrases(bank: Bank) -> list[Remark]:
    """Phrases that hear nothing (an unknown `<…>`, no word at all) or nearly everything (`a*`)."""
    return [
        Remark(question.id, signal_id, detail, (phrase,))
        for question in bank.questions
        for signal_id, signal in _signals(question)
        for phrase in _phrases(signal.when)
        for detail in deafness(phrase)
    ]


def _signals(question: Question) -> Iterator[tuple[str, Signal]]:
    for place, signal in enumerate(question.signals, 1):
        yield signal.id or str(place), signal


def _phrases(condition: Condition | None) -> Iterator[str]:
    if condition is None:
        return
    yield from condition.mentions
    yield from condition.denies
    for part in (*condition.all, *condition.any, condition.not_):
        yield from _phrases(part)


def _collisions(question: Question) -> Iterator[Remark]:
    said: dict[str, tuple[str, str]] = {}
    told: set[tuple[str, str]] = set()
    for signal_id, signal in _signals(question):
        for phrase in _phrases(signal.when):
            for key in _only_word_keys(phrase):
                other_id, other = said.setdefault(key, (signal_id, phrase))
                pair = (other, phrase)
                if other_id != signal_id and pair not in told and _are_two_words(other, phrase):
                    told.add(pair)
                    yield Remark(question.id, signal_id, _collision(other, phrase), pair)


def _collision(first: str, second: str) -> str:
    return _(
        "“{first}” and “{second}” are heard as the same word; “{second}*” is heard only as written."
    ).format(first=first, second=second)


def _only_word_keys(phrase: str) -> Iterable[str]:
    """The stems of a phrase of one word."""
    found = patterns(phrase)
    places = [step.place for pattern in found for step in pattern]
    atoms = [atom for place in places for atom in place]
    single = len(found) == len(places) == len(atoms) == 1 and atoms[0].kind == "word"
    return stem_keys(atoms[0].what) if single else ()


def _are_two_words(first: str, second: str) -> bool:
    one, other = fold(first).rstrip("s"), fold(second).rstrip("s")
    common = common_beginning(one, other)
    ends = {one[common:], other[common:]}
    return not ends <= INFLECTIONS | NOUN_ENDINGS or (len(ends) == 2 and ends <= NOUN_ENDINGS)


def _is_ambiguous(name: str) -> bool:
    if len(name) == 1:
        return True
    folded = fold(name)
    in_capitals = name.isupper() and len(name) <= 4
    return not in_capitals and "*" not in name and known.is_everyday(folded)


def _dead(question: Question, bank: Bank) -> Iterator[Remark]:
    for signal_id, signal in _signals(question):
        if signal.when is None:
            continue
        reason = why_impossible(signal.when, question, bank.vocabularies)
        if reason:
            yield Remark(question.id, signal_id, reason)
        else:
            yield from _overridden(question, signal_id, signal)


def _overridden(question: Question, signal_id: str, signal: Signal) -> Iterator[Remark]:
    for other_id, other in _signals(question):
        if _overrides(other, signal):
            detail = _("Wherever it is heard, “{other}” is heard too and decides.")
            yield Remark(
                question.id, signal_id, detail.format(other=other.because.main), (other_id,)
            )
            return


def _overrides(other: Signal, signal: Signal) -> bool:
    if other.when is None or signal.when is None or signal.is_red_flag:
        return False
    decides = other.is_red_flag or level_of(other) > level_of(signal)
    return decides and implies(signal.when, other.when)


def deafness(phrase: str) -> Iterator[str]:
    """Why a phrase hears nothing, or nearly everything, in sentences; none for a good one."""
    atoms = [atom for pattern in patterns(phrase) for step in pattern for atom in step.place]
    if not atoms:
        yield _("“{phrase}” has no word to listen for.").format(phrase=phrase)
    for atom in dict.fromkeys(atoms):
        yield from _deaf_atom(atom, phrase)


def _deaf_atom(atom: Atom, phrase: str) -> Iterator[str]:
    if atom.kind == "slot" and atom.what.startswith("?"):
        yield _("“{phrase}”: “<{slot}>” is no kind of number; write <number>.").format(
            phrase=phrase, slot=atom.what[1:]
        )
    if atom.kind == "prefix" and len(atom.what) < SHORTEST_PREFIX:
        yield _("“{phrase}” is heard in too many words; write more letters before the “*”.").format(
            phrase=phrase
        )

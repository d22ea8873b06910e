"""Small words, numbers and shorthand of every language, brought together: notes mix languages.

What they are stands in `words.yaml`, `numbers.yaml` and `shorthand.yaml` of `interview/languages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from interview.languages import of_each_language
from interview.languages.language_files import NumberWords, ShorthandWords, SmallWords


def joined(lists: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The words of some lists, such as one of each language."""
    return frozenset(chain.from_iterable(lists))


_SMALL = of_each_language(SmallWords)
ARTICLES = joined(each.articles for each in _SMALL.values())
"""Left out of every phrase and skipped in every note: notes drop them as they please."""
LIGHT = ARTICLES | joined(each.light for each in _SMALL.values())
"""Words that may stand between two words of a phrase at no cost, and are never stemmed."""
MEANT = joined(each.meant for each in _SMALL.values())
"""Light words that a phrase nevertheless means when it says them."""
EXACT = joined(each.exact for each in _SMALL.values())
"""Words that no correction of a text may add, take away or make."""
INFLECTIONS = joined(each.inflections for each in _SMALL.values()) | {""}
NOUN_ENDINGS = joined(each.noun_endings for each in _SMALL.values())
"""What two forms of one word differ by, at the end of each and apart from an s: two inflections,
or an inflection and a noun; but not two nouns (conversation, conversion)."""
TELLING: Mapping[str, frozenset[str]] = {
    code: frozenset(each.telling) for code, each in _SMALL.items()
}
"""For each language, frequent words by which a sentence is known to be in it."""

_NUMBERS = tuple(of_each_language(NumberWords).values())
NUMBER_WORDS: Mapping[str, float] = {
    word: float(value)
    for each in _NUMBERS
    for value, words in each.numbers.items()
    for word in words
}
"""From a folded word to its value."""
_UNIT_OF_SLOT = {"number": "", "percent": "%"}
SLOTS: Mapping[str, str] = {
    name: _UNIT_OF_SLOT.get(kind, kind)
    for each in _NUMBERS
    for kind, names in each.slots.items()
    for name in names
}
"""The kinds of number that a phrase may ask for in angle brackets, by what they may be called."""

_SHORTHAND = tuple(of_each_language(ShorthandWords).values())


def _shorthand() -> dict[str, tuple[str, ...]]:
    """What two languages read in one shorthand is heard as both say; but a reading of several
    words has no alternative, and the first language that knows the shorthand has it."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _SHORTHAND:
        for short, readings in each.shorthand.items():
            known = found.setdefault(short, readings)
            if not any(" " in reading for reading in (*known, *readings)):
                found[short] = tuple(dict.fromkeys((*known, *readings)))
    return found


SHORTHAND: Mapping[str, tuple[str, ...]] = _shorthand()
"""From the folded shorthand to its readings. Several are heard as any of them."""
CLITICS: Mapping[str, str] = {
    short: word for each in _SHORTHAND for short, word in each.elisions.items()
}
"""What a word stands for that lost its vowel before another word."""
NEGATED: Mapping[str, str] = {
    short: verb for each in _SHORTHAND for short, verb in each.negated.items()
}
"""What a verb is before “n't”, where that is not what stands there."""
IS_AFTER = joined(each.is_after for each in _SHORTHAND)
"""Words after which “'s” is “is”."""
WOULD_AFTER = joined(each.would_after for each in _SHORTHAND)
"""Words after which “'d” is “would”."""
CONTRACTIONS = joined(each.contractions for each in _SHORTHAND)
"""What may stand behind an apostrophe and belongs to the word before."""
ABBREVIATIONS = joined(each.abbreviations for each in _SHORTHAND)
"""Abbreviations whose full stop ends no sentence."""
ANSWERS = joined(each.answers for each in _SHORTHAND)
"""Words that, after a full stop, go on with the sentence before."""
DONT = "dont"
"""English “don't” without its apostrophe, or the French relative pronoun."""

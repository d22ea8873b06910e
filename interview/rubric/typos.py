"""Reads a mistyped word as the nearest word of the phrases, where it can be nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from sys import maxunicode

from interview.rubric.lexicon import known_words
from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.word_lists import LIGHT
from interview.rubric.phrase_pattern import Atom
from interview.rubric.word_forms import stem_keys

SHORTEST = 5
"""Letters; a shorter word is too easily another word."""
LONG = 8
"""Letters from which on two mistakes are forgiven instead of one."""


class TypoCorrector:
    """Finds the word of the phrases that a mistyped word stands for.

    A word is only corrected if it is unknown, no nearer to a known word of another meaning, and no
    mistyped denial: “nevr” is never taken for anything. It is compared with those words alone that
    begin or end with the same few letters, which no single mistake can prevent.
    """

    def __init__(self, words: Iterable[Atom]) -> None:
        self._words = words
        self._by_beginning: dict[str, Mapping[int, Sequence[str]]] = {}
        self._by_end: dict[str, Mapping[int, Sequence[str]]] = {}

    @cached_property
    def _sorted(self) -> list[str]:
        """The forms of the words. Many notes never need them."""
        forms = {form for atom in self._words for form in _forms(atom)}
        return sorted(filter(_is_correctable, forms))

    @cached_property
    def _sorted_by_end(self) -> list[str]:
        """The same, each written backwards."""
        return sorted(form[::-1] for form in self._sorted)

    def _alike(self, word: str, mistakes: int) -> list[str]:
        """The forms that begin or end as a word does, and are not much longer or shorter."""
        letters = 3 if len(word) > 6 else 2  # so many of a mistyped word are as they should be
        lengths = range(len(word) - mistakes, len(word) + mistakes + 1)
        alike: list[str] = []
        for place in (slice(letters), slice(-letters, None)):
            by_length = self._with(word[place], at_the_end=place.start is not None)
            for length in lengths:
                alike += by_length.get(length, ())
        return alike

    def _with(self, letters: str, *, at_the_end: bool) -> Mapping[int, Sequence[str]]:
        """The forms that begin or end with some letters, by their length. Remembered: to look all
        of them up beforehand would take a third of the time that the phrases take to compile."""
        known = self._by_end if at_the_end else self._by_beginning
        if letters not in known:
            if at_the_end:
                forms = _beginning_with(letters[::-1], self._sorted_by_end)
                forms = sorted(form[::-1] for form in forms)
            else:
                forms = _beginning_with(letters, self._sorted)
            by_length: dict[int, list[str]] = {}
            for form in forms:
                by_length.setdefault(len(form), []).append(form)
            known[letters] = by_length
        return known[letters]

    def correct(self, word: str) -> str:
        """The word of the phrases that `word` is a typo of; empty if it is none."""
        if not _is_correctable(word) or known_words.is_known(word):
            return ""
        if len(word) <= LONG and _nearest(word, _DENIALS, 1)[0]:
            return ""
        allowed = 2 if len(word) >= LONG else 1
        form, mistakes = _nearest(word, self._alike(word, allowed), allowed)
        if mistakes == 2:
            nearby = [
                other for other in known_words.words(word[:3]) if abs(len(other) - len(word)) <= 1
            ]
            if _nearest(word, nearby, 1)[0]:
                return ""
        return form

    def may_go_on(self, word: str) -> bool:
        """Whether more letters can make it a known word, or one of the phrases."""
        place = bisect_left(self._sorted, word)
        is_beginning = place < len(self._sorted) and self._sorted[place].startswith(word)
        return is_beginning or known_words.begins_a_known_word(word)


def _beginning_with(letters: str, words: list[str]) -> list[str]:
    """Those of some sorted words that begin with these letters."""
    start = bisect_left(words, letters)
    return words[start : bisect_left(words, letters + chr(maxunicode), start)]


def _nearest(word: str, forms: Sequence[str], mistakes: int) -> tuple[str, int]:
    """The nearest form within so many mistakes, and how many they are; an empty one if none is."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, forms, scorer=OSA.distance, score_cutoff=mistakes)
    return (found[0], int(found[1])) if found else ("", 0)


@lru_cache(maxsize=20_000)
def _forms(atom: Atom) -> tuple[str, ...]:
    """The word itself, and the known words in which a phrase with it is heard as well.

    Remembered, since the questions of a bank share most of their words.
    """
    forms = [atom.what]
    if atom.kind == "prefix":
        if len(atom.what) > 3:
            forms += known_words.words(atom.what)
        return tuple(forms)
    keys = stem_keys(atom.what)
    beginning = min(keys, key=len)[1 : len(atom.what)]
    if len(beginning) >= 3:
        forms += known_words.words_of_stems(beginning, keys)
    return tuple(forms)


def _is_correctable(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word not in LIGHT and word not in CUES


_DENIALS = [
    word
    for word, entries in CUES.items()
    if len(word) >= 4 and any(not tail and cue in DENYING for tail, cue in entries.get("", ()))
]

"""Hearing many phrases in one sentence at once: a tree of phrases, walked with small gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.rubric.phrase_pattern import Atom, Pattern, Place, patterns
from interview.rubric.word import Role, Word, known_stem_keys, stem_keys

GAP = 2
"""Other words that may stand between two words of a phrase; small words and commas are free."""
STRETCH = 7
"""Words from one word of a phrase to the next, at most, small words included."""
WIDE_STRETCH = 25
"""The same where the phrase has `…`."""
BEGINNING = 5
"""Letters that a word has in common with its stem, or all of a shorter stem."""

Match = tuple[int, tuple[int, ...]]
"""A phrase in a sentence: its number, and the places of its words, in order."""
_ROOT = 0
_BARRIERS = (Role.BREAK, Role.QUESTION)
_COSTS = (Role.WORD, Role.NUMBER)


class Terms:
    """Every place any phrase has, numbered, and found again from a word of the notes."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.numbers: dict[Place, int] = {}
        self._by_key: dict[tuple[str, str], tuple[int, ...]] = {}
        for place in places:
            self._add(place)
        kinds = [(kind, what) for kind, what in self._by_key]
        self._beginnings = {what[1 : 1 + BEGINNING] for kind, what in kinds if kind == "word"}
        self._prefix_lengths = {len(what) for kind, what in kinds if kind == "prefix"}

    def of(self, word: Word) -> tuple[int, ...]:
        """The places that a word of the notes fills."""
        keys = [("capitals", word.capitals)] if word.capitals else []
        for reading in word.readings:
            keys += [("word", key) for key in self._stem_keys(reading)]
            keys += [("prefix", reading[:length]) for length in self._prefix_lengths]
        if word.amount:
            keys += _number_keys(word)
        found = [term for key in keys if key in self._by_key for term in self._by_key[key]]
        return tuple(dict.fromkeys(found)) if found else ()

    def _add(self, place: Place) -> None:
        if place in self.numbers:
            return
        number = self.numbers[place] = len(self.numbers)
        for key in {key for atom in place for key in _keys(atom)}:
            self._by_key[key] = (*self._by_key.get(key, ()), number)

    def _stem_keys(self, word: str) -> tuple[str, ...]:
        """Its stems. The stemmer is slow: what is on no list is only stemmed where some stem
        begins as the word does."""
        return known_stem_keys(word) or (
            stem_keys(word)
            if any(word[:length] in self._beginnings for length in range(1, BEGINNING + 1))
            else ()
        )


def _keys(atom: Atom) -> list[tuple[str, str]]:
    if atom.kind == "word":
        return [("word", key) for key in stem_keys(atom.what)]
    return [(atom.kind, atom.what)]


def _number_keys(word: Word) -> list[tuple[str, str]]:
    if word.amount is None:
        return []
    value, unit = word.amount
    is_year = 1900 <= value < 2100 and len(word.text) == 4
    kinds = ["", *([unit] if unit else []), *(["year"] if is_year else [])]
    return [("value", repr(value)), *(("slot", kind) for kind in kinds)]


class PhraseTree:
    """The phrases of a question. Built in time and memory linear in their words.

    The tree is held in flat tables of plain numbers, which the garbage collector passes quickly.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        said = [(number, p) for number, phrase in enumerate(phrases) for p in patterns(phrase)]
        places = {step.place: None for _, pattern in said for step in pattern}
        self.terms = Terms(places)
        self.words = {atom for place in places for atom in place if atom.kind in ("word", "prefix")}
        """The words and prefixes that the phrases are made of."""
        self.near: dict[tuple[int, int], int] = {}
        """From a point of the tree and a term that follows closely, to the next point."""
        self.far: dict[tuple[int, int], int] = {}
        """The same for a term that follows anywhere in the sentence."""
        self.ends: dict[int, tuple[int, ...]] = {}
        """The phrases that end at a point."""
        for number, pattern in said:
            self._add(pattern, number)
        self._first = {term: point for (before, term), point in self.near.items() if not before}
        self.goes_near = {point for point, _ in self.near}
        self.goes_far = {point for point, _ in self.far}
        self.terms.numbers.clear()

    def matches(self, words: Sequence[Word], terms: Sequence[tuple[int, ...]]) -> list[Match]:
        """Every phrase heard in a sentence given as its words and the terms of each.

        Of several ways to hear a phrase that begin or end at the same word, the tightest is kept.
        No point of the tree is visited twice for the same word, so repetition costs no more.
        """
        walk = _Walk(self, words, terms)
        for place in range(len(terms) - 1, -1, -1):
            for term in terms[place]:
                point = self._first.get(term)
                if point is not None:
                    walk.arrive(point, (place,))
        return [(phrase, places) for (phrase, _), places in walk.found.items()]

    def _add(self, pattern: Pattern, phrase: int) -> None:
        point = _ROOT
        for step in pattern:
            branches = self.far if step.anywhere else self.near
            edge = (point, self.terms.numbers[step.place])
            point = branches.setdefault(edge, len(self.near) + len(self.far) + 1)
        if phrase not in self.ends.get(point, ()):
            self.ends[point] = (*self.ends.get(point, ()), phrase)


class _Walk:
    """One sentence being matched."""

    def __init__(
        self, tree: PhraseTree, words: Sequence[Word], terms: Sequence[tuple[int, ...]]
    ) -> None:
        self.found: dict[tuple[int, int], tuple[int, ...]] = {}
        """The places of each phrase's words, by its number and its first place."""
        self._tree = tree
        self._words = words
        self._terms = terms
        self._seen: set[tuple[int, int]] = set()

    def arrive(self, point: int, places: tuple[int, ...]) -> None:
        """Note the phrases that end at a point of the tree, and look for the words to follow."""
        tree = self._tree
        for phrase in tree.ends.get(point, ()):
            known = self.found.get((phrase, places[0]))
            if known is None or places[-1] < known[-1]:
                self.found[phrase, places[0]] = places
        if point in tree.goes_near:
            self._go_near(point, places)
        if point in tree.goes_far:
            self._go_far(point, places)

    def _go_near(self, point: int, places: tuple[int, ...]) -> None:
        left = GAP
        start = places[-1] + 1
        for place in range(start, min(start + STRETCH, len(self._terms))):
            if self._terms[place]:
                self._branch(self._tree.near, point, place, places)
            role = self._words[place].role
            if role in _BARRIERS:
                return
            left -= role in _COSTS
            if left < 0:
                return

    def _go_far(self, point: int, places: tuple[int, ...]) -> None:
        start = places[-1] + 1
        for place in range(start, min(start + WIDE_STRETCH, len(self._terms))):
            self._branch(self._tree.far, point, place, places)

    def _branch(
        self, branches: dict[tuple[int, int], int], point: int, place: int, places: tuple[int, ...]
    ) -> None:
        for term in self._terms[place]:
            following = branches.get((point, term))
            if following is not None and (following, place) not in self._seen:
                self._seen.add((following, place))
                self.arrive(following, (*places, place))

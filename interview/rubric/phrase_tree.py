"""Finds many phrases in one sentence at once: a tree of phrases, walked with small gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.rubric.phrase_pattern import GAP, REACH, WIDE_REACH, Alternatives, Atom, patterns
from interview.rubric.read_word import ARROWS, ReadWord, Role
from interview.rubric.word_forms import known_stem_keys, stem_keys

BEGINNING = 5
"""Letters that a word has in common with its stem, at most; all of a shorter stem."""

Match = tuple[int, tuple[int, ...]]
"""A phrase in a sentence: its number, and the places of its words, in order, from 0."""
_ROOT = 0
_BARRIERS = (Role.BREAK, Role.QUESTION)
_COSTS = (Role.WORD, Role.NUMBER)


class Terms:
    """The terms of all phrases, numbered: what any of them can have at one place."""

    def __init__(self, places: Iterable[Alternatives]) -> None:
        self.numbers: dict[Alternatives, int] = {}
        self._by_kind: dict[str, dict[str, tuple[int, ...]]] = {}
        """By the kind of an atom, and what it is; of a word by its stems."""
        for place in places:
            if place in self.numbers:
                continue
            number = self.numbers[place] = len(self.numbers)
            for kind, what in place:
                table = self._by_kind.setdefault(kind, {})
                for key in stem_keys(what) if kind == "word" else (what,):
                    known = table.get(key, ())
                    if number not in known:
                        table[key] = (*known, number)
        self._words = self._by_kind.get("word", {})
        self._prefixes = self._by_kind.get("prefix", {})
        self._suffixes = self._by_kind.get("suffix", {})
        self._beginnings = {key[1 : 1 + BEGINNING] for key in self._words}
        self._prefix_lengths = set(map(len, self._prefixes))
        self._suffix_lengths = set(map(len, self._suffixes))
        self._loose = {
            number for place, number in self.numbers.items() if all(map(_is_loose, place))
        }

    def of(self, word: ReadWord) -> tuple[int, ...]:
        """The numbers of the terms that a word of the notes is."""
        found = [*self._among("capitals", word.capitals)] if word.capitals else []
        for reading in word.readings:
            stems = known_stem_keys(reading)
            # the stemmer is slow: it is spared where no stem of the phrases begins as the word does
            if not stems and not self._beginnings.isdisjoint(
                [reading[:length] for length in range(1, BEGINNING + 1)]
            ):
                stems = stem_keys(reading)
            for key in stems:
                found += self._words.get(key, ())
            for length in self._prefix_lengths:
                found += self._prefixes.get(reading[:length], ())
            for length in self._suffix_lengths:
                found += self._suffixes.get(reading[-length:], ())
        if word.text in ARROWS:
            found += self._among("arrow", "")
        if word.amount:
            value, unit = word.amount
            found += self._among("value", repr(value))
            found += self._among("slot", "")
            if unit:
                found += self._among("slot", unit)
            if 1900 <= value < 2100 and len(word.text) == 4:
                found += self._among("slot", "year")
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def tell(self, terms: Iterable[int]) -> bool:
        """Whether one of a word's terms is the word's own, and not any word's, or its ending's."""
        return not self._loose.issuperset(terms)

    def _among(self, kind: str, what: str) -> tuple[int, ...]:
        return self._by_kind.get(kind, {}).get(what, ())


def _is_loose(atom: Atom) -> bool:
    return atom.kind == "suffix" or atom == Atom("prefix", "")


class PhraseTree:
    """The phrases of a question as a tree: those that begin with the same terms share a branch.

    Built in time and memory linear in the words. A point of the tree is a number, 0 its root; the
    branches are held in flat tables of plain numbers, which the garbage collector passes quickly.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        numbered = [(number, p) for number, phrase in enumerate(phrases) for p in patterns(phrase)]
        places = {step.place: None for _number, pattern in numbered for step in pattern}
        self.terms = Terms(places)
        self.words = {atom for place in places for atom in place if atom.kind in ("word", "prefix")}
        """The words and prefixes that the phrases are made of."""
        self.near: dict[tuple[int, int], int] = {}
        """From a point of the tree and a term that follows closely, to the next point."""
        self.far: dict[tuple[int, int], int] = {}
        """The same for a term that follows anywhere in the sentence."""
        self.next: dict[tuple[int, int], int] = {}
        """The same for a term that follows at once."""
        self.ends: dict[int, tuple[int, ...]] = {}
        """The phrases that end at a point."""
        points = _ROOT
        for number, pattern in numbered:
            point = _ROOT
            for step in pattern:
                branches = self.far if step.anywhere else self.near
                if step.closely:
                    branches = self.next
                edge = (point, self.terms.numbers[step.place])
                if edge not in branches:
                    points += 1
                    branches[edge] = points
                point = branches[edge]
            if number not in self.ends.get(point, ()):
                self.ends[point] = (*self.ends.get(point, ()), number)
        self._first = {term: point for (before, term), point in self.near.items() if not before}
        self.goes_near = {point for point, _ in self.near}
        self.goes_far = {point for point, _ in self.far}
        self.goes_next = {point for point, _ in self.next}
        self.terms.numbers.clear()

    def matches(self, words: Sequence[ReadWord], terms: Sequence[tuple[int, ...]]) -> list[Match]:
        """Every phrase found in a sentence, which is given as its words and the terms of each.

        Of several ways to find a phrase that begin or end at the same word, the shortest counts.
        No point of the tree is visited twice for the same word, so that repetition costs no more.
        """
        walk = _Walk(self, words, terms)
        for place in range(len(terms) - 1, -1, -1):
            for term in terms[place]:
                point = self._first.get(term)
                if point is not None:
                    walk.arrive(point, (place,))
        return [(phrase, places) for (phrase, _), places in walk.found.items()]


class _Walk:
    """One sentence being matched."""

    def __init__(
        self, tree: PhraseTree, words: Sequence[ReadWord], terms: Sequence[tuple[int, ...]]
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
        start = places[-1] + 1
        if point in tree.goes_next:
            place = start
            while place < len(self._terms) and self._words[place].role is Role.QUIET:
                place += 1
            if place < len(self._terms):
                self._branch(tree.next, point, place, places)
        if point in tree.goes_near:
            left = GAP
            for place in range(start, min(start + REACH, len(self._terms))):
                if self._terms[place]:
                    self._branch(tree.near, point, place, places)
                role = self._words[place].role
                if role in _BARRIERS:
                    break
                left -= role in _COSTS
                if left < 0:
                    break
        if point in tree.goes_far:
            for place in range(start, min(start + WIDE_REACH, len(self._terms))):
                self._branch(tree.far, point, place, places)

    def _branch(
        self, branches: dict[tuple[int, int], int], point: int, place: int, places: tuple[int, ...]
    ) -> None:
        for term in self._terms[place]:
            following = branches.get((point, term))
            if following is not None and (following, place) not in self._seen:
                self._seen.add((following, place))
                self.arrive(following, (*places, place))

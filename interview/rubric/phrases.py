"""Hearing many phrases in one sentence at once: a tree of phrases, walked with small gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interview.rubric.patterns import Atom, Pattern, Place, patterns
from interview.rubric.words import Role, Word, stem_keys

GAP = 2
"""Other words that may stand between two words of a phrase; small words and commas are free."""
STRETCH = 7
"""Words from one word of a phrase to the next, at most, small words included."""
BEGINNING = 4
"""Letters that a word has in common with its stem, or all of a shorter stem."""
WIDE_STRETCH = 25
"""The same where the phrase has `…`."""


Match = tuple[int, tuple[int, ...]]
"""A phrase in a sentence: its number, and the places of its words, in order."""


@dataclass(slots=True)
class Node:
    """A point of the tree: where each next term leads, and the phrases that end here."""

    near: dict[int, Node] = field(default_factory=dict)
    far: dict[int, Node] | None = None
    ends: tuple[int, ...] = ()


class Terms:
    """Every place any phrase has, numbered, and found again from a word of the notes."""

    def __init__(self) -> None:
        self._ids: dict[Place, int] = {}
        self._by_atom: dict[tuple[str, str], list[int]] = {}
        self._prefix_lengths: tuple[int, ...] = ()
        self._beginnings: set[str] = set()

    def id_of(self, place: Place) -> int:
        """The number of a place; the same for the same place."""
        known = self._ids.get(place)
        if known is not None:
            return known
        term = self._ids[place] = len(self._ids)
        for key in {key for atom in place for key in _keys_of(atom)}:
            self._by_atom.setdefault(key, []).append(term)
            if key[0] == "word":
                self._beginnings.add(key[1][1 : 1 + BEGINNING])
            if key[0] == "prefix":
                self._prefix_lengths = tuple(sorted({*self._prefix_lengths, len(key[1])}))
        return term

    def words(self) -> Iterable[Atom]:
        """The words and prefixes phrases are made of."""
        return {atom for place in self._ids for atom in place if atom.kind in ("word", "prefix")}

    def of(self, word: Word) -> tuple[int, ...]:
        """The places that a word of the notes fills."""
        keys = [("capitals", word.capitals)] if word.capitals else []
        for reading in word.readings:
            if self._may_be_listened_for(reading):
                keys += [("word", key) for key in stem_keys(reading)]
            keys += [("prefix", reading[:length]) for length in self._prefix_lengths]
        if word.amount:
            keys += [("value", repr(word.amount.value)), ("slot", "")]
            keys += [("slot", kind) for kind in _kinds(word)]
        found = {term: None for key in keys for term in self._by_atom.get(key, ())}
        return tuple(found)

    def _may_be_listened_for(self, word: str) -> bool:
        """Whether some stem begins as the word does: it spares the stemmer, which is slow."""
        return any(word[:length] in self._beginnings for length in range(1, BEGINNING + 1))


def _keys_of(atom: Atom) -> list[tuple[str, str]]:
    if atom.kind == "word":
        return [("word", key) for key in stem_keys(atom.what)]
    return [(atom.kind, atom.what)]


def _kinds(word: Word) -> list[str]:
    assert word.amount is not None
    year = 1900 <= word.amount.value < 2100 and len(word.text) == 4
    return [kind for kind in (word.amount.unit, "year" if year else "") if kind]


class PhraseTree:
    """The phrases of a question. Built in time and memory linear in their words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.terms = Terms()
        self._root = Node()
        for number, phrase in enumerate(phrases):
            for pattern in patterns(phrase):
                self._add(pattern, number)

    def _add(self, pattern: Pattern, phrase: int) -> None:
        node = self._root
        for step in pattern:
            if step.anywhere and node.far is None:
                node.far = {}
            branches = node.far if step.anywhere and node.far is not None else node.near
            node = branches.setdefault(self.terms.id_of(step.place), Node())
        if phrase not in node.ends:
            node.ends += (phrase,)

    def matches(self, words: Sequence[Word], terms: Sequence[tuple[int, ...]]) -> list[Match]:
        """Every phrase heard in a sentence given as its words and the terms of each.

        Of several ways to hear a phrase that begin or end at the same word, the tightest is kept.
        No point of the tree is visited twice for the same word, so repetition costs no more.
        """
        walk = _Walk(words, terms)
        for place in range(len(terms) - 1, -1, -1):
            for term in terms[place]:
                node = self._root.near.get(term)
                if node is not None:
                    walk.go_on(node, (place,))
        return [(phrase, places) for (phrase, _), places in walk.found.items()]


class _Walk:
    """One sentence being matched."""

    def __init__(self, words: Sequence[Word], terms: Sequence[tuple[int, ...]]) -> None:
        self.found: dict[tuple[int, int], tuple[int, ...]] = {}
        """The places of each phrase's words, by its number and its first place."""
        self._words = words
        self._terms = terms
        self._seen: set[tuple[int, int]] = set()

    def go_on(self, node: Node, places: tuple[int, ...]) -> None:
        """Note the phrases that end here, and look for the words that may follow."""
        for phrase in node.ends:
            known = self.found.get((phrase, places[0]))
            if known is None or places[-1] < known[-1]:
                self.found[phrase, places[0]] = places
        if node.near:
            self._go_near(node, places)
        if node.far:
            self._go_far(node.far, places)

    def _go_near(self, node: Node, places: tuple[int, ...]) -> None:
        left = GAP
        start = places[-1] + 1
        for place in range(start, min(start + STRETCH, len(self._terms))):
            if self._terms[place]:
                self._branch(node.near, place, places)
            role = self._words[place].role
            if role in _BARRIERS:
                return
            left -= role in _COSTS
            if left < 0:
                return

    def _go_far(self, branches: dict[int, Node], places: tuple[int, ...]) -> None:
        start = places[-1] + 1
        for place in range(start, min(start + WIDE_STRETCH, len(self._terms))):
            self._branch(branches, place, places)

    def _branch(self, branches: dict[int, Node], place: int, places: tuple[int, ...]) -> None:
        for term in self._terms[place]:
            node = branches.get(term)
            if node is not None and (id(node), place) not in self._seen:
                self._seen.add((id(node), place))
                self.go_on(node, (*places, place))


_BARRIERS = (Role.BREAK, Role.QUESTION)
_COSTS = (Role.WORD, Role.NUMBER)

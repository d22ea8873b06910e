"""Listening to notes: which phrases each sentence holds, where, and whether it means them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from interview.rubric.lexicon.shorthand import DONT
from interview.rubric.lexicon.words_of import words_of
from interview.rubric.phrases import PhraseTree
from interview.rubric.polarity import Polarity, Stance
from interview.rubric.repair import Repairs
from interview.rubric.tokens import Mark, marks, sentences
from interview.rubric.words import Role, Word, load_stemmers, read

SENTENCES_KEPT = 4_096
"""Sentences whose hearing is remembered; the least lately heard is forgotten first."""
WORDS_KEPT = 32_768
"""Words whose reading is remembered before all are forgotten."""


Place = tuple[int, int]
"""A cell of a table: its row and its column, from 0."""


class Hearing(NamedTuple):
    """A phrase heard in an answer: where, and how the sentence stands to it."""

    phrase: int
    start: int
    end: int
    polarity: Polarity
    words: int
    """How many words of the phrase were heard."""
    repaired: str
    """What a mistyped word in it was read as; empty without one."""
    place: Place | None
    """The cell it was heard in; `None` for the notes."""


_Heard = tuple[int, int, int, Polarity, int, str]
"""The same within a sentence. Plain tuples of plain values: the garbage collector, whose pauses
are felt in typing, leaves them alone."""


class _Reading(NamedTuple):
    """A word of the notes as this rubric takes it."""

    word: Word
    terms: tuple[int, ...]
    repaired: str = ""


@dataclass(slots=True)
class _Read:
    """The words of a sentence as they are read, each with its mark and its terms."""

    marks: list[Mark] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    terms: list[tuple[int, ...]] = field(default_factory=list)
    repairs: dict[int, str] = field(default_factory=dict)
    """What mistyped words were read as, by their place."""

    def repaired(self, places: Sequence[int]) -> str:
        """What the mistyped words at these places were read as."""
        return " ".join(self.repairs[place] for place in places if place in self.repairs)


class Listener:
    """Hears a question's phrases, and remembers what it heard in each sentence.

    One listener serves one thread at a time.
    """

    def __init__(self, phrases: Sequence[str], names: frozenset[int] = frozenset()) -> None:
        self._tree = PhraseTree(phrases)
        self._names = names
        self._known: dict[str, tuple[_Reading, ...]] = {}
        self._sentences: OrderedDict[str, tuple[_Heard, ...]] = OrderedDict()

    def prepare(self) -> None:
        """Load all that a first mistyped word would have to wait for."""
        self._repairs.repaired("qwertzuiop")
        load_stemmers()

    @cached_property
    def _repairs(self) -> Repairs:
        return Repairs(self._tree.words)

    def hear(self, text: str, place: Place | None = None) -> Iterator[Hearing]:
        """Every phrase heard in the notes, or in the text of the cell at `place`."""
        for start, end, owned_from, owned_to in sentences(text):
            unfinished = end == len(text) and text[-1].isalnum()
            hear = self._hear_unfinished if unfinished else self._remembered
            for phrase, first, last, polarity, words, repaired in hear(text[start:end]):
                if owned_from <= start + first < owned_to:
                    yield Hearing(
                        phrase, start + first, start + last, polarity, words, repaired, place
                    )

    def _remembered(self, sentence: str) -> tuple[_Heard, ...]:
        known = self._sentences.get(sentence)
        if known is not None:
            self._sentences.move_to_end(sentence)
            return known
        heard = self._sentences[sentence] = self._heard(self._read_sentence(sentence))
        if len(self._sentences) > SENTENCES_KEPT:
            self._sentences.popitem(last=False)
        return heard

    def _hear_unfinished(self, sentence: str) -> tuple[_Heard, ...]:
        read = self._read_sentence(sentence)
        self._take_back_repair(read)
        return self._heard(read)

    def _heard(self, read: _Read) -> tuple[_Heard, ...]:
        matches = self._tree.matches(read.words, read.terms)
        if not matches:
            return ()
        stance = Stance(read.words)
        return tuple(
            (
                phrase,
                read.marks[places[0]][1],
                read.marks[places[-1]][2],
                stance.polarity(places, is_name=phrase in self._names),
                len(places),
                read.repaired(places) if read.repairs else "",
            )
            for phrase, places in matches
            if not stance.is_half_of_an_idiom(places)
        )

    def _read_sentence(self, sentence: str) -> _Read:
        # The innermost loop of a first hearing: what it calls is looked up once.
        read = _Read()
        known = self._known
        add_mark, add_word, add_terms = read.marks.append, read.words.append, read.terms.append
        for mark in marks(sentence):
            surface = mark[0]
            for word, terms, repaired in known.get(surface) or self._read(surface):
                if repaired:
                    read.repairs[len(read.words)] = repaired
                add_mark(mark)
                add_word(word)
                add_terms(terms)
        if DONT in sentence or DONT in sentence.lower():
            self._settle_dont(read)
        return read

    def _take_back_repair(self, read: _Read) -> None:
        """The last word is still being typed: it may yet become another."""
        last = len(read.words) - 1
        if last in read.repairs and self._repairs.may_go_on(read.words[last].text):
            del read.repairs[last]
            read.terms[last] = ()

    def _settle_dont(self, read: _Read) -> None:
        """Reads “dont” as “don't” where the sentence is not French."""
        texts = {word.text for word in read.words}
        if len(texts & _FRENCH) > len(texts & _ENGLISH):
            return
        ((not_, terms, _),) = self._read("not")
        for place, word in enumerate(read.words):
            if word.text == DONT:
                read.words[place], read.terms[place] = not_, terms

    def _read(self, surface: str) -> tuple[_Reading, ...]:
        if len(self._known) >= WORDS_KEPT:
            self._known.clear()
        readings = self._known[surface] = tuple(map(self._reading, read(surface)))
        return readings

    def _reading(self, word: Word) -> _Reading:
        terms = self._tree.terms.of(word)
        if terms or word.role is not Role.WORD or word.readings != (word.text,):
            return _Reading(word, terms)
        repaired = self._repairs.repaired(word.text)
        if not repaired:
            return _Reading(word, ())
        return _Reading(word, self._tree.terms.of(read(repaired)[0]), repaired)


_FRENCH = words_of(
    """
    le la les un une des il elle on et est du que qui pour avec sur dans
    """
)
_ENGLISH = words_of(
    """
    the a an he she they i you we and is of that who for with on in to
    """
)

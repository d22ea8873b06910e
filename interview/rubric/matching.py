"""Listening to notes: which phrases each sentence holds, where, and whether it means them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from interview.rubric.lexicon.word_lists import DONT, TELLING
from interview.rubric.phrase_tree import PhraseTree
from interview.rubric.polarity import Polarity, Stance
from interview.rubric.tokens import marks, sentences, spans
from interview.rubric.typos import Repairs
from interview.rubric.word import Role, Word, load_stemmers, read

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


_Readings = tuple[_Reading, ...]
"""What one mark is read as: mostly one word."""


class _Read:
    """The words of a sentence as they are read, each with its terms."""

    def __init__(self, sentence: str, said: Sequence[str], read: Sequence[_Readings]) -> None:
        self.words: Sequence[Word] = ()
        self.terms: Sequence[tuple[int, ...]] = ()
        self.repaired: Sequence[str] = ()
        """What each word was read as; empty where it was read as it stands."""
        if said:
            self.words, self.terms, self.repaired = zip(*chain.from_iterable(read), strict=True)
        self._sentence = sentence
        self._said = said
        self._read = read

    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the sentence; two may be of one mark."""
        placed = zip(spans(self._sentence, self._said), self._read, strict=True)
        return [span for span, readings in placed for _reading in readings]


class Listener:
    """Hears a question's phrases, and remembers what it heard in each sentence.

    One listener serves one thread at a time.
    """

    def __init__(self, phrases: Sequence[str], names: frozenset[int] = frozenset()) -> None:
        self._tree = PhraseTree(phrases)
        self._names = names
        self._known: dict[str, _Readings] = {}
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
        stance, spans = Stance(read.words), read.spans()
        has_repairs = any(read.repaired)
        return tuple(
            (
                phrase,
                spans[places[0]][0],
                spans[places[-1]][1],
                stance.polarity(places, is_name=phrase in self._names),
                len(places),
                _together(read.repaired, places) if has_repairs else "",
            )
            for phrase, places in matches
            if not stance.is_half_of_an_idiom(places)
        )

    def _read_sentence(self, sentence: str) -> _Read:
        known, said = self._known.get, marks(sentence)
        read = _Read(sentence, said, [known(mark) or self._read(mark) for mark in said])
        if DONT in sentence or DONT in sentence.lower():
            self._settle_dont(read)
        return read

    def _take_back_repair(self, read: _Read) -> None:
        """The last word is still being typed: it may yet become another."""
        if read.repaired[-1] and self._repairs.may_go_on(read.words[-1].text):
            read.repaired = (*read.repaired[:-1], "")
            read.terms = (*read.terms[:-1], ())

    def _settle_dont(self, read: _Read) -> None:
        """Reads “dont” as “don't” where the sentence is not French."""
        texts = {word.text for word in read.words}
        if len(texts & TELLING["fr"]) > len(texts & TELLING["en"]):
            return
        ((not_, terms, _),) = self._read("not")
        is_dont = [word.text == DONT for word in read.words]
        read.words = [not_ if is_so else w for w, is_so in zip(read.words, is_dont, strict=True)]
        read.terms = [terms if is_so else t for t, is_so in zip(read.terms, is_dont, strict=True)]

    def _read(self, surface: str) -> _Readings:
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


def _together(repaired: Sequence[str], places: Sequence[int]) -> str:
    """What the mistyped words at these places were read as."""
    return " ".join(repaired[place] for place in places if repaired[place])

"""Listening to notes: which phrases each sentence holds, where, and whether it means them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from interview.rubric.lexicon.shorthand import DONT
from interview.rubric.lexicon.words_of import words_of
from interview.rubric.phrases import PhraseTree
from interview.rubric.polarity import Polarity, Stance
from interview.rubric.repair import Repairs
from interview.rubric.tokens import marks, sentences
from interview.rubric.words import Role, Word, load_stemmers, read

SENTENCES_KEPT = 4_096
"""Sentences whose hearing is remembered; the least lately heard is forgotten first."""
WORDS_KEPT = 32_768
"""Words whose reading is remembered before all are forgotten."""


class Heard(NamedTuple):
    """A phrase in a sentence: where in the sentence, and how the sentence stands to it."""

    phrase: int
    start: int
    end: int
    polarity: Polarity
    words: int
    """How many words of the phrase were heard."""
    repaired: str = ""
    """What a mistyped word in it was read as."""


class _Reading(NamedTuple):
    """A word of the notes as this rubric takes it."""

    word: Word
    terms: tuple[int, ...]
    repaired: str = ""


class Listener:
    """Hears a question's phrases, and remembers what it heard in each sentence.

    One listener serves one thread at a time.
    """

    def __init__(self, phrases: Sequence[str], names: frozenset[int] = frozenset()) -> None:
        self._tree = PhraseTree(phrases)
        self._names = names
        self._known: dict[str, tuple[_Reading, ...]] = {}
        self._sentences: OrderedDict[tuple[str, bool], tuple[Heard, ...]] = OrderedDict()

    def prepare(self) -> None:
        """Load all that a first mistyped word would have to wait for."""
        self._repairs.repaired("qwertzuiop")
        load_stemmers()

    @cached_property
    def _repairs(self) -> Repairs:
        return Repairs(self._tree.terms.words())

    def hear(self, notes: str) -> Iterator[tuple[int, Heard]]:
        """Every phrase heard in `notes`, with the place its sentence starts at, in characters."""
        for start, end, owned_from, owned_to in sentences(notes):
            unfinished = end == len(notes) and notes[-1].isalnum()
            for heard in self._remembered(notes[start:end], unfinished):
                if owned_from <= start + heard.start < owned_to:
                    yield start, heard

    def _remembered(self, sentence: str, unfinished: bool) -> tuple[Heard, ...]:
        key = (sentence, unfinished)
        known = self._sentences.get(key)
        if known is not None:
            self._sentences.move_to_end(key)
            return known
        heard = self._sentences[key] = tuple(self._hear_sentence(sentence, unfinished))
        if len(self._sentences) > SENTENCES_KEPT:
            self._sentences.popitem(last=False)
        return heard

    def _hear_sentence(self, sentence: str, unfinished: bool) -> Iterator[Heard]:
        starts, ends, readings = self._readings_of(sentence, unfinished)
        words = [word for word, _, _ in readings]
        matches = self._tree.matches(words, [terms for _, terms, _ in readings])
        if not matches:
            return
        stance = Stance(words)
        mistyped = any(repaired for _, _, repaired in readings)
        for phrase, places in matches:
            if not stance.is_half_of_an_idiom(places):
                yield Heard(
                    phrase,
                    starts[places[0]],
                    ends[places[-1]],
                    stance.polarity(places, is_name=phrase in self._names),
                    len(places),
                    _repairs(readings, places) if mistyped else "",
                )

    def _readings_of(
        self, sentence: str, unfinished: bool
    ) -> tuple[list[int], list[int], list[_Reading]]:
        """Each word of a sentence as it is read, with where it starts and ends."""
        starts: list[int] = []
        ends: list[int] = []
        readings: list[_Reading] = []
        found = marks(sentence)
        for surface, start, end in found:
            read_as = self._known.get(surface) or self._read(surface)
            if unfinished and end == found[-1][2]:
                read_as = tuple(self._reading(word, finished=False) for word in read(surface))
            for reading in read_as:
                starts.append(start)
                ends.append(end)
                readings.append(reading)
        if DONT in sentence.casefold():
            readings = self._settle_dont(readings)
        return starts, ends, readings

    def _settle_dont(self, readings: list[_Reading]) -> list[_Reading]:
        """Reads “dont” as “don't” where the sentence is not French."""
        texts = {reading.word.text for reading in readings}
        if len(texts & _FRENCH) > len(texts & _ENGLISH):
            return readings
        (not_,) = self._read("not")
        return [not_ if reading.word.text == DONT else reading for reading in readings]

    def _read(self, surface: str) -> tuple[_Reading, ...]:
        if len(self._known) >= WORDS_KEPT:
            self._known.clear()
        readings = tuple(self._reading(word, finished=True) for word in read(surface))
        self._known[surface] = readings
        return readings

    def _reading(self, word: Word, *, finished: bool) -> _Reading:
        terms = self._tree.terms.of(word)
        if terms or word.role is not Role.WORD or word.readings != (word.text,):
            return _Reading(word, terms)
        repaired = self._repairs.repaired(word.text, finished=finished)
        if not repaired:
            return _Reading(word, ())
        return _Reading(word, self._tree.terms.of(read(repaired)[0]), repaired)


def _repairs(readings: Sequence[_Reading], places: Sequence[int]) -> str:
    """What the mistyped words at these places were read as."""
    return " ".join(filter(None, [readings[place].repaired for place in places]))


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

"""Finds a question's phrases in notes: where they stand, and whether the notes affirm them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from interview.rubric.lexicon.word_lists import DONT, TELLING
from interview.rubric.phrase_tree import PhraseTree
from interview.rubric.polarity import Polarity, SentencePolarity
from interview.rubric.read_word import ReadWord, Role, read_token
from interview.rubric.tokens import sentences, token_spans, tokenize
from interview.rubric.typos import TypoCorrector
from interview.rubric.word_forms import load_stemmers

SENTENCES_REMEMBERED = 4_096
"""Sentences whose matches are remembered; the one not met for the longest is forgotten first."""
TOKENS_REMEMBERED = 32_768
"""Tokens whose reading is remembered before all are forgotten."""


CellPosition = tuple[int, int]
"""A cell of a table: its row and its column, from 0."""


class PhraseMatch(NamedTuple):
    """A phrase found in an answer."""

    phrase: int
    """The number of the phrase: its index in the list that the matcher was made of."""
    start: int
    """In characters from the start of the notes, or of the cell's text."""
    end: int
    polarity: Polarity
    words: int
    """How many words of the phrase were found."""
    corrected: str
    """What the mistyped words in it were read as; empty without one."""
    cell: CellPosition | None
    """The cell it was found in; `None` for the notes."""


_SentenceMatch = tuple[int, int, int, Polarity, int, str]
"""The same within a sentence, without the cell. Plain tuples of plain values: the garbage
collector, whose pauses are felt in typing, leaves them alone."""


class _TermReading(NamedTuple):
    """A word of the notes, and the terms of the phrase tree that it is."""

    word: ReadWord
    terms: tuple[int, ...]
    corrected: str = ""
    """The word that it was mistyped for; empty if it was not."""


class _ReadSentence:
    """A sentence as it is read: its words, and the terms and the correction of each."""

    def __init__(
        self, sentence: str, tokens: Sequence[str], read: Sequence[tuple[_TermReading, ...]]
    ) -> None:
        self.words: Sequence[ReadWord] = ()
        self.terms: Sequence[tuple[int, ...]] = ()
        self.corrected: Sequence[str] = ()
        if tokens:
            self.words, self.terms, self.corrected = zip(*chain.from_iterable(read), strict=True)
        self._sentence = sentence
        self._tokens = tokens
        self._read = read

    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the sentence; several may stand for one token."""
        placed = zip(token_spans(self._sentence, self._tokens), self._read, strict=True)
        return [span for span, readings in placed for _reading in readings]


class PhraseMatcher:
    """Finds a question's phrases, and remembers what it found in each sentence.

    `phrases` are numbered by their place in the list; those whose number is in `names` are names of
    things, which a French “pas” behind them does not deny. A matcher serves one thread at a time.
    """

    def __init__(self, phrases: Sequence[str], names: frozenset[int] = frozenset()) -> None:
        self._tree = PhraseTree(phrases)
        self._names = names
        self._readings: dict[str, tuple[_TermReading, ...]] = {}
        self._sentences: OrderedDict[str, tuple[_SentenceMatch, ...]] = OrderedDict()

    def prepare(self) -> None:
        """Load all that a first mistyped word would have to wait for."""
        self._typos.correct("qwertzuiop")
        load_stemmers()

    @cached_property
    def _typos(self) -> TypoCorrector:
        return TypoCorrector(self._tree.words)

    def find(self, text: str, cell: CellPosition | None = None) -> Iterator[PhraseMatch]:
        """Every phrase found in the notes, or in the text of a cell."""
        for start, end, owned_from, owned_to in sentences(text):
            is_unfinished = end == len(text) and text[-1].isalnum()
            matches = self._sentence_matches(text[start:end], is_unfinished)
            for phrase, first, last, polarity, words, corrected in matches:
                if owned_from <= start + first < owned_to:
                    yield PhraseMatch(
                        phrase, start + first, start + last, polarity, words, corrected, cell
                    )

    def _sentence_matches(self, sentence: str, is_unfinished: bool) -> tuple[_SentenceMatch, ...]:
        """What is found in a sentence.

        If it is unfinished, its last word is still being typed: it is not corrected as long as more
        letters can make it another word, and what was found is not remembered.
        """
        if is_unfinished:
            read = self._read_sentence(sentence)
            if read.corrected[-1] and self._typos.may_go_on(read.words[-1].text):
                read.corrected = (*read.corrected[:-1], "")
                read.terms = (*read.terms[:-1], ())
            return self._match(read)
        known = self._sentences.get(sentence)
        if known is not None:
            self._sentences.move_to_end(sentence)
            return known
        matches = self._sentences[sentence] = self._match(self._read_sentence(sentence))
        if len(self._sentences) > SENTENCES_REMEMBERED:
            self._sentences.popitem(last=False)
        return matches

    def _match(self, read: _ReadSentence) -> tuple[_SentenceMatch, ...]:
        found = self._tree.matches(read.words, read.terms)
        if not found:
            return ()
        polarity, spans = SentencePolarity(read.words), read.spans()
        has_corrections = any(read.corrected)
        matches: list[_SentenceMatch] = []
        for phrase, places in found:
            if polarity.is_half_of_an_idiom(places):
                continue
            corrected = ""
            if has_corrections:
                corrected = " ".join(read.corrected[at] for at in places if read.corrected[at])
            matches.append(
                (
                    phrase,
                    spans[places[0]][0],
                    spans[places[-1]][1],
                    polarity.of(places, is_name=phrase in self._names),
                    len(places),
                    corrected,
                )
            )
        return tuple(matches)

    def _read_sentence(self, sentence: str) -> _ReadSentence:
        known, tokens = self._readings.get, tokenize(sentence)
        read = _ReadSentence(
            sentence, tokens, [known(token) or self._read_token(token) for token in tokens]
        )
        if DONT in sentence or DONT in sentence.lower():
            texts = {word.text for word in read.words}
            # Grammar, and no data: “dont” is a French word, and “don't” in any other sentence.
            if len(texts & TELLING["fr"]) <= len(texts & TELLING["en"]):
                ((not_, terms, _corrected),) = self._read_token("not")
                is_dont = [word.text == DONT for word in read.words]
                words = zip(is_dont, read.words, strict=True)
                read.words = [not_ if is_so else word for is_so, word in words]
                all_terms = zip(is_dont, read.terms, strict=True)
                read.terms = [terms if is_so else its_terms for is_so, its_terms in all_terms]
        return read

    def _read_token(self, token: str) -> tuple[_TermReading, ...]:
        """A token's words with their terms; a word that is none of the phrases may be mistyped."""
        if len(self._readings) >= TOKENS_REMEMBERED:
            self._readings.clear()
        readings: list[_TermReading] = []
        for word in read_token(token):
            terms, corrected = self._tree.terms.of(word), ""
            is_told = self._tree.terms.tell(terms)
            if not is_told and word.role is Role.WORD and word.readings == (word.text,):
                corrected = self._typos.correct(word.text)
                if corrected:
                    terms = self._tree.terms.of(read_token(corrected)[0])
            readings.append(_TermReading(word, terms, corrected))
        self._readings[token] = tuple(readings)
        return self._readings[token]

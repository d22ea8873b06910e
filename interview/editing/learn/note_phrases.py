"""Cuts notes into the phrases that a bank could listen for: runs of words, and pairs of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from interview.editing.learn.past_answers import PastAnswer
from interview.editing.teach.phrase_wording import literal_phrase
from interview.languages import of_each_language
from interview.languages.language_files import Language
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.known_words import is_everyday, is_known
from interview.rubric.read_word import ReadWord, Role, read_token
from interview.rubric.tokens import sentences, token_spans, tokenize
from interview.rubric.word_forms import stem_keys

LONGEST_RUN = 3
"""Words with a meaning that stand behind one another in a phrase, at most."""
WIDEST_PAIR = 4
"""Words with a meaning from the first word of a pair to the second, at most."""
_SHORTEST = 3
"""Letters; shorter words mean too many things."""

Stems = tuple[str, ...]
"""What two wordings of one phrase have in common: the stems of their words, in order."""


class NotePhrase(NamedTuple):
    """A phrase that stands in notes."""

    stems: Stems
    written: str
    """As it stands there, in the form in which a bank listens for it."""
    words: int
    """How many words of it have a meaning of their own."""


class _Part(Enum):
    """What a token is in a phrase."""

    CONTENT = "content"
    CUE = "cue"
    """It denies or gives up: it may begin a phrase, and is none alone."""
    LIGHT = "light"
    END = "end"
    """No phrase goes across: punctuation, a number, a name, the next clause."""


class _Placed(NamedTuple):
    part: _Part
    stem: str
    start: int
    end: int


class NotePhrases:
    """Finds the phrases of notes; names of people and things are no part of any."""

    def __init__(self, answers: Iterable[PastAnswer], names: frozenset[str]) -> None:
        """`answers` are all that are looked at; `names` are words of people's names, folded.

        What is written with a capital inside a sentence of any of the answers is taken for a name
        in all of them, and so is a word at the beginning of a sentence that no list of words has
        and that nobody writes small.
        """
        self._names = set(names) | {stem for name in names for stem in stem_keys(name)}
        self._letters = {code: each.letter for code, each in of_each_language(Language).items()}
        small: set[str] = set()
        large: set[str] = set()
        for answer in answers:
            for start, end, _from, _to in sentences(answer.notes):
                for place, token in enumerate(tokenize(answer.notes[start:end])):
                    if token[0].islower():
                        small.add(fold(token))
                    elif token[0].isupper() and (len(token) == 1 or not token.isupper()):
                        folded = fold(token)
                        is_inside = place > 0
                        if is_inside or not (is_known(folded) or is_everyday(folded)):
                            (self._names if is_inside else large).add(folded)
        self._names |= large - small

    def of(self, notes: str, language: str) -> Iterator[NotePhrase]:
        """Every phrase of some notes, as often as it stands there."""
        for start, end, _from, _to in sentences(notes):
            sentence = notes[start:end]
            for clause in self._clauses(sentence, language):
                yield from _phrases(sentence, clause)

    def _clauses(self, sentence: str, language: str) -> Iterator[list[_Placed]]:
        """The words of each stretch of a sentence that a phrase may be taken from."""
        clause: list[_Placed] = []
        tokens = tokenize(sentence)
        for token, (start, end) in zip(tokens, token_spans(sentence, tokens), strict=True):
            placed = _Placed(*self._read(token, language), start, end)
            if placed.part is _Part.END:
                yield clause
                clause = []
            elif placed.part is not _Part.LIGHT:
                clause.append(placed)
        yield clause

    def _read(self, token: str, language: str) -> tuple[_Part, str]:
        words = read_token(token)
        if any(map(_ends, words)) or self._is_name(token, words):
            return _Part.END, ""
        if any(word.is_cue for word in words):
            return _Part.CUE, " ".join(word.text for word in words)
        first = words[0]
        letters = sum(map(str.isalpha, first.text))
        if len(words) > 1 or first.role is not Role.WORD or letters < _SHORTEST:
            return _Part.LIGHT, ""
        keys = stem_keys(first.text)
        letter = self._letters.get(language, "")
        return _Part.CONTENT, next((key for key in keys if key.startswith(letter)), keys[0])

    def _is_name(self, token: str, words: Iterable[ReadWord]) -> bool:
        texts = {fold(token), *(part for word in words for part in word.text.split("'"))}
        return any(
            text in self._names or not self._names.isdisjoint(stem_keys(text))
            for text in texts
            if len(text) >= 2
        )


def _ends(word: ReadWord) -> bool:
    return word.ends_clause or word.amount is not None or word.role not in (Role.WORD, Role.LIGHT)


def _phrases(sentence: str, clause: list[_Placed]) -> Iterator[NotePhrase]:
    for first, begin in enumerate(clause):
        for last in range(first, min(first + LONGEST_RUN, len(clause))):
            run = clause[first : last + 1]
            content = sum(each.part is _Part.CONTENT for each in run)
            if content and run[-1].part is _Part.CONTENT:
                written = literal_phrase(sentence[begin.start : run[-1].end])
                yield NotePhrase(tuple(each.stem for each in run), written, content)
        for last in range(first + 2, min(first + WIDEST_PAIR, len(clause))):
            end = clause[last]
            between = clause[first : last + 1]
            if all(each.part is _Part.CONTENT for each in between):
                one, other = (
                    literal_phrase(sentence[each.start : each.end]) for each in (begin, end)
                )
                yield NotePhrase((begin.stem, "…", end.stem), f"{one} … {other}", 2)

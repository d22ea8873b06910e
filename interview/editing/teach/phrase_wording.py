"""From words marked in the notes to a phrase that a signal can listen for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from interview.frozen import frozen
from interview.i18n import mark
from interview.rubric.lexicon.folding import common_beginning, fold
from interview.rubric.lexicon.known import is_everyday
from interview.rubric.lexicon.word_lists import LIGHT
from interview.rubric.tokens import sentences
from interview.rubric.word import load_stemmers

_LONGEST = 8
"""Words of a stretch that nobody marked."""

_FAMILY = 4
"""Letters that the words of a family must share; fewer are shared by strangers."""

_VOWELS = frozenset("aeiouy")

_CLAUSE_END = re.compile(r"[,;:.!?…()\[\]–—•]+(?:\s|$)|\s(?:->?|=>|→|⇒)\s|\n")
_MEANS_NOTHING = re.compile(
    r"(?<!\d)[.,]|[.,](?!\d)"  # but in figures
    r"|(?<!\w)['’-]|['’-](?!\w)"  # but inside words
    r"|[^\w\s.,'’%€$£&+/-]|_"
)
"""What a phrase would read as grammar, or would not hear at all."""


@frozen
class Wording:
    """One way to write a phrase; `name` is a catalogue message that tells it from the others."""

    name: str
    phrase: str


@frozen
class Stretch:
    """Some words of the notes, and the one the cursor was at where nothing was marked."""

    text: str
    word: str = ""


AS_WRITTEN = mark("as it was noted")
FAMILIES = mark("with word families")
ONE_WORD = mark("one word of it")


def stretch_of(notes: str, start: int, end: int) -> Stretch:
    """The words marked from `start` to `end`, each whole; without, the clause around the cursor."""
    marked = literal(notes[slice(*_whole_words(notes, start, end))]) if start < end else ""
    if marked:
        return Stretch(marked)
    clause_start, clause_end = _clause_at(notes, end)
    before = literal(notes[clause_start:end]).split()
    words = literal(notes[clause_start:clause_end]).split()
    at = max(0, len(before) - 1)
    first = max(0, min(at - _LONGEST // 2, len(words) - _LONGEST))
    return Stretch(" ".join(words[first : first + _LONGEST]), _telling(words[: at + 1]))


def wordings(stretch: Stretch, language: str) -> tuple[Wording, ...]:
    """The phrases to offer for a stretch, the plainest first; none for one without words."""
    offered = (
        Wording(AS_WRITTEN, stretch.text),
        Wording(FAMILIES, families(stretch.text, language)),
        Wording(ONE_WORD, stretch.word),
    )
    by_phrase: dict[str, Wording] = {}
    for wording in offered:
        by_phrase.setdefault(wording.phrase, wording)
    return tuple(wording for wording in by_phrase.values() if wording.phrase)


def literal(text: str) -> str:
    """`text` as a phrase that means these words and nothing else, in small letters.

    A short word in capitals keeps them where it would be another word without: CA is not “ça”.
    """
    words = _MEANS_NOTHING.sub(" ", unicodedata.normalize("NFC", text)).split()
    shouted = len(words) > 1 and all(word.isupper() for word in words)
    return " ".join(word.lower() if shouted else _small(word) for word in words)


def families(phrase: str, language: str) -> str:
    """The phrase with each of its longer words as the beginning of a word: `measur*`."""
    stemmers = load_stemmers()
    stem = stemmers.get(language) or stemmers["en"]
    return " ".join(_family(word, stem(fold(word))) for word in phrase.split())


def _small(word: str) -> str:
    is_acronym = 2 <= len(word) <= 4 and word.isupper() and word.isalpha()
    return word if is_acronym and _is_a_word(fold(word)) else word.lower()


def _is_a_word(folded: str) -> bool:
    """Whether it may be one; the list of everyday words has none of two letters."""
    return is_everyday(folded) or (len(folded) == 2 and not _VOWELS.isdisjoint(folded))


def _family(word: str, stem: str) -> str:
    folded = fold(word)
    if folded in LIGHT or not word.isalpha() or len(folded) != len(word):
        return word
    shared = common_beginning(folded, fold(stem))
    return word[:shared] + "*" if shared >= _FAMILY and len(word) > _FAMILY else word


def _telling(words: list[str]) -> str:
    """The last word that carries a subject."""
    telling = (word for word in reversed(words) if fold(word) not in LIGHT and _has_letters(word))
    return next(telling, "")


def _has_letters(word: str) -> bool:
    return any(map(str.isalpha, word))


def _clause_at(notes: str, cursor: int) -> tuple[int, int]:
    """The clause that the cursor is in, or that ends before it."""
    clauses = [place for place in _clauses(notes) if literal(notes[slice(*place)])]
    before = [(start, end) for start, end in clauses if _first_ink(notes, start) <= cursor]
    return (before or clauses or [(0, 0)])[-1 if before else 0]


def _whole_words(notes: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(notes) and notes[start - 1].isalnum() and notes[start].isalnum():
        start -= 1
    while 0 < end < len(notes) and notes[end - 1].isalnum() and notes[end].isalnum():
        end += 1
    return start, end


def _first_ink(notes: str, start: int) -> int:
    """The place of the first character from there on that is no blank."""
    return len(notes) - len(notes[start:].lstrip())


def _clauses(notes: str) -> Iterator[tuple[int, int]]:
    for sentence in sentences(notes):
        start = sentence.owned_from
        for stop in _CLAUSE_END.finditer(notes, start, sentence.owned_to):
            yield start, stop.start()
            start = stop.end()
        yield start, sentence.owned_to

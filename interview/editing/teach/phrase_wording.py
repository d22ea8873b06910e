"""From words selected in the notes to a phrase that a signal can listen for."""

from __future__ import annotations

import re
import unicodedata

from interview.frozen import frozen
from interview.i18n import mark
from interview.rubric.lexicon.folding import common_beginning, fold
from interview.rubric.lexicon.known_words import is_everyday
from interview.rubric.lexicon.word_lists import LIGHT
from interview.rubric.tokens import sentences
from interview.rubric.word_forms import load_stemmers

_MAX_WORDS = 8
"""Words that are offered where nothing is selected."""

_SHORTEST_STEM = 4
"""Letters that the words of a family must share; unrelated words share fewer."""

_VOWELS = frozenset("aeiouy")

_CLAUSE_END = re.compile(r"[,;:.!?…()\[\]–—•]+(?:\s|$)|\s(?:->?|=>|→|⇒)\s|\n")
_NOT_LITERAL = re.compile(
    r"(?<!\d)[.,]|[.,](?!\d)"  # except in figures
    r"|(?<!\w)['’-]|['’-](?!\w)"  # except inside words
    r"|[^\w\s.,'’%€$£&+/-]|_"
)
"""Signs that a phrase would read as its own grammar, or would not hear at all."""


@frozen
class Wording:
    """One way to write a phrase; `name` is a catalogue message that tells it from the others."""

    name: str
    phrase: str


@frozen
class SelectedWords:
    """Words of the notes to make a phrase of."""

    text: str
    word: str = ""
    """The last word with a meaning up to the cursor; empty where the text was selected by hand."""


AS_WRITTEN = mark("as it was noted")
FAMILIES = mark("with word families")
ONE_WORD = mark("one word of it")


def selected_words(notes: str, start: int, end: int) -> SelectedWords:
    """The words selected from `start` to `end`, each whole; else those of the clause at `end`."""
    if start < end:
        first, last = start, end
        while 0 < first < len(notes) and notes[first - 1].isalnum() and notes[first].isalnum():
            first -= 1
        while 0 < last < len(notes) and notes[last - 1].isalnum() and notes[last].isalnum():
            last += 1
        if selected := literal_phrase(notes[first:last]):
            return SelectedWords(selected)
    clause_start, clause_end = _clause_at(notes, end)
    before = literal_phrase(notes[clause_start:end]).split()
    words = literal_phrase(notes[clause_start:clause_end]).split()
    cursor = max(0, len(before) - 1)
    first = max(0, min(cursor - _MAX_WORDS // 2, len(words) - _MAX_WORDS))
    meaningful = [
        word
        for word in words[: cursor + 1]
        if fold(word) not in LIGHT and any(map(str.isalpha, word))
    ]
    return SelectedWords(
        " ".join(words[first : first + _MAX_WORDS]), meaningful[-1] if meaningful else ""
    )


def wordings(selected: SelectedWords, language: str) -> tuple[Wording, ...]:
    """The different phrases to offer for some words, the plainest first; none without words."""
    offered = (
        Wording(AS_WRITTEN, selected.text),
        Wording(FAMILIES, word_families(selected.text, language)),
        Wording(ONE_WORD, selected.word),
    )
    by_phrase: dict[str, Wording] = {}
    for wording in offered:
        by_phrase.setdefault(wording.phrase, wording)
    return tuple(wording for wording in by_phrase.values() if wording.phrase)


def literal_phrase(text: str) -> str:
    """`text` as a phrase that means these words and nothing else, in lower case.

    A short word in capitals keeps them where it would be another word without: CA is not “ça”.

    >>> literal_phrase("What SUCCESS looks like…")
    'what success looks like'
    """
    words = _NOT_LITERAL.sub(" ", unicodedata.normalize("NFC", text)).split()
    all_capitals = len(words) > 1 and all(word.isupper() for word in words)
    written = []
    for word in words:
        is_acronym = 2 <= len(word) <= 4 and word.isupper() and word.isalpha()
        if is_acronym and not all_capitals:
            folded = fold(word)
            # The list of everyday words has none of two letters: any with a vowel may be one.
            is_word = len(folded) == 2 and not _VOWELS.isdisjoint(folded)
            written.append(word if is_word or is_everyday(folded) else word.lower())
        else:
            written.append(word.lower())
    return " ".join(written)


def word_families(phrase: str, language: str) -> str:
    """The phrase with each of its longer words as the beginning of a word.

    >>> word_families("measured the results", "en")
    'measur* the result*'
    """
    stemmers = load_stemmers()
    stem = stemmers.get(language) or stemmers["en"]
    written = []
    for word in phrase.split():
        folded = fold(word)
        shared = common_beginning(folded, fold(stem(folded)))
        has_family = (
            folded not in LIGHT
            and word.isalpha()
            and len(folded) == len(word) > _SHORTEST_STEM
            and shared >= _SHORTEST_STEM
        )
        written.append(word[:shared] + "*" if has_family else word)
    return " ".join(written)


def _clause_at(notes: str, cursor: int) -> tuple[int, int]:
    """The clause that the cursor is in, or else the one that ends before it: its start and end."""
    clauses = []
    for sentence in sentences(notes):
        start = sentence.owned_from
        for stop in _CLAUSE_END.finditer(notes, start, sentence.owned_to):
            clauses.append((start, stop.start()))
            start = stop.end()
        clauses.append((start, sentence.owned_to))
    found = (0, 0)
    for start, end in clauses:
        first_character = len(notes) - len(notes[start:].lstrip())
        if first_character > cursor and found != (0, 0):
            break
        if literal_phrase(notes[start:end]):
            found = (start, end)
    return found

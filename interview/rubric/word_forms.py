"""Which words are forms of one word: “measure” is heard in “measuring”, as both have its stem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock

from interview.languages import of_each_language
from interview.languages.language_files import Language
from interview.rubric.lexicon import known_words
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import LIGHT

_LETTERS = {code: each.letter for code, each in of_each_language(Language).items()}
"""What marks the stems of each language."""


def stem_keys(word: str) -> tuple[str, ...]:
    """The stems of a folded word, each led by its language: `egoal` and `fgoal` for “goals”.

    Two forms of a word share a key. A small word has only itself: `=the`.
    """
    return known_stem_keys(word) or _stems(word)


@lru_cache(maxsize=32_768)
def known_stem_keys(word: str) -> tuple[str, ...]:
    """The same for a small word, and for one whose stems are on the list; empty for another."""
    if word in LIGHT or len(word) < 3:
        return ("=" + word,)
    return known_words.stems_of(word)


@lru_cache(maxsize=32_768)
def _stems(word: str) -> tuple[str, ...]:
    with _ONE_WORD_AT_A_TIME:
        return tuple(_LETTERS[code] + fold(stem(word)) for code, stem in load_stemmers().items())


_ONE_WORD_AT_A_TIME = Lock()
"""A stemmer keeps its word in itself, and questions are compiled in another thread."""


@lru_cache(maxsize=1)
def load_stemmers() -> Mapping[str, Callable[[str], str]]:
    """The stemmer of each language, by its code; loaded when first needed, which takes 35 ms."""
    import snowballstemmer

    return {
        code: snowballstemmer.stemmer(each.stemmer).stemWord if each.stemmer else str
        for code, each in of_each_language(Language).items()
    }

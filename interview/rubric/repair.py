"""Reading a mistyped word as the phrase word it is nearest to, where nothing else it could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from interview.rubric.lexicon import known
from interview.rubric.lexicon.cues import CUES
from interview.rubric.lexicon.small_words import LIGHT
from interview.rubric.patterns import Atom
from interview.rubric.words import stem_keys

SHORTEST = 5
"""Letters; a shorter word is too easily another word."""
LONG = 8
"""Letters from which on two mistakes are forgiven instead of one."""


class Repairs:
    """The words a rubric listens for, and every known form of them, ready to be compared.

    A repair needs the word to be unknown, no nearer to a known word of another meaning, and not
    to be a mistyped denial: “nevr” is never taken for anything.
    """

    def __init__(self, words: Iterable[Atom]) -> None:
        self._forms = {form for atom in words for form in _forms(atom) if _is_repairable(form)}
        self._by_start: dict[tuple[str, int], list[str]] = {}
        for form in sorted(self._forms):
            self._by_start.setdefault((form[0], len(form)), []).append(form)

    def repaired(self, word: str, *, finished: bool = True) -> str:
        """The listened-for word that `word` is a slip of; empty if it is none.

        A word that is not finished, because it is still being typed, is left alone as long as it
        can become a known word.
        """
        if not _is_repairable(word) or known.is_known(word) or _is_like_a_denial(word):
            return ""
        if not finished and self._is_beginning(word):
            return ""
        return self._one_slip(word) or (self._two_slips(word) if len(word) >= LONG else "")

    def _is_beginning(self, word: str) -> bool:
        return known.begins_a_known_word(word) or any(f.startswith(word) for f in self._forms)

    def _one_slip(self, word: str) -> str:
        at_the_start = next((form for form in _first_letter_slips(word) if form in self._forms), "")
        return at_the_start or self._nearest(word, 1)

    def _two_slips(self, word: str) -> str:
        form = self._nearest(word, 2)
        return "" if form and _is_one_slip_from_a_known_word(word) else form

    def _nearest(self, word: str, slips: int) -> str:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = (form for size in lengths for form in self._by_start.get((word[0], size), ()))
        found = extractOne(word, list(near), scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else ""


def _forms(atom: Atom) -> Iterator[str]:
    """The word itself, and the known words that the phrase would hear as well."""
    yield atom.what
    if atom.kind == "prefix":
        yield from (word for word, _ in known.words_with_stems(atom.what) if len(atom.what) > 3)
        return
    keys = set(stem_keys(atom.what))
    beginning = min((key[1:] for key in keys), key=len)[: len(atom.what) - 1]
    if len(beginning) >= 3:
        for word, stems in known.words_with_stems(beginning):
            if keys.intersection(stems):
                yield word


def _is_repairable(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word not in LIGHT and word not in CUES


def _first_letter_slips(word: str) -> Iterator[str]:
    """Every word that `word` is one slip away from at its first letter."""
    yield word[1:]
    yield word[1] + word[0] + word[2:]
    for letter in ascii_lowercase:
        yield letter + word[1:]
        yield letter + word


def _is_one_slip_from_a_known_word(word: str) -> bool:
    return any(known.is_known(other) for other in _one_slip_away(word))


def _is_like_a_denial(word: str) -> bool:
    return any(other in CUES for other in _one_slip_away(word)) if len(word) <= LONG else False


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]

"""Reading a mistyped word as the phrase word it is nearest to, where nothing else it could be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from interview.rubric.lexicon import known
from interview.rubric.lexicon.cues import CUES, DENYING
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
    to be a mistyped denial: “nevr” is never taken for anything. Only words that begin or end with
    the same few letters are compared, which no single slip can prevent.
    """

    def __init__(self, words: Iterable[Atom]) -> None:
        forms = {form for atom in words for form in _forms(atom) if _is_repairable(form)}
        self._sorted = sorted(forms)
        self._by_ends: dict[tuple[str, int], list[str]] = {}
        for form in self._sorted:
            for end in (*_ends(form, 2), *_ends(form, 3)):
                self._by_ends.setdefault((end, len(form)), []).append(form)

    def repaired(self, word: str, *, finished: bool = True) -> str:
        """The listened-for word that `word` is a slip of; empty if it is none.

        A word that is not finished, because it is still being typed, is left alone as long as it
        can become a known word.
        """
        if not _is_repairable(word) or known.is_known(word) or _is_like_a_denial(word):
            return ""
        if not finished and self._is_beginning(word):
            return ""
        return self._nearest(word, 1) or self._two_slips(word)

    def _is_beginning(self, word: str) -> bool:
        place = bisect_left(self._sorted, word)
        listened_for = place < len(self._sorted) and self._sorted[place].startswith(word)
        return listened_for or known.begins_a_known_word(word)

    def _two_slips(self, word: str) -> str:
        form = self._nearest(word, 2) if len(word) >= LONG else ""
        return "" if form and _is_one_slip_from_a_known_word(word) else form

    def _nearest(self, word: str, slips: int) -> str:
        lengths = range(len(word) - slips, len(word) + slips + 1)
        return _closest(
            word,
            [
                form
                for end in _ends(word, 3 if len(word) > 6 else 2)
                for length in lengths
                for form in self._by_ends.get((end, length), ())
            ],
            slips,
        )


def _ends(word: str, letters: int) -> tuple[str, str]:
    return word[:letters] + "-", "-" + word[-letters:]


def _closest(word: str, forms: Sequence[str], slips: int) -> str:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, forms, scorer=OSA.distance, score_cutoff=slips)
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


def _is_one_slip_from_a_known_word(word: str) -> bool:
    alike = [other for other in known.words(word[:3]) if abs(len(other) - len(word)) <= 1]
    return bool(_closest(word, alike, 1))


def _is_like_a_denial(word: str) -> bool:
    return len(word) <= LONG and bool(_closest(word, _DENIALS, 1))


_DENIALS = [
    word
    for word, entries in CUES.items()
    if len(word) >= 4 and any(not tail and cue in DENYING for tail, cue in entries.get("", ()))
]

"""Reading a mistyped word as the phrase word it is nearest to, where nothing else it could be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from interview.rubric.lexicon import known
from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.word_lists import LIGHT
from interview.rubric.phrase_pattern import Atom
from interview.rubric.word import stem_keys

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

    @cached_property
    def _by_ends(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The forms by their first or last letters and their length; most notes never ask."""
        by_ends: dict[tuple[str, int], list[str]] = {}
        for form in self._sorted:
            for end in (*_ends(form, 2), *_ends(form, 3)):
                by_ends.setdefault((end, len(form)), []).append(form)
        return {end: tuple(forms) for end, forms in by_ends.items()}

    def repaired(self, word: str) -> str:
        """The listened-for word that `word` is a slip of; empty if it is none."""
        if not _is_repairable(word) or known.is_known(word) or _is_like_a_denial(word):
            return ""
        form, slips = self._nearest(word, 2 if len(word) >= LONG else 1)
        return "" if slips == 2 and _is_one_slip_from_a_known_word(word) else form

    def may_go_on(self, word: str) -> bool:
        """Whether more letters can make it a known or a listened-for word."""
        place = bisect_left(self._sorted, word)
        listened_for = place < len(self._sorted) and self._sorted[place].startswith(word)
        return listened_for or known.begins_a_known_word(word)

    def _nearest(self, word: str, slips: int) -> tuple[str, int]:
        lengths = range(len(word) - slips, len(word) + slips + 1)
        ends = _ends(word, 3 if len(word) > 6 else 2)
        alike = [
            form
            for end in ends
            for length in lengths
            for form in self._by_ends.get((end, length), ())
        ]
        return _closest(word, alike, slips)


def _ends(word: str, letters: int) -> tuple[str, str]:
    return word[:letters] + "-", "-" + word[-letters:]


def _closest(word: str, forms: Sequence[str], slips: int) -> tuple[str, int]:
    """The nearest form within so many slips, and its distance; an empty one if there is none."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, forms, scorer=OSA.distance, score_cutoff=slips)
    return (found[0], int(found[1])) if found else ("", 0)


@lru_cache(maxsize=20_000)
def _forms(atom: Atom) -> tuple[str, ...]:
    """The word itself, and the known words that the phrase would hear as well; kept, since the
    questions of a bank share most of their words."""
    return tuple(_heard_forms(atom))


def _heard_forms(atom: Atom) -> Iterator[str]:
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
    return bool(_closest(word, alike, 1)[0])


def _is_like_a_denial(word: str) -> bool:
    return len(word) <= LONG and bool(_closest(word, _DENIALS, 1)[0])


_DENIALS = [
    word
    for word, entries in CUES.items()
    if len(word) >= 4 and any(not tail and cue in DENYING for tail, cue in entries.get("", ()))
]

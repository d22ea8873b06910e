"""Whether a text was only rid of slips of the pen, by a rule that would rather say no.

A text is corrected, and not changed, when all of this holds:

1. Figures, words for numbers, denials (no, not, never, without; ne, pas, jamais, sans) and signs
   with a meaning of their own (%, €, +, /) are the same, in the same order.
2. Its words are the same, in the same order, but for
   - accents, punctuation, quotation marks, spaces, and the capital a word begins with;
   - a word that was written twice in a row;
   - a misspelling: the old word is in no dictionary of ours, the new one is, both begin with the
     same letter, and one letter was added, left out, changed or swapped with its neighbour (two,
     in a word of eight letters or more; none, in a word of two);
   - words that ran together or fell apart (“thegoal”), on the same terms.

So “recieve” may become “receive”; but “employee” may not become “employer”, nor “two” “three”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.known import is_known
from interview.rubric.lexicon.word_lists import EXACT, NUMBER_WORDS

_SINGLE_DENIALS = {
    first
    for first, rest in CUES.items()
    if any(not tail and cue in DENYING for choices in rest.values() for tail, cue in choices)
}
_UNTOUCHABLE = _SINGLE_DENIALS | NUMBER_WORDS.keys() | EXACT
"""Words that no correction may add, take away or make."""

_TOKEN = re.compile(
    r"(?P<denial>\b[^\W\d_]+n't\b)"
    r"|(?P<figure>[-+]?\w*\d(?:[\w.,:/-]*\w)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<light>[\s.,;:!?'\"«»()\[\]•·-])"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("–—‑‐−", "-") | dict.fromkeys("“”„", '"')
)

_LONG = 8
"""Letters of a word from which two slips are forgiven."""
_SHORT = 2
"""Letters of a word in which none is."""


def is_slip(before: str, after: str) -> bool:
    """Whether the later text is the earlier one with nothing but slips corrected."""
    if not (before.strip() and after.strip()):
        return False
    old, new = _tokens(before), _tokens(after)
    if [*_untouchable(old)] != [*_untouchable(new)]:
        return False
    return _are_corrected(_words(old), _words(new))


_Token = tuple[str, str]
"""What a stretch of a text is, and the stretch."""


def _tokens(text: str) -> list[_Token]:
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN_SIGNS)
    return [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(plain)]


def _untouchable(tokens: Sequence[_Token]) -> Iterator[str]:
    for kind, text in tokens:
        if kind in ("denial", "figure", "sign") or (kind == "word" and fold(text) in _UNTOUCHABLE):
            yield fold(text)


def _words(tokens: Sequence[_Token]) -> list[str]:
    """The words as they are compared; one that was written twice in a row, once."""
    words = (_bare(text) for kind, text in tokens if kind not in ("light", "sign"))
    return [word for word, _again in groupby(words)]


def _bare(word: str) -> str:
    """A word without accents, and without the capital it begins with; other capitals stay."""
    if any(letter.isupper() for letter in word[1:]):
        return word
    return fold(word)


def _are_corrected(old: Sequence[str], new: Sequence[str]) -> bool:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return all(
        step == "equal" or _is_corrected(old[start:end], new[begin:stop])
        for step, start, end, begin, stop in steps
    )


def _is_corrected(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether these words became those by a correction."""
    if len(old) == len(new):
        return all(map(_is_spelt_right, old, new))
    together = "".join(old) == "".join(new)
    return together and not all(map(_is_word, old)) and all(map(_is_word, new))


def _is_spelt_right(old: str, new: str) -> bool:
    """Whether `new` is a word, and `old` a slip in writing it."""
    from rapidfuzz.distance import OSA

    if old[0] != new[0] or _is_word(old) or not _is_word(new):
        return False
    return OSA.distance(old, new) <= _forgiven(new)


def _forgiven(word: str) -> int:
    if len(word) <= _SHORT:
        return 0
    return 2 if len(word) >= _LONG else 1


def _is_word(word: str) -> bool:
    """Whether a dictionary has it. What is short, or has capitals inside, is taken for a word."""
    return len(word) <= _SHORT or not word.islower() or is_known(fold(word))

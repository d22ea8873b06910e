"""Whether a change of a text only corrects typing mistakes, by a strict rule.

When in doubt, the rule says no. A text is corrected, and not changed, when all of this holds:

1. Figures, words for numbers, negations (no, not, never, without; ne, pas, jamais, sans) and signs
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
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from interview.rubric.lexicon.cues import CUES, DENYING
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.known_words import is_known
from interview.rubric.lexicon.word_lists import EXACT, NUMBER_WORDS

_PROTECTED_WORDS = (
    {
        first
        for first, rest in CUES.items()
        if any(not tail and cue in DENYING for choices in rest.values() for tail, cue in choices)
    }
    | NUMBER_WORDS.keys()
    | EXACT
)
"""Words that no correction may add, take away or make: negations of one word, and numbers."""

_TOKEN = re.compile(
    r"(?P<negation>\b[^\W\d_]+n't\b)"
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
"""Letters of a word from which two mistakes are forgiven."""
_SHORT = 2
"""Letters of a word in which none is."""


def only_corrects_typos(before: str, after: str) -> bool:
    """Whether the later text is the earlier one with nothing but typing mistakes corrected.

    >>> only_corrects_typos("What do you recieve?", "What do you receive?")
    True
    >>> only_corrects_typos("Names two results", "Names three results")
    False
    """
    if not (before.strip() and after.strip()):
        return False
    (old_protected, old), (new_protected, new) = _analysed(before), _analysed(after)
    if old_protected != new_protected:
        return False
    return all(
        operation == "equal" or _is_correction(old[start:end], new[begin:stop])
        for operation, start, end, begin, stop in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes()
    )


def _analysed(text: str) -> tuple[list[str], list[str]]:
    """What must stay as it is (figures, negations, signs), and the words as they are compared."""
    protected = []
    words = []
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN_SIGNS)
    for found in _TOKEN.finditer(plain):
        kind, token = found.lastgroup, found[0]
        folded = fold(token)
        if kind in ("negation", "figure", "sign") or folded in _PROTECTED_WORDS:
            protected.append(folded)
        if kind not in ("light", "sign"):
            # Accents and a capital at the beginning do not count; capitals inside a word do.
            has_inner_capital = any(letter.isupper() for letter in token[1:])
            words.append(token if has_inner_capital else folded)
    return protected, [word for word, _repeated in groupby(words)]


def _is_correction(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether these words became those by correcting their spelling or the spaces between them."""
    if len(old) == len(new):
        return all(map(_is_spelling_correction, old, new))
    same_letters = "".join(old) == "".join(new)
    return same_letters and not all(map(_is_word, old)) and all(map(_is_word, new))


def _is_spelling_correction(old: str, new: str) -> bool:
    """Whether `new` is a word, and `old` a misspelling of it."""
    from rapidfuzz.distance import OSA

    if old[0] != new[0] or _is_word(old) or not _is_word(new):
        return False
    forgiven = 1
    if len(new) >= _LONG:
        forgiven = 2
    elif len(new) <= _SHORT:
        forgiven = 0
    return OSA.distance(old, new) <= forgiven


def _is_word(word: str) -> bool:
    """Whether a dictionary has it. What is short, or has capitals inside, is taken for a word."""
    return len(word) <= _SHORT or not word.islower() or is_known(fold(word))

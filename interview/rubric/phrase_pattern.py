"""Reads a phrase of the bank: which words it wants, in which order, and what may stand between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, product

from interview.frozen import frozen
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import ARTICLES, LIGHT, MEANT, SLOTS
from interview.rubric.tokens import tokenize
from interview.rubric.word import Role, read_token

GAP = 2
"""Other words between two words of a phrase, at most; small words and commas are not counted."""
REACH = 7
"""Words from one word of a phrase to the next, at most, small words included."""
WIDE_REACH = 25
"""The same where the phrase has `…`."""
MOST_VARIANTS = 200
"""Of a phrase with alternatives, at most; those beyond are ignored."""

_SLOT = re.compile(r"<([^<>\s]+)>")
_CHUNK = re.compile(r"\([^()]*\)|…|[^\s…()]+")
_CAPITALS = re.compile(r"[A-Z0-9]{1,4}")


@frozen
class Atom:
    """One word, or one kind of number, that a phrase can have at a place."""

    kind: str
    """`word` (in any of its forms), `prefix`, `capitals` (only written so), `slot` (any number of a
    kind, one of the values of `SLOTS`) or `value` (exactly this number)."""
    what: str
    """The word, its beginning, the capitals, the kind or the number, as text."""


Alternatives = frozenset[Atom]
"""What a phrase can have at one place: any one of these."""


@frozen
class Step:
    """One place of a phrase."""

    place: Alternatives
    anywhere: bool = False
    """Whether any other words of the sentence may stand before it (after `…`)."""


Pattern = tuple[Step, ...]
"""The places of a phrase in order."""


@lru_cache(maxsize=20_000)
def patterns(phrase: str) -> tuple[Pattern, ...]:
    """The ways to say `phrase`: one, or several where an alternative has more than one word.

    `forum*` is every word that starts so; `goal|target` is either; so is `(every day|often)`, where
    an alternative may have more words than one; `…` (or `...`) stands for any other words of the
    same sentence; `<number>`, `<percent>`, `<money>` and `<year>` for a number; a word of up to
    four capitals only for itself in capitals. Articles are left out, and other small words too
    where two words or more remain. A phrase that says nothing (`|`) has no pattern.
    """
    chunks = [list(_variants(chunk)) for chunk in _CHUNK.findall(phrase.replace("...", "…"))]
    combined = islice(product(*filter(None, chunks)), MOST_VARIANTS)
    found: dict[Pattern, None] = {}
    for variants in combined:
        places = list(chain.from_iterable(variants))
        content = [each for each in places if each != _GAP and not _is_light(each, LIGHT - MEANT)]
        left_out = LIGHT - MEANT if len(content) >= 2 else ARTICLES
        kept = [each for each in places if each == _GAP or not _is_light(each, left_out)]
        if all(place == _GAP for place in kept):
            kept = places
        steps: list[Step] = []
        is_after_gap = False
        for place in kept:
            if place != _GAP:
                steps.append(Step(place, anywhere=is_after_gap and bool(steps)))
            is_after_gap = place == _GAP
        if steps:
            found[tuple(steps)] = None
    return tuple(found)


_GAP = frozenset({Atom("gap", "…")})


def _variants(chunk: str) -> Iterator[tuple[Alternatives, ...]]:
    """The ways to say one word of a phrase, or what stands in a bracket: each as its places."""
    if chunk == "…":
        yield (_GAP,)
        return
    single: set[Atom] = set()
    for piece in filter(None, chunk.strip("()").split("|")):
        atoms = tuple(atom for word in piece.split() for atom in _atoms(word))
        if len(atoms) == 1:
            single.add(atoms[0])
        else:
            yield tuple(frozenset({atom}) for atom in atoms)
    if single:
        yield (frozenset(single),)


def _atoms(piece: str) -> Iterator[Atom]:
    """What one word of the bank's text asks for: mostly one atom, several for “can't”."""
    slot = _SLOT.fullmatch(piece)
    if slot:
        yield Atom("slot", SLOTS.get(fold(slot[1]), "?" + slot[1]))
        return
    is_prefix = piece.endswith("*")
    tokens = tokenize(piece[:-1] if is_prefix else piece)
    beginning = tokens.pop() if is_prefix and tokens else ""
    for token in tokens:
        if _CAPITALS.fullmatch(token) and not token.isdigit():
            yield Atom("capitals", token)
            continue
        for word in read_token(token):
            if word.amount:
                yield Atom("value", repr(word.amount.value))
            elif word.role in (Role.WORD, Role.LIGHT) and word.text not in ("ne", "n"):
                # a phrase means what it writes: shorthand is only written out in notes
                yield Atom("word", word.readings[-1] if len(word.readings) > 1 else word.text)
    if is_prefix:
        yield Atom("prefix", fold(beginning))


def _is_light(place: Alternatives, light: frozenset[str]) -> bool:
    return all(atom.kind == "word" and atom.what in light for atom in place)

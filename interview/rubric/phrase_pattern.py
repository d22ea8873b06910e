"""Reading a phrase of the bank: which words it wants, in which order, with which freedoms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from interview.frozen import frozen
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import ARTICLES, LIGHT, MEANT, SLOTS
from interview.rubric.tokens import marks
from interview.rubric.word import Role, Word, read

MOST_VARIANTS = 200
"""Of a phrase with alternatives; those beyond are not listened for."""

_SLOT = re.compile(r"<([^<>\s]+)>")
_CHUNK = re.compile(r"\([^()]*\)|…|[^\s…()]+")
_CAPITALS = re.compile(r"[A-Z0-9]{1,4}")


@frozen
class Atom:
    """One thing that fills a place of a phrase."""

    kind: str
    """`word` (any form of it), `prefix`, `capitals` (only so), `slot` or `value` (a number)."""
    what: str


Place = frozenset[Atom]
"""One place of a phrase: any of its atoms fills it."""


@frozen
class Step:
    """A place of a phrase, and whether other words of the sentence may come before it."""

    place: Place
    anywhere: bool = False


Pattern = tuple[Step, ...]


@lru_cache(maxsize=20_000)
def patterns(phrase: str) -> tuple[Pattern, ...]:
    """The ways to say `phrase`: one, or several where an alternative has more than one word.

    `forum*` is every word that starts so; `goal|target` is either; so is `(every day|often)`, where
    an alternative may have more words than one; `…` (or `...`) stands for any other words of the
    same sentence; `<number>`, `<percent>`, `<money>` and `<year>` for a number;
    a word in capitals of up to four letters for itself in capitals. Articles are left out, and
    other small words too where two words or more remain.
    """
    chunks = [list(_alternatives(chunk)) for chunk in _CHUNK.findall(phrase.replace("...", "…"))]
    sayings = islice(product(*filter(None, chunks)), MOST_VARIANTS)  # a lone “|” says nothing
    found = dict.fromkeys(
        _pattern([piece for chunk in saying for piece in chunk]) for saying in sayings
    )
    return tuple(pattern for pattern in found if pattern)


_GAP = frozenset({Atom("gap", "…")})


def _alternatives(chunk: str) -> Iterator[tuple[Place, ...]]:
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
    slot = _SLOT.fullmatch(piece)
    if slot:
        yield Atom("slot", SLOTS.get(fold(slot[1]), "?" + slot[1]))
    elif piece.endswith("*"):
        *before, last = marks(piece[:-1]) or [""]
        yield from (atom for surface in before for atom in _word_atoms(surface))
        yield Atom("prefix", fold(last))
    else:
        yield from (atom for surface in marks(piece) for atom in _word_atoms(surface))


def _word_atoms(surface: str) -> Iterator[Atom]:
    if _CAPITALS.fullmatch(surface) and not surface.isdigit():
        yield Atom("capitals", surface)
        return
    for word in read(surface):
        if word.amount:
            yield Atom("value", repr(word.amount.value))
        elif word.role in (Role.WORD, Role.LIGHT) and word.text not in ("ne", "n"):
            yield Atom("word", _spelt(word))


def _spelt(word: Word) -> str:
    """A phrase means what it writes: shorthand is only read into notes."""
    return word.readings[-1] if len(word.readings) > 1 else word.text


def _pattern(places: list[Place]) -> Pattern:
    content = [place for place in places if place != _GAP and not _is_light(place, LIGHT - MEANT)]
    left_out = LIGHT - MEANT if len(content) >= 2 else ARTICLES
    kept = [place for place in places if place == _GAP or not _is_light(place, left_out)]
    if all(place == _GAP for place in kept):
        kept = places
    steps: list[Step] = []
    anywhere = False
    for place in kept:
        if place != _GAP:
            steps.append(Step(place, anywhere and bool(steps)))
        anywhere = place == _GAP
    return tuple(steps)


def _is_light(place: Place, light: frozenset[str]) -> bool:
    return all(atom.kind == "word" and atom.what in light for atom in place)

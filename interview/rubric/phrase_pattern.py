"""Reads a phrase of the bank: which words it wants, in which order, and what may stand between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, product
from typing import NamedTuple

from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import ARTICLES, LIGHT, MEANT, SLOTS
from interview.rubric.read_word import ARROWS, Role, read_token
from interview.rubric.tokens import tokenize

GAP = 2
"""Other words between two words of a phrase, at most; small words and commas are not counted."""
REACH = 7
"""Words from one word of a phrase to the next, at most, small words included."""
WIDE_REACH = 25
"""The same where the phrase has `…`."""
MOST_VARIANTS = 200
"""Of a phrase with alternatives, at most; those beyond are ignored."""

SMALL = LIGHT - MEANT
"""Words that a phrase leaves out where two others remain."""
_SLOT = re.compile(r"<([^<>\s]+)>")
_CHUNK = re.compile(r"\([^()]*\)|…|[^\s…()]+")
_CAPITALS = re.compile(r"[A-Z0-9]{1,4}")


class Atom(NamedTuple):
    """One word, or one kind of number, that a phrase can have at a place."""

    kind: str
    """`word` (in any of its forms), `prefix`, `suffix`, `capitals` (only written so), `slot` (any
    number of a kind, one of the values of `SLOTS`), `value` (exactly this number) or `arrow`."""
    what: str
    """The word, its beginning or end, the capitals, the kind or the number, as text."""


Alternatives = frozenset[Atom]
"""What a phrase can have at one place: any one of these."""


class Step(NamedTuple):
    """One place of a phrase."""

    place: Alternatives
    anywhere: bool = False
    """Whether any other words of the sentence may stand before it (after `…`)."""
    closely: bool = False
    """Whether it stands right behind the place before it (after `_`)."""


Pattern = tuple[Step, ...]
"""The places of a phrase in order."""


@lru_cache(maxsize=20_000)
def patterns(phrase: str) -> tuple[Pattern, ...]:
    """The ways to say `phrase`: one, or several where an alternative has more than one word.

    `forum*` is every word that starts so, `*erait` every word that ends so; `goal|target` is
    either; so is `(every day|often)`, where an alternative may have more words than one; `…` (or
    `...`) stands for any other words of the same sentence; `<number>`, `<percent>`, `<money>` and
    `<year>` for a number, `→` for any arrow; `on_his_own` is heard only as it is written; a word of
    up to four capitals only for itself in capitals. Articles are left out, and other small words
    too where two words or more remain. A phrase that says nothing (`|`) has no pattern.
    """
    chunks = [_variants(chunk) for chunk in _CHUNK.findall(phrase.replace("...", "…"))]
    combined = islice(product(*filter(None, chunks)), MOST_VARIANTS)
    found = tuple(filter(None, map(_steps, combined)))
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


def _steps(variants: Iterable[tuple[Alternatives, ...]]) -> Pattern:
    """One way to say a phrase, given what it says in each of its words."""
    places = list(chain.from_iterable(variants))
    content = [each for each in places if not (each in _MARKS or _is_light(each, SMALL))]
    if len(content) == len(places):
        return tuple(map(Step, places))  # most phrases: nothing to leave out, nothing to join
    if len(content) >= 2 and all(map(_is_figure, content)):
        left_out = frozenset[str]()  # “from <number> to <number>” means its small words
    else:
        left_out = SMALL if len(content) >= 2 else ARTICLES
    joined = {at for at, place in enumerate(places) if place == _JOINT}
    joined |= {at + beside for at in joined for beside in (-1, 1)}
    kept = [
        place
        for at, place in enumerate(places)
        if place in _MARKS or at in joined or not _is_light(place, left_out)
    ]
    if all(place in _MARKS for place in kept):
        kept = places
    steps: list[Step] = []
    before: Alternatives | None = None
    for place in kept:
        if place not in _MARKS:
            steps.append(
                Step(place, anywhere=before == _GAP and bool(steps), closely=before == _JOINT)
            )
        before = place
    return tuple(steps)


_GAP = frozenset({Atom("gap", "…")})
_JOINT = frozenset({Atom("joint", "_")})
_MARKS = frozenset({_GAP, _JOINT})


@lru_cache(maxsize=20_000)
def _variants(chunk: str) -> tuple[tuple[Alternatives, ...], ...]:
    """The ways to say one word of a phrase, or what stands in a bracket: each as its places."""
    if chunk == "…":
        return ((_GAP,),)
    several: list[tuple[Alternatives, ...]] = []
    single: set[Atom] = set()
    for piece in filter(None, chunk.strip("()").split("|")):
        places = tuple(place for word in piece.split() for place in _places(word))
        if len(places) == 1:
            single |= places[0]
        else:
            several.append(places)
    return (*several, (frozenset(single),)) if single else tuple(several)


def _places(word: str) -> Iterator[Alternatives]:
    """The places of a word of the bank's text, with a joint between those that `_` joins."""
    for number, part in enumerate(filter(None, word.split("_"))):
        if number:
            yield _JOINT
        for atom in _atoms(part):
            yield frozenset({atom})


def _atoms(piece: str) -> Iterator[Atom]:
    """What one word of the bank's text asks for: mostly one atom, several for “can't”."""
    slot = _SLOT.fullmatch(piece) if piece[0] == "<" else None
    if slot:
        yield Atom("slot", SLOTS.get(fold(slot[1]), "?" + slot[1]))
        return
    if piece in ARROWS:
        yield Atom("arrow", "")
        return
    if piece.startswith("*") and piece[1:].isalpha():
        yield Atom("suffix", fold(piece[1:]))
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


@lru_cache(maxsize=20_000)
def _is_figure(place: Alternatives) -> bool:
    return all(atom.kind in ("slot", "value", "arrow") for atom in place)


@lru_cache(maxsize=20_000)
def _is_light(place: Alternatives, light: frozenset[str]) -> bool:
    return all(atom.kind == "word" and atom.what in light for atom in place)

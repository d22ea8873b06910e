"""The French denial in two parts: “ne … pas”, “ne … plus”, “ne … personne”."""

from __future__ import annotations

from collections.abc import Sequence

from interview.rubric.lexicon.cues import DENIALS_WITH_NE, FRENCH_DENIALS
from interview.rubric.lexicon.word_lists import ARTICLES
from interview.rubric.read_word import ReadWord

NE_TO_PAS = 5
"""Words from “ne” to what it denies with, at most."""


def ne_before(words: Sequence[ReadWord], place: int) -> int | None:
    """Where the “ne” stands that belongs to the “pas” at this place; `None` if there is none."""
    for earlier in range(place - 1, max(-1, place - 1 - NE_TO_PAS), -1):
        if words[earlier].ends_clause:
            return None
        if words[earlier].text == "ne":
            return earlier
    return None


def is_ne_plus(words: Sequence[ReadWord], place: int) -> bool:
    """Whether the word here says that something is over: “ne compte plus”, but not “plus cher”."""
    return words[place].text == "plus" and ne_before(words, place) is not None


def is_ne_personne(words: Sequence[ReadWord], place: int) -> bool:
    """Whether a noun denies here: “n'a prévenu personne”, but not “n'a pas vu la personne”."""
    ne = ne_before(words, place) if words[place].text in DENIALS_WITH_NE else None
    return (
        ne is not None
        and FRENCH_DENIALS.isdisjoint(word.text for word in words[ne + 1 : place])
        and words[place - 1].text not in ARTICLES - {"a", "de", "d"}
    )

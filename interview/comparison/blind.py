"""Blind: letters in place of names, and names and given words out of all that was written down.

What is taken out are the words as they are given, in whatever case and with whatever accents or
letters of a plain keyboard, where they stand as words of their own. Nicknames, initials and “she”
stay: nobody can promise more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from interview.frozen import frozen, replace
from interview.plain_text import LATIN, SIGNS
from interview.rubric import AnswerValue
from interview.session import Answer, InterviewState
from interview.session.state import Rating

REMOVED = "[…]"
"""What stands where a given word was taken out."""

_SHORTEST = 2
"""Letters of a part of a name that is taken out by itself; an initial is not."""
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "den", "der", "des", "di", "do", "dos", "du", "el", "ibn")
) | {"la", "le", "les", "san", "st", "ter", "van", "von", "zu"}
"""Parts of names that are words of their own, and would be taken out everywhere."""


def letters(interviews: Sequence[str]) -> Mapping[str, str]:
    """A letter for each interview: `A` to `Z`, then `AA` and so on.

    They go by the ids, which are random: the same interviews have the same letters, and a letter
    says nothing of who came first.
    """
    return {each: _letter(place) for place, each in enumerate(sorted(interviews))}


def _letter(place: int) -> str:
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


@frozen
class HiddenRange:
    """Characters of a text that are taken out, and what stands there instead."""

    start: int
    end: int
    instead: str


class Redactor:
    """Takes names and given words out of one candidate's record."""

    def __init__(self, letter: str, name: str, words: Sequence[str] = ()) -> None:
        """`letter` stands for `name` and its parts; `words` are what else is taken out."""
        self._letter = letter
        spoken = [*name.split(), *re.split(r"[\s\-’']+", name)]  # O’Brien, and Brien
        parts = [
            part
            for part in spoken
            if len(part.strip(".")) >= _SHORTEST and part.casefold() not in _PARTICLES
        ]
        self._instead = {_folded(each): letter for each in (name.strip(), *parts) if each}
        self._instead |= {_folded(each.strip()): REMOVED for each in words if each.strip()}
        longest_first = sorted(self._instead, key=len, reverse=True)
        with_any_space = [r"\s+".join(map(re.escape, each.split())) for each in longest_first]
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(with_any_space)})(?!\w)" if longest_first else r"(?!)"
        )

    def ranges(self, text: str) -> list[HiddenRange]:
        """What is taken out of a text, from its beginning to its end."""
        folded, places = _folded_with_places(text)
        return [
            HiddenRange(
                places[found.start()],
                places[found.end()],
                self._instead[" ".join(found[0].split())],
            )
            for found in self._pattern.finditer(folded)
        ]

    def text(self, text: str) -> str:
        """A text without what is to be hidden."""
        return _cut(text, self.ranges(text))

    def state(self, state: InterviewState) -> InterviewState:
        """An interview in which the candidate is called by the letter.

        It holds what is known to be free of names, and no more: what a later version records
        besides is left out until somebody decides. Places of evidence move with the notes.
        """
        return InterviewState(
            candidate=self._letter,
            role=self.text(state.role),
            interviewer=state.interviewer,
            language=state.language,
            bank=state.bank,
            started_at=state.held_at,
            answers=MappingProxyType(
                {question: self._answer(answer) for question, answer in state.answers.items()}
            ),
            signed_by=state.signed_by,
            signed_at=state.signed_at,
        )

    def _answer(self, answer: Answer) -> Answer:
        return Answer(
            notes=self.text(answer.notes),
            value=self._value(answer.value),
            heard=answer.heard,
            ticked=answer.ticked,
            unticked=answer.unticked,
            rating=self._rating(answer.rating),
            skipped=self.text(answer.skipped),
            seconds=answer.seconds,
        )

    def _rating(self, rating: Rating | None) -> Rating | None:
        if rating is None:
            return None
        hidden = self.ranges(rating.notes)
        evidence = tuple(
            (signal, _moved(start, hidden), _moved(end, hidden, after=True), read_as)
            for signal, start, end, read_as in rating.evidence
        )
        return replace(
            rating,
            reason=self.text(rating.reason),
            evidence=evidence,
            notes=_cut(rating.notes, hidden),
        )

    def _value(self, value: AnswerValue) -> AnswerValue:
        """A structured answer: its texts, and those in the cells of its rows."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(
                self.text(each) if isinstance(each, str) else tuple(map(self.text, each))
                for each in value
            )  # type: ignore[return-value]  # texts, or rows of texts, as they were
        return value


def _folded(text: str) -> str:
    """A text without case and accents, in letters a to z, on one line."""
    return " ".join(_folded_with_places(text)[0].split())


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """A text without case and accents, in letters a to z, and the place that each of its letters,
    and its end, has in the text itself."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in unicodedata.normalize("NFKD", character.translate(SIGNS).casefold()):
            if not unicodedata.combining(each):
                for letter in each.translate(LATIN):
                    folded.append(letter)
                    places.append(place)
    # A combining mark behind the last letter belongs to it: the end is the next letter's place.
    return "".join(folded), [*places, len(text)]


def _cut(text: str, hidden: Sequence[HiddenRange]) -> str:
    parts, at = [], 0
    for each in hidden:
        parts += [text[at : each.start], each.instead]
        at = each.end
    return "".join([*parts, text[at:]])


def _moved(place: int, hidden: Sequence[HiddenRange], *, after: bool = False) -> int:
    """Where a place of a text is, once it was cut; inside of what was taken out, at an edge of it:
    with `after`, behind what stands there instead."""
    moved = place
    for each in hidden:
        if each.end <= place:
            moved += len(each.instead) - (each.end - each.start)
        elif each.start < place:
            moved += each.start - place + (len(each.instead) if after else 0)
    return moved

"""Whether what a sentence says is affirmed, denied, given up, doubted, or said of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from interview.rubric.clauses import Clauses
from interview.rubric.cue_scope import Scope
from interview.rubric.lexicon.cues import (
    ABSENT,
    AUXILIARIES,
    FRENCH_DENIALS,
    GIVEN_UP,
    JOINS,
    MENTIONED,
    WITHOUT,
    Cue,
)
from interview.rubric.speaker import Voices
from interview.rubric.word import Role, Word

_ANNOUNCING = (Role.BREAK, Role.QUESTION)


AFFIRMED: Final = "affirmed"
HEDGED: Final = "hedged"
DENIED: Final = "denied"
PAST: Final = "past"
OTHERS: Final = "others"
"""Somebody else's words: another person's, or the interviewer's own."""
Polarity = Literal["affirmed", "hedged", "denied", "past", "others"]
"""How a stretch of notes stands to what it names; plain texts, because many are remembered."""


class Stance:
    """How one sentence stands to what it names. Built in time linear in its words."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._idioms: list[tuple[int, ...]] = []
        self._scopes: list[Scope] = []
        self._condemned = -1
        """The place after the last word that calls something worthless."""
        if any(word.is_cue for word in words):
            self._clauses = Clauses(words)
            self._voices = Voices(self._clauses)
            self._scopes = list(self._read())

    def polarity(self, places: Sequence[int], *, is_name: bool = False) -> Polarity:
        """How it stands to a phrase heard at these places; a name is never a denied verb."""
        if not self._scopes:
            return AFFIRMED
        turning = (scope for scope in self._scopes if scope.turns(places, is_name))
        cues = list({scope.places: scope.cue for scope in turning}.values())
        if Cue.OTHERS in cues:
            return OTHERS
        if _is_denial(cues):
            return DENIED
        if Cue.PAST in cues:
            return PAST
        return HEDGED if Cue.HEDGE in cues else AFFIRMED

    def is_half_of_an_idiom(self, places: Sequence[int]) -> bool:
        """Whether a phrase took the “not” out of “not only” or “not … everything”."""
        return bool(self._idioms) and any(
            0 < sum(place in places for place in idiom) < len(idiom) for idiom in self._idioms
        )

    def _read(self) -> Iterator[Scope]:
        for cue, start, end in self._clauses.cues():
            if cue is None:
                yield from self._voices.of_others(start)
            elif cue is Cue.QUIET:
                self._idioms.append(tuple(range(start, end)))
            else:
                yield from self._scopes_of(cue, range(start, end))

    def _scopes_of(self, cue: Cue, places: range) -> Iterator[Scope]:
        clauses, start, end = self._clauses, places.start, places.stop
        if cue in (Cue.NOT, Cue.NONE, Cue.LACK):
            if not clauses.is_tag(places):
                yield from self._denials(cue, places)
        elif cue is Cue.HEDGE:
            yield Scope(cue, places, clauses.start_of(start), clauses.reach(end))
        elif cue in (Cue.OTHERS, Cue.ASIDE, Cue.UNASKED, Cue.REFUTED):
            yield from self._voices.told_by(cue, places)
        elif cue is Cue.PAST:
            yield Scope(cue, places, self._first_turned(start), clauses.reach(end))
            yield from self._given_up_before(cue, places)
        elif cue is Cue.WAS:
            yield from self._given_up_before(Cue.PAST, places)
        elif cue is Cue.WORTHLESS:
            yield from self._worthless(places)
        elif cue is Cue.EXCEPT and not clauses.denies_before(start):
            yield Scope(Cue.LACK, places, end, clauses.reach(end))

    def _denials(self, cue: Cue, places: range) -> Iterator[Scope]:
        clauses, start, end = self._clauses, places.start, places.stop
        first, partly = self._first_turned(start), clauses.partly(end)
        if partly is not None and cue is Cue.NOT:
            self._idioms.append((*places, partly))
            yield Scope(Cue.HEDGE, places, first, clauses.reach(end))
        elif clauses.is_supposed(start) or self._is_wanted(places):
            yield Scope(Cue.HEDGE, places, first, clauses.reach(end))
        else:
            yield Scope(cue, places, first, clauses.reach(end))
            yield from self._denied_afterwards(cue, places)

    def _first_turned(self, place: int) -> int:
        ne = self._clauses.ne_before(place)
        return place if ne is None else ne

    def _is_wanted(self, places: range) -> bool:
        """“Without a goal you can't …” and “worth nothing without a goal” both want the goal."""
        return self._clauses.text(places.start) in WITHOUT and (
            self._condemned == places.start or self._clauses.tells_what_fails(places.stop)
        )

    def _worthless(self, places: range) -> Iterator[Scope]:
        """“Likes are useless”, “automatic messages = spam”."""
        self._condemned = places.stop
        clauses = self._clauses
        before = self._named_before(places.start)
        if before >= 0 and clauses.roles[before] is Role.BREAK:
            before -= 1
        if before >= 0 and clauses.roles[before] is Role.WORD:
            yield Scope(Cue.LACK, places, clauses.start_of(before + 1), places.start)

    def _named_before(self, place: int) -> int:
        """The place of the last word before, auxiliaries left out; -1 if there is none."""
        before, clauses = place - 1, self._clauses
        while before >= 0 and (
            clauses.texts[before] in AUXILIARIES or clauses.roles[before] is Role.QUIET
        ):
            before -= 1
        return before

    def _denied_afterwards(self, cue: Cue, places: range) -> Iterator[Scope]:
        """“Baseline not mentioned”, “objective: none”, “compte pas les likes”."""
        clauses, start, end = self._clauses, places.start, places.stop
        before = self._named_before(start)
        role = clauses.roles[before] if before >= 0 else None
        if role is Role.WORD and self._is_aside(before, start):
            return
        closes, mentioned = clauses.is_over(end), self._is_mentioning(end)
        absent = clauses.text(start) in ABSENT and before < start - 1
        said = mentioned or absent or (closes and cue is not Cue.NOT)
        if role is Role.WORD and said:
            yield Scope(cue, places, clauses.named_from(before + 1), before + 1)
        elif role in _ANNOUNCING and before >= 1 and (closes or mentioned or role is Role.QUESTION):
            yield Scope(cue, places, clauses.start_of(before), before)
        elif role is Role.WORD and before == start - 1 and clauses.text(start) in FRENCH_DENIALS:
            yield Scope(cue, places, before, start, verb_only=True)

    def _is_aside(self, before: int, start: int) -> bool:
        """“À part Old Spice rien” names Old Spice; “likes and nothing” denies no likes."""
        clauses = self._clauses
        joined = clauses.text(before) in JOINS
        return joined or clauses.lets_stand_within(clauses.start_of(start), start)

    def _is_mentioning(self, place: int) -> bool:
        while self._clauses.text(place) in AUXILIARIES:
            place += 1
        return self._clauses.text(place) in MENTIONED

    def _given_up_before(self, cue: Cue, places: range) -> Iterator[Scope]:
        """“Tumblr, abandoned in 2019”, “tweets no more”."""
        clauses = self._clauses
        before = self._named_before(places.start)
        given_up = cue is Cue.PAST and clauses.text(places.stop - 1) in GIVEN_UP
        if not given_up or before < 0 or not clauses.is_over(places.stop, 3):
            return
        last = before if clauses.roles[before] is Role.WORD else before - 1
        if last >= 0:
            yield Scope(cue, places, clauses.start_of(last + 1), last + 1)


def _is_denial(cues: Sequence[Cue]) -> bool:
    """Two denials undo each other, but “never … nothing” and “jamais … aucun” are one."""
    denials = max(1 if Cue.NONE in cues else 0, cues.count(Cue.NOT))
    return (cues.count(Cue.LACK) + denials) % 2 == 1

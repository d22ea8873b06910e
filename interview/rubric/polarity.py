"""Whether what a sentence says is affirmed, denied, given up, doubted, or said of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from interview.rubric.clauses import Clauses, CueScope
from interview.rubric.french_negation import ne_before
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
from interview.rubric.read_word import ReadWord, Role
from interview.rubric.speaker import Speakers

_ANNOUNCING = (Role.BREAK, Role.QUESTION)


AFFIRMED: Final = "affirmed"
HEDGED: Final = "hedged"
DENIED: Final = "denied"
PAST: Final = "past"
OTHERS: Final = "others"
"""Somebody else's words: another person's, or the interviewer's own."""
Polarity = Literal["affirmed", "hedged", "denied", "past", "others"]
"""Whether the notes affirm what a phrase names. Plain texts, because so many are remembered."""

ASSERTED: tuple[Polarity, ...] = (AFFIRMED, HEDGED)


def accepted_polarities(past: bool) -> tuple[Polarity, ...]:
    """The polarities that count as naming something; with `past`, what was given up counts too."""
    return (*ASSERTED, PAST) if past else ASSERTED


def is_doubted(polarities: Collection[Polarity]) -> bool:
    """Whether all that was said was said with a doubt: too little to raise a red flag."""
    return bool(polarities) and all(each == HEDGED for each in polarities)


class SentencePolarity:
    """What one sentence says of each phrase in it. Built in time linear in the words.

    A place is a word's index in the sentence, from 0.
    """

    def __init__(self, words: Sequence[ReadWord]) -> None:
        self._idioms: list[tuple[int, ...]] = []
        self._scopes: list[CueScope] = []
        self._condemned = -1
        """The place after the last words that call something worthless; -1 if none do."""
        if not any(word.is_cue for word in words):
            return
        self._words = words
        self._clauses = Clauses(words)
        self._speakers = Speakers(self._clauses)
        for cue, start, end in self._clauses.cues():
            if cue is None:
                self._scopes += self._speakers.scopes_of_person(start)
            elif cue is Cue.QUIET:
                self._idioms.append(tuple(range(start, end)))
            else:
                self._scopes += self._scopes_of(cue, range(start, end))

    def of(self, places: Sequence[int], *, is_name: bool = False) -> Polarity:
        """The polarity of a phrase heard at these places. `is_name`: it is no verb that a French
        “pas” behind it could deny."""
        if not self._scopes:
            return AFFIRMED
        turning = (scope for scope in self._scopes if scope.turns(places, is_name))
        cues = list({scope.places: scope.cue for scope in turning}.values())
        if Cue.OTHERS in cues:
            return OTHERS
        # two denials undo each other, but “never … nothing” and “jamais … aucun” are one
        denials = cues.count(Cue.LACK) + max(int(Cue.NONE in cues), cues.count(Cue.NOT))
        if denials % 2 == 1:
            return DENIED
        if Cue.PAST in cues:
            return PAST
        return HEDGED if Cue.HEDGE in cues else AFFIRMED

    def is_half_of_an_idiom(self, places: Sequence[int]) -> bool:
        """Whether a phrase took the “not” out of “not only” or “not … everything”."""
        return bool(self._idioms) and any(
            0 < sum(place in places for place in idiom) < len(idiom) for idiom in self._idioms
        )

    def _scopes_of(self, cue: Cue, places: range) -> Iterator[CueScope]:
        clauses, start, end = self._clauses, places.start, places.stop
        if cue in (Cue.NOT, Cue.NONE, Cue.LACK):
            if not clauses.is_tag(places):
                yield from self._denials(cue, places)
        elif cue is Cue.HEDGE:
            yield CueScope(cue, places, clauses.start_of(start), clauses.reach(end))
        elif cue in (Cue.OTHERS, Cue.ASIDE, Cue.UNASKED, Cue.REFUTED):
            yield from self._speakers.scopes_of_cue(cue, places)
        elif cue is Cue.PAST:
            yield CueScope(cue, places, self._first_turned(start), clauses.reach(end))
            yield from self._given_up_before(cue, places)
        elif cue is Cue.WAS:
            yield from self._given_up_before(Cue.PAST, places)
        elif cue is Cue.WORTHLESS:
            yield from self._worthless(places)
        elif cue is Cue.EXCEPT and not clauses.denies_before(start):
            yield CueScope(Cue.LACK, places, end, clauses.reach(end))

    def _denials(self, cue: Cue, places: range) -> Iterator[CueScope]:
        clauses, start, end = self._clauses, places.start, places.stop
        first, partly = self._first_turned(start), clauses.partly(end)
        # “without a goal you can't …” and “worth nothing without a goal” both want the goal
        is_wanted = clauses.text(start) in WITHOUT and (
            self._condemned == start or clauses.says_what_fails(end)
        )
        if partly is not None and cue is Cue.NOT:
            self._idioms.append((*places, partly))
            yield CueScope(Cue.HEDGE, places, first, clauses.reach(end))
        elif clauses.is_supposed(start) or is_wanted:
            yield CueScope(Cue.HEDGE, places, first, clauses.reach(end))
        else:
            yield CueScope(cue, places, first, clauses.reach(end))
            yield from self._denied_afterwards(cue, places)

    def _first_turned(self, place: int) -> int:
        """Where the words begin that a denial turns: at its “ne” if it has one."""
        ne = ne_before(self._words, place)
        return place if ne is None else ne

    def _worthless(self, places: range) -> Iterator[CueScope]:
        """What is called worthless: “likes are useless”, “automatic messages = spam”."""
        self._condemned = places.stop
        clauses = self._clauses
        before = self._named_before(places.start)
        if before >= 0 and clauses.roles[before] is Role.BREAK:
            before -= 1
        if before >= 0 and clauses.roles[before] is Role.WORD:
            yield CueScope(Cue.LACK, places, clauses.start_of(before + 1), places.start)

    def _named_before(self, place: int) -> int:
        """The place of the last word before, auxiliaries left out; -1 if there is none."""
        before, clauses = place - 1, self._clauses
        while before >= 0 and (
            clauses.texts[before] in AUXILIARIES or clauses.roles[before] is Role.QUIET
        ):
            before -= 1
        return before

    def _denied_afterwards(self, cue: Cue, places: range) -> Iterator[CueScope]:
        """What stands before its denial: “baseline not mentioned”, “objective: none”."""
        clauses, start, end = self._clauses, places.start, places.stop
        before = self._named_before(start)
        role = clauses.roles[before] if before >= 0 else None
        # “likes and nothing” denies no likes, “à part Old Spice rien” no Old Spice
        if role is Role.WORD and (
            clauses.text(before) in JOINS or clauses.excepts_within(clauses.start_of(start), start)
        ):
            return
        after = end
        while clauses.text(after) in AUXILIARIES:
            after += 1
        closes, mentioned = clauses.is_over(end), clauses.text(after) in MENTIONED
        absent = clauses.text(start) in ABSENT and before < start - 1
        said = mentioned or absent or (closes and cue is not Cue.NOT)
        if role is Role.WORD and said:
            yield CueScope(cue, places, clauses.named_from(before + 1), before + 1)
        elif role in _ANNOUNCING and before >= 1 and (closes or mentioned or role is Role.QUESTION):
            yield CueScope(cue, places, clauses.start_of(before), before)
        elif role is Role.WORD and before == start - 1 and clauses.text(start) in FRENCH_DENIALS:
            yield CueScope(cue, places, before, start, verb_only=True)

    def _given_up_before(self, cue: Cue, places: range) -> Iterator[CueScope]:
        """What stands before the words that give it up: “Tumblr, abandoned in 2019”."""
        clauses = self._clauses
        before = self._named_before(places.start)
        given_up = cue is Cue.PAST and clauses.text(places.stop - 1) in GIVEN_UP
        if not given_up or before < 0 or not clauses.is_over(places.stop, 3):
            return
        last = before if clauses.roles[before] is Role.WORD else before - 1
        if last >= 0:
            yield CueScope(cue, places, clauses.start_of(last + 1), last + 1)

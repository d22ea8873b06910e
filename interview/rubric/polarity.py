"""Whether what a sentence says is affirmed, denied, given up, doubted, or said of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from interview.rubric.lexicon.cues import (
    AUXILIARIES,
    CLAUSE_VERBS,
    CLAUSE_WORDS,
    CUES,
    MENTIONED,
    OPINION_VERBS,
    OTHER_PEOPLE,
    SAYING_NOT,
    Cue,
)
from interview.rubric.words import Role, Word

REACH = 8
"""Words with content that a cue reaches over, at most; mostly the clause ends first."""

LIST_ITEM = 4
"""Words an item of “no goal, baseline or cost” has, at most."""


class Polarity(Enum):
    """How a stretch of notes stands to what it names."""

    AFFIRMED = "affirmed"
    HEDGED = "hedged"
    DENIED = "denied"
    PAST = "past"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Scope:
    """A cue and the words it turns: from `start` up to `end`."""

    cue: Cue
    places: frozenset[int]
    """The words of the cue itself; a phrase that holds them is not turned by them."""
    start: int
    end: int
    verb_only: bool = False
    """Whether it turns a verb but not a name: “compte pas”, and “Facebook pas Reddit”."""


class Clauses:
    """The cues of one sentence. Built in time linear in its words."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self.quiet: list[frozenset[int]] = []
        self._scopes = list(self._read())

    def polarity(self, places: Sequence[int], *, is_name: bool = False) -> Polarity:
        """How a phrase heard at these places stands; a name is never the verb of a denial."""
        reached = (scope for scope in self._scopes if _reaches(scope, places, is_name))
        cues = list({scope.places: scope.cue for scope in reached}.values())
        if Cue.OTHERS in cues:
            return Polarity.OTHERS
        if _denied(cues):
            return Polarity.DENIED
        if Cue.PAST in cues:
            return Polarity.PAST
        return Polarity.HEDGED if Cue.HEDGE in cues else Polarity.AFFIRMED

    def is_half_of_an_idiom(self, places: Sequence[int]) -> bool:
        """Whether a phrase took the “not” out of a “not only”."""
        return any(0 < len(idiom.intersection(places)) < len(idiom) for idiom in self.quiet)

    def _read(self) -> Iterator[Scope]:
        place = 0
        while place < len(self._words):
            found = self._cue_at(place)
            if found is None:
                yield from self._said_of_others(place)
                place += 1
                continue
            cue, end = found
            yield from self._scopes_of(cue, place, end)
            place = end

    def _cue_at(self, place: int) -> tuple[Cue, int] | None:
        text = self._words[place].text
        if text == "plus" and self._ne_before(place) is not None:
            return Cue.PAST, place + 1
        for words, cue in CUES.get(text, ()):
            end = place + len(words)
            if self._texts(place, end) == words and self._means(cue, words, place, end):
                return cue, end
        return None

    def _texts(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(word.text for word in self._words[start:end])

    def _text(self, place: int) -> str:
        return self._words[place].text if 0 <= place < len(self._words) else ""

    def _means(self, cue: Cue, words: tuple[str, ...], place: int, end: int) -> bool:
        before = self._text(place - 1)
        if words == ("pas", "que"):
            return before not in SAYING_NOT
        if words == ("used", "to"):
            return before not in ("is", "are", "was", "were", "be", "been", "get", "got", "gets")
        if words == ("half",) or words == ("may",):
            return self._words[place].role is Role.WORD and bool(before)
        return True

    def _scopes_of(self, cue: Cue, start: int, end: int) -> Iterator[Scope]:
        places = frozenset(range(start, end))
        if cue is Cue.QUIET:
            self.quiet.append(places)
        elif cue is Cue.HEDGE:
            yield Scope(cue, places, self._clause_start(start), self._reach(end))
        elif cue is Cue.WAS:
            yield Scope(Cue.PAST, places, self._clause_start(start, past_punctuation=True), start)
        elif cue is Cue.BESIDES:
            return
        elif cue is Cue.EXCEPT:
            if not self._denied_before(start):
                yield Scope(Cue.LACK, places, end, self._reach(end))
        elif cue in (Cue.PAST, Cue.OTHERS):
            yield Scope(cue, places, self._forward_start(start), self._reach(end))
            yield from self._given_up_before(cue, places, start, end)
        else:
            yield Scope(cue, places, self._forward_start(start), self._reach(end))
            yield from self._denied_afterwards(cue, places, start, end)

    def _forward_start(self, place: int) -> int:
        ne = self._ne_before(place)
        return place if ne is None else ne

    def _ne_before(self, place: int) -> int | None:
        for earlier in range(place - 1, max(-1, place - 6), -1):
            if self._is_boundary(earlier):
                return None
            if self._text(earlier) in ("ne", "n"):
                return earlier
        return None

    def _denied_before(self, place: int) -> bool:
        start = self._clause_start(place)
        return any(
            cue in (Cue.NOT, Cue.NONE)
            for text in self._texts(start, place)
            for words, cue in CUES.get(text, ())
            if len(words) == 1
        )

    def _reach(self, start: int) -> int:
        """Where the clause that starts at `start` ends for a cue that stands before it."""
        content = verbs = 0
        for place in range(start, len(self._words)):
            word = self._words[place]
            if self._ends_clause(place) or content >= REACH or self._lets_stand(place):
                return place
            if word.text in CLAUSE_VERBS:
                verbs += 1
                if content and (verbs > 1 or content > 1 or self._text(place - 1) in _JOINS):
                    return place
            content += word.role in (Role.WORD, Role.NUMBER)
        return len(self._words)

    def _ends_clause(self, place: int) -> bool:
        if self._words[place].role is Role.COMMA:
            return not self._list_goes_on(place)
        return self._is_boundary(place)

    def _is_boundary(self, place: int) -> bool:
        word = self._words[place]
        return word.role in (Role.BREAK, Role.QUESTION) or word.text in CLAUSE_WORDS

    def _lets_stand(self, place: int) -> bool:
        """“Nothing but …”, “aucune sauf …”: the denial stops here."""
        if self._text(place) in ("que", "qu") and self._text(place - 1) in ("rien", "autre"):
            return True
        return any(
            cue in (Cue.EXCEPT, Cue.BESIDES) and self._texts(place, place + len(words)) == words
            for words, cue in CUES.get(self._text(place), ())
        )

    def _list_goes_on(self, comma: int) -> bool:
        """Whether a comma stands inside “goal, baseline or cost” (or “ni …, ni …”)."""
        length = 0
        for place in range(comma + 1, min(comma + 4 * LIST_ITEM, len(self._words))):
            word = self._words[place]
            if word.text in ("or", "ou", "nor", "ni"):
                return True
            if self._is_boundary(place) or word.text in CLAUSE_VERBS or length > LIST_ITEM:
                return False
            length = 0 if word.role is Role.COMMA else length + 1
        return False

    def _clause_start(self, place: int, *, past_punctuation: bool = False) -> int:
        while place > 0:
            word = self._words[place - 1]
            if word.role in (Role.COMMA, Role.BREAK, Role.QUESTION) and not past_punctuation:
                return place
            if word.text in CLAUSE_WORDS or (past_punctuation and word.role is Role.COMMA):
                return place
            past_punctuation = False
            place -= 1
        return 0

    def _denied_afterwards(
        self, cue: Cue, places: frozenset[int], start: int, end: int
    ) -> Iterator[Scope]:
        """“Baseline not mentioned”, “objective: none”, “compte pas les likes”."""
        before = start - 1
        while before >= 0 and self._text(before) in AUXILIARIES:
            before -= 1
        named = before >= 0 and self._words[before].role is Role.WORD
        after = end
        while self._text(after) in AUXILIARIES:
            after += 1
        if named and (self._text(after) in MENTIONED or (self._over(end) and cue is not Cue.NOT)):
            yield Scope(cue, places, self._clause_start(before + 1), before + 1)
        elif before >= 1 and self._words[before].role in _ANNOUNCES and self._over(end):
            yield Scope(cue, places, self._clause_start(before), before)
        elif named and self._words[start].text in _FRENCH_DENIALS and before == start - 1:
            yield Scope(cue, places, before, start, verb_only=True)

    def _given_up_before(
        self, cue: Cue, places: frozenset[int], start: int, end: int
    ) -> Iterator[Scope]:
        """“Tumblr, abandoned in 2019”."""
        before = start - 1
        while before >= 0 and self._text(before) in AUXILIARIES:
            before -= 1
        if cue is Cue.PAST and self._over(end, 3) and before >= 0:
            last = before if self._words[before].role is Role.WORD else before - 1
            if last >= 0 and self._texts(start, end) != ("used", "to"):
                yield Scope(cue, places, self._clause_start(last + 1), last + 1)

    def _over(self, place: int, within: int = 0) -> bool:
        """Whether the clause ends here, or after a few words."""
        rest = range(place, min(place + within + 1, len(self._words)))
        closing = (Role.COMMA, Role.BREAK, Role.QUESTION)
        return place + within >= len(self._words) or any(
            self._words[at].role in closing for at in rest
        )

    def _said_of_others(self, place: int) -> Iterator[Scope]:
        if self._text(place) not in OTHER_PEOPLE:
            return
        for verb in (place + 1, place + 2):
            if self._text(verb) in OPINION_VERBS:
                places = frozenset({place, verb})
                yield Scope(Cue.OTHERS, places, verb + 1, self._reach(verb + 1))
                return


_JOINS = frozenset({"and", "et", "or", "ou", "he", "she", "il", "elle"})
_ANNOUNCES = (Role.BREAK, Role.QUESTION)
_FRENCH_DENIALS = frozenset({"pas", "jamais", "rien", "aucun", "aucune"})


def _reaches(scope: Scope, places: Sequence[int], is_name: bool) -> bool:
    if scope.places.intersection(places) or (is_name and scope.verb_only):
        return False
    return any(scope.start <= place < scope.end for place in places)


def _denied(cues: Sequence[Cue]) -> bool:
    lacks = cues.count(Cue.LACK)
    denials = max(1 if Cue.NONE in cues else 0, cues.count(Cue.NOT))
    return (lacks + denials) % 2 == 1

"""Where the clauses of a sentence begin and end, which cues stand in it, and how far each reaches.

Words are data, and come from `interview/languages`. What is named here is grammar, one rule each:
the French “rien que”, “pas que” and “pas sûr”, and the English “used to”. “Ne … pas” and its like
stand in `french_negation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.rubric.french_negation import is_ne_personne, is_ne_plus
from interview.rubric.lexicon.cues import (
    AFTER_FRENCH_ON,
    ALTERNATIVES,
    ANYBODY,
    CLAUSE_VERBS,
    CUES,
    DOUBTED_WITH,
    IDLE_BEFORE_USED_TO,
    JOINS,
    NOT_PARTLY_AFTER,
    OPINION_VERBS,
    PARTLY,
    RELATIVES,
    SAYING_NOT,
    SUBJECTS,
    SUBORDINATORS,
    SUPPOSING,
    TAGS,
    THIRD_PERSON,
    Cue,
)
from interview.rubric.read_word import ReadWord, Role

REACH = 8
"""Words with content that a cue reaches over, at most; mostly the clause ends first."""
LIST_ITEM = 4
"""Words an item of “no goal, baseline or cost” has, at most."""
SUPPOSED = 3
"""Words from “if” to the denial it takes back, at most."""
PARTLY_WITHIN = 4
"""Words from a denial to the “everything” or “always” that softens it, at most."""

_BEFORE_A_VERB = JOINS | THIRD_PERSON
_STOPS = (Role.BREAK, Role.QUESTION)
_CLOSINGS = (*_STOPS, Role.COMMA)


@dataclass(slots=True)
class CueScope:
    """A cue and the words it turns: those from `start` up to, but not including, `end`."""

    cue: Cue
    places: range
    """The words of the cue itself; a phrase that holds one of them is not turned by it."""
    start: int
    end: int
    verb_only: bool = False
    """Whether it turns a verb but not a name: “compte pas”, and “Facebook pas Reddit”."""

    def turns(self, places: Sequence[int], is_name: bool) -> bool:
        """Whether it turns a phrase heard at these places."""
        if self.verb_only and is_name:
            return False
        inside = any(self.start <= place < self.end for place in places)
        return inside and not any(place in self.places for place in places)


class Clauses:
    """The words of one sentence, and what separates them. A place is a word's index, from 0."""

    def __init__(self, words: Sequence[ReadWord]) -> None:
        self.texts = [word.text for word in words]
        self.roles = [word.role for word in words]
        self._words = words

    def text(self, place: int) -> str:
        """The word at a place; empty outside the sentence."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def cues(self) -> Iterator[tuple[Cue | None, int, int]]:
        """The cues in order, each with its first place and the place after it.

        A word that may be half of a cue of two (“his boss … thinks”) comes with no cue.
        """
        done = 0
        for place in [place for place, word in enumerate(self._words) if word.is_cue]:
            if place < done:
                continue
            cue, done = None, place + 1
            if is_ne_plus(self._words, place):
                cue = Cue.PAST
            elif is_ne_personne(self._words, place):
                cue = Cue.NONE
            else:
                for entry, end in self._entries_at(place):
                    if not self._is_idle(self.texts[place:end], place, end):
                        cue, done = entry, end
                        break
            yield cue, place, done

    def start_of(self, place: int) -> int:
        """Where the clause that holds the word before `place` begins."""
        while place > 0:
            if self.roles[place - 1] is Role.COMMA or self._words[place - 1].ends_clause:
                return place
            place -= 1
        return 0

    def named_from(self, place: int) -> int:
        """Where the thing begins that the words before `place` are about.

        “Stops what brings nothing” is about what brings nothing, not about stopping.
        """
        start = self.start_of(place)
        opens = (at for at in range(place - 1, start, -1) if self.texts[at] in RELATIVES)
        return next(opens, start)

    def reach(self, start: int) -> int:
        """The place at which a cue that stands just before `start` no longer turns the words."""
        content = verbs = 0
        for place in range(start, len(self.texts)):
            word = self._words[place]
            if content >= REACH or (content and self._is_subject(place)):
                return place
            if word.role is Role.COMMA:
                if not self._list_goes_on(place):
                    return place
            elif word.ends_clause or (word.is_cue and self._excepts(place)):
                return place
            if self.texts[place] in CLAUSE_VERBS:
                verbs += 1
                if content and (
                    verbs > 1
                    or content > 1
                    # “… and knows”, “… he knows”; but not “doesn't say he knows”
                    or (
                        self.text(place - 1) in _BEFORE_A_VERB
                        and self.text(place - 2) not in OPINION_VERBS
                    )
                ):
                    return place
            content += self.roles[place] in (Role.WORD, Role.NUMBER)
        return len(self.texts)

    def closes(self, place: int) -> bool:
        """Whether a mark that ends a clause stands at this place."""
        return self.roles[place] in _CLOSINGS

    def is_over(self, place: int, within: int = 0) -> bool:
        """Whether the clause ends at this place, or after so many more words."""
        last = place + within
        return last >= len(self.texts) or any(
            role in _CLOSINGS for role in self.roles[place : last + 1]
        )

    def excepts_within(self, start: int, end: int) -> bool:
        """Whether a “besides” or “except” stands between two places."""
        return any(self._words[at].is_cue and self._excepts(at) for at in range(start, end))

    def is_supposed(self, place: int) -> bool:
        """Whether the clause that holds `place` begins with an “if” not far before it."""
        start = self.start_of(place)
        return place - start <= SUPPOSED and self.text(start - 1) in SUPPOSING

    def says_what_fails(self, place: int) -> bool:
        """Whether “… you can't …” follows, which asks for a thing by what happens without it."""
        for at in range(place, min(place + REACH, len(self.texts))):
            if self.roles[at] in _STOPS:
                return False
            if self.texts[at] in ANYBODY and {"not", "ne"} & set(self.texts[at + 1 : at + 4]):
                return True
        return False

    def partly(self, place: int) -> int | None:
        """Where a “… everything” or “… always” stands that weakens a denial; `None` if nowhere."""
        for at in range(place, min(place + PARTLY_WITHIN, len(self.texts))):
            if self._words[at].ends_clause:
                return None
            if self.texts[at] in PARTLY and self.text(at - 1) not in NOT_PARTLY_AFTER:
                return at
        return None

    def is_tag(self, places: range) -> bool:
        """Whether a denial only asks for consent: “it says it all, no?”."""
        before = self.roles[places.start - 1] if places.start else None
        after = self.roles[places.stop] if places.stop < len(self.roles) else None
        return self.text(places.start) in TAGS and before is Role.COMMA and after is Role.QUESTION

    def denies_before(self, place: int) -> bool:
        """Whether the clause denies something before this place."""
        denials = (Cue.NOT, Cue.NONE)
        return any(
            tail == () and cue in denials
            for text in self.texts[self.start_of(place) : place]
            for tail, cue in CUES.get(text, {}).get("", ())
        )

    def _entries_at(self, place: int) -> Iterator[tuple[Cue, int]]:
        """The entries of the table that stand here, the longest first."""
        entries = CUES.get(self.texts[place])
        if entries is None:
            return
        for second in (self.text(place + 1), ""):
            for tail, cue in entries.get(second, ()):
                end = place + 1 + len(tail)
                if tuple(self.texts[place + 1 : end]) == tail:
                    yield cue, end

    def _is_idle(self, cue: list[str], place: int, end: int) -> bool:
        """Whether words that look like a cue are none here.

        “Is used to measure” gives nothing up; “ne pense pas que” is no “not only”; and “pas sur
        Insta” says where somebody is not, while “pas sûr” is a doubt.
        """
        before = self.text(place - 1)
        if cue == ["pas", "que"]:
            return before in SAYING_NOT
        if cue == ["pas", "sur"]:
            return not self.is_over(end) and self.text(end) not in DOUBTED_WITH
        return cue == ["used", "to"] and before in IDLE_BEFORE_USED_TO

    def _is_subject(self, place: int) -> bool:
        """Whether a pronoun opens a clause here, and not one that hangs on the word before it."""
        text, before, after = self.texts[place], self.text(place - 1), self.text(place + 1)
        if text == "on" and after not in AFTER_FRENCH_ON:
            return False
        if text not in SUBJECTS and not (text == "it" and after == "is"):
            return False
        return before not in SUBORDINATORS and before not in OPINION_VERBS

    def _excepts(self, place: int) -> bool:
        """Whether a denial stops here: “nothing besides …”, “aucune sauf …”, “rien que …”."""
        if self.texts[place] == "que":
            return self.text(place - 1) in ("rien", "autre")
        return any(cue in (Cue.EXCEPT, Cue.BESIDES) for cue, _ in self._entries_at(place))

    def _list_goes_on(self, comma: int) -> bool:
        """Whether a comma stands inside “goal, baseline or cost” (or “ni …, ni …”)."""
        length = 0
        for place in range(comma + 1, min(comma + 4 * LIST_ITEM, len(self.texts))):
            if self.texts[place] in ALTERNATIVES:
                return True
            if (
                self._words[place].ends_clause
                or self.texts[place] in CLAUSE_VERBS
                or length > LIST_ITEM
            ):
                return False
            length = 0 if self.roles[place] is Role.COMMA else length + 1
        return False

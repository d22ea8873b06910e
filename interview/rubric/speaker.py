"""Who is speaking in the notes: the candidate, somebody else, or the interviewer."""

from __future__ import annotations

from collections.abc import Iterator

from interview.rubric.clauses import Clauses, CueScope
from interview.rubric.lexicon.cues import (
    ACCORDING,
    BEFORE_A_SUPERIOR,
    OPINION_VERBS,
    OTHER_PEOPLE,
    SUBJECTS,
    SUPERIORS,
    Cue,
)
from interview.rubric.read_word import Role

OPINION_WITHIN = 3
"""Words from a person to the verb of their opinion (“his boss always thinks”), at most."""
_OPENING, _CLOSING = "“«", "”»"
_EITHER = '"'
_NO_WORDS = range(0)
"""For a cue whose own words are turned too: “I asked was she an expert”."""


class Speakers:
    """Finds the words of one sentence that are not the candidate's."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def scopes_of_cue(self, cue: Cue, places: range) -> Iterator[CueScope]:
        """What a cue says about who is speaking, such as “says her friend” or “I asked”."""
        clauses, start, end = self._clauses, places.start, places.stop
        if cue is Cue.OTHERS:
            yield CueScope(Cue.OTHERS, places, start, clauses.reach(end))
        elif cue is Cue.ASIDE and not self._is_quoted(start):
            answer = end  # where the candidate speaks again
            while answer < len(clauses.texts) and not (
                clauses.closes(answer)
                or (clauses.text(answer) in SUBJECTS and clauses.text(answer + 1) in OPINION_VERBS)
            ):
                answer += 1
            yield CueScope(Cue.OTHERS, _NO_WORDS, start, answer)
        elif cue is Cue.UNASKED:
            yield CueScope(Cue.OTHERS, places, 0, len(clauses.texts))
        elif cue is Cue.REFUTED:
            yield CueScope(Cue.LACK, places, 0, start)

    def scopes_of_person(self, place: int) -> Iterator[CueScope]:
        """What somebody else says: “his boss thinks …”, “her last boss bragged …”, “selon son
        chef …”."""
        clauses = self._clauses
        if clauses.text(place) not in OTHER_PEOPLE:
            return
        is_according = not ACCORDING.isdisjoint(clauses.texts[max(0, place - 3) : place])
        if is_according or self._heads_a_clause(place):
            last = place
        else:
            near = range(place + 1, place + 1 + OPINION_WITHIN)
            last = next((verb for verb in near if clauses.text(verb) in OPINION_VERBS), -1)
        if last >= 0:
            reach = clauses.reach(last + 1)
            yield CueScope(Cue.OTHERS, range(place, place + 1), place + 1, reach)

    def _heads_a_clause(self, place: int) -> bool:
        """Whether a superior is the subject of a clause, with a word of its own to follow."""
        clauses = self._clauses
        before = {
            clauses.text(at)
            for at in range(clauses.start_of(place), place)
            if clauses.roles[at] is not Role.QUIET
        }
        return (
            clauses.text(place) in SUPERIORS
            and BEFORE_A_SUPERIOR.issuperset(before)
            and not clauses.is_over(place + 1)
        )

    def _is_quoted(self, place: int) -> bool:
        """Whether a quotation that began before this place has not ended."""
        clauses = self._clauses
        marks = [clauses.texts[at] for at in range(place) if clauses.roles[at] is Role.QUIET]
        opened = sum(mark in _OPENING for mark in marks) - sum(mark in _CLOSING for mark in marks)
        return opened > 0 or marks.count(_EITHER) % 2 == 1

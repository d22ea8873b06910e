"""Whose words a stretch of notes is: the candidate's, somebody else's, the interviewer's own."""

from __future__ import annotations

from collections.abc import Iterator

from interview.rubric.clauses import Clauses
from interview.rubric.cue_scope import Scope
from interview.rubric.lexicon.cues import (
    ACCORDING,
    BEFORE_A_SUPERIOR,
    OPINION_VERBS,
    OTHER_PEOPLE,
    SUBJECTS,
    SUPERIORS,
    Cue,
)
from interview.rubric.word import Role

OPINION_WITHIN = 3
"""Words from somebody to the verb of what they think or say, at most."""
_OPENING, _CLOSING = "“«", "”»"
_EITHER = '"'
_WHATEVER_IT_HOLDS = range(0)
"""The cue's own words are turned too: “I asked was she an expert”."""


class Voices:
    """Tells who is speaking in one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def told_by(self, cue: Cue, places: range) -> Iterator[Scope]:
        """What a cue of somebody's voice turns."""
        clauses, start, end = self._clauses, places.start, places.stop
        if cue is Cue.OTHERS:
            yield Scope(Cue.OTHERS, places, start, clauses.reach(end))
        elif cue is Cue.ASIDE and not self._is_quoted(start):
            yield Scope(Cue.OTHERS, _WHATEVER_IT_HOLDS, start, self._answer_after(end))
        elif cue is Cue.UNASKED:
            yield Scope(Cue.OTHERS, places, 0, len(clauses.texts))
        elif cue is Cue.REFUTED:
            yield Scope(Cue.LACK, places, 0, start)

    def of_others(self, place: int) -> Iterator[Scope]:
        """“His boss thinks …”, “her last boss bragged …”, “selon son chef …”."""
        text = self._clauses.text(place)
        if text not in OTHER_PEOPLE:
            return
        if self._is_according(place) or self._heads_a_clause(place):
            last = place
        else:
            last = self._opinion_after(place)
        if last >= 0:
            reach = self._clauses.reach(last + 1)
            yield Scope(Cue.OTHERS, range(place, place + 1), place + 1, reach)

    def _answer_after(self, place: int) -> int:
        """Where the candidate speaks again after a question of the interviewer's."""
        clauses = self._clauses
        for at in range(place, len(clauses.texts)):
            if clauses.closes(at) or (
                clauses.text(at) in SUBJECTS and clauses.text(at + 1) in OPINION_VERBS
            ):
                return at
        return len(clauses.texts)

    def _is_according(self, place: int) -> bool:
        return not ACCORDING.isdisjoint(self._clauses.texts[max(0, place - 3) : place])

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

    def _opinion_after(self, place: int) -> int:
        """Where the verb of an opinion stands close behind its subject; -1 if none does."""
        near = range(place + 1, place + 1 + OPINION_WITHIN)
        return next((verb for verb in near if self._clauses.text(verb) in OPINION_VERBS), -1)

    def _is_quoted(self, place: int) -> bool:
        """Whether a quotation that began before this place has not ended."""
        clauses = self._clauses
        marks = [clauses.texts[at] for at in range(place) if clauses.roles[at] is Role.QUIET]
        opened = sum(mark in _OPENING for mark in marks) - sum(mark in _CLOSING for mark in marks)
        return opened > 0 or marks.count(_EITHER) % 2 == 1

"""A cue of a sentence, and the words that it turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.rubric.lexicon.cues import Cue


@dataclass(slots=True)
class Scope:
    """A cue and the words it turns: from `start` up to `end`."""

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

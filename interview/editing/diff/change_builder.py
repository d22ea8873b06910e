"""A place in a bank, and the changes that can be noted there."""

from __future__ import annotations

from dataclasses import replace

from interview.editing.diff.changes import About, Change, Happening, Nature, Value
from interview.editing.diff.typo_rule import is_slip
from interview.frozen import frozen


@frozen
class Spot:
    """Somewhere in a bank, and what a change there means at its mildest."""

    about: About
    id: str = ""
    path: tuple[str, ...] = ()
    nature: Nature = Nature.INTERVIEW

    def at(self, step: object, nature: Nature | None = None) -> Spot:
        """One step further in. What is the editor's stays so, all the way down."""
        if nature is None or self.nature is Nature.UPKEEP:
            nature = self.nature
        return replace(self, path=(*self.path, str(step)), nature=nature)

    def change(self, before: Value, after: Value, language: str = "") -> Change:
        """What stands here is another, is new, or has gone."""
        happened = Happening.CHANGED
        if _is_nothing(before):
            happened = Happening.ADDED
        elif _is_nothing(after):
            happened = Happening.REMOVED
        nature = self.nature
        if nature is Nature.CORRECTION and not is_slip(str(before or ""), str(after or "")):
            nature = Nature.INTERVIEW
        return Change(self.about, self.id, self.path, happened, nature, before, after, language)

    def move(self, before: Value, after: Value) -> Change:
        """What stands here is the same, and stood elsewhere."""
        nature = Nature.UPKEEP if self.nature is Nature.UPKEEP else Nature.INTERVIEW
        return Change(self.about, self.id, self.path, Happening.MOVED, nature, before, after)


def _is_nothing(value: Value) -> bool:
    return value is None or value == "" or value == ()

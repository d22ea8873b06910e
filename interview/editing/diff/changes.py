"""What can change between two versions of a bank: small immutable facts, in interview terms."""

from __future__ import annotations

from enum import StrEnum

from interview.bank import Bank
from interview.frozen import frozen

Value = str | float | bool | tuple[str, ...] | None
"""What stood, or stands, somewhere in a bank: words, a figure, or several words."""


class Nature(StrEnum):
    """What a change means to an interview that has begun."""

    CORRECTION = "correction"
    """A slip of the pen in words that are only read: nothing asked, heard or rated changes."""
    UPKEEP = "upkeep"
    """Only whoever edits the bank sees it: examples, and what the advice follows."""
    INTERVIEW = "interview"
    """What is asked, heard, rated or counted is another."""


class Happening(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class About(StrEnum):
    """The part of a bank that a change is about, in the order they are told."""

    BANK = "bank"
    COMPETENCY = "competency"
    SECTION = "section"
    QUESTION = "question"
    VOCABULARY = "vocabulary"


@frozen
class Change:
    """One thing that is another in the later bank."""

    about: About
    id: str
    """Which competency, question or vocabulary, by its id; a section, by its title."""
    path: tuple[str, ...]
    """The way to it from there, in the keys of the YAML; in a list, the place (from 1), or the
    signal's id. Empty for the whole competency, question, section or vocabulary."""
    happened: Happening
    nature: Nature
    before: Value = None
    after: Value = None
    language: str = ""
    """The language of the words; empty where it is no text for people."""


@frozen
class Comparison:
    """Two banks, and everything that is another in the later one."""

    before: Bank
    after: Bank
    changes: tuple[Change, ...]

    def of(self, nature: Nature) -> tuple[Change, ...]:
        """The changes of one nature."""
        return tuple(change for change in self.changes if change.nature is nature)

    @property
    def corrects(self) -> bool:
        """Whether slips were corrected, and nothing of the interview changed."""
        return bool(self.of(Nature.CORRECTION)) and not self.changes_the_interview

    @property
    def changes_the_interview(self) -> bool:
        """Whether anything that is asked, heard, rated or counted is another."""
        return bool(self.of(Nature.INTERVIEW))

    @property
    def translates(self) -> bool:
        """Whether there are changes, and all of them are to texts in another language."""
        main = {self.before.main_language, self.after.main_language, ""}
        return bool(self.changes) and all(each.language not in main for each in self.changes)

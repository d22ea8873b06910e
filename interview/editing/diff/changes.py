"""What can change between two versions of a bank: small immutable records, in interview terms."""

from __future__ import annotations

from enum import StrEnum

from interview.bank import Bank
from interview.editing.diff.severity import ChangeSeverity
from interview.frozen import frozen

ChangedValue = str | float | bool | tuple[str, ...] | None
"""A value of a bank before or after a change: a text, a number, or several texts."""


class ChangeKind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class BankPart(StrEnum):
    """The part of a bank that a change belongs to, in the order of a list of changes."""

    BANK = "bank"
    COMPETENCY = "competency"
    SECTION = "section"
    QUESTION = "question"
    VOCABULARY = "vocabulary"
    LISTENING = "listening"


@frozen
class Change:
    """One difference between two banks."""

    part: BankPart
    id: str
    """The id of the competency, question, vocabulary or listening set; the title of the section."""
    path: tuple[str, ...]
    """The path to the value from there, in the keys of the YAML. An item of a list is named by its
    position (from 1) or by a signal's id. Empty for the whole competency, question and so on."""
    kind: ChangeKind
    severity: ChangeSeverity
    before: ChangedValue = None
    after: ChangedValue = None
    language: str = ""
    """The language of a text; empty for any other value."""


@frozen
class Comparison:
    """Two banks, and every difference between them."""

    before: Bank
    after: Bank
    changes: tuple[Change, ...]

    def with_severity(self, severity: ChangeSeverity) -> tuple[Change, ...]:
        """The changes of one severity."""
        return tuple(change for change in self.changes if change.severity is severity)

    @property
    def changes_interview(self) -> bool:
        """Whether anything that is asked, heard, rated or counted changed."""
        return bool(self.with_severity(ChangeSeverity.INTERVIEW))

    @property
    def only_corrects(self) -> bool:
        """Whether typing mistakes were corrected, and nothing of the interview changed."""
        return bool(self.with_severity(ChangeSeverity.CORRECTION)) and not self.changes_interview

    @property
    def only_translates(self) -> bool:
        """Whether there are changes, and all of them are to texts in another language."""
        main = {self.before.main_language, self.after.main_language, ""}
        return bool(self.changes) and all(each.language not in main for each in self.changes)

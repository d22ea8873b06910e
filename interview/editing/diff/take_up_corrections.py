"""The current file of a bank, compared with the bank that a running interview uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.bank import Bank
from interview.editing.diff.changes import Comparison
from interview.editing.diff.severity import ChangeSeverity
from interview.frozen import frozen

if TYPE_CHECKING:
    from interview.session.live_interview import LiveInterview


@frozen
class Revision:
    """A later version of an interview's bank."""

    text: bytes
    """The file's bytes."""
    sha256: str
    """Their SHA-256, in hexadecimal."""
    comparison: Comparison
    """The interview's bank, this one, and what changed."""

    @property
    def bank(self) -> Bank:
        """The bank as it is now."""
        return self.comparison.after

    @property
    def may_be_taken_up(self) -> bool:
        """Whether a running interview may use it: only typing mistakes were corrected."""
        return self.comparison.only_corrects

    @property
    def corrections(self) -> int:
        """How many texts were corrected."""
        return len(self.comparison.with_severity(ChangeSeverity.CORRECTION))

    def apply_to(self, live: LiveInterview) -> None:
        """Make a running interview use this version from now on.

        Raises `ValueError` where more than typing mistakes changed: an interview keeps its rubric.
        """
        if not self.may_be_taken_up:
            raise ValueError("only corrections are taken up")
        live.correct_bank(self.bank, self.text, self.sha256, self.corrections)

"""A bank's file as it is now, beside the bank that an interview runs with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.bank import Bank
from interview.editing.diff.changes import Comparison, Nature
from interview.frozen import frozen

if TYPE_CHECKING:
    from interview.session.live_interview import LiveInterview


@frozen
class Revision:
    """A later version of an interview's bank."""

    text: bytes
    """The file's bytes."""
    sha256: str
    """Their digest, in hexadecimal."""
    comparison: Comparison
    """The interview's bank, this one, and what changed."""

    @property
    def bank(self) -> Bank:
        """The bank as it is now."""
        return self.comparison.after

    @property
    def may_be_taken_up(self) -> bool:
        """Whether an interview that has begun may go on with it: slips were corrected, no more."""
        return self.comparison.corrects

    @property
    def corrections(self) -> int:
        """How many texts were corrected."""
        return len(self.comparison.of(Nature.CORRECTION))

    def apply_to(self, live: LiveInterview) -> None:
        """Let a running interview go on with this version.

        `ValueError` where more than typing errors changed: an interview keeps its rubric.
        """
        if not self.may_be_taken_up:
            raise ValueError("only corrections are taken up")
        live.correct_bank(self.bank, self.text, self.sha256, self.corrections)

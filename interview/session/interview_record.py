"""One interview as the journal stores it: its bank, and everything that happened in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from interview.bank import Bank
from interview.frozen import frozen
from interview.session.events import DecisionTaken, Recorded
from interview.session.state import InterviewState, fold
from interview.status_words import RecordStatus, SealingKey


@frozen
class SignedDecision:
    """A person's decision on the candidate, which its own signature seals."""

    by: str
    """Who decided."""
    at: datetime
    taken: DecisionTaken


@dataclass(frozen=True)
class InterviewRecord:
    """What one rater recorded of one interview."""

    id: str
    """The interview's id."""
    rater: str
    bank: Bank
    """The bank in force: as the interview began with it, typing errors corrected."""
    bank_sha256: str
    """The digest of that bank's bytes, in hexadecimal."""
    history: tuple[Recorded, ...]
    head: str
    """The hash of the last entry, in hexadecimal: it vouches for all before it."""
    is_unfinished: bool = False
    """Whether the last of it is in the draft log only: the interview is open, or was cut short.

    Notes still being typed are then the last entry of `history`; `head` does not vouch for them.
    """

    is_reason_pending: bool = False
    """Whether a reason was being typed, for a rating or for leaving a question out: it counts once
    it is given, and is not in `history`."""

    status: RecordStatus = RecordStatus.OPEN
    """By its events, its seals, and whether their signatures hold."""
    sealed_with: SealingKey | None = None
    """The key under the seal that covers all of it, where it is signed."""
    is_bank_lost: bool = False
    """Whether the bank is damaged, so that `bank` knows the questions' ids and no more."""

    decisions: tuple[SignedDecision, ...] = ()
    """What was decided on the candidate, in order; the last one is in force."""

    @cached_property
    def state(self) -> InterviewState:
        """What the events add up to."""
        return fold(self.history)

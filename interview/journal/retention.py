"""How long interviews are kept, and which are due to be erased. Nothing is erased by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import PurePath

from interview.frozen import frozen
from interview.journal.streams import InterviewSummary


@frozen
class RetentionPeriods:
    """How many days an interview is kept after its last change; 0: for good. One that was entered
    from a file and not changed since is kept as if it had been entered when it was held."""

    days: int
    days_by_bank: Mapping[str, int]
    """By the name of the bank, where it is another period."""

    @property
    def are_set(self) -> bool:
        """Whether any interview can be due."""
        return bool(self.days or any(self.days_by_bank.values()))

    def days_for(self, bank_name: str) -> int:
        """The period of interviews run with a bank, which may be named by its path."""
        return self.days_by_bank.get(PurePath(bank_name).stem, self.days)

    def due(self, listed: Iterable[InterviewSummary], now: datetime) -> list[InterviewSummary]:
        """The interviews whose period is over, in the order in which they are listed."""
        return [
            each
            for each in listed
            if (days := self.days_for(each.bank_name))
            and now - (each.entered_of or each.changed_at) >= timedelta(days=days)
        ]

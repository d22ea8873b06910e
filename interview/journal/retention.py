"""How long interviews are kept, and which are due to be erased. Nothing is erased by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from interview.frozen import frozen
from interview.journal.database import connect, explained_failures
from interview.journal.draft_files import logged_streams
from interview.journal.interview_list import list_interviews
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


def count_due(journal: Path, periods: RetentionPeriods, now: datetime) -> int:
    """How many interviews of a journal are due; quick, as the home screen asks it each time.

    Where what is due has a draft log, the whole list is read as `list --due` reads it. Raises
    `JournalError`.
    """
    if not periods.are_set:
        return 0
    with closing(connect(journal)) as connection, explained_failures(journal):
        banks = connection.execute("SELECT DISTINCT bank_name FROM summary").fetchall()
        due: set[str] = set()
        for (bank,) in banks:
            if days := periods.days_for(bank):
                before = (now - timedelta(days=days)).isoformat()
                rows = connection.execute(
                    "SELECT stream FROM summary"
                    " WHERE bank_name = ? AND coalesce(entered_of, changed_at) <= ?",
                    (bank, before),
                )
                due.update(stream for (stream,) in rows)
    if due.isdisjoint(map(str, logged_streams(journal))):
        return len(due)
    return len(periods.due(list_interviews(journal), now))

"""What the home screen shows of a journal: its newest interviews, and figures of all of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path, PurePath

from interview.frozen import frozen
from interview.journal.database import connect, explained_failures
from interview.journal.draft_log_names import logged_streams
from interview.journal.interview_list import list_interviews, read_anew
from interview.journal.retention import RetentionPeriods
from interview.journal.search import select_summaries
from interview.journal.streams import InterviewSummary
from interview.status_words import RecordStatus


@frozen
class Overview:
    """The newest interviews of a journal, and how many of all there are of some kinds."""

    listed: Sequence[InterviewSummary]
    """Newest first, as `list_interviews` has them."""
    open: int
    """Interviews that are not signed."""
    due: int
    """Interviews whose retention period is over."""
    by_bank: Mapping[str, int]
    """How many were run with each bank, by its name; the bank used most comes first."""


def read_overview(
    journal: Path, search: str, limit: int, periods: RetentionPeriods, now: datetime
) -> Overview:
    """What the home screen shows of a journal; quick, as it is read each time that it is shown.

    `search` and `limit` are those of the list alone. Where what is due has a draft log, the whole
    list is read as `list --due` reads it. Raises `JournalError`.
    """
    logged = logged_streams(journal)
    with closing(connect(journal)) as connection, explained_failures(journal):
        found = select_summaries(connection, search, limit)
        figures = _figures(connection, periods, now, set(map(str, logged)))
    by_bank: Counter[str] = Counter()
    opened = due = due_logged = 0
    for bank, *numbers in figures:
        by_bank[PurePath(bank).stem] += numbers[0]
        opened, due, due_logged = opened + numbers[1], due + numbers[2], due_logged + numbers[3]
    if due_logged:
        due = len(periods.due(list_interviews(journal), now))
    return Overview(read_anew(journal, found, logged), opened, due, dict(by_bank.most_common()))


def _figures(
    connection: sqlite3.Connection, periods: RetentionPeriods, now: datetime, logged: Container[str]
) -> list[tuple[str, int, int, int, int]]:
    """Of each bank: interviews, those not signed, those due, and those due with a draft log."""

    @cache
    def kept_since(bank: str) -> str:
        days = periods.days_for(bank)
        return (now - timedelta(days=days)).isoformat() if days else ""

    connection.create_function("kept_since", 1, kept_since, deterministic=True)
    connection.create_function("is_logged", 1, lambda stream: stream in logged)
    is_due = "changed <= kept_since(bank_name)" if periods.are_set else "FALSE"
    return connection.execute(
        f"SELECT bank_name, count(*), sum(signed = ?), sum({is_due}),"
        f" sum({is_due} AND is_logged(stream))"
        " FROM (SELECT *, coalesce(entered_of, changed_at) AS changed FROM summary)"
        " GROUP BY bank_name ORDER BY bank_name",
        (int(RecordStatus.OPEN),),
    ).fetchall()

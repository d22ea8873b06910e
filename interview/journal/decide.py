"""Records what a person decided on a candidate: a stream of its own, sealed as soon as it is there.

So a decision is never changed. Whoever decides otherwise records a further decision, and both stay.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview import __version__
from interview.errors import UsageError
from interview.i18n import _
from interview.journal.read_interview import HR
from interview.journal.store import Journal
from interview.journal.streams import StreamId
from interview.session import DecisionTaken, InterviewSigned, StreamOpened


def record_decision(
    journal: Path,
    interview: str,
    decision: str,
    reasons: str,
    recommended: str,
    by: str,
    at: datetime,
) -> StreamId:
    """Record a decision on an interview, signed with the key of whoever keeps the journal.

    `interview` is its whole id; `decision` and `recommended` are as in `DecisionTaken`; `by` is who
    decides. Raises `UsageError` without reasons, `SigningError` and `JournalError`.
    """
    if not reasons.strip():
        raise UsageError(_("A decision needs reasons: they stand in the report."))
    taken = DecisionTaken(decision, reasons, recommended)
    with Journal.open(journal) as opened:
        return opened.open_stream(
            interview,
            StreamOpened(HR, by, __version__),
            at,
            (at, taken),
            (at, InterviewSigned(by)),
        )

"""Records what a person decided on a candidate: a stream of its own, sealed as soon as it is there.

So a decision is never changed. Whoever decides otherwise records a further decision, and both stay.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview import __version__
from interview.errors import UsageError
from interview.i18n import _
from interview.journal.draft_log_names import decision_draft
from interview.journal.read_interview import HR
from interview.journal.store import Journal
from interview.journal.streams import StreamId
from interview.journal.unsigned_draft import UnsignedDraft
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


class DecisionDraft(UnsignedDraft):
    """A decision until it is signed, as far as it is worded; the last event of each kind counts."""

    def __init__(self, journal: Path, interview: str) -> None:
        """Read what is there of a decision that was left. Raises `JournalUnavailable`."""
        super().__init__(journal, decision_draft(interview))

    @property
    def taken(self) -> DecisionTaken | None:
        """What is being decided, with the reasons as far as they are typed."""
        return next((e for e in reversed(self.events) if isinstance(e, DecisionTaken)), None)

    @property
    def signature(self) -> str:
        """The name under it, as far as it is typed; empty for none."""
        names = (each.name for each in reversed(self.events) if isinstance(each, InterviewSigned))
        return next(names, "")

"""Reads one interview from the journal: its events, checked, and the bank it was run with."""

from __future__ import annotations

from pathlib import Path

from interview.bank import parse
from interview.errors import JournalDamaged
from interview.i18n import _
from interview.journal.store import Journal
from interview.session import InterviewStarted, banks_used
from interview.session.interview_record import InterviewRecord


def load_record(journal: Path, prefix: str) -> InterviewRecord:
    """The interview whose id begins with `prefix`.

    Raises `NotFound`, `UsageError` for a prefix of several, `JournalError`, and `BankError` when
    this version can no longer read the bank it was run with.
    """
    with Journal.open(journal) as opened:
        stream = opened.read(opened.find(prefix))
        started = stream.history[0].event
        if not isinstance(started, InterviewStarted):
            raise JournalDamaged(_("The record of this interview has no beginning."))
        bank = banks_used(stream.history)[-1]
        text = opened.bank_text(bank)
    return InterviewRecord(
        id=stream.id.interview,
        rater=stream.id.rater,
        bank=parse(text, started.bank_name).require(),
        bank_sha256=bank,
        history=stream.history,
        head=stream.head,
    )

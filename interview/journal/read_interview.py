"""Reads one interview from the journal: its events, checked, and the bank it was run with."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from interview.bank import parse
from interview.errors import JournalDamaged
from interview.i18n import _
from interview.journal.lost_bank import stand_in_bank
from interview.journal.new_ids import rater_id
from interview.journal.store import Journal
from interview.journal.streams import ReasonFor, StreamId
from interview.plain_text import one_line
from interview.session import (
    DecisionTaken,
    InterviewSigned,
    InterviewStarted,
    Recorded,
    StreamOpened,
    banks_used,
)
from interview.session.interview_record import InterviewRecord, SignedDecision

HR = "hr"
"""The role of whoever decides on a candidate: `StreamOpened.role`."""


def load_record(journal: Path, prefix: str) -> InterviewRecord:
    """The interview whose id begins with `prefix`, with what is being typed in it.

    Where the journal's copy of the bank is damaged, it is healed from a file that is the same; else
    questions are named by their ids, and nothing is made of the ratings.

    Raises `NotFound`, `UsageError` for a prefix of several, `JournalError`, and `BankError` when
    this version can no longer read the bank it was run with.
    """
    with Journal.open(journal) as opened:
        stream = opened.read(opened.find(prefix))
        started = stream.history[0].event
        if not isinstance(started, InterviewStarted):
            raise JournalDamaged(_("The record of this interview has no beginning."))
        bank = banks_used(stream.history)[-1]
        added = {sha256(each).hexdigest(): each for each in stream.bank_texts}
        is_bank_lost = False
        try:
            text = added.get(bank) or opened.bank_text(bank, started.bank_name)
        except JournalDamaged:
            text, is_bank_lost = stand_in_bank(stream.history), True
        decisions = _decisions(opened, stream.id)
    history, draft = stream.history, stream.draft
    is_skip = draft is not None and draft.reason_for is ReasonFor.SKIP
    if (
        draft is not None and draft.is_told and not is_skip
    ):  # until it is given, it may be rated yet
        history += (Recorded(len(history) + 1, draft.at, draft.as_event()),)
    return InterviewRecord(
        id=stream.id.interview,
        rater=rater_id(started.interviewer),
        bank=parse(text, started.bank_name).require(),
        bank_sha256=bank,
        history=history,
        head=stream.head,
        is_unfinished=stream.is_unfinished,
        is_bank_lost=is_bank_lost,
        decisions=decisions,
    )


def _decisions(journal: Journal, rater: StreamId) -> tuple[SignedDecision, ...]:
    """What HR decided in the other streams of an interview and signed, in order of time."""
    found: list[SignedDecision] = []
    for stream in journal.streams_of(rater.interview):
        if stream == rater:
            continue
        history = journal.read(stream).history
        opened = history[0].event
        if not (isinstance(opened, StreamOpened) and opened.role == HR):
            continue
        sealed_to = max(
            (each.seq for each in history if isinstance(each.event, InterviewSigned)), default=0
        )
        found += [
            SignedDecision(one_line(opened.person), each.at, each.event)
            for each in history[:sealed_to]
            if isinstance(each.event, DecisionTaken)
        ]
    return tuple(sorted(found, key=lambda each: each.at))

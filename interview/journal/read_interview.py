"""Reads one interview from the journal: its events, checked, and the bank it was run with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from interview.bank import Bank, parse
from interview.errors import JournalDamaged, SigningError
from interview.i18n import _
from interview.journal.lost_bank import stand_in_bank
from interview.journal.new_ids import rater_id
from interview.journal.store import Journal
from interview.journal.streams import Stream, StreamId
from interview.journal.withheld import refuse_withheld
from interview.plain_text import one_line
from interview.session import (
    DecisionTaken,
    InterviewStarted,
    Recorded,
    StreamOpened,
    banks_used,
)
from interview.session.decide_status import record_status
from interview.session.interview_record import InterviewRecord, SignedDecision
from interview.status_words import RecordStatus, SealingKey

if TYPE_CHECKING:
    from interview.signing.known_raters import KnownRater

HR = "hr"
"""The role of whoever records for HR, who decides: `StreamOpened.role`."""

ReadBank = Callable[[bytes, str], Bank]
"""Makes a bank of its bytes and the name that messages call it; raises `BankError`."""


def load_record(journal: Path, prefix: str) -> InterviewRecord:
    """The interview whose id begins with `prefix`, with what is being typed in it.

    Raises `NotFound`, `UsageError` for a prefix of several, and as `RecordLoader.load` does.
    """
    with Journal.open(journal) as opened:
        return RecordLoader(opened).load(opened.find(prefix))


class RecordLoader:
    """Reads interviews of a journal, and each bank once, however many were run with it."""

    def __init__(self, journal: Journal, read_bank: ReadBank | None = None) -> None:
        """`read_bank` may know banks that were read before; by default each is read from YAML."""
        self._journal = journal
        self._read_bank = read_bank or _read_bank
        self._banks: dict[str, Bank] = {}
        """By the digest of their bytes."""

    def bank(self, digest: str, name: str, text: bytes | None = None) -> Bank:
        """The bank with that SHA-256, from `text` or the journal; `name` is what it is called.

        Raises `JournalDamaged` where it is lost, and `BankError`.
        """
        bank = self._banks.get(digest)
        if bank is None:
            bank = self._read_bank(text or self._journal.bank_text(digest, name), name)
            self._banks[digest] = bank
        return bank

    def load(self, stream: StreamId) -> InterviewRecord:
        """What one rater recorded of an interview, with what is being typed in it.

        Where the journal's copy of the bank is damaged, it is healed from a file that is the same;
        else questions are named by their ids, and nothing is made of the ratings.

        Raises `RecordWithheld` for another rater's before one's own is signed, else `JournalError`,
        and `BankError` when this version can no longer read the bank it was
        run with.
        """
        found = self._journal.read(stream)
        refuse_withheld(self._journal, found)
        started = found.history[0].event
        if not isinstance(started, InterviewStarted):
            raise JournalDamaged(_("The record of this interview has no beginning."))
        digest = banks_used(found.history)[-1]
        added = {sha256(each).hexdigest(): each for each in found.bank_texts}
        is_bank_lost = False
        try:
            bank = self.bank(digest, started.bank_name, added.get(digest))
        except JournalDamaged:
            bank = _read_bank(stand_in_bank(found.history), started.bank_name)
            is_bank_lost = True
        status, sealed_with = check_record_status(self._journal.path, found)
        history, draft = found.history, found.draft
        # A line of a dialog, or a part of the conclusion, counts once it is given.
        is_told = draft is not None and draft.is_told
        if draft and is_told and draft.is_notes:
            history += (Recorded(len(history) + 1, draft.at, draft.as_event()),)
        return InterviewRecord(
            id=stream.interview,
            rater=rater_id(started.interviewer),
            bank=bank,
            bank_sha256=digest,
            history=history,
            head=found.head,
            is_unfinished=found.is_unfinished,
            is_reason_pending=is_told and draft is not None and not draft.is_notes,
            status=status,
            sealed_with=sealed_with,
            is_bank_lost=is_bank_lost,
            decisions=_decisions(self._journal, stream),
        )


def _read_bank(text: bytes, name: str) -> Bank:
    return parse(text, name).require()


def check_record_status(journal: Path, stream: Stream) -> tuple[RecordStatus, SealingKey | None]:
    """How an interview stands, its signatures checked, and the key that signed it as it stands.

    Who is known is a matter of `verify` where that file cannot be read: here nobody is, then.
    """
    if not stream.seals:
        return record_status(stream.history, ()), None
    from interview.journal.check_seal import check_seals
    from interview.signing.known_raters import read_known_raters

    known: tuple[KnownRater, ...] = ()
    with suppress(SigningError):
        known = read_known_raters(journal)
    recorded = stream.history[: stream.committed]
    checked, refused = check_seals(stream.seals, stream.rows, recorded, known)
    if refused:
        return RecordStatus.ALTERED, None
    status = record_status(stream.history, [each.events for each in checked])
    return status, checked[-1].key if status is RecordStatus.SIGNED else None


def sealed_history(found: Stream) -> Sequence[Recorded]:
    """The events of a stream that its last seal covers; none where a seal does not hold.

    What HR decides, and a panel agrees on, counts as far as this.
    """
    if not found.seals:
        return ()
    from interview.journal.check_seal import check_seals

    history = found.history[: found.committed]
    checked, refused = check_seals(found.seals, found.rows, history, ())
    return () if refused else history[: checked[-1].events]


def _decisions(journal: Journal, rater: StreamId) -> tuple[SignedDecision, ...]:
    """What HR decided in the other streams of an interview and signed, in order of time."""
    found: list[SignedDecision] = []
    for stream in journal.streams_of(rater.interview):
        if stream == rater:
            continue
        beside = journal.read(stream)
        opened = beside.history[0].event
        if not (isinstance(opened, StreamOpened) and opened.role == HR):
            continue
        found += [
            SignedDecision(one_line(opened.person), each.at, each.event)
            for each in sealed_history(beside)
            if isinstance(each.event, DecisionTaken)
        ]
    return tuple(sorted(found, key=lambda each: each.at))

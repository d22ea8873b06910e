"""Reads one interview from the journal: its events, checked, and the bank it was run with."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from interview.bank import Bank, parse
from interview.errors import JournalDamaged
from interview.i18n import _
from interview.journal.lost_bank import stand_in_bank
from interview.journal.new_ids import rater_id
from interview.journal.store import Journal
from interview.journal.streams import StreamId
from interview.session import InterviewStarted, Recorded, banks_used
from interview.session.interview_record import InterviewRecord

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
        self._banks: dict[bytes, Bank] = {}

    def load(self, stream: StreamId) -> InterviewRecord:
        """What one rater recorded of an interview, with what is being typed in it.

        Where the journal's copy of the bank is damaged, it is healed from a file that is the same;
        else questions are named by their ids, and nothing is made of the ratings.

        Raises `JournalError`, and `BankError` when this version can no longer read the bank it was
        run with.
        """
        found = self._journal.read(stream)
        started = found.history[0].event
        if not isinstance(started, InterviewStarted):
            raise JournalDamaged(_("The record of this interview has no beginning."))
        digest = banks_used(found.history)[-1]
        added = {sha256(each).hexdigest(): each for each in found.bank_texts}
        is_bank_lost = False
        try:
            text = added.get(digest) or self._journal.bank_text(digest, started.bank_name)
        except JournalDamaged:
            text, is_bank_lost = stand_in_bank(found.history), True
        history, draft = found.history, found.draft
        if draft is not None and not draft.is_recorded:
            history += (Recorded(len(history) + 1, draft.at, draft.as_event()),)
        if text not in self._banks:
            self._banks[text] = self._read_bank(text, started.bank_name)
        return InterviewRecord(
            id=stream.interview,
            rater=rater_id(started.interviewer),
            bank=self._banks[text],
            bank_sha256=digest,
            history=history,
            head=found.head,
            is_unfinished=found.is_unfinished,
            is_bank_lost=is_bank_lost,
        )


def _read_bank(text: bytes, name: str) -> Bank:
    return parse(text, name).require()

"""Reads one interview from the journal: its events, checked, and the bank it was run with."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from interview.bank import parse
from interview.errors import JournalDamaged, SigningError
from interview.i18n import _
from interview.journal.lost_bank import stand_in_bank
from interview.journal.new_ids import rater_id
from interview.journal.store import Journal
from interview.journal.streams import Stream
from interview.record_status import RecordStatus, SealingKey
from interview.session import InterviewStarted, Recorded, banks_used
from interview.session.decide_status import record_status
from interview.session.interview_record import InterviewRecord

if TYPE_CHECKING:
    from interview.signing.known_raters import KnownRater


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
    status, sealed_with = _standing(journal, stream)
    history, draft = stream.history, stream.draft
    # A reason counts once it is given, whatever it is for.
    is_reason = draft is not None and draft.reason_for is not None
    if draft is not None and draft.is_told and not is_reason:
        history += (Recorded(len(history) + 1, draft.at, draft.as_event()),)
    return InterviewRecord(
        id=stream.id.interview,
        rater=rater_id(started.interviewer),
        bank=parse(text, started.bank_name).require(),
        bank_sha256=bank,
        history=history,
        head=stream.head,
        is_unfinished=stream.is_unfinished,
        is_reason_pending=is_reason and stream.is_unfinished,
        status=status,
        sealed_with=sealed_with,
        is_bank_lost=is_bank_lost,
    )


def _standing(journal: Path, stream: Stream) -> tuple[RecordStatus, SealingKey | None]:
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

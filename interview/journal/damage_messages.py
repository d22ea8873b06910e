"""What to say of records that were damaged, changed outside this program, or erased."""

from __future__ import annotations

from interview.errors import InterviewErased, JournalDamaged
from interview.i18n import _
from interview.journal.streams import StreamId


def erased(stream: StreamId) -> InterviewErased:
    """What to say of an interview that was erased."""
    return InterviewErased(
        _(
            "Interview {id} was erased. What is left proves that it was there, and that is all."
        ).format(id=stream.interview)
    )


def lost_bank(digest: str) -> str:
    """What to say of a bank that is gone, or not what it was."""
    return _("The question bank {digest} is missing, or is not as it was.").format(
        digest=digest[:12]
    )


def rescued(stream: StreamId) -> str:
    """What to say of a stream that came damaged out of a salvage."""
    return _(
        "Interview {id} came out of a damaged file, and entries of it are missing. Restore a "
        "backup that has them, or read what there is: interview access {id}"
    ).format(id=stream.interview)


def damaged(stream: StreamId) -> JournalDamaged:
    """What to say of a stream that is not what was recorded."""
    return JournalDamaged(
        _(
            "The record of interview {id} is not what was recorded: it was damaged or changed "
            "outside this program. Nothing was changed now; restore the journal from a backup."
        ).format(id=stream.interview)
    )


def added_behind(stream: StreamId) -> str:
    """What to say of a stream that goes on behind its signature without an amendment."""
    return _(
        "Interview {id} goes on behind its signature without an amendment: something was added "
        "outside this program."
    ).format(id=stream.interview)


def unlike_the_seal(stream: StreamId) -> str:
    """What to say of a stream that is not what was signed."""
    return _(
        "Interview {id} is not what was signed: the record, the seal or the signature was changed "
        "since."
    ).format(id=stream.interview)

"""What a report says of itself as long as nobody has signed the interview: DRAFT, and why."""

from __future__ import annotations

from interview.i18n import _
from interview.reporting.report_model import DraftNotice
from interview.status_words import RecordStatus


def draft_notice(status: RecordStatus) -> DraftNotice | None:
    """The notice, in the language in use; none once the interview is signed."""
    match status:
        case RecordStatus.SIGNED:
            return None
        case RecordStatus.UNSEALED:
            return DraftNotice(
                _("NOT SEALED"),
                _("The record ends with a signature, and no seal stands under it: no key vouches."),
            )
        case RecordStatus.OPEN:
            sentence = _("Nobody has signed this interview: anything in it may still change.")
            return DraftNotice(_("DRAFT"), sentence)
        case _:
            return DraftNotice(
                _("NOT AS SIGNED"),
                _("This is not what was signed. “interview verify” says what contradicts."),
            )

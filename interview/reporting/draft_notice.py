"""What a report says of itself as long as nobody has signed the interview: DRAFT, and why."""

from __future__ import annotations

from interview.i18n import _
from interview.reporting.report_model import DraftNotice
from interview.session import InterviewState


def draft_notice(state: InterviewState) -> DraftNotice | None:
    """The notice, in the language in use; none once the interview is signed."""
    if state.is_signed:
        return None
    sentence = _("Nobody has signed this interview: anything in it may still change.")
    return DraftNotice(word=_("DRAFT"), sentence=sentence)

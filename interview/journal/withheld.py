"""Withholds what another rater recorded of a candidate until one's own record is signed.

Whoever sees the others' ratings first is led by them. Everything that shows what was recorded asks
here; what says only that a record is there, and how it stands, does not have to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from interview.errors import RecordWithheld
from interview.i18n import _
from interview.journal.search import search_form
from interview.journal.store import Journal
from interview.journal.streams import Stream
from interview.plain_text import one_line
from interview.session import InterviewStarted, Recorded, fold
from interview.status_words import RecordStatus


def refuse_withheld(journal: Journal, found: Stream) -> None:
    """Refuse what another rater signed in another journal while one's own record is never signed.

    One's own are the interviews of the same candidate that were begun in this journal; the same
    name stands for the same person, whatever its case and accents. What the same interviewer signed
    elsewhere is shown, and so is everything where there is no record of one's own, as with HR.
    An amendment that is open withholds nothing any more. Raises `RecordWithheld`.
    """
    if not found.seals or found.seals[-1].value("journal") == journal.head().journal:
        return
    if not isinstance(found.history[0].event, InterviewStarted):
        return
    state = fold(found.history)
    candidate, rater = _words(state.candidate), _words(state.interviewer)
    for own in journal.summaries(search=state.candidate):
        if (
            own.status is RecordStatus.OPEN
            and own.id != found.id
            and _words(own.candidate) == candidate
            and _words(own.interviewer) != rater
            and not journal.seals(own.id)
        ):
            raise RecordWithheld(
                _(
                    "Interview {id} is what another rater recorded of this candidate: it is shown "
                    "once your own record is signed, so that you are not led by it. Sign yours "
                    "first: interview resume {own}"
                ).format(id=found.id.interview, own=own.id.interview)
            )


def may_come(journal: Journal, history: Sequence[Recorded], names: Collection[str]) -> bool:
    """Whether a rater's program takes in, of its own accord, what somebody signed elsewhere.

    It does once one's own record of the candidate is signed here: the same name, with the same
    requisition where both have one. What one signed oneself on another machine always may come;
    `names` are one's own.
    """
    if not isinstance(history[0].event, InterviewStarted):
        return False
    state, own_names = fold(history), {_words(each) for each in names}
    if _words(state.interviewer) in own_names:
        return True
    here = journal.head().journal
    for own in journal.summaries(search=state.candidate):
        seals = journal.seals(own.id)
        if not seals or _words(own.candidate) != _words(state.candidate):
            continue
        is_own = seals[-1].value("journal") == here or _words(own.interviewer) in own_names
        requisition = fold(journal.read(own.id).history).requisition
        if is_own and (
            not requisition or requisition == state.requisition or not state.requisition
        ):
            return True
    return False


def _words(name: str) -> str:
    """A name as it is compared."""
    return search_form(one_line(name))

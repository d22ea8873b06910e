"""The clocks of a question and of the call, and the pace, in words."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Stage
from interview.i18n import _, labelled
from interview.reporting.formatting import duration
from interview.running.pace_words import pace_in_short, pace_sentence
from interview.scoring import question_shares
from interview.session.agenda import planned_seconds, spent_seconds
from interview.session.live_interview import LiveInterview
from interview.session.pace import pace


def time_lines(live: LiveInterview, *, is_private: bool) -> Iterator[str]:
    """How long the question and the call have taken, of how long, and whether that is on pace."""
    state, bank, now = live.state, live.bank, live.now()
    if not state.in_debrief:
        spent, planned = state.seconds_at(state.question, now), 60 * live.question.minutes
        yield labelled(_("This question"), _of(spent, planned))
    whole = _of(spent_seconds(state, bank, Stage.LIVE, now), planned_seconds(bank, Stage.LIVE))
    yield labelled(_("The call"), whole)
    if state.paused:
        yield _("The clock is stopped.")
    found = None if is_private else pace(state, bank, question_shares(bank), now)
    if found:
        words = pace_sentence(found, bank, live.language) or pace_in_short(found)
        yield f"{words[:1].upper()}{words[1:]}."


def _of(spent: float, planned: float) -> str:
    """Seconds spent of those planned, in words."""
    if not planned:
        return duration(spent) or duration(1)
    return _("{spent} of {planned}").format(
        spent=duration(spent) or duration(1), planned=duration(planned)
    )

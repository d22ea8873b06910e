"""Says what a stream is: the interviewer's record, or what HR or a panel recorded beside it."""

from __future__ import annotations

from collections.abc import Sequence

from interview.i18n import _
from interview.plain_text import one_line
from interview.session import (
    ConsensusReached,
    DecisionTaken,
    DetailsCorrected,
    InterviewStarted,
    NamesRevealed,
    Recorded,
    StreamOpened,
)


def stream_title(history: Sequence[Recorded]) -> str:
    """What the stream with these events is, and whose; empty where they do not say."""
    first = history[0].event if history else None
    if isinstance(first, InterviewStarted):
        names = (
            each.event.interviewer
            for each in reversed(history)
            if isinstance(each.event, DetailsCorrected | InterviewStarted)
        )
        return _("record of the interviewer, {name}").format(name=one_line(next(names)) or "–")
    if not isinstance(first, StreamOpened):
        return ""
    kinds = {type(each.event) for each in history}
    if DecisionTaken in kinds:
        words = _("decision, by {name}")
    elif ConsensusReached in kinds:
        words = _("what the panel agreed on, recorded by {name}")
    elif NamesRevealed in kinds:
        words = _("names shown after a blind comparison, by {name}")
    else:
        words = _("recorded beside the interview by {name}")
    return words.format(name=one_line(first.person) or "–")


def is_interview(history: Sequence[Recorded]) -> bool:
    """Whether these are the events of an interviewer's record."""
    return bool(history) and isinstance(history[0].event, InterviewStarted)

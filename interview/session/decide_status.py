"""Decides how a record stands. Every list, page and check asks here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from interview.session.events import (
    AmendmentOpened,
    Event,
    InterviewSigned,
    Recorded,
    UnknownEvent,
)
from interview.status_words import RecordStatus


def record_status(history: Sequence[Recorded], sealed: Collection[int]) -> RecordStatus:
    """How a record stands that has these events, and seals up to the events of these numbers.

    Whether a signature is one of its manifest is for the caller to check: a seal that does not
    hold makes any record `ALTERED`.
    """
    if goes_on_unamended(history) or not all(_is_signature(history, seq) for seq in sealed):
        return RecordStatus.ALTERED
    if not _is_signature(history, len(history)):
        return RecordStatus.OPEN
    return RecordStatus.SIGNED if len(history) in sealed else RecordStatus.UNSEALED


def goes_on_unamended(history: Sequence[Recorded]) -> bool:
    """Whether anything but an amendment stands right behind a signature."""
    return any(
        isinstance(before.event, InterviewSigned) and not _is_amendment(after.event)
        for before, after in pairwise(history)
    )


def _is_signature(history: Sequence[Recorded], seq: int) -> bool:
    return 0 < seq <= len(history) and isinstance(history[seq - 1].event, InterviewSigned)


def _is_amendment(event: Event) -> bool:
    """Also one as a later version writes it."""
    if isinstance(event, UnknownEvent):
        return event.kind == AmendmentOpened.__name__
    return isinstance(event, AmendmentOpened)

"""Where the clock of the machine was set back while an interview was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from interview.frozen import frozen
from interview.session.events import Recorded

_TOLERANCE = 1.0
"""Seconds. A clock that is kept right over the network moves by less, and that says nothing."""


@frozen
class ClockJump:
    """The clock went back before an event: times on both sides of it cannot be compared."""

    seq: int
    """The number of the first event after it."""
    seconds: float
    """By how much, at least."""


def clock_jumps(history: Sequence[Recorded]) -> tuple[ClockJump, ...]:
    """Every place where an event has an earlier time than the one before it, in order."""
    gaps = ((each, (before.at - each.at).total_seconds()) for before, each in pairwise(history))
    return tuple(ClockJump(each.seq, seconds) for each, seconds in gaps if seconds > _TOLERANCE)

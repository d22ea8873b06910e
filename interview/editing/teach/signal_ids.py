"""Which signal of today's bank is meant by an id that was recorded with an older version of it."""

from __future__ import annotations

from interview.bank import Question


def ids_today(ids: frozenset[str], question: Question, then: Question) -> frozenset[str]:
    """The ids that signals of the older question `then` have in `question`.

    Signals are matched by their words: one without an id of its own is called by its place in the
    list, which may have changed.
    """
    words = {signal.because.main for signal in then.signals if signal.id in ids}
    return frozenset(signal.id for signal in question.signals if signal.because.main in words)

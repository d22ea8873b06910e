"""The rule that turns signals heard into a level, and the sentences that say so.

A red flag that is heard proposes its level (a knock-out the lowest). Otherwise the highest level
with a signal heard is proposed. Nothing is proposed where no signal is heard, or where two signals
two levels or more apart are, unless the lower is a step on the way to the higher. It is a step if
it rests on the same words or its condition follows from the higher's; or if it stands above the
lowest level and a signal between the two is heard as well (2, 3 and 4 are a ladder; 1, 2 and 3,
or 2 and 4 alone, are a contradiction).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from interview.bank import Bank, Signal
from interview.frozen import frozen
from interview.i18n import catalogue
from interview.rubric.suggestion import Confidence, HeardSignal

LOWEST = 1


class SignalMatch(NamedTuple):
    """A signal that lit up: as the bank has it, and as it was heard."""

    signal: Signal
    heard: HeardSignal
    level: int
    follows_from: frozenset[str] = frozenset()
    """Signals that are never heard without this one."""

    @property
    def is_certain(self) -> bool:
        """Whether it was heard beyond doubt, or ticked."""
        return self.heard.confidence is Confidence.CLEAR


@frozen
class Proposal:
    """A level, or none, and the signals that decided."""

    level: int | None
    confidence: Confidence | None
    decided_by: tuple[SignalMatch, ...]
    """One red flag; or the strongest signal of the level; or the two that contradict each other."""


def level_of(signal: Signal) -> int:
    """The level a signal speaks for; a knock-out for the lowest."""
    return LOWEST if signal.is_knockout else int(signal.suggests)


def propose(soundings: Sequence[SignalMatch]) -> Proposal:
    """The level that the signals heard speak for. Their order changes nothing."""
    flags = [sounding for sounding in soundings if sounding.signal.is_red_flag]
    if flags:
        flag = min(flags, key=lambda s: (s.level, not s.is_certain, s.heard.id))
        return Proposal(flag.level, flag.heard.confidence, (flag,))
    if not soundings:
        return Proposal(None, None, ())
    conflict = contradiction(soundings)
    if conflict:
        return Proposal(None, None, conflict)
    top = max(sounding.level for sounding in soundings)
    best = min(
        (sounding for sounding in soundings if sounding.level == top),
        key=lambda s: (not s.is_certain, s.heard.id),
    )
    return Proposal(top, _confidence(soundings, best), (best,))


def contradiction(soundings: Sequence[SignalMatch]) -> tuple[SignalMatch, SignalMatch] | None:
    """The two signals furthest apart that cannot both be right, the lower first."""
    levels = {sounding.level for sounding in soundings}
    apart = range(max(levels) - min(levels), 1, -1)
    by_id = sorted(soundings, key=lambda sounding: sounding.heard.id)
    pairs = (
        (low, high)
        for distance in apart
        for high in by_id
        for low in by_id
        if high.level - low.level == distance and not _is_step(low, high, levels)
    )
    return next(pairs, None)


def _is_step(low: SignalMatch, high: SignalMatch, levels: set[int]) -> bool:
    bridged = any(low.level < level < high.level for level in levels)
    return (
        (bridged and low.level > LOWEST)
        or high.heard.id in low.follows_from
        or _rests_on(low, high)
    )


def _rests_on(low: SignalMatch, high: SignalMatch) -> bool:
    """Whether all that the lower was heard by lies in what the higher was heard by."""
    starts = [span.start for span in high.heard.evidence]
    return bool(low.heard.evidence) and all(
        span.end <= high.heard.evidence[before - 1].end if before else False
        for span in low.heard.evidence
        for before in [bisect_right(starts, span.start)]
    )


def _confidence(soundings: Sequence[SignalMatch], best: SignalMatch) -> Confidence:
    """Clear when ticked, or certain while no lower signal speaks for itself."""
    contested = any(
        sounding.level < best.level
        and best.heard.id not in sounding.follows_from
        and not (sounding.level > LOWEST and _rests_on(sounding, best))
        for sounding in soundings
    )
    certain = best.heard.by_hand or (best.is_certain and not contested)
    return Confidence.CLEAR if certain else Confidence.POSSIBLE


def why(proposal: Proposal, bank: Bank, language: str) -> str:
    """One sentence that says how the level follows."""
    _ = catalogue(language).gettext
    if not proposal.decided_by:
        return _("No signal is heard in this answer, so no level is proposed.")
    first, last = proposal.decided_by[0], proposal.decided_by[-1]
    if proposal.level is None:
        message = _(
            "No level is proposed: “{low}” speaks for “{low_level}”, “{high}” for “{high_level}”."
        )
    elif first.signal.is_red_flag:
        message = _("A red flag comes first: “{low}” proposes “{low_level}”.")
    else:
        message = _("The highest level with a signal heard is “{low_level}”: “{low}”.")
    return message.format(
        low=first.heard.because,
        low_level=bank.level_name(first.level, language),
        high=last.heard.because,
        high_level=bank.level_name(last.level, language),
    )


def next_step(
    proposal: Proposal, signals: Sequence[Signal], heard: frozenset[str], bank: Bank, language: str
) -> str:
    """What would have to be heard for the next level that has a signal; empty if nothing would."""
    _ = catalogue(language).gettext
    if proposal.level is None or proposal.decided_by[0].signal.is_red_flag:
        return ""
    above = [
        signal
        for signal in signals
        if not signal.is_red_flag and level_of(signal) > proposal.level and signal.id not in heard
    ]
    level = min(map(level_of, above), default=0)
    wanted = [
        _("“{signal}”").format(signal=signal.because.to(language))
        for signal in above
        if level_of(signal) == level
    ]
    if not wanted:
        return ""
    return _("For “{level}”, listen for {signals}.").format(
        level=bank.level_name(level, language), signals=_(" or ").join(wanted)
    )

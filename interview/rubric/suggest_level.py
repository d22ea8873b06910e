"""The rule that turns the signals heard into a level, and the sentences that explain it.

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
from interview.bank.shared_and_own_sets import hears_notes
from interview.frozen import frozen
from interview.i18n import catalogue
from interview.rubric.suggestion_model import Confidence, HeardSignal

LOWEST = 1


class SignalMatch(NamedTuple):
    """A signal that was heard in an answer, or ticked: as the bank has it, and as it was heard."""

    signal: Signal
    heard: HeardSignal
    level: int
    """The level it speaks for; the lowest for a knock-out."""
    follows_from: frozenset[str] = frozenset()
    """The ids of the signals that are never heard without this one."""

    @property
    def is_certain(self) -> bool:
        """Whether it was heard beyond doubt, or ticked."""
        return self.heard.confidence is Confidence.CLEAR


@frozen
class Proposal:
    """A level, or none, and the signals that decided."""

    level: int | None
    confidence: Confidence | None
    """`None` without a level."""
    decided_by: tuple[SignalMatch, ...]
    """One red flag; or the strongest signal of the level; or the two that contradict each other."""


def level_of(signal: Signal) -> int:
    """The level a signal speaks for; the lowest for a knock-out."""
    return LOWEST if signal.is_knockout else int(signal.suggests)


def propose(matches: Sequence[SignalMatch]) -> Proposal:
    """The level that the signals heard speak for; their order changes nothing.

    The confidence is clear if the signal that decided was ticked, or if it is certain and no lower
    signal contests it. A lower signal contests it unless its condition follows from that of the
    higher, or it stands above the lowest level and rests on the same words.
    """
    flags = [match for match in matches if match.signal.is_red_flag]
    if flags:
        flag = min(flags, key=lambda it: (it.level, not it.is_certain, it.heard.id))
        return Proposal(flag.level, flag.heard.confidence, (flag,))
    if not matches:
        return Proposal(None, None, ())
    conflict = contradiction(matches)
    if conflict:
        return Proposal(None, None, conflict)
    top = max(match.level for match in matches)
    best = min(
        (match for match in matches if match.level == top),
        key=lambda it: (not it.is_certain, it.heard.id),
    )
    is_contested = any(
        lower.level < top
        and best.heard.id not in lower.follows_from
        and not (lower.level > LOWEST and _rests_on(lower, best))
        for lower in matches
    )
    is_clear = best.heard.by_hand or (best.is_certain and not is_contested)
    return Proposal(top, Confidence.CLEAR if is_clear else Confidence.POSSIBLE, (best,))


def contradiction(matches: Sequence[SignalMatch]) -> tuple[SignalMatch, SignalMatch] | None:
    """The two signals furthest apart that cannot both be right, the lower first; else `None`."""
    levels = {match.level for match in matches}
    by_id = sorted(matches, key=lambda match: match.heard.id)
    for distance in range(max(levels) - min(levels), 1, -1):
        for high in by_id:
            for low in by_id:
                if high.level - low.level != distance:
                    continue
                is_bridged = any(low.level < level < high.level for level in levels)
                is_step = (
                    (is_bridged and low.level > LOWEST)
                    or high.heard.id in low.follows_from
                    or _rests_on(low, high)
                )
                if not is_step:
                    return low, high
    return None


def _rests_on(low: SignalMatch, high: SignalMatch) -> bool:
    """Whether all the evidence of the lower lies in that of the higher, which must be sorted."""
    if not low.heard.evidence:
        return False
    starts = [span.start for span in high.heard.evidence]
    for span in low.heard.evidence:
        before = bisect_right(starts, span.start)
        if before == 0 or span.end > high.heard.evidence[before - 1].end:
            return False
    return True


def explain(proposal: Proposal, bank: Bank, language: str) -> str:
    """One sentence that says how the level follows from the signals."""
    _ = catalogue(language).gettext
    if not proposal.decided_by and not hears_notes(bank):
        return _("Notes in this language are not heard: tick the signals yourself.")
    if not proposal.decided_by:
        return _("No signal is heard in this answer, so no level is proposed.")
    first, last = proposal.decided_by[0], proposal.decided_by[-1]
    if proposal.level is None:
        message = _(
            "No level is proposed: “{low}” points to “{low_level}”, “{high}” to “{high_level}”."
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
    """A sentence on what would have to be heard for the next level that has a signal.

    `signals` are those of the question, `heard` the ids of those that were heard or ticked. Empty
    if nothing would, without a level, and after a red flag.
    """
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

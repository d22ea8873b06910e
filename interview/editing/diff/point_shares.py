"""How the shares of the points change from one bank to another."""

from __future__ import annotations

from collections.abc import Mapping

from interview.bank import Bank
from interview.scoring import competency_shares

_LEAST_CHANGE = 0.05
"""Percentage points from which on a share counts as changed."""


def changed_shares(before: Bank, after: Bank) -> Mapping[str, tuple[float, float]]:
    """The competencies whose share of the points changed, for whatever reason, by their ids.

    The shares before and after are percentages from 0 to 100.
    """
    was, now = competency_shares(before), competency_shares(after)
    both = {name: (was.get(name, 0.0), now.get(name, 0.0)) for name in {**now, **was}}
    return {name: pair for name, pair in both.items() if abs(pair[0] - pair[1]) >= _LEAST_CHANGE}

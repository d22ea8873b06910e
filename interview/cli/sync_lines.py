"""What a sync says: its lines, and how they name interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.frozen import frozen
from interview.i18n import _

_MOST_NAMED = 12
"""Interviews that a line names."""


@frozen
class SyncReport:
    """What came of a sync that came to its end, in sentences."""

    done: tuple[str, ...]
    """What it did, and what waits by itself."""
    wanted: tuple[str, ...] = ()
    """What a person has to do, or should know."""
    wants_attention: bool = False
    """Whether a person has to do something now."""
    is_audit: bool = False
    """Whether it was an auditor's, who keeps and signs nothing."""


def named(label: str, interviews: Iterable[str]) -> Iterator[str]:
    """A line with a label and the ids of interviews, the first ones of many; none where there are
    none."""
    names = sorted(set(interviews))
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        say_of = _("{what} ({number}): {ids}")
        yield say_of.format(what=label, number=len(names), ids=shown)

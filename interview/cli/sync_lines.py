"""The lines in which a sync names interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.i18n import _

_MOST_NAMED = 12
"""Interviews that a line names."""


def named(label: str, interviews: Iterable[str]) -> Iterator[str]:
    """A line with a label and the ids of interviews, the first ones of many; none where there are
    none."""
    names = sorted(set(interviews))
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        say_of = _("{what} ({number}): {ids}")
        yield say_of.format(what=label, number=len(names), ids=shown)

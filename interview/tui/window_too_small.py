"""The smallest window the program asks for, and what it says in a smaller one."""

from __future__ import annotations

from textual.geometry import Size

from interview.i18n import _

LEAST_COLUMNS, LEAST_ROWS = 60, 18
"""The smallest window in which all that has to be on screen fits."""


def window_too_small(size: Size) -> str:
    """What to say in a window in which not all fits that has to; empty in a larger one."""
    if size.width >= LEAST_COLUMNS and size.height >= LEAST_ROWS:
        return ""
    return _(
        "Window too small: make it {columns} by {rows} or larger. What you type is kept."
    ).format(columns=LEAST_COLUMNS, rows=LEAST_ROWS)

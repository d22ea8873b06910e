"""Prints for people and for programs; what somebody wrote never steers the terminal."""

from __future__ import annotations

import json
import sys
from typing import Any

from interview.plain import plain


def say(text: str = "") -> None:
    """Print a text to the standard output."""
    print(plain(text))


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def complain(text: str) -> None:
    """Print what went wrong to the standard error."""
    print(f"interview: {plain(text)}", file=sys.stderr)


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as columns, each as wide as its widest cell; the last as it is."""
    if not rows:
        return ""
    from rich.cells import cell_len, set_cell_size

    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    return "\n".join(
        "  ".join([*map(set_cell_size, row[:-1], widths), row[-1]]).rstrip() for row in rows
    )

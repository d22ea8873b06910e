"""Prints for people and for programs; what somebody wrote never steers the terminal."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from typing import Any

from interview.plain import plain

_STEERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal would obey or misplace."""


def say(text: str = "") -> None:
    """Print a text to the standard output."""
    print(plain(text))


def say_json(value: Any) -> None:
    """Print a value as JSON: UTF-8 where the output takes it, else in ASCII."""
    is_wide = "utf" in (sys.stdout.encoding or "").lower()
    text = json.dumps(value, ensure_ascii=not is_wide, indent=2)
    print(_STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say_document(text: str) -> None:
    """Print a whole file as it would be written: in UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def complain(text: str) -> None:
    """Print what went wrong to the standard error."""
    print(f"interview: {plain(text)}", file=sys.stderr)


def moment(at: datetime) -> str:
    """A time where the reader is, to the minute; it sorts as a text."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as columns, each as wide as its widest cell; the last as it is."""
    if not rows:
        return ""
    from rich.cells import cell_len, set_cell_size

    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    return "\n".join(
        "  ".join([*map(set_cell_size, row[:-1], widths), row[-1]]).rstrip() for row in rows
    )

"""Prints for people and for programs; what somebody wrote never steers the terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from interview.errors import InterviewError
from interview.i18n import _
from interview.plain_text import plain

_STEERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal would obey or misplace."""


def say(text: str = "") -> None:
    """Print a text to the standard output."""
    _print(plain(text))


def say_json(value: Any) -> None:
    """Print a value as JSON: UTF-8 where the output takes it, else in ASCII."""
    is_wide = "utf" in (sys.stdout.encoding or "").lower()
    text = json.dumps(value, ensure_ascii=not is_wide, indent=2)
    _print(_STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say_document(text: str) -> None:
    """Print a whole file as it would be written: in UTF-8, whatever the terminal speaks."""
    with _a_place_to_print():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Print what went wrong to the standard error."""
    print(f"interview: {plain(text)}", file=sys.stderr)


def mention(text: str) -> None:
    """Print what is worth knowing beside the result, where it does not mix with it."""
    print(plain(text), file=sys.stderr)


def moment(at: datetime) -> str:
    """A time where the reader is, to the minute; it sorts as a text."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def finish() -> None:
    """Notice here, and not when Python ends, that what was printed went nowhere."""
    with _a_place_to_print():
        sys.stdout.flush()


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as columns, each as wide as its widest cell; the last as it is."""
    if not rows:
        return ""
    from rich.cells import cell_len, set_cell_size

    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    return "\n".join(
        "  ".join([*map(set_cell_size, row[:-1], widths), row[-1]]).rstrip() for row in rows
    )


def _print(text: str) -> None:
    with _a_place_to_print():
        print(text)


@contextmanager
def _a_place_to_print() -> Iterator[None]:
    """Turn a full disk behind the standard output into a sentence; a closed pipe stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        say_no_more()
        raise InterviewError(
            _("What was to be printed cannot be written: {reason}.").format(
                reason=error.strerror or error
            )
        ) from error


def say_no_more() -> None:
    """Send what is still to be printed nowhere: whoever read it has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

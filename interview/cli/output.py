"""Prints for people and for programs; text that somebody wrote never controls the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from interview.errors import InterviewError
from interview.i18n import _, ngettext
from interview.plain_text import plain
from interview.system_errors import reason_of

T = TypeVar("T")

_MANY = 500
"""Items from which it is worth a bar to work through them, where each takes a millisecond."""

_WIDEST = 48
"""Characters up to which a column of a table is as wide as its widest cell."""

_CONTROLS = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that JSON may hold as they are, and that a terminal would obey or misplace."""


_ISOLATES = "\u2068\u2069"


def say(text: str = "") -> None:
    """Print a text to the standard output, without terminal controls.

    Names that `isolated` wrapped stay so.
    """
    parts = re.split(f"([{_ISOLATES}])", text)
    _print("".join(part if part in _ISOLATES else plain(part) for part in parts))


def say_json(value: Any) -> None:
    """Print a value as JSON: UTF-8 where the output takes it, else in ASCII."""
    import json

    is_wide = "utf" in (sys.stdout.encoding or "").lower()
    text = json.dumps(value, ensure_ascii=not is_wide, indent=2)
    _print(re.sub(_CONTROLS, lambda found: f"\\u{ord(found[0]):04x}", text))


def say_document(document: str | bytes) -> None:
    """Print a whole file as it would be written: in UTF-8, whatever the terminal's encoding is."""
    data = document.encode() if isinstance(document, str) else document
    with _explained_failure():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Print what went wrong to the standard error."""
    print(_("interview: {text}").format(text=plain(text)), file=sys.stderr)


def mention(text: str) -> None:
    """Print to the standard error what is worth knowing besides the result."""
    print(plain(text), file=sys.stderr)


def finish() -> None:
    """Write out what was printed: a full disk is noticed here, and not when Python ends."""
    with _explained_failure():
        sys.stdout.flush()


def progress(items: Sequence[T], what: str, many: int = _MANY) -> Iterator[T]:
    """The items, with a bar on the standard error while a person waits for `many` or more."""
    if len(items) < many or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(file=sys.stderr)
    yield from track(items, description=what, console=console, transient=True)


@contextmanager
def counted_progress(words: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """What is called with a key of `words`, how much of that is done, and of how much.

    It draws a bar for each on the standard error, where a person waits at a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as bars:
        tasks = {what: bars.add_task(said, total=None) for what, said in words.items()}
        yield lambda what, done, total: bars.update(tasks[what], completed=done, total=total)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned columns, each as wide as its widest cell; empty for no rows.

    A cell that is wider than a column may be moves the rest of its own row, and no other.
    """
    if not rows:
        return ""
    from rich.cells import cell_len

    widths = [
        max((size for row in rows if (size := cell_len(row[place])) <= _WIDEST), default=0)
        for place in range(len(rows[0]) - 1)
    ]
    return "\n".join(
        "  ".join(
            [
                *(
                    cell + " " * (width - cell_len(cell))
                    for cell, width in zip(row[:-1], widths, strict=True)
                ),
                row[-1],
            ]
        ).rstrip()
        for row in rows
    )


def mention_left_out(
    *, withheld: int = 0, unsigned: int = 0, unreadable: int = 0, other_scale: int = 0
) -> None:
    """Mention how many interviews do not count in what follows, and why."""
    for number, sentence in (
        (
            withheld,
            ngettext(
                "{number} interview of another rater is withheld until yours is signed.",
                "{number} interviews of other raters are withheld until yours are signed.",
                withheld,
            ),
        ),
        (
            unsigned,
            ngettext(
                "{number} interview that is not signed is left out.",
                "{number} interviews that are not signed are left out.",
                unsigned,
            ),
        ),
        (
            unreadable,
            ngettext(
                "{number} interview cannot be read and is left out. See: interview verify",
                "{number} interviews cannot be read and are left out. See: interview verify",
                unreadable,
            ),
        ),
        (
            other_scale,
            ngettext(
                "{number} interview was rated on another scale and is left out.",
                "{number} interviews were rated on another scale and are left out.",
                other_scale,
            ),
        ),
    ):
        if number:
            mention(sentence.format(number=number))


def fit_cells(text: str, width: int) -> str:
    """A text in exactly so many cells of a terminal: cut, or with spaces behind it."""
    from rich.cells import set_cell_size

    return set_cell_size(text, width)


def _print(text: str) -> None:
    with _explained_failure():
        print(text)


@contextmanager
def _explained_failure() -> Iterator[None]:
    """Raise `InterviewError` where the standard output cannot be written; a closed pipe passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise InterviewError(
            _("What was to be printed cannot be written: {reason}.").format(reason=reason_of(error))
        ) from error


def discard_output() -> None:
    """Throw away what is still to be printed: whoever read it has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Reads the standard input: a file on a pipe, or a person at a keyboard."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from interview.errors import BankError, UsageError
from interview.i18n import _


def standard_input() -> TextIO:
    """The standard input. Raises `UsageError` where there is none."""
    if sys.stdin is None:
        raise UsageError(_("The standard input is closed: send a file to it, as in “< FILE”."))
    return sys.stdin


def read_stdin() -> bytes:
    """All of the standard input, to its end. Raises `UsageError` where there is none."""
    source = standard_input()
    if source.isatty():
        print(_("Type, then press Ctrl+D on an empty line."), file=sys.stderr)
    return source.buffer.read()


def decode_notes(data: bytes) -> str:
    """Notes as text. Raises `BankError` where they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BankError(_("The notes are not UTF-8: save them again as UTF-8.")) from error


def is_interactive() -> bool:
    """Whether both the standard input and the standard output are a terminal."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def is_in_browser() -> bool:
    """Whether `interview serve` runs this program, for a page in a browser."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("interview.")

"""What comes in through the standard input: a file on a pipe, or a person at a keyboard."""

from __future__ import annotations

import sys
from typing import TextIO

from interview.errors import BankError, UsageError
from interview.i18n import _


def standard_input() -> TextIO:
    """The standard input. Raises `UsageError` where there is none."""
    if sys.stdin is None:
        raise UsageError(_("The standard input is closed: send a file to it, as in “< FILE”."))
    return sys.stdin


def given() -> bytes:
    """The whole standard input. Raises `UsageError` where there is none."""
    source = standard_input()
    if source.isatty():
        print(_("Type, then press Ctrl+D on an empty line."), file=sys.stderr)
    return source.buffer.read()


def read_as_notes(data: bytes) -> str:
    """The text that was given. Raises `BankError` where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BankError(_("The notes are not UTF-8: save them again as UTF-8.")) from error


def has_a_person() -> bool:
    """Whether a keyboard and a screen are at hand."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)

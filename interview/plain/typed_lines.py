"""Reads what is typed line by line, and shows nothing but the letters typed.

A terminal left to itself hands over whole lines, and on Linux cuts them after 4,095 bytes. So it is
asked for every key; a letter is shown as it comes, and rubbed out with a backspace. Nothing else
moves the cursor, and no sequence of controls is ever written.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Protocol

from interview.plain_text import plain

UNREADABLE = "\ufffd"
"""What stands for a byte that is no text."""

_CONTROLS = "[\r\n\t\x03\x04\x08\x15\x17\x7f]"
"""Keys that do something: Enter, Tab, Ctrl+C, Ctrl+D, backspace, Ctrl+U, Ctrl+W."""
_SEQUENCE = "\x1b\\[[0-?]*[ -/]*[@-~]|\x1bO[ -~]|\x1b\\][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\\\)|\x1b"
"""What keys such as the arrows send."""
_CUT = "\x1b(?:\\[[0-?]*[ -/]*|O)?$"
"""A sequence whose end has not come yet."""


class LeaveAsked(Exception):
    """Ctrl+C was pressed; what was typed of the line is given up, unless it was kept before."""


class Lines(Protocol):
    """Where lines come from."""

    def read(self, keep: Callable[[str], None], *, is_secret: bool = False) -> str | None:
        """The next line, without controls; `None` at the end of the input.

        `keep` is handed the line as far as it is typed, again and again, where that is known. One
        that `is_secret` is not shown. Raises `LeaveAsked`.
        """


class PipedLines:
    """Lines of a file or a pipe, or of a terminal that we cannot ask for every key."""

    def __init__(self, source: BinaryIO, encoding: str) -> None:
        self._source, self._encoding = source, encoding

    def read(self, keep: Callable[[str], None], *, is_secret: bool = False) -> str | None:
        """The next line."""
        data = self._source.readline()
        if not data:
            return None
        text = data.decode(self._encoding, "replace").rstrip("\r\n")
        return plain(text).replace("\n", " ").replace("\t", " ")


class TerminalLines:
    """Lines typed on a terminal that hands over every key."""

    def __init__(self, file: int, encoding: str, show: Callable[[str], None]) -> None:
        """`show` writes what is typed; `file` is the terminal's."""
        self._file, self._show = file, show
        self._decoder = getincrementaldecoder(encoding)("replace")
        self._typed: deque[str] = deque()
        """Keys and runs of letters that were typed and not used yet."""
        self._cut = ""
        """The beginning of a sequence whose end has not come yet."""
        self._is_at_end = False

    def read(self, keep: Callable[[str], None], *, is_secret: bool = False) -> str | None:
        """The next line."""
        line = ""
        while True:
            if not self._typed:
                if self._is_at_end:
                    return line or None
                self._take()
                continue
            typed = self._typed.popleft()
            match typed:
                case "\r" | "\n":
                    self._show("\n")
                    return line
                case "\x03":
                    self._show("\n")
                    raise LeaveAsked
                case "\x04":
                    if not line:
                        return None
                case "\x08" | "\x7f" | "\x15" | "\x17":
                    gone = _cells(line[len(_rubbed_out(line, typed)) :])
                    line = _rubbed_out(line, typed)
                    keep(line)
                    if not is_secret:
                        self._show("\b \b" * gone)
                case _:
                    text = " " if typed == "\t" else plain(typed).replace("\n", " ")
                    line += text
                    keep(line)  # first: what is shown has to survive a kill
                    if not is_secret:
                        self._show(text)

    def _take(self) -> None:
        """Wait for keys."""
        try:
            data = os.read(self._file, 65536)
        except OSError:  # the terminal is gone
            data = b""
        self._is_at_end = not data
        text = self._cut + self._decoder.decode(data, final=not data)
        cut = re.search(_CUT, text)
        self._cut = text[cut.start() :] if cut and data else ""
        text = re.sub(_SEQUENCE, "", text[: len(text) - len(self._cut)])
        self._typed.extend(filter(None, re.split(f"({_CONTROLS})", text)))


@contextmanager
def typed_lines(show: Callable[[str], None]) -> Iterator[Lines]:
    """The lines of the standard input. A terminal does at the end what it did before."""
    encoding = sys.stdin.encoding or "utf-8"
    try:
        import termios
    except ImportError:  # Windows has another kind of terminal
        yield PipedLines(sys.stdin.buffer, encoding)
        return
    if not sys.stdin.isatty():
        yield PipedLines(sys.stdin.buffer, encoding)
        return
    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    changed = list(before)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    termios.tcsetattr(file, termios.TCSANOW, changed)
    try:
        yield TerminalLines(file, encoding, show)
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(file, termios.TCSANOW, before)


def _rubbed_out(line: str, key: str) -> str:
    """The line after backspace, Ctrl+W (a word) or Ctrl+U (all of it)."""
    if key == "\x15":
        return ""
    if key == "\x17":
        return line.rstrip()[: len(line.rstrip()) - len((line.split() or [""])[-1])]
    end = len(line) - 1
    while end > 0 and unicodedata.combining(line[end]):
        end -= 1
    return line[: max(0, end)]


def _cells(text: str) -> int:
    """The cells that a terminal shows a text in, near enough to rub it out."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )

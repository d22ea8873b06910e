"""A real terminal for the tests: the program runs in a pseudo-terminal, pyte reads the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

KEYS = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

# Synchronised output: https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
_CAN_SYNCHRONISE, _IT_CAN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_ENDS = b"\x1b[?2026l"


class Terminal:
    """`interview` in a terminal of `rows` by `columns`; the keyboard and the screen are real."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        rows: int = 24,
        columns: int = 80,
        program: Path | None = None,
    ) -> None:
        """`program` is a script to run in the place of `python -m interview`."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self.frame = ""
        """The screen when the last frame was complete: a read may end in the middle of the next."""
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            _become(arguments, environment, program)
        self.resize(rows, columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def text(self) -> str:
        """The screen as it stands."""
        return "\n".join(self._lines())

    @property
    def unwrapped(self) -> str:
        """The screen as one line: what was printed at its end may go on in the next row."""
        return "".join(self._lines())

    def _lines(self) -> list[str]:
        # pyte's own `display` fails where half of a wide letter is written over.
        screen = self._screen
        return [
            "".join(screen.buffer[row][column].data for column in range(screen.columns))
            for row in range(screen.lines)
        ]

    @property
    def gets_every_key(self) -> bool:
        """Whether the program has asked the terminal for every key, Ctrl+Q and Ctrl+S too."""
        iflag, _oflag, _cflag, lflag, *_ = termios.tcgetattr(self._file)
        return not (lflag & termios.ICANON or iflag & termios.IXON)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, *keys: str) -> None:
        """Send keys by name, and texts as they are, all in one write."""
        self.send("".join(KEYS.get(key, key) for key in keys).encode())

    def press(self, *keys: str) -> None:
        """Press keys by name, a little apart so that Escape is Escape."""
        for key in keys:
            os.write(self._file, KEYS[key].encode())
            self.read(0.15)

    def type(self, text: str) -> None:
        """Type text, a character at a time."""
        for character in text:
            os.write(self._file, character.encode())
            self.read(0.01)

    def send(self, keys: bytes) -> None:
        """Write bytes to the program at once, and read nothing."""
        os.write(self._file, keys)

    def enter(self, line: str) -> None:
        """Type a line at once, and press Enter."""
        os.write(self._file, line.encode() + b"\r")
        self.read(0.02)

    def paste(self, text: str) -> None:
        """Paste text, as a terminal does it."""
        os.write(self._file, b"\x1b[200~" + text.encode() + b"\x1b[201~")
        self.read(0.1)

    def wait_for(self, wanted: str, seconds: float = 60.0) -> str:
        """Read until the screen shows `wanted`, and return the screen."""
        self.wait_until(lambda: wanted in self.text, repr(wanted), seconds)
        return self.text

    def wait_until(self, holds: Callable[[], bool], wanted: str, seconds: float = 60.0) -> None:
        """Read until something holds; `wanted` says what, should it never do so."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{wanted} never came; the screen is:\n{self.text}")
            self.read(0.05)

    def wait_until_gone(self, unwanted: str) -> None:
        """Read until the screen no longer shows `unwanted`."""
        self.wait_until(lambda: unwanted not in self.text, f"a screen without {unwanted!r}")

    def wait_for_exit(self, seconds: float = 60.0) -> int:
        """Read until the program ends, and return its exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                self.read(seconds)  # what it painted last; the system says where that ends
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"the program goes on; the screen is:\n{self.text}")

    def read(self, seconds: float) -> None:
        """Take what the program paints within `seconds`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read_once(left):
            pass

    def read_once(self, seconds: float) -> bool:
        """Wait up to `seconds` for something painted, and take it; whether there was any."""
        if not select.select([self._file], [], [], seconds)[0]:
            return False
        try:
            painted = os.read(self._file, 65536)
        except OSError:
            return False
        # Either sequence may be cut in two by the end of a read.
        seen = max(0, len(self.raw) - len(_CAN_SYNCHRONISE) + 1)
        before = len(self.raw)
        self.raw += painted
        if self.raw.find(_CAN_SYNCHRONISE, seen) >= 0:
            os.write(self._file, _IT_CAN)
        end = self.raw.rfind(_FRAME_ENDS, seen)
        complete = end + len(_FRAME_ENDS) - before if end >= 0 else 0
        self._stream.feed(painted[:complete])
        if complete:
            self.frame = self.text
        self._stream.feed(painted[complete:])
        return bool(painted)

    def kill(self) -> None:
        """Kill the program outright, as a crash or a power cut would."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0


def _become(arguments: Sequence[str], environment: Mapping[str, str], program: Path | None) -> None:
    for name in ("SIGHUP", "SIGINT", "SIGQUIT"):  # ignored where the tests run in the background
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment})
    what = ["-m", "interview"] if program is None else [str(program)]
    command = [sys.executable, *what, *arguments]
    # As Python has the environment: readline, which pytest loads, leaves a size in the C library's.
    os.execve(sys.executable, command, dict(os.environ))

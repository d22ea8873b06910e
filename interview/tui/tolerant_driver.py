"""Reads the keyboard as Textual does on Linux and macOS, whatever bytes come.

Textual's own driver ends the program at a byte that is not UTF-8, as a terminal set to Latin-1, or
a paste, sends for “é”.
"""

from __future__ import annotations

import codecs
import os
import selectors

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_READ = 4096
"""Bytes taken at once."""

_WAIT = 0.1
"""Seconds to wait for a byte before looking whether an escape key was an escape key."""

_LETTER_ENDS_AFTER = 5
"""Such waits without a byte, after which the beginning of a UTF-8 letter is a letter itself."""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Take bytes that are not UTF-8 as Windows-1252, which Latin-1's letters are part of."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="ignore"), error.end


codecs.register_error("interview-windows-1252", _as_windows_1252)


class KeyDecoder:
    """Makes text of the bytes that a terminal sends."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("interview-windows-1252")

    def decode(self, data: bytes) -> str:
        """The text of some bytes; the beginning of a letter is kept for the next call."""
        return self._decoder.decode(data)

    def finish(self) -> str:
        """The text of what was kept, now that nothing follows."""
        return self._decoder.decode(b"", final=True)


class TolerantDriver(LinuxDriver):
    """Textual's driver with a keyboard that takes every byte."""

    def run_input_thread(self) -> None:
        """Read keys, pastes and the mouse, and hand them on, until the program ends."""
        parser = XTermParser(self._debug)
        decoder = KeyDecoder()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            waits = 0
            while not self.exit_event.is_set():
                text = ""
                if selector.select(_WAIT):
                    data = os.read(self.fileno, _READ)
                    if not data:  # the terminal is gone
                        break
                    text = decoder.decode(data)
                    waits = 0
                else:
                    waits += 1
                    if waits == _LETTER_ENDS_AFTER:
                        text = decoder.finish()
                if text:
                    for event in parser.feed(text):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

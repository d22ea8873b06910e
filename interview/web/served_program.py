"""One run of the program whose terminal is a page, talked to as Textual's web driver does it.

A packet is a letter, the length in four bytes, and the content: D what the terminal gets or sends,
M a message in JSON. The program's words to people come on the standard error.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from interview.plain_text import plain

DRIVER = "interview.tui.browser_driver:BrowserDriver"

_READY = b"__GANGLION__\n"
"""What the web driver sends before its first packet."""

_PATIENCE = 10.0
"""Seconds that the program has to save and end, before it is ended."""

_LONGEST_PACKET = 64 * 1024 * 1024
_MOST_WORDS = 4000
"""Characters of the standard error that are kept."""

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"

OnMessage = Callable[[Mapping[str, Any]], Awaitable[None]]
OnScreen = Callable[[bytes], Awaitable[None]]


class ServedProgram:
    """One run of the program."""

    def __init__(self, process: Process, on_screen: OnScreen, on_message: OnMessage) -> None:
        """Use `start`."""
        self._process = process
        self._on_screen = on_screen
        self._on_message = on_message
        self._is_stopping = False
        self.last_words = ""
        """What it said to people at its end."""
        self._tasks = [asyncio.create_task(each) for each in (self._relay(), self._listen())]

    @classmethod
    async def start(
        cls,
        words: Sequence[str],
        size: tuple[int, int],
        on_screen: OnScreen,
        on_message: OnMessage,
    ) -> ServedProgram:
        """Run `interview` with these words, on a screen of so many columns and rows.

        Nothing of the words goes through a shell. `on_screen` gets what the page's terminal is to
        show, `on_message` what the program tells besides.
        """
        columns, rows = map(str, size)
        environment = os.environ | {
            "TEXTUAL_DRIVER": DRIVER,
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "COLUMNS": columns,
            "ROWS": rows,
        }
        process = await asyncio.create_subprocess_exec(
            # -P: no folder that one happens to stand in holds a program of that name.
            *(sys.executable, "-P", "-m", "interview", *words),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            start_new_session=True,  # Ctrl+C is for the server, which ends it in order
        )
        return cls(process, on_screen, on_message)

    async def type(self, text: str) -> None:
        """Hand keys and pastes to the program. A paste is only text: it cannot end itself."""
        if text.startswith(_PASTE_BEGINS) and text.endswith(_PASTE_ENDS):
            pasted = text[len(_PASTE_BEGINS) : -len(_PASTE_ENDS)]
            text = _PASTE_BEGINS + plain(pasted) + _PASTE_ENDS
        await self._send(b"D", text.encode(errors="replace"))

    async def tell(self, message: Mapping[str, object]) -> None:
        """Tell the program what its driver understands, such as another size."""
        await self._send(b"M", json.dumps(message).encode())

    async def ended(self) -> None:
        """Wait until the program has ended, and everything it painted and said was handed on."""
        await asyncio.gather(*self._tasks)
        await self._process.wait()

    async def stop(self) -> None:
        """Have the program save and end; end it where it does not. Its locks are free then."""
        self._is_stopping = True
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.tell({"type": "quit"})
                await asyncio.shield(self.ended())
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()  # what was painted is on the disk
            await self.ended()

    async def _send(self, kind: bytes, content: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError, RuntimeError):  # it has ended, which `ended` tells
            self._process.stdin.write(kind + len(content).to_bytes(4, "big") + content)
            await self._process.stdin.drain()

    async def _relay(self) -> None:
        """Hand on what the program sends, to its end: it would wait for whoever did not read."""
        output = self._process.stdout
        assert output is not None
        with suppress(asyncio.IncompleteReadError, ValueError):
            while (line := await output.readline()) != _READY:
                if not line:
                    return
            while True:
                head = await output.readexactly(5)
                length = int.from_bytes(head[1:], "big")
                if length > _LONGEST_PACKET:
                    break
                content = await output.readexactly(length)
                if head[:1] == b"D":
                    with suppress(OSError, RuntimeError):  # the page has gone
                        await self._on_screen(content)
                elif head[:1] == b"M" and not self._is_stopping:
                    with suppress(OSError, RuntimeError):
                        await self._on_message(json.loads(content))
        while await output.read(65536):
            pass

    async def _listen(self) -> None:
        """Keep what the program says at its end."""
        assert self._process.stderr is not None
        said = b""
        while data := await self._process.stderr.read(4096):
            said = (said + data)[-4 * _MOST_WORDS :]
        words = plain(said.decode(errors="replace")).strip()[-_MOST_WORDS:]
        self.last_words = words.removeprefix("interview: ")

"""One browser's access to the program: the link that opens it, the cookie, what runs behind it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import token_urlsafe

from aiohttp.web import WebSocketResponse

from interview.web.served_program import ServedProgram

_MOST_FILES = 8
"""Files that wait to be fetched; a further one takes the place of the oldest."""


@dataclass
class BrowserSession:
    """One browser's access. It has its own path, so that its cookie is sent nowhere else.

    Cookies take no notice of ports: one for `/` would go to every server on this machine.
    """

    path: str = field(default_factory=lambda: token_urlsafe(16))
    key: str = field(default_factory=lambda: token_urlsafe(32))
    """What the link carries; empty once it was used."""
    cookie: str = ""
    """What the browser shows from then on; empty before the link was used."""
    last_input: float = 0
    """When something was typed or pressed, or a page was opened: seconds of the loop's clock."""
    interview: str = ""
    """The id of the interview that is open, which a page loaded anew goes on with."""
    program: ServedProgram | None = None
    socket: WebSocketResponse | None = None
    all_read: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the last thing that the page sent was handed to the program."""
    last_words: str = ""
    """Why the program ended, where there is something to say."""
    files: OrderedDict[str, tuple[str, bytes]] = field(default_factory=OrderedDict)
    """What the program hands out, with its name, until the page has fetched it."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a program takes the place of another."""

    def take_key(self, shown: str) -> bool:
        """Whether this is the key of the link, which has not been used; now it has."""
        if not self.key or not _same(shown, self.key):
            return False
        self.key, self.cookie = "", token_urlsafe(32)
        return True

    def admits(self, shown: str) -> bool:
        """Whether this is the cookie of the browser that used the link."""
        return bool(self.cookie) and _same(shown, self.cookie)

    def offer(self, name: str, content: bytes) -> str:
        """Keep a file for the page, and return the name under which it is fetched, once."""
        handle = token_urlsafe(16)
        self.files[handle] = (name, content)
        while len(self.files) > _MOST_FILES:
            self.files.popitem(last=False)
        return handle

    async def end_program(self, last_words: str = "") -> None:
        """End the program, all saved, and close its page. `turn` must be held."""
        program, socket = self.program, self.socket
        self.program = self.socket = None
        if program is not None:
            await program.stop()
            self.last_words = last_words or program.last_words
        if socket is not None:
            await socket.close()


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(errors="replace"), other.encode())

"""A real browser for the tests: Chromium without a window, driven by its DevTools protocol."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)

_KEYS = {
    "Enter": 13,
    "Escape": 27,
    "Tab": 9,
    **{f"F{number}": 111 + number for number in range(1, 13)},
}
"""Keys by name, with the codes that browsers have for them."""

_LONGEST = 60.0


class Page:
    """A page with the program in it, and the screen as its terminal got it."""

    def __init__(self, browser: Chromium, session: str, context: str) -> None:
        self._browser = browser
        self.context = context
        """Whose cookies it has."""
        self._session = session
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.complaints: list[str] = []
        """What the browser's console says that is wrong, and what the page's policy kept out."""
        self.requests: list[str] = []
        """The addresses that the page asked for."""

    async def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol on this page."""
        return await self._browser.send(method, self._session, **parameters)

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.send("Page.navigate", url=address)

    async def reload(self) -> None:
        """Load the page anew, as F5 in the address bar does."""
        self._screen.reset()
        await self.send("Page.reload")

    async def type(self, text: str) -> None:
        """Type letters, one at a time."""
        for letter in text:
            await self.send("Input.insertText", text=letter)

    async def press(self, key: str) -> None:
        """Press a key by its name; `Control+Q` with a control key."""
        name = key.rpartition("+")[2]
        code = _KEYS.get(name) or ord(name)
        held = {"modifiers": 2} if key.startswith("Control+") else {}
        for kind in ("rawKeyDown", "keyUp"):
            await self.send(
                "Input.dispatchKeyEvent",
                type=kind,
                key=name if name in _KEYS else name.lower(),
                code=name if name in _KEYS else f"Key{name}",
                windowsVirtualKeyCode=code,
                **held,
            )

    async def run(self, script: str) -> Any:
        """What an expression gives in the page; a promise is awaited."""
        answer = await self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return answer["result"].get("value")

    async def picture(self, file: Path) -> None:
        """Write what the page looks like, as PNG."""
        answer = await self.send("Page.captureScreenshot")
        file.write_bytes(b64decode(answer["data"]))

    @property
    def text(self) -> str:
        """The terminal's screen."""
        return "\n".join(self._screen.display)

    async def wait_for(self, wanted: str) -> None:
        """Wait until the terminal shows some text."""
        await self.wait_until(lambda: wanted in self.text, wanted)

    async def wait_until(self, holds: Callable[[], bool], wanted: str) -> None:
        """Wait until something holds; `wanted` says what, should it never do so."""
        try:
            async with asyncio.timeout(_LONGEST):
                while not holds():
                    await self._browser.next_event()
        except TimeoutError:
            raise AssertionError(f"{wanted!r} never came; the screen is:\n{self.text}") from None

    async def wait_for_words(self, wanted: str) -> None:
        """Wait until the page itself, not its terminal, shows some text."""
        async with asyncio.timeout(_LONGEST):
            while wanted not in str(await self.run("document.body.innerText")):
                await asyncio.sleep(0.05)

    def take(self, method: str, told: dict[str, Any]) -> None:
        """Take in what the browser tells of this page."""
        if method == "Network.webSocketFrameReceived" and told["response"]["opcode"] == 2:
            self._stream.feed(b64decode(told["response"]["payloadData"]))
        elif method == "Network.webSocketFrameSent":
            message = json.loads(told["response"]["payloadData"])
            if message[0] == "resize":
                self._screen.resize(message[1]["height"], message[1]["width"])
        elif method == "Network.webSocketCreated":
            size = dict(re.findall(r"(width|height)=(\d+)", told["url"]))
            self._screen.resize(int(size["height"]), int(size["width"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.complaints.append(told["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(told["exceptionDetails"]))


class Chromium:
    """The browser. Each page has cookies of its own, as in another browser."""

    def __init__(self, socket: ClientWebSocketResponse, downloads: Path) -> None:
        self._socket = socket
        self._downloads = downloads
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}
        self._news = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    @asynccontextmanager
    async def start(cls, folder: Path) -> AsyncIterator[Chromium]:
        """Start the browser with a profile of its own."""
        assert CHROMIUM is not None
        process = await asyncio.create_subprocess_exec(
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"),
            "--window-size=800,520",  # some 80 columns by 24 rows
            stdout=DEVNULL,
            stderr=PIPE,
            start_new_session=True,
        )
        try:
            assert process.stderr is not None
            while not (found := re.search(r"ws://\S+", (await process.stderr.readline()).decode())):
                pass
            drain = asyncio.create_task(process.stderr.read())
            async with ClientSession() as client, client.ws_connect(found[0], max_msg_size=0) as ws:
                browser = cls(ws, folder / "downloads")
                yield browser
                browser._reader.cancel()
            drain.cancel()
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    async def page(self, cookies_of: Page | None = None) -> Page:
        """A new page: in a browser of its own, or in that of another page."""
        if cookies_of is None:
            context = str((await self.send("Target.createBrowserContext"))["browserContextId"])
            await self.send(
                "Browser.setDownloadBehavior",
                behavior="allow",
                browserContextId=context,
                downloadPath=str(self._downloads),
            )
        else:
            context = cookies_of.context
        target = await self.send("Target.createTarget", url="about:blank", browserContextId=context)
        attached = await self.send(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        page = Page(self, attached["sessionId"], context)
        self._pages[attached["sessionId"]] = page
        for domain in ("Page", "Network", "Runtime", "Log"):
            await page.send(f"{domain}.enable")
        return page

    async def download(self) -> Path:
        """Wait for a file that the browser downloads."""
        async with asyncio.timeout(_LONGEST):
            while True:
                for file in self._downloads.glob("*"):
                    if file.suffix != ".crdownload":
                        return file
                await asyncio.sleep(0.05)

    async def send(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol."""
        self._number += 1
        number = self._number
        future = self._answers[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(message | ({"sessionId": session} if session else {}))
        answer = await asyncio.wait_for(future, _LONGEST)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    async def next_event(self) -> None:
        """Wait until the browser tells something."""
        self._news.clear()
        await self._news.wait()

    async def _read(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif (page := self._pages.get(told.get("sessionId", ""))) is not None:
                page.take(told["method"], told["params"])
                self._news.set()

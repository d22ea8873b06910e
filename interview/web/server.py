"""Serves the program to browsers: who may come in, what a page gets, and when a session ends.

Textual's own server trusts whoever reaches it. Of textual-serve we take what runs in the page: the
terminal's script, its style and its fonts.
"""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from base64 import b64decode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from html import escape
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext, SSLError
from string import Template
from typing import Any, TextIO
from urllib.parse import quote

from aiohttp import WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError

from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import _, current
from interview.system_errors import reason_of
from interview.web.browser_session import BrowserSession
from interview.web.served_program import ServedProgram

_OURS, _TERMINAL = files("interview.web"), files("textual_serve") / "static"
_STATIC = {
    "page.css": (_OURS / "page.css", "text/css"),
    "page.js": (_OURS / "page.js", "text/javascript"),
    "xterm.css": (_TERMINAL / "css" / "xterm.css", "text/css"),
    "textual.js": (_TERMINAL / "js" / "textual.js", "text/javascript"),
    "regular.ttf": (_TERMINAL / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "italic.ttf": (_TERMINAL / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""What a page loads, all of it from here: no other name leads to a file."""

_COOKIE = "interview"

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_LONGEST_MESSAGE = 1024 * 1024
"""Bytes of a message from a page: a paste is the longest."""

_LEFT_BEHIND = 1.0
"""Seconds that a page has to close, before another takes its place all the same."""

_CELLS = range(1, 1001)
"""Columns or rows that a page may have."""

_FORWARD = """\
<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>interview</title>
<meta http-equiv="refresh" content="0;url=/{path}/"></head><body></body></html>
"""


@frozen
class ServerOptions:
    """How the program is served."""

    host: str
    """The address or name that browsers use; the server listens there only."""
    port: int
    """0 for one that is free."""
    sessions: int
    """Browsers at the same time, each with a program of its own."""
    idle_minutes: float
    """Minutes without a key or a click after which a session ends."""
    certfile: Path | None = None
    keyfile: Path | None = None


def _logger() -> logging.Logger:
    """What tells of faults of the program, and not of what a stranger sends that is no request."""
    logger = logging.getLogger("interview.web")

    def is_own_fault(record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, HttpProcessingError)

    logger.addFilter(is_own_fault)
    return logger


def check_host(options: ServerOptions) -> None:
    """Raise `UsageError` for an address beyond this machine without TLS, and for one of no use."""
    try:
        address = ip_address(options.host)
    except ValueError:
        is_loopback = options.host == "localhost"
    else:
        is_loopback = address.is_loopback
        if address.is_unspecified:
            raise UsageError(
                _("Name the address that browsers use: “{host}” stands for all of them.").format(
                    host=options.host
                )
            )
    if not is_loopback and options.certfile is None:
        raise UsageError(
            _(
                "Beyond this machine, what is typed would cross the network for all to read. Add "
                "--certfile and --keyfile, or leave --host out and reach it through a tunnel: "
                "ssh -L PORT:127.0.0.1:PORT"
            )
        )


def tls_context(options: ServerOptions) -> SSLContext | None:
    """What encrypts the connection, where it is to be. Raises `UsageError` for files of no use."""
    if options.certfile is None:
        return None
    context = SSLContext(PROTOCOL_TLS_SERVER)  # TLS 1.2 at least
    try:
        # A key with a passphrase would have it asked for here, in the middle of nothing.
        context.load_cert_chain(options.certfile, options.keyfile, password=lambda: "")
    except (SSLError, OSError) as error:
        reason = _("certificate and key do not belong together, or are none, or need a passphrase")
        if not isinstance(error, SSLError):
            reason = reason_of(error)
        raise UsageError(
            _("The certificate cannot be used: {reason}.").format(reason=reason)
        ) from error
    return context


class BrowserServer:
    """The server; what is not asked for with a session's cookie is refused, all in one way."""

    def __init__(
        self, options: ServerOptions, words: Sequence[str], announce: Callable[[str], None]
    ) -> None:
        """`words` stand before the command in each run of the program, such as `--lang fr`.

        `announce` is called with each link that can be used once.
        """
        self._options = options
        self._words = tuple(words)
        self._announce = announce
        self._sessions: dict[str, BrowserSession] = {}
        self._scheme = "http" if options.certfile is None else "https"
        self._authority = ""
        self._tls = tls_context(options)

    async def run(self, keyboard: TextIO | None = None) -> None:
        """Serve until the program is told to end. Enter on `keyboard` makes new links.

        Raises `UsageError` where the address cannot be used.
        """
        loop, told_to_end = asyncio.get_running_loop(), asyncio.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with suppress(NotImplementedError, AttributeError):  # Windows has not all of them
                loop.add_signal_handler(getattr(signal, name), told_to_end.set)
        runner = web.AppRunner(self._application(), access_log=None, logger=_logger())
        await runner.setup()
        try:
            site = web.TCPSite(
                runner, self._options.host, self._options.port, ssl_context=self._tls
            )
            try:
                await site.start()
            except OSError as error:
                raise UsageError(
                    _("Nothing can be served at {host}, port {port}: {reason}.").format(
                        host=self._options.host, port=self._options.port, reason=reason_of(error)
                    )
                ) from error
            port = runner.addresses[0][1]
            host = f"[{self._options.host}]" if ":" in self._options.host else self._options.host
            usual = 80 if self._scheme == "http" else 443
            self._authority = host if port == usual else f"{host}:{port}"
            for _number in range(self._options.sessions):
                self._add_session()
            if keyboard is not None:
                loop.add_reader(keyboard, self._on_enter, keyboard)
            watch = asyncio.create_task(self._watch())
            await told_to_end.wait()
            watch.cancel()
        finally:
            ends = [self._end(each, _("The server was ended.")) for each in self._all()]
            await asyncio.gather(*ends)
            await runner.cleanup()

    def _all(self) -> list[BrowserSession]:
        return list(self._sessions.values())

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard])
        application.on_response_prepare.append(self._add_headers)
        # A HEAD request, as a program sends that only looks where a link leads, would use it up.
        get = partial(web.get, allow_head=False)
        application.add_routes(
            [
                get("/{path}/", self._page),
                get("/{path}/socket", self._socket),
                get("/{path}/ended", self._ended),
                get("/{path}/static/{name}", self._static),
                get("/{path}/file/{handle}", self._file),
            ]
        )
        return application

    def _add_session(self) -> None:
        session = BrowserSession()
        self._sessions[session.path] = session
        self._announce(f"{self._scheme}://{self._authority}/{session.path}/?key={session.key}")

    async def _end(self, session: BrowserSession, last_words: str) -> None:
        """End a session: its cookie and its link open nothing any more."""
        self._sessions.pop(session.path, None)
        async with session.turn:
            await session.end_program(last_words)

    def _on_enter(self, keyboard: TextIO) -> None:
        if not keyboard.readline():
            asyncio.get_running_loop().remove_reader(keyboard)
            return
        for session in self._all():
            if session.socket is None and not session.turn.locked():
                self._sessions.pop(session.path)
                self._add_session()

    async def _watch(self) -> None:
        """End the sessions in which nothing was done for long; others may come in their place."""
        loop, longest = asyncio.get_running_loop(), self._options.idle_minutes * 60
        while True:
            await asyncio.sleep(min(5, longest / 4))
            for session in self._all():
                if session.cookie and loop.time() - session.last_input > longest:
                    await self._end(session, "")
                    self._add_session()

    # Who may come in

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse what comes under another name, or from another site's page."""
        # A name that another site had point here (DNS rebinding) is not ours.
        if request.headers.getall("Host", []) != [self._authority]:
            return _refusal()
        own = f"{self._scheme}://{self._authority}"
        origins = request.headers.getall("Origin", [])
        if origins not in ([], [own]):
            return _refusal()
        try:
            return await handler(request)
        except web.HTTPException:  # no such path, no such method
            return _refusal()

    async def _add_headers(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        response.headers.setdefault("Content-Security-Policy", _NOTHING)
        response.headers["Server"] = "interview"

    def _session(self, request: web.Request) -> BrowserSession | None:
        """The session that the path names, where the browser shows its cookie."""
        session = self._sessions.get(request.match_info["path"])
        shown = request.cookies.get(_COOKIE, "")
        return session if session is not None and session.admits(shown) else None

    # What a page gets

    async def _page(self, request: web.Request) -> web.StreamResponse:
        """The page; for the link, used for the first time, the cookie."""
        session = self._session(request)
        if session is not None:
            return self._forward(session) if request.query_string else self._terminal(session)
        session = self._sessions.get(request.match_info["path"])
        if session is None or not session.take_key(request.query.get("key", "")):
            return _refusal()
        session.last_input = asyncio.get_running_loop().time()
        response = self._forward(session)
        response.set_cookie(
            _COOKIE,
            session.cookie,
            path=f"/{session.path}/",
            httponly=True,
            samesite="Strict",
            secure=self._scheme == "https",
        )
        return response

    def _forward(self, session: BrowserSession) -> web.Response:
        """A page that opens the other, without the key in its address.

        A redirect would not do: after a click in another site's page, browsers leave the cookie
        out.
        """
        page = _FORWARD.format(language=current(), path=session.path)
        return web.Response(text=page, content_type="text/html")

    def _terminal(self, session: BrowserSession) -> web.Response:
        scheme = "wss" if self._scheme == "https" else "ws"
        words = {
            "language": current(),
            "starting": _("The program starts …"),
            "ended": _(
                "This session has ended, and nothing is lost. Another link stands in the terminal "
                "where “interview serve” runs: press Enter there."
            ),
            "again": _("Open it again"),
            "socket": f"{scheme}://{self._authority}/{session.path}/socket",
        }
        page = Template((_OURS / "page.html").read_text(encoding="utf-8"))
        response = web.Response(
            text=page.substitute({name: escape(text) for name, text in words.items()}),
            content_type="text/html",
        )
        # The terminal writes the style of its cells itself; scripts are ours alone.
        response.headers["Content-Security-Policy"] = (
            f"{_NOTHING}; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src data:; connect-src 'self' {scheme}://{self._authority}"
        )
        return response

    async def _static(self, request: web.Request) -> web.StreamResponse:
        """A file that the page is made of."""
        found = _STATIC.get(request.match_info["name"])
        if self._session(request) is None or found is None:
            return _refusal()
        file, content_type = found
        return web.Response(body=file.read_bytes(), content_type=content_type)

    async def _ended(self, request: web.Request) -> web.StreamResponse:
        """Why the program ended."""
        session = self._session(request)
        if session is None:
            return _refusal()
        return web.Response(text=session.last_words or _("The program has ended."))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A file that the program handed out: once, and never as a page of this site."""
        session = self._session(request)
        found = session.files.pop(request.match_info["handle"], None) if session else None
        if found is None:
            return _refusal()
        name, content = found
        response = web.Response(body=content, content_type="application/octet-stream")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, '')}"
        response.headers["Content-Security-Policy"] = f"{_NOTHING}; sandbox"
        return response

    # The program behind a page

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """The terminal of a page. A further page takes the place of the one before."""
        session = self._session(request)
        if session is None or "Origin" not in request.headers:
            return _refusal()
        socket = web.WebSocketResponse(
            timeout=2, heartbeat=15, max_msg_size=_LONGEST_MESSAGE, compress=False
        )
        if not socket.can_prepare(request):
            return _refusal()
        await socket.prepare(request)
        size = _cells(request.query.get("width"), 80), _cells(request.query.get("height"), 24)
        if session.socket is not None:
            # A page that is loaded anew leaves behind what was typed last.
            with suppress(TimeoutError):
                await asyncio.wait_for(session.all_read.wait(), _LEFT_BEHIND)
        async with session.turn:
            await session.end_program(_("It was opened in another window."))
            if session.path not in self._sessions:  # it ended meanwhile
                await socket.close()
                return socket
            session.last_input = asyncio.get_running_loop().time()
            program = await self._start_program(session, socket, size)
            all_read = session.all_read = asyncio.Event()
        closing = asyncio.create_task(self._close_after(session, program, socket))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(session, program, message.data)
        finally:
            all_read.set()
            async with session.turn:
                if session.program is program:
                    await session.end_program()
            await closing
        return socket

    async def _start_program(
        self, session: BrowserSession, socket: web.WebSocketResponse, size: tuple[int, int]
    ) -> ServedProgram:
        words = [*self._words, *(("resume", session.interview) if session.interview else ())]
        session.interview = ""  # where it cannot be taken up, the next page shows the list

        async def on_message(message: Mapping[str, Any]) -> None:
            match message:
                case {"type": "interview", "id": str(interview)}:
                    session.interview = interview
                case {"type": "file", "name": str(name), "content": str(content)}:
                    handle = session.offer(name, b64decode(content))
                    await socket.send_str(json.dumps(["deliver_file_start", handle]))

        program = await ServedProgram.start(words, size, socket.send_bytes, on_message)
        session.program, session.socket = program, socket
        return program

    async def _close_after(
        self, session: BrowserSession, program: ServedProgram, socket: web.WebSocketResponse
    ) -> None:
        """Close the page when its program has ended."""
        await program.ended()
        if session.program is program:
            session.program = session.socket = None
            session.last_words = program.last_words
        await socket.close()

    async def _take(self, session: BrowserSession, program: ServedProgram, data: str) -> None:
        """Do what a page asks for; what no page of ours sends is left alone."""
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            return
        match message:
            case ["stdin", str(text)]:
                session.last_input = asyncio.get_running_loop().time()
                await program.type(text)
            case ["resize", {"width": int(width), "height": int(height)}]:
                size = {"width": _cells(width, 80), "height": _cells(height, 24)}
                await program.tell({"type": "resize", **size})
            case ["focus" | "blur" as kind]:
                await program.tell({"type": kind})
            case _:
                pass


def _refusal() -> web.Response:
    """The answer to all who have no business here; it does not tell why."""
    words = _(
        "Only the link that “interview serve” printed opens this, once, and in the browser that "
        "used it. For another link, press Enter in the terminal where it runs."
    )
    return web.Response(status=403, text=words)


def _cells(value: str | int | None, default: int) -> int:
    try:
        number = int(value or default)
    except ValueError:
        return default
    return number if number in _CELLS else default

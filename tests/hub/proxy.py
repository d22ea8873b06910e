"""A line to a server that breaks: it cuts, delays, and hands on half of what it got."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class BrokenLine:
    """Listens on loopback, and hands on to the socket of a server."""

    def __init__(
        self,
        server: Path,
        *,
        cut_after: int = -1,
        delay: float = 0.0,
        halve: bytes = b"",
        host: str = "127.0.0.1",
    ) -> None:
        """`server` is the folder of the socket. Each connection is cut once so many bytes went
        through it both ways together, in the middle of what was to be handed on; -1: never. Of what
        has the bytes `halve` in it, half is handed on, and then nothing more.
        """
        self._server = server / ".s.PGSQL.5432"
        self.cut_after = cut_after
        self._delay = delay
        self._halve = halve
        self.is_stuck = threading.Event()
        """Whether it has handed on half of something."""
        self._listener = socket.create_server((host, 0))
        self.port: int = self._listener.getsockname()[1]
        self.bytes = 0
        """How many went through the last connection."""
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, url: str) -> str:
        """The address of a role, by way of this line."""
        return f"{url.partition('?')[0]}?host=127.0.0.1&port={self.port}&sslmode=disable"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self._server))
            except OSError:
                client.close()
                continue
            self.bytes = 0
            for one, other in ((client, server), (server, client)):
                threading.Thread(
                    target=self._hand_on, args=(one, other, client, server), daemon=True
                ).start()

    def _hand_on(self, source: socket.socket, sink: socket.socket, *both: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                if self._delay:
                    time.sleep(self._delay)
                if self._halve and self._halve in data:
                    sink.sendall(data[: len(data) // 2])
                    self.is_stuck.set()
                    continue
                left = self.cut_after - self.bytes if self.cut_after >= 0 else len(data)
                self.bytes += len(data)
                sink.sendall(data[: max(0, left)])
                if left < len(data):
                    break
        for each in both:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

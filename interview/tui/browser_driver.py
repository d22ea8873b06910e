"""Textual's driver for a page in a browser, with what its server needs to know besides.

The interview that is open is told, so that a page loaded anew goes on with it, and files are handed
out as a whole: Textual's own way ends a file early where the program takes four seconds to answer.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any, BinaryIO, Literal, TextIO

from textual.app import App
from textual.drivers.web_driver import WebDriver

from interview.tui.input_queue import TerminalGone


class BrowserDriver(WebDriver):
    """The terminal of a program that `interview serve` runs."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._ends = False

    def run_input_thread(self) -> None:
        """Read what the page sends. Where that ends, so does the program, all saved."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._quit()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server says; it ends the program as the user would."""
        if packet_type == "quit":
            self._quit()
        else:
            super().on_meta(packet_type, payload)

    def _deliver_file(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"],
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Hand out a file as a whole."""
        with binary:
            content = binary.read()
        data = content.encode(encoding or "utf-8") if isinstance(content, str) else content
        told: dict[str, object] = {
            "type": "file",
            "name": save_path.name,
            "content": b64encode(data).decode(),
        }
        self.write_meta(told)

    def tell_interview(self, interview: str) -> None:
        """Tell which interview is open, by its id; empty for none."""
        self.write_meta({"type": "interview", "id": interview})

    def _quit(self) -> None:
        if self._ends:
            return
        self._ends = True
        self.process_message(TerminalGone())

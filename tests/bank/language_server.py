"""Talks to the YAML language server that editors use, through its own protocol."""

from __future__ import annotations

import json
import shutil
import subprocess
from types import TracebackType
from typing import Any

from tests.source import ROOT

SCRIPT = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = shutil.which("node")
INSTALL = "needs Node and the language server: npm install --no-save yaml-language-server"


class LanguageServer:
    """A server at work; which schema a file has stands in the file."""

    def __init__(self) -> None:
        assert NODE
        self._process = subprocess.Popen(
            [NODE, str(SCRIPT), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        self._published: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> LanguageServer:
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._tell("initialized", {})
        settings = {
            "yaml": {
                "schemaStore": {"enable": False},
                "completion": True,
                "validate": True,
                "yamlVersion": "1.2",
            }
        }
        self._tell("workspace/didChangeConfiguration", {"settings": settings})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def complaints(self, uri: str, text: str) -> list[str]:
        """What the server finds wrong with a file: line (from 1) and message."""
        self._open(uri, text)
        while uri not in self._published:
            self._read()
        found = self._published[uri]
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found]

    def proposals(self, uri: str, text: str, line: int, column: int) -> dict[str, str]:
        """What the server proposes to write at a place (from 0): the text of each, by its label."""
        self._open(uri, text)
        place = {"line": line, "character": column}
        asked = {"textDocument": {"uri": uri}, "position": place}
        answer = self._ask("textDocument/completion", asked)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {each["label"]: each.get("insertText", "") for each in items}

    def _open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _tell(self, method: str, parameters: Any, **more: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters, **more}
        self._write(message)

    def _ask(self, method: str, parameters: Any) -> Any:
        self._number += 1
        self._tell(method, parameters, id=self._number)
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def _write(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks for is answered with nothing."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _mark, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            parameters = message["params"]
            self._published[parameters["uri"]] = parameters["diagnostics"]
        elif "method" in message and "id" in message:
            items = message.get("params", {}).get("items", []) if message["params"] else []
            result = [None for _item in items]
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})
        return message

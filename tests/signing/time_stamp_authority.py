"""A time stamp authority that openssl runs, behind a small web server, while a test lasts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

CONFIG = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = Test Authority
[ca_extensions]
basicConstraints = critical, CA:TRUE
[tsa_extensions]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


class Authority:
    """Certificates in a folder, and answers made with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "config").write_text(CONFIG.format(folder=folder), encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="ascii")
        key = ("-newkey", "rsa:2048", "-nodes", "-config", "config", "-days", "30")
        self._openssl("req", "-x509", *key, "-extensions", "ca_extensions", *out("ca"))
        self._openssl(
            "req", "-x509", *key, "-subj", "/CN=Test Stamper", "-extensions", "tsa_extensions",
            "-CA", "ca.pem", "-CAkey", "ca.key", *out("tsa"),
        )  # fmt: skip

    def answer(self, request: bytes) -> bytes:
        """The response to a request."""
        (self.folder / "request").write_bytes(request)
        signer = ("-signer", "tsa.pem", "-inkey", "tsa.key")
        self._openssl(
            "ts", "-reply", "-config", "config", "-queryfile", "request", *signer, "-out", "answer"
        )
        return (self.folder / "answer").read_bytes()

    def accepts(self, response: bytes, message: bytes) -> bool:
        """Whether openssl takes a response as a time stamp of a message."""
        (self.folder / "given").write_bytes(response)
        (self.folder / "message").write_bytes(message)
        told = subprocess.run(
            ["openssl", "ts", "-verify", "-data", "message", "-in", "given", "-CAfile", "ca.pem"],
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        return told.returncode == 0

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, capture_output=True, check=True)


def out(name: str) -> tuple[str, ...]:
    """Where openssl is to write a key and its certificate."""
    return ("-keyout", f"{name}.key", "-out", f"{name}.pem")


@contextmanager
def served(authority: Authority) -> Iterator[str]:
    """The address at which an authority answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            answer = authority.answer(request)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

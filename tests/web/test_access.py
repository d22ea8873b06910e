"""Who may come in: the server as an attacker on the same machine or in another page finds it."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from interview.cli import main

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Server:
    """`interview serve`, and raw requests to it."""

    def __init__(self, process: subprocess.Popen[str], tls: ssl.SSLContext | None) -> None:
        self._process = process
        self._tls = tls
        link = urlsplit(self.link())
        self.links = [link]
        self.host, self.path, self.query = link.netloc, link.path, link.query

    def link(self) -> str:
        """The next link that it prints."""
        assert self._process.stdout is not None
        return next(line.strip() for line in self._process.stdout if "?key=" in line)

    def ask(
        self, target: str, headers: dict[str, str] | None = None, *, method: str = "GET"
    ) -> tuple[int, str, str]:
        """The status, the head and the body of the answer to a request, sent as it stands here."""
        sent = {"Host": self.host} | (headers or {})
        lines = [
            f"{method} {target} HTTP/1.1",
            *(f"{name}: {sent[name]}" for name in sent if sent[name]),
        ]
        name, port = self.host.rsplit(":", 1)
        with socket.create_connection((name, int(port)), timeout=60) as plain_connection:
            connection = plain_connection
            if self._tls is not None:
                connection = self._tls.wrap_socket(plain_connection, server_hostname=name)
            connection.sendall("\r\n".join([*lines, "", ""]).encode())
            stream = connection.makefile("rb")
            head = ""
            while (line := stream.readline().decode()).strip():
                head += line
            length = re.search(r"Content-Length: (\d+)", head)
            body = stream.read(int(length[1]) if length and method != "HEAD" else 0)
        return int(head.split()[1]), head, body.decode(errors="replace")

    def enter(self) -> dict[str, str]:
        """Use the link, and return the header with the cookie it gives."""
        status, head, _body = self.ask(f"{self.path}?{self.query}")
        assert status == 200
        cookie = re.search(r"Set-Cookie: (interview=[^;\r]+)", head)
        assert cookie is not None
        return {"Cookie": cookie[1]}


@contextmanager
def serve(home: Path, *options: str, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve the program on a home of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "interview", "serve", *options],
        env=os.environ | {"INTERVIEW_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Server(process, tls)
        finally:
            process.terminate()
            assert process.wait(60) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for two browsers; the link of the first is used by a test or another."""
    with serve(tmp_path_factory.mktemp("served"), "--sessions", "2") as server:
        server.links.append(urlsplit(server.link()))
        yield server


@pytest.fixture(scope="module")
def cookie(server: Server) -> dict[str, str]:
    """The cookie of the browser that used the first link, after others tried in vain."""
    link = f"{server.path}?{server.query}"
    refused = {
        server.ask(link, method="HEAD")[0],
        server.ask(link, method="POST")[0],
        server.ask(link, {"Host": "rebound.example"})[0],
        server.ask(link, {"Host": ""})[0],
        server.ask(link, {"Origin": "http://evil.example"})[0],
        server.ask(f"{link[:-1]}")[0],
        server.ask(f"{server.path}?key=")[0],
        server.ask(f"{server.links[1].path}?{server.query}")[0],
    }
    assert refused <= {400, 403}
    return server.enter()


def test_a_link_opens_once_and_then_only_for_the_browser_that_used_it(
    server: Server, cookie: dict[str, str]
) -> None:
    status, head, _body = server.ask(f"{server.path}?{server.query}")
    assert status == 403
    assert "Set-Cookie" not in head
    assert server.ask(server.path, cookie)[0] == 200
    assert server.ask(server.path, {"Cookie": f"{cookie['Cookie']}x"})[0] == 403
    assert server.ask(server.links[1].path, cookie)[0] == 403


def test_nothing_is_reached_without_the_cookie_and_no_refusal_tells_from_another(
    server: Server, cookie: dict[str, str]
) -> None:
    within = ("", "socket", "ended", "static/page.js", "static/textual.js", "file/x")
    targets = [*(f"{server.path}{name}" for name in within), "/", "/ws", "/static/", "/download/x"]
    answers = {server.ask(target)[::2] for target in [*targets, "/no-such-path/socket"]}
    answers |= {
        server.ask(f"{server.path}socket", {**UPGRADE, "Origin": f"http://{server.host}"})[::2]
    }
    assert len(answers) == 1
    ((status, words),) = answers
    assert status == 403
    assert "Only the link" in words


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://{host}"},
        {"Origin": "http://{host}", "Host": "rebound.example:80"},
        {"Origin": "http://{host}", "Host": "localhost"},
    ],
    ids=str,
)
def test_another_sites_page_opens_no_terminal_with_the_users_cookie(
    server: Server, cookie: dict[str, str], headers: dict[str, str]
) -> None:
    forged = {name: value.format(host=server.host) for name, value in headers.items()}
    assert server.ask(f"{server.path}socket", {**UPGRADE, **cookie, **forged})[0] == 403


@pytest.mark.parametrize(
    "name",
    [
        "../page.html",
        "%2e%2e/page.html",
        "..%2f..%2f..%2fetc%2fpasswd",
        "",
        "/etc/passwd",
        "page.html",
    ],
)
def test_a_page_gets_no_file_but_what_it_is_made_of(
    server: Server, cookie: dict[str, str], name: str
) -> None:
    assert server.ask(f"{server.path}static/page.css", cookie)[0] == 200
    assert server.ask(f"{server.path}static/{name}", cookie)[0] == 403
    assert server.ask(f"{server.path}file/{name}", cookie)[0] == 403


def test_every_answer_keeps_browsers_from_storing_framing_and_telling_others(
    server: Server, cookie: dict[str, str]
) -> None:
    for target, headers in ((server.path, cookie), (server.path, {}), ("/", {})):
        _status, head, _body = server.ask(target, headers)
        assert "Cache-Control: no-store" in head
        assert "frame-ancestors 'none'" in head
        assert "X-Content-Type-Options: nosniff" in head
        assert "Referrer-Policy: no-referrer" in head
        assert "Server: interview\r\n" in head
        assert "Python" not in head
    _status, head, body = server.ask(server.path, cookie)
    policy = head.partition("Content-Security-Policy: ")[2].partition("\r\n")[0]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert not re.search(r"""(src|href)="(https?:)?//""", body)


def test_what_is_no_request_leaves_no_trace_in_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with serve(tmp_path) as server:
        name, port = server.host.rsplit(":", 1)
        for sent in (b"\x16\x03\x01\x02\x00\x01", b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n"):
            with socket.create_connection((name, int(port)), timeout=60) as connection:
                connection.sendall(sent)
                assert b" 400 " in connection.recv(100)
        server.enter()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "options", [("--port", "70000"), ("--port", "-1"), ("--idle", "nan"), ("--sessions", "1.5")]
)
def test_a_number_that_cannot_be_is_refused(
    options: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "fr", "serve", *options]) == 2
    said = capsys.readouterr().err
    assert "invalid" not in said
    assert said.startswith("interview\u202f: ")


def test_a_session_ends_when_nothing_is_done_and_another_may_come(tmp_path: Path) -> None:
    with serve(tmp_path, "--idle", "0.01") as server:
        cookie = server.enter()
        link = urlsplit(server.link())
        assert server.ask(server.path, cookie)[0] == 403
        server.path, server.query = link.path, link.query
        assert server.ask(server.path, cookie)[0] == 403
        server.enter()


def test_with_a_certificate_the_cookie_never_goes_over_an_open_line(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    tls = ssl.create_default_context(cafile=certificate)
    files = ("--certfile", str(certificate), "--keyfile", str(key))
    with serve(tmp_path, *files, tls=tls) as server:
        _status, head, _body = server.ask(f"{server.path}?{server.query}")
        (given,) = re.findall("Set-Cookie: .*", head)
        parts = {part.strip() for part in given.split(";")}
        assert parts >= {"Secure", "HttpOnly", "SameSite=Strict", f"Path={server.path}"}


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine's loopback address, and its key."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files

"""Passwords and TLS, against the PostgreSQL of the system: the one in the wheel has neither."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from interview.errors import HubError, UsageError
from interview.hub.administer import init_hub, invite
from interview.hub.connect import connect, read_address
from interview.hub.schema_version import check_version
from tests.hub.proxy import BrokenLine
from tests.hub.server import Server

HOST = "127.0.0.2"
"""Loopback, and yet no name for this machine that the program takes for one."""


def certificate(address: str) -> tuple[bytes, bytes]:
    """A certificate for an address, that issued itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, address)])
    begin = datetime(2020, 1, 1)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, begin, datetime(2120, 1, 1))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return made.public_bytes(Encoding.PEM), secret


@dataclass
class Firm:
    """A server that wants TLS and a password, and what a person has of it."""

    server: Server
    port: int
    authority: Path

    def url(self, login: str, more: str = "") -> str:
        """An address as a person types it."""
        return f"postgresql://{login}@{HOST}:{self.port}/postgres{more}"

    @property
    def trusted(self) -> str:
        """What to add to it, so that the certificate holds."""
        return f"?sslrootcert={self.authority}"


def programs() -> Path:
    """The folder of the programs of the system's PostgreSQL."""
    found = shutil.which("postgres")
    folder = Path(os.path.realpath(found)).parent if found else Path()
    if not (folder / "initdb").exists():
        pytest.skip("NO POSTGRESQL ON THIS SYSTEM: passwords and TLS of a hub are not tested here")
    return folder


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    folder = programs()
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
    public, secret = certificate(HOST)
    authority = tmp_path_factory.mktemp("firm") / "firm.crt"
    authority.write_bytes(public)
    rules = b"local all boss trust\nhostssl all all all scram-sha-256\n"
    server = Server(
        folder, f"listen_addresses = '{HOST}'", f"port = {port}", "ssl = on",
        files={"server.crt": public, "server.key": secret, "pg_hba.conf": rules},
    )  # fmt: skip
    try:
        yield Firm(server, port, authority)
    finally:
        server.remove()


@pytest.fixture(scope="module")
def password(firm: Firm) -> str:
    """What Grace was given when she was invited."""
    url = f"{firm.server.url()}&port={firm.port}"
    with connect(read_address(url), nobody) as boss:
        init_hub(boss, "here", {})
        return invite(boss, "here", "grace", "rater", with_password=True)


def nobody(_role: str) -> str:
    """There is nobody to be asked for a password."""
    return ""


def part_of(url: str, ask: Callable[[str], str] = nobody) -> str:
    """Log in, and say as what; or why that fails."""
    try:
        with connect(read_address(url), ask) as connection:
            return check_version(connection, "here")
    except HubError as error:
        return str(error)


def test_the_password_of_an_invitation_lets_in_over_tls_that_holds(
    firm: Firm, password: str
) -> None:
    address = read_address(firm.url("grace", firm.trusted))
    assert (address.parameters["sslmode"], address.is_weak) == ("verify-full", False)
    asked: list[str] = []

    def ask(role: str) -> str:
        asked.append(role)
        return password

    assert part_of(firm.url("grace", firm.trusted), ask) == "rater"
    assert asked == ["grace"]


def test_it_is_read_from_the_file_of_passwords(
    firm: Firm, password: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pgpass"
    file.write_text(f"{HOST}:{firm.port}:postgres:grace:{password}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert part_of(firm.url("grace", firm.trusted)) == "rater"


@pytest.mark.parametrize(
    ("login", "more", "typed", "said"),
    [
        ("grace", "TRUSTED", "wrong", "Wrong name or password"),
        ("nobody", "TRUSTED", "wrong", "Wrong name or password"),
        ("grace", "TRUSTED", "", "nobody can be asked for it here. Put it into the file ~/.pgpass"),
        ("grace", "", "PASSWORD", "could not show that it is the one"),
        ("grace", "?sslmode=disable", "PASSWORD", "decides that in pg_hba.conf"),
    ],
)
def test_what_does_not_let_in_is_told_in_words(
    firm: Firm, password: str, login: str, more: str, typed: str, said: str
) -> None:
    url = firm.url(login, more.replace("TRUSTED", firm.trusted))
    assert said in part_of(url, lambda _role: typed.replace("PASSWORD", password))


@pytest.mark.parametrize(
    ("url", "host", "is_checked"),
    [
        ("postgresql://a@db.example.org/x", "", True),
        ("postgresql://a@localhost,db.example.org/x", "", True),
        ("postgresql:///x?hostaddr=10.0.0.1", "", True),
        ("postgresql:///x?service=firm", "", True),
        ("postgresql:///x", "db.example.org", True),
        ("postgresql:///x", "", False),
        ("postgresql://a@localhost/x", "db.example.org", False),
    ],
)
def test_another_machine_has_to_show_who_it_is_wherever_its_name_comes_from(
    url: str, host: str, is_checked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGHOST", host)
    monkeypatch.setenv("PGSSLMODE", "disable")
    assert (read_address(url).parameters.get("sslmode") == "verify-full") is is_checked


def test_a_weaker_connection_has_to_be_asked_for_and_is_known_as_such(
    firm: Firm, password: str
) -> None:
    url = firm.url("grace", "?sslmode=require")
    assert read_address(url).is_weak
    assert part_of(url, lambda _role: password) == "rater"


def test_the_server_is_never_told_the_password(firm: Firm, password: str) -> None:
    log = firm.server.log.read_bytes()
    assert b"SCRAM-SHA-256$" in log  # every statement is in it
    assert password.encode() not in log


def test_a_server_without_tls_is_told_in_words(server: Server) -> None:
    with BrokenLine(server.folder, host=HOST) as line:
        assert "has no TLS" in part_of(f"postgresql://grace@{HOST}:{line.port}/postgres")


def test_a_password_in_the_address_is_refused_with_advice() -> None:
    for url in ("postgresql://grace:pa@db/x", "postgresql://db/x?user=grace&password=pa"):
        with pytest.raises(UsageError, match=r"~/\.pgpass"):
            read_address(url)

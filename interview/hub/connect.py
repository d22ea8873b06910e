"""Connects to a hub: TLS by default, no password in a command, and failures in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

from interview.errors import HubError, HubUnreachable, UsageError
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "interview_hub"

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PATIENCE = 15
"""Seconds to wait for a server to answer."""
_SAFE = "verify-full"
_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where Debian, Red Hat, SUSE and macOS keep the certificates that they trust."""

AskPassword = Callable[[str], str]
"""Asks a person for the password of a role, whose name it is given; empty where nobody can be."""


@frozen
class HubAddress:
    """Where a hub is, without a password."""

    parameters: dict[str, str]
    """What libpq takes."""
    words: str
    """Its server and database, for people."""
    is_weak: bool
    """Whether another machine is reached without making sure that it is the one."""


def read_address(url: str) -> HubAddress:
    """The address in a `postgresql://…` URL. Raises `UsageError`."""
    psycopg = _library()
    from psycopg.conninfo import conninfo_to_dict

    try:
        found = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except psycopg.ProgrammingError as error:
        raise UsageError(
            _("The hub’s address cannot be read. It looks like postgresql://NAME@SERVER/DATABASE.")
        ) from error
    if found.keys() & {"password", "sslpassword"}:
        raise UsageError(
            _(
                "A password in the address can be read by everybody who sees your commands. Leave "
                "it out: you are asked for it, or it is read from the file ~/.pgpass "
                "(SERVER:PORT:DATABASE:NAME:PASSWORD). Whoever saw it should not know it any more: "
                "change it."
            )
        )
    from psycopg.pq import Conninfo

    # What libpq takes where an address leaves it out: out of variables such as `PGHOST`.
    defaults = {
        each.keyword.decode(): each.val.decode() for each in Conninfo.get_defaults() if each.val
    }
    named = [found.get(name) or defaults.get(name) for name in ("hostaddr", "host")]
    hosts = next(filter(None, named), "").split(",")
    is_near = "service" not in found and all(
        not host or host.startswith(("/", "@")) or host in _LOOPBACK for host in hosts
    )
    if not is_near and "sslmode" not in found:
        found["sslmode"] = _SAFE
    if (
        found.get("sslmode") == _SAFE
        and "sslrootcert" not in found
        and not (Path.home() / ".postgresql" / "root.crt").is_file()
    ):
        found["sslrootcert"] = _authorities_of_the_system()
    found.setdefault("connect_timeout", str(_PATIENCE))
    found.setdefault("keepalives_idle", "30")
    found.setdefault("tcp_user_timeout", "30000")
    found |= {"application_name": "interview", "client_encoding": "utf8"}
    far = [host for host in hosts if host and not host.startswith(("/", "@"))]
    place = ", ".join(far) or _("this machine")
    database = found.get("dbname", found.get("user", ""))
    return HubAddress(
        found,
        f"{place}/{database}" if database else place,
        not is_near and found["sslmode"] != _SAFE,
    )


def connect(address: HubAddress, ask: AskPassword) -> Connection[Any]:
    """A connection on which each statement is a transaction of its own.

    The password is looked for where libpq does, and asked for where a server wants one that is
    not there. Raises `HubError`.
    """
    psycopg = _library()
    try:
        return _connection(address)
    except psycopg.OperationalError as error:
        connection = getattr(error, "pgconn", None)
        if connection is None or not connection.needs_password:
            raise _explained(error, address) from error
    password = ask(address.parameters.get("user", ""))
    if not password:
        raise HubError(
            _(
                "The hub asks for a password, and nobody can be asked for it here. Put it into the "
                "file ~/.pgpass, a line SERVER:PORT:DATABASE:NAME:PASSWORD, readable by you alone."
            )
        )
    try:
        return _connection(address, password)
    except psycopg.OperationalError as error:
        raise _explained(error, address) from error


def _connection(address: HubAddress, password: str | None = None) -> Connection[Any]:
    from psycopg import connect

    parameters: dict[str, Any] = {**address.parameters, "password": password}
    given = {name: value for name, value in parameters.items() if value is not None}
    connection = connect(**given, autocommit=True)
    # Whatever the database's default is: the hub refuses to write for who may not see an erasure.
    connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED")
    return connection


@contextmanager
def explained_hub_failures(address: HubAddress) -> Iterator[None]:
    """Turns an error of the server, or of the way to it, into one of ours."""
    psycopg = _library()
    try:
        yield
    except psycopg.Error as error:
        raise _explained(error, address) from error


def sql_state(error: BaseException) -> str:
    """The code of an error of the server; empty for another."""
    return str(getattr(error, "sqlstate", None) or "")


def call(
    connection: Connection[Any], function: LiteralString, *values: object
) -> list[tuple[Any, ...]]:
    """The rows that a function of the hub returns."""
    marks = ", ".join(["%s"] * len(values))
    statement = f"SELECT * FROM {SCHEMA}.{function}({marks})"
    return connection.execute(statement.encode(), values, prepare=True, binary=True).fetchall()


def _library() -> Any:
    """psycopg, which only a team needs. Raises `HubError` where it is not installed."""
    try:
        import psycopg
    except ImportError as error:
        raise HubError(
            _(
                "A hub needs a library that is not installed. Install it with: "
                "pip install 'interview[hub]'"
            )
        ) from error
    return psycopg


def _authorities_of_the_system() -> str:
    """The file of the authorities that this machine trusts.

    libpq out of a wheel has an OpenSSL of its own, which looks for them where it was built.
    """
    import ssl

    found = [ssl.get_default_verify_paths().cafile, *_AUTHORITIES]
    return next((path for path in found if path and Path(path).is_file()), "system")


def _explained(error: BaseException, address: HubAddress) -> HubError:
    """What went wrong, and what to do. What is not known here is told in the server's words."""
    state, text = sql_state(error), str(error)
    diagnosis = getattr(error, "diag", None)
    # Of a connection that failed, the lines behind the first give advice that is not ours.
    first = text.removeprefix("connection failed: ").partition("\n")[0]
    said = one_line((diagnosis and diagnosis.message_primary) or first).rstrip(" .?!")
    names = {"place": address.words, "reason": said}
    if state in _BY_CODE():
        return HubError(_BY_CODE()[state].format(**names))
    if state.startswith("53"):  # a full disk, or too many connections
        return HubUnreachable(
            _("The hub {place} cannot take more just now: {reason}. Try again later.").format(
                **names
            )
        )
    if state and not state.startswith(("08", "57P")):
        return HubError(_("The hub {place} refused: {reason}").format(**names))
    for signs, sentence in _BY_WORDS():
        if any(sign in text.casefold() for sign in signs):
            return HubError(sentence.format(**names))
    return HubUnreachable(
        _(
            "The hub {place} cannot be reached: {reason}. Nothing is lost: what you record stays "
            "here, and the same command goes on where this one ended."
        ).format(**names)
    )


def _BY_CODE() -> dict[str, str]:
    no_hub = _("There is no hub in the database {place} yet. Its administrator runs: {command}")
    no_hub = no_hub.format(place="{place}", command="interview hub init URL")
    return {
        "3D000": _("There is no such database: {place}."),
        "3F000": no_hub,
        "42P01": no_hub,
        "42883": no_hub,
        "42501": _(
            "This role may not do that at {place}. Ask the hub’s administrator to invite you, or "
            "to do it."
        ),
        "IH001": _(
            "This role may not do that at {place}. Ask the hub’s administrator to invite you, or "
            "to do it."
        ),
    }


def _BY_WORDS() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (
            ("password authentication failed", "authentification par mot de passe échouée"),
            _(
                "Wrong name or password for {place}, or your access was taken away. The hub’s "
                "administrator makes a new password: interview hub invite"
            ),
        ),
        (
            ("does not support ssl", "server does not support ssl"),
            _(
                "The server {place} has no TLS, and what you record does not leave without it. Its "
                "administrator turns on “ssl”. Only in a network that you trust wholly: add "
                "?sslmode=disable to the address."
            ),
        ),
        (
            ("certificate", "root.crt"),
            _(
                "The server {place} could not show that it is the one: {reason}. Ask its "
                "administrator for the certificate that issued its own, and add "
                "?sslrootcert=FILE to the address."
            ),
        ),
        (
            ("no pg_hba.conf entry", "aucune entrée dans pg_hba.conf"),
            _(
                "The server {place} does not let this role in from here, or not in this way: "
                "{reason}. Its administrator decides that in pg_hba.conf."
            ),
        ),
        (
            ("role ", "rôle "),
            _("There is no such role at {place}: {reason}. Its administrator invites you."),
        ),
        (("database ",), _("There is no such database: {place}.")),
    )

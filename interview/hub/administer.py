"""Makes a hub, brings it up to date, and says who is in it: what its administrator does."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from interview.errors import HubError, UsageError
from interview.frozen import frozen
from interview.hub.connect import SCHEMA
from interview.hub.schema_version import Migration, has_hub, migrations, refuse_other_version
from interview.i18n import _

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.sql import Composed

_OLDEST_SERVER = 140_000
"""PostgreSQL 14: the oldest that was tried, and that gets corrections still."""

_LOGIN = re.compile(r"[a-z_][a-z0-9_.-]{0,61}[a-z0-9_]?")


@frozen
class _Roles:
    """The roles of a hub that no person logs in as."""

    owner: str
    """Owns tables and functions."""
    door: str
    """Owns the functions that read; row security binds it."""
    member: str
    """Everybody who was invited: may call the functions, and nothing else."""


def init_hub(
    connection: Connection[Any], place: str, required: Mapping[bytes, Sequence[str]]
) -> None:
    """Make a hub in an empty place of a database: all of it, or nothing.

    `required` has the questions that a complete record rates, by the SHA-256 of the bank. Raises
    `HubError` where there is one already, or the server or the role is not fit for it.
    """
    if connection.info.server_version < _OLDEST_SERVER:
        raise HubError(_("A hub needs PostgreSQL 14 or newer."))
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise HubError(
            _(
                "A hub needs a database in UTF-8. Make one with: CREATE DATABASE interviews "
                "ENCODING 'UTF8' TEMPLATE template0"
            )
        )
    if has_hub(connection):
        raise HubError(
            _("There is a hub at {place} already: nothing was changed.").format(place=place)
        )
    with connection.transaction():
        roles = _make_roles(connection)
        _execute(
            connection,
            f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {{owner}};"
            f"GRANT USAGE ON SCHEMA {SCHEMA} TO {{door}}, {{member}}",
            roles,
        )
        _migrate(connection, roles, 0)
        for bank, questions in required.items():
            connection.cursor().executemany(
                f"INSERT INTO {SCHEMA}.required_question VALUES (%s, %s)".encode(),
                [(bank, question) for question in questions],
            )


def migrate_hub(connection: Connection[Any], place: str) -> tuple[int, int]:
    """Bring a hub up to date, all or nothing: the versions before and after.

    Raises `HubError` where there is none, or it is newer than this program.
    """
    if not has_hub(connection):
        raise HubError(
            _(
                "There is no hub in the database {place} yet. Its administrator runs: {command}"
            ).format(place=place, command="interview hub init URL")
        )
    with connection.transaction():
        # Two administrators at once: the second waits, and finds it done.
        connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (SCHEMA,))
        before = _version(connection)
        newest = max(each.version for each in migrations())
        if before > newest:
            refuse_other_version(before, place)
        _migrate(connection, _roles(connection), before)
    return before, newest


def invite(
    connection: Connection[Any], place: str, login: str, part: str, *, with_password: bool
) -> str:
    """Make a role for a person, or give the one that is there another part or password.

    Returns the new password, which stands nowhere else; empty without one. The server gets its
    SCRAM verifier, never the password. Raises `HubError`, and `UsageError`.
    """
    from psycopg import sql

    if not _LOGIN.fullmatch(login):
        raise UsageError(
            _(
                "“{name}” cannot be the name of a role. Small letters without accents can, with "
                "digits, “.”, “-” and “_”, such as grace.hopper"
            ).format(name=login)
        )
    password = secrets.token_urlsafe(18) if with_password else ""
    with connection.transaction():
        refuse_other_version(_version(connection), place)
        roles, role = _roles(connection), sql.Identifier(login)
        row = connection.execute(
            "SELECT rolsuper OR rolcreaterole, pg_has_role(oid, %s, 'MEMBER') FROM pg_roles"
            " WHERE rolname = %s",
            (roles.member, login),
        ).fetchone()
        was_here = _as_owner(
            connection, roles, f"SELECT FROM {SCHEMA}.person WHERE login = %s", (login,)
        )
        if row is None:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        elif row[0] or not (row[1] or was_here):
            raise HubError(
                _(
                    "The server has a role “{name}” already, which is not of this hub: choose "
                    "another name. One role is one person."
                ).format(name=login)
            )
        else:
            connection.execute(sql.SQL("ALTER ROLE {} LOGIN").format(role))
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(roles.member), role))
        if password:
            verifier = connection.pgconn.encrypt_password(
                password.encode(), login.encode(), b"scram-sha-256"
            ).decode()
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(verifier))
            )
        _as_owner(
            connection,
            roles,
            f"INSERT INTO {SCHEMA}.person (login, part) VALUES (%s, %s)"
            " ON CONFLICT (login) DO UPDATE SET part = EXCLUDED.part",
            (login, part),
        )
    return password


def dismiss(connection: Connection[Any], place: str, login: str) -> None:
    """Let a person in no more. What they recorded stays. Raises `HubError` for nobody there."""
    from psycopg import sql

    with connection.transaction():
        refuse_other_version(_version(connection), place)
        roles = _roles(connection)
        gone = _as_owner(
            connection,
            roles,
            f"UPDATE {SCHEMA}.person SET part = 'gone' WHERE login = %s",
            (login,),
        )
        if not gone:
            raise HubError(_("The hub has nobody of the name “{name}”.").format(name=login))
        role = sql.Identifier(login)
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(role))
        connection.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(roles.member), role))
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,)
        )


def _make_roles(connection: Connection[Any]) -> _Roles:
    """Make the hub's roles where they are not there; the administrator may act as each."""
    stem = f"interview_{connection.info.dbname}"[:54]
    roles = _Roles(f"{stem}_owner", f"{stem}_door", f"{stem}_member")
    for name in (roles.owner, roles.door, roles.member):
        row = connection.execute(
            "SELECT rolcanlogin OR rolsuper FROM pg_roles WHERE rolname = %s", (name,)
        ).fetchone()
        if row is None:
            _execute(connection, "CREATE ROLE {owner} NOLOGIN", _Roles(name, "", ""))
        elif row[0]:
            raise HubError(
                _("The server has a role “{name}” already that is none of a hub.").format(name=name)
            )
        _execute(connection, "GRANT {owner} TO CURRENT_USER", _Roles(name, "", ""))
    return roles


def _migrate(connection: Connection[Any], roles: _Roles, before: int) -> None:
    """Take the steps behind a version. In a transaction."""
    pending: list[Migration] = [each for each in migrations() if each.version > before]
    for each in pending:
        _as_owner(connection, roles, f"GRANT CREATE ON SCHEMA {SCHEMA} TO {{door}}")
        role = roles.door if each.is_by_door else roles.owner
        _execute(connection, "SET LOCAL ROLE {owner}", _Roles(role, "", ""))
        connection.execute(f"SET LOCAL search_path = {SCHEMA}, pg_temp".encode())
        _execute(connection, each.statements, roles)
        connection.execute("RESET ROLE; RESET search_path")
        _as_owner(connection, roles, f"REVOKE CREATE ON SCHEMA {SCHEMA} FROM {{door}}")
        if each.version == 1:
            _as_owner(
                connection,
                roles,
                f"INSERT INTO {SCHEMA}.about VALUES (true, 1, %s, %s)",
                (roles.door, roles.member),
            )
        else:
            _as_owner(connection, roles, f"UPDATE {SCHEMA}.about SET version = %s", (each.version,))


def _version(connection: Connection[Any]) -> int:
    ((version,),) = _read_about(connection, "version")
    return int(version)


def _roles(connection: Connection[Any]) -> _Roles:
    ((door, member),) = _read_about(connection, "door, member")
    return _Roles(_owner(connection), door, member)


def _read_about(connection: Connection[Any], columns: str) -> list[tuple[Any, ...]]:
    _execute(connection, "SET LOCAL ROLE {owner}", _Roles(_owner(connection), "", ""))
    rows = connection.execute(f"SELECT {columns} FROM {SCHEMA}.about".encode()).fetchall()
    connection.execute("RESET ROLE")
    return rows


def _owner(connection: Connection[Any]) -> str:
    row = connection.execute(
        "SELECT nspowner::regrole::name FROM pg_namespace WHERE nspname = %s", (SCHEMA,)
    ).fetchone()
    if row is None:
        raise HubError(_("There is no hub in this database."))
    return str(row[0])


def _as_owner(
    connection: Connection[Any], roles: _Roles, statement: str, values: Sequence[object] = ()
) -> int:
    """Run a statement as the hub's owner, and return how many rows it found or changed."""
    _execute(connection, "SET LOCAL ROLE {owner}", roles)
    composed = _composed(statement, roles)
    changed = connection.execute(composed, values or None).rowcount
    connection.execute("RESET ROLE")
    return changed


def _execute(connection: Connection[Any], statements: str, roles: _Roles) -> None:
    connection.execute(_composed(statements, roles))


def _composed(statements: str, roles: _Roles) -> Composed:
    """Statements with the names of roles in place of `{owner}`, `{door}` and `{member}`.

    Other braces, which SQL has in its patterns, stay.
    """
    from psycopg import sql

    names = {"{owner}": roles.owner, "{door}": roles.door, "{member}": roles.member}
    parts = re.split(r"(\{(?:owner|door|member)\})", statements)
    return sql.Composed(
        sql.Identifier(names[part]) if part in names else sql.SQL(part.encode().decode())  # type: ignore[arg-type]
        for part in parts
    )

"""The version of a hub's schema, and the steps that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.errors import HubError
from interview.frozen import frozen
from interview.hub.connect import SCHEMA, call
from interview.i18n import _

if TYPE_CHECKING:
    from psycopg import Connection

_FOLDER = Path(__file__).with_name("migrations")


@frozen
class Migration:
    """One step from a version of the schema to the next."""

    version: int
    """The version it leads to."""
    statements: str
    is_by_door: bool
    """Whether the role that reads makes it: what it makes is bound by row security."""


def migrations() -> Iterator[Migration]:
    """All steps, the first one first."""
    for path in sorted(_FOLDER.glob("[0-9]*.sql")):
        text = path.read_text(encoding="utf-8")
        yield Migration(int(path.name[:3]), text, text.startswith("-- as: {door}\n"))


def newest_version() -> int:
    """The version that this program makes, and the only one that it speaks with."""
    return max(each.version for each in migrations())


def check_version(connection: Connection[Any], place: str) -> str:
    """What part this role has on the hub: `rater`, `hr` or `auditor`; nothing is changed.

    Raises `HubError` where the schema is of another version, or the role has no part.
    """
    ((version, part),) = call(connection, "hub")
    refuse_other_version(version, place)
    if part not in ("rater", "hr", "auditor"):
        raise HubError(
            _("You are no member of the hub {place}. Its administrator invites you.").format(
                place=place
            )
        )
    return str(part)


def refuse_other_version(version: int, place: str) -> None:
    """Raise `HubError` where a schema is not of the version that this program speaks with."""
    newest = newest_version()
    if version > newest:
        raise HubError(
            _(
                "The hub {place} is of a newer version ({version}) than this program knows "
                "({newest}): update the program. Nothing was touched."
            ).format(place=place, version=version, newest=newest)
        )
    if version < newest:
        raise HubError(
            _(
                "The hub {place} is of an older version ({version}) than this program needs "
                "({newest}). Its administrator runs: interview hub migrate URL. Nothing was "
                "touched."
            ).format(place=place, version=version, newest=newest)
        )


def has_hub(connection: Connection[Any]) -> bool:
    """Whether there is a hub in the database."""
    row = connection.execute("SELECT to_regnamespace(%s) IS NOT NULL", (SCHEMA,)).fetchone()
    return bool(row and row[0])

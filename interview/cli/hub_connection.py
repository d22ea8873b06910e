"""A connection to a team's hub, whose password a person may be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getpass
from typing import TYPE_CHECKING, Any

from interview.cli.output import mention
from interview.cli.stdin import is_interactive
from interview.hub.connect import HubAddress, connect, explained_hub_failures, read_address
from interview.i18n import _

if TYPE_CHECKING:
    from psycopg import Connection

_passwords: dict[str, str] = {}
"""What was typed in this run of the program, so that a connection that was cut asks no more."""


def hub_address(url: str) -> HubAddress:
    """The address in a URL; where its connection proves little, that is said."""
    address = read_address(url)
    if address.is_weak:
        mention(
            _(
                "The connection to {place} does not make sure that it is the right server "
                "(sslmode={mode}): whoever sits in between can read or change what goes through. "
                "Without “sslmode” in the address it would."
            ).format(place=address.words, mode=address.parameters["sslmode"])
        )
    return address


@contextmanager
def open_hub(address: HubAddress) -> Iterator[Connection[Any]]:
    """A connection to a hub, closed in the end. Raises `HubError`."""

    def ask(role: str) -> str:
        if address.words not in _passwords and is_interactive():
            question = _("The password of {name} at {place}").format(name=role, place=address.words)
            _passwords[address.words] = getpass(f"{question}\n> ")
        return _passwords.get(address.words, "")

    with closing(connect(address, ask)) as connection, explained_hub_failures(address):
        yield connection

"""`interview hub`: makes a team's hub on a PostgreSQL server, and says who is in it."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.hub_connection import hub_address, open_hub
from interview.cli.output import mention, say
from interview.hub.administer import dismiss, init_hub, invite, migrate_hub
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings


def hub_init(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Make a hub in a database."""
    from interview.hub.required_questions import required_questions

    address = hub_address(arguments.url)
    with open_hub(address) as connection:
        init_hub(connection, address.words, dict(required_questions(paths)))
    say(_("The hub is made at {place}.").format(place=address.words))
    say(_("Next, invite the people: interview hub invite URL NAME --as rater"))
    return 0


def hub_migrate(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Bring a hub up to date."""
    address = hub_address(arguments.url)
    with open_hub(address) as connection:
        before, after = migrate_hub(connection, address.words)
    if before == after:
        say(_("The hub is up to date (version {version}).").format(version=after))
    else:
        say(
            _("The hub was brought from version {before} to {after}.").format(
                before=before, after=after
            )
        )
    return 0


def hub_invite(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Make a role for a person, and print its password once."""
    address = hub_address(arguments.url)
    with open_hub(address) as connection:
        password = invite(
            connection,
            address.words,
            arguments.name,
            arguments.part,
            with_password=not arguments.without_password,
        )
    if password:
        say(password)
        mention(
            _(
                "This is the password of {name}; it stands nowhere else. Hand it over by another "
                "way than the address, and not in a mail. A further “invite” makes a new one."
            ).format(name=arguments.name)
        )
    mention(
        _("{name} runs: interview sync {address}").format(
            name=arguments.name, address=_address_for(arguments.name, address.parameters)
        )
    )
    return 0


def hub_remove(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Let a person in no more."""
    address = hub_address(arguments.url)
    with open_hub(address) as connection:
        dismiss(connection, address.words, arguments.name)
    say(_("{name} no longer has access. What {name} recorded stays.").format(name=arguments.name))
    return 0


def _address_for(login: str, parameters: dict[str, str]) -> str:
    """The address that a person types, on the same server and database."""
    host, port = parameters.get("host", ""), parameters.get("port", "")
    database = parameters.get("dbname") or parameters.get("user", "")
    if host.startswith("/"):
        return f"'postgresql://{login}@/{database}?host={host}'"
    place = f"[{host}]" if ":" in host else host
    return f"postgresql://{login}@{place}{f':{port}' if port else ''}/{database}"

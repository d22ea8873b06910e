"""What can be typed to share records in a team: `interview sync`, and behind `interview hub`."""

from __future__ import annotations

from collections.abc import Collection

from interview.cli.arguments import Command, CommandGroup, Subparsers, take_commands
from interview.cli.language_option import add_language
from interview.i18n import _


def add_team_commands(commands: Subparsers, asked: Collection[str] | None) -> list[tuple[str, str]]:
    """Add `sync` and every command on the hub, and return the overview of them."""
    team = CommandGroup(commands, asked)
    if sync := team.add(
        "sync",
        _("[URL|FOLDER]"),
        "sync:sync",
        _("exchange signed records with your team’s hub or folder"),
    ):
        sync.add_argument(
            "target",
            nargs="?",
            default="",
            metavar=_("URL|FOLDER"),
            help=_(
                "the hub’s address, as postgresql://NAME@SERVER/DATABASE, without a password; or a "
                "folder that you share; left out: as the settings say below [team]"
            ),
        )
        sync.add_argument(
            "--as",
            dest="part",
            choices=("rater", "hr"),
            help=_(
                "for a folder: hr receives everything that was signed, and erases for all; rater, "
                "the default, receives what others signed about people rated here too"
            ),
        )
        sync.add_argument(
            "--background",
            action="store_true",
            help=_(
                "for a timer: asks nothing, gives way to other programs, and waits a minute at "
                "most for another such sync"
            ),
        )
        add_language(sync)

    parent = commands.add_parser("hub", description=_("Make and run a team’s hub."), is_asked=True)
    hub = CommandGroup(take_commands(parent), asked, "hub")
    if init := hub.add("init", "URL", "hub:hub_init", _("make a hub in a PostgreSQL database")):
        _add_url(init)
    if migrate := hub.add("migrate", "URL", "hub:hub_migrate", _("bring a hub up to date")):
        _add_url(migrate)
    if invite := hub.add(
        "invite",
        "URL " + _("NAME"),
        "hub:hub_invite",
        _("give a person access, or a new password"),
    ):
        _add_url(invite)
        _add_name(invite)
        invite.add_argument(
            "--as",
            dest="part",
            choices=("rater", "hr", "auditor"),
            required=True,
            help=_(
                "hr sees what is signed; a rater, other raters’ once their own is complete; an "
                "auditor, no content"
            ),
        )
        invite.add_argument(
            "--without-password",
            action="store_true",
            help=_("where the server lets people in by a certificate or by the firm’s accounts"),
        )
    if remove := hub.add(
        "remove", "URL " + _("NAME"), "hub:hub_remove", _("take away a person’s access")
    ):
        _add_url(remove)
        _add_name(remove)
    return [*team.overview, *hub.overview]


def _add_url(parser: Command) -> None:
    parser.add_argument(
        "url",
        metavar="URL",
        help=_("the database, as postgresql://ADMINISTRATOR@SERVER/DATABASE, without a password"),
    )
    add_language(parser)


def _add_name(parser: Command) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("the role of the person on the server"))

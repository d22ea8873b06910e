"""`interview serve`: the program in a browser."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from interview.cli.output import say
from interview.errors import UsageError
from interview.i18n import _, current
from interview.paths import Paths
from interview.settings import Settings

_HIGHEST_PORT = 65535


def serve(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Serve the program to browsers until Ctrl+C."""
    try:
        import aiohttp  # noqa: F401
        import textual_serve  # noqa: F401
    except ImportError as error:
        raise UsageError(
            _("To serve the program, install a part of it: pip install 'interview[web]'")
        ) from error
    import asyncio

    from interview.web.server import BrowserServer, ServerOptions, check_host

    if arguments.sessions < 1 or arguments.idle <= 0:
        raise UsageError(_("--sessions and --idle must be more than 0."))
    if arguments.port > _HIGHEST_PORT:
        raise UsageError(_("--port must be from 1 to 65535, or 0 for a free one."))
    if (arguments.certfile is None) != (arguments.keyfile is None):
        raise UsageError(_("A certificate needs its key: give both --certfile and --keyfile."))
    options = ServerOptions(
        host=arguments.host,
        port=arguments.port,
        sessions=arguments.sessions,
        idle_minutes=arguments.idle,
        certfile=Path(arguments.certfile) if arguments.certfile else None,
        keyfile=Path(arguments.keyfile) if arguments.keyfile else None,
    )
    check_host(options)
    is_watched = sys.stdin is not None and sys.stdin.isatty()

    def announce(link: str) -> None:
        say(link)
        sys.stdout.flush()

    server = BrowserServer(options, ["--lang", current()], announce)
    say(
        _("Open this in a browser; each link opens once. Whoever opens it uses the program as you.")
    )
    if is_watched:
        say(_("Enter: a new link for a browser that was closed. Ctrl+C: end."))
    asyncio.run(server.run(sys.stdin if is_watched else None))
    return 0

"""`interview resume`: goes on with an interview that was left."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.open_tui import open_tui
from interview.paths import Paths
from interview.settings import Settings


def resume(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Open the interview whose id begins so; without one, the last that is not signed."""
    return open_tui(paths, settings, resume=arguments.id)

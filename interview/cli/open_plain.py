"""Holds an interview line by line for `--plain`, or for the setting of that name."""

from __future__ import annotations

from argparse import Namespace

from interview.paths import Paths
from interview.running.open_request import ResumeRequest, StartRequest
from interview.settings import Settings


def open_plain(
    paths: Paths, settings: Settings, request: StartRequest | ResumeRequest | None = None
) -> int:
    """Hold the interview that is requested, or ask which; return the exit code."""
    from interview.plain import run_plain

    if not settings.team.sync:
        run_plain(paths, settings, request)
        return 0
    from interview.cli.background_sync import BackgroundSync

    sync = BackgroundSync(paths, settings)
    sync.begin(lambda _state: None, lambda _seconds: None)
    run_plain(paths, settings, request)
    sync.soon()  # all is in the journal now
    sync.end()
    return 0


def ask_which(_arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """`interview --plain` alone: ask which interview to go on with, or whom to interview."""
    return open_plain(paths, settings)

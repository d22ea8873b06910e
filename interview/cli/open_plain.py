"""Holds an interview line by line for `--plain`, or for the setting of that name."""

from __future__ import annotations

from interview.paths import Paths
from interview.running.open_request import StartRequest
from interview.settings import Settings


def open_plain(
    paths: Paths,
    settings: Settings,
    *,
    start: StartRequest | None = None,
    resume: str | None = None,
) -> int:
    """Begin `start`, take up `resume`, or ask which; return the exit code."""
    from interview.plain import run_plain

    run_plain(paths, settings, start=start, resume=resume)
    return 0

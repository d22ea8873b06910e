"""`interview demo`: a finished interview to look at, thrown away afterwards."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from interview.cli.open_tui import early_keys, need_a_terminal, open_tui
from interview.cli.output import say
from interview.cli.record import record_file
from interview.demo import DEMO_INTERVIEWER, demo_interview
from interview.i18n import _, current
from interview.paths import Paths
from interview.settings import Settings


def demo(_arguments: Namespace, _paths: Paths, settings: Settings) -> int:
    """Open the program on a temporary folder that holds one recorded interview."""
    need_a_terminal()
    with (
        early_keys(),
        TemporaryDirectory(prefix="interview-demo-", ignore_cleanup_errors=True) as folder,
    ):
        paths = Paths(Path(folder))
        file = demo_interview(current())
        code = open_tui(paths, settings, resume=record_file(paths, file, by=DEMO_INTERVIEWER))
    say(_("That was the demonstration: nothing you did in it is kept."))
    return code

"""`interview backup`: a copy of the journal in one file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from interview.cli.output import mention, say
from interview.i18n import _
from interview.journal.backup import back_up
from interview.paths import Paths
from interview.settings import Settings


def backup(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Copy the journal, with what is typed at this moment, into one file."""
    back_up(paths.journal, Path(arguments.file))
    say(arguments.file)
    mention(
        _(
            "Your key is not in it: keep a copy of the folder “keys” elsewhere. Erasing an "
            "interview later does not reach this file: delete it when its time is over."
        )
    )
    return 0

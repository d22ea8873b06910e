"""`interview verify`: whether anything in the journal was changed or lost."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.list_interviews import none_yet
from interview.cli.output import complain, say
from interview.errors import JournalError
from interview.i18n import ngettext
from interview.journal import Journal
from interview.paths import Paths
from interview.settings import Settings


def verify(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Compare every interview, or one, with its chain of hashes.

    The exit code is 1 when one of them was changed.
    """
    broken = 0
    with Journal.open(paths.journal) as journal:
        if arguments.id:
            streams = [journal.find(arguments.id)]
        else:
            streams = [each.id for each in journal.summaries()]
        for stream in streams:
            try:
                journal.verify(stream)
            except JournalError as error:
                broken += 1
                complain(str(error))
    if not streams:
        say(none_yet())
        return 0
    whole = len(streams) - broken
    say(
        ngettext(
            "{number} interview is whole: nothing in it was changed or lost.",
            "{number} interviews are whole: nothing in them was changed or lost.",
            whole,
        ).format(number=whole)
    )
    return 1 if broken else 0

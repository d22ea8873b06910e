"""`interview verify`: whether anything in the journal was changed or lost."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.list_interviews import none_yet
from interview.cli.output import complain, say
from interview.errors import JournalError
from interview.i18n import _, ngettext
from interview.journal import Journal, draft_log_path
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
                found = journal.verify(stream)
            except JournalError as error:
                broken += 1
                complain(str(error))
                continue
            if found.is_unfinished:
                say(
                    _(
                        "{id} is unfinished: what was written last is on the disk beside the "
                        "journal, and becomes part of the record when the interview goes on."
                    ).format(id=stream.interview)
                )
            if found.has_foreign_log:
                broken += 1
                complain(
                    _(
                        "{path} does not continue the record of interview {id}. It may hold notes "
                        "that are nowhere else: keep it."
                    ).format(path=draft_log_path(paths.journal, stream), id=stream.interview)
                )
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

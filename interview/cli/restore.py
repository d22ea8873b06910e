"""`interview restore`: takes from a backup what the journal lacks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import say
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.errors import InterviewError, UsageError
from interview.i18n import _, ngettext
from interview.journal.journal_contents import read_contents
from interview.journal.merge_journals import JournalMerge, MergeResult
from interview.paths import Paths
from interview.settings import Settings

_MOST_NAMED = 12
"""Interviews that a line names."""


def restore(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Take from a backup what the journal lacks, after asking."""
    merge = JournalMerge(paths.journal, read_contents(Path(arguments.file)))
    for line in merge_lines(merge.result):
        say(line)
    if merge.result.changes_nothing:
        say(_("The journal lacks nothing of this file."))
        return int(bool(merge.result.differing))
    if not arguments.yes:
        if not is_interactive():
            raise UsageError(_("Nothing was restored: nobody can be asked. --yes does not ask."))
        if not confirmed(_("Take this into the journal?")):
            raise InterviewError(_("Nothing was restored."))
    result = merge.run(datetime.now(UTC))
    say(_("Done. “interview verify” holds the journal against itself."))
    return int(bool(result.differing or result.incomplete))


def merge_lines(result: MergeResult) -> Iterator[str]:
    """What a merge does, a line each."""
    for label, interviews in (
        (_("New here"), result.added),
        (_("Continued, or healed"), result.continued),
        (_("Erased there, and now erased here too"), result.to_erase),
        (_("Erased here, and stay so"), result.stay_erased),
        (_("Went on otherwise here, and stay as they are"), result.differing),
        (_("Incomplete: events are missing"), result.incomplete),
    ):
        names = sorted(set(interviews))
        if names:
            shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
            say_of = _("{what} ({number}): {ids}")
            yield say_of.format(what=label, number=len(names), ids=shown)
    if result.banks:
        yield ngettext(
            "{number} question bank that was missing or damaged",
            "{number} question banks that were missing or damaged",
            result.banks,
        ).format(number=result.banks)

"""`interview backup`, `restore` and `salvage`: a copy of the journal, and back again."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.errors import InterviewError, JournalUnavailable, UsageError
from interview.files import create_private
from interview.i18n import _, ngettext
from interview.journal.backup import back_up
from interview.journal.codec import payload_of
from interview.journal.journal_contents import JournalContents, read_contents
from interview.journal.journal_files import unusable
from interview.journal.merge_journals import JournalMerge, MergeResult
from interview.journal.salvage import salvage as read_damaged
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


def restore(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Take from a backup what the journal lacks, after asking."""
    merge = JournalMerge(paths.journal, read_contents(Path(arguments.file)))
    for line in _lines(merge.result):
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


def salvage(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Write all that can be read of a damaged journal into a new one, and leave that alone."""
    damaged = Path(arguments.file)
    output = Path(arguments.output or f"{damaged}.salvaged")
    found = read_damaged(damaged)
    if not found.events:
        raise JournalUnavailable(
            _("There is not one event of an interview that can be read in {path}.").format(
                path=damaged
            )
        )
    _create(output, b"")
    # What only commitments are left of in the damaged file was erased there, and stays so.
    result = JournalMerge(output, found).run(datetime.now(UTC))
    events = sum(map(len, found.events.values()))
    say(
        ngettext("{number} event was read.", "{number} events were read.", events).format(
            number=events
        )
    )
    for line in _lines(result):
        say(line)
    if result.incomplete:
        readable = output.with_name(f"{output.name}.jsonl")
        _create(readable, "".join(_readable(found, set(result.incomplete))).encode())
        say(
            _(
                "What is there of those is in {path}, a line an event. Restore the new journal "
                "into one that has the rest, such as a backup, and they are whole."
            ).format(path=readable)
        )
    say(
        _("The new journal: {path}. Take it over with: interview restore {path}").format(
            path=output
        )
    )
    return int(bool(result.incomplete or result.differing))


def _create(path: Path, data: bytes) -> None:
    """Make a private file that is not there yet. Raises `JournalUnavailable`."""
    try:
        create_private(path, data)
    except FileExistsError as error:
        raise JournalUnavailable(
            _("{path} is there already: name another file with -o.").format(path=path)
        ) from error
    except OSError as error:
        raise unusable(path, error) from error


def _readable(found: JournalContents, interviews: set[str]) -> Iterator[str]:
    """The events of some interviews as lines of JSON, with their places."""
    for stream, rows in sorted(found.events.items()):
        if stream.partition("/")[0] in interviews:
            for seq, (content, _commitment, _head) in sorted(rows.items()):
                if content is not None:
                    event = json.loads(payload_of(content))
                    line = {"stream": stream, "seq": seq, **event}
                    yield json.dumps(line, ensure_ascii=False) + "\n"


def _lines(result: MergeResult) -> Iterator[str]:
    """What a merge does, a line each."""
    for label, interviews in (
        (_("New here"), result.added),
        (_("Continued, or healed"), result.continued),
        (_("Erased there, and erased here with this"), result.to_erase),
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


_MOST_NAMED = 12
"""Interviews that a line names."""

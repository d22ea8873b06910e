"""`interview salvage`: what can be read of a damaged journal, in a new one."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import say
from interview.cli.restore import merge_lines
from interview.errors import JournalError, JournalUnavailable
from interview.i18n import _, ngettext
from interview.journal.codec import payload_of
from interview.journal.journal_contents import JournalContents
from interview.journal.journal_files import unusable
from interview.journal.merge_journals import JournalMerge
from interview.journal.salvage import salvage as read_damaged
from interview.journal.written_files import remember_files
from interview.paths import Paths
from interview.private_files import create_private
from interview.settings import Settings


def salvage(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
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
    for line in merge_lines(result):
        say(line)
    every = {stream.partition("/")[0] for stream in found.events}
    written = {output: every}
    if result.incomplete:
        readable = output.with_name(f"{output.name}.jsonl")
        _create(readable, "".join(_readable(found, set(result.incomplete))).encode())
        written[readable] = set(result.incomplete)
        say(
            _(
                "What is there of those is in {path}, a line an event. Restore the new journal "
                "into one that has the rest, such as a backup, and they are whole."
            ).format(path=readable)
        )
    # Have erasing an interview find what was salvaged of it: here, and wherever it is restored.
    for path, interviews in written.items():
        remember_files(output, [(each, path) for each in interviews])
        if paths.journal.exists():
            with suppress(JournalError):  # it may be the very one that is damaged
                remember_files(paths.journal, [(each, path) for each in interviews])
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
            _("{path} is there already: choose another name.").format(path=path)
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

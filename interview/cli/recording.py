"""`interview record`: a whole interview out of a file, or nothing at all."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import Diagnostic, load, read_record, render_all
from interview.bank.loading import Loaded
from interview.bank.source import Source
from interview.cli.say import say
from interview.errors import BankError
from interview.i18n import _
from interview.journal import Journal
from interview.session import InterviewStarted
from interview.session.record_checks import check_record
from interview.session.recorded import RecordedInterview
from interview.session.recording import replay
from interview.settings import Places, Settings, bank_path


def record(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Add the interview, and print its id."""
    say(record_file(places, arguments.file))
    return 0


def record_file(places: Places, file: str | Path) -> str:
    """Add the interview in a file to the journal, whole, and return its id.

    Raises `BankError` with every mistake drawn at its line; the journal is not touched then.
    """
    loaded = _read(file)
    record = loaded.require()
    path = bank_path(places, record.bank)
    bank = load(path)
    _refuse(check_record(record, bank.require(), loaded.source), loaded.source)
    history = replay(record, bank.require(), path.stem, bank.source.sha256, datetime.now(UTC))
    first, *others = history
    assert isinstance(first.event, InterviewStarted)
    with Journal.open(places.journal) as journal:
        more = [(each.at, each.event) for each in others]
        return journal.start(first.event, bank.source.data, first.at, *more).interview


def _read(file: str | Path) -> Loaded[RecordedInterview]:
    if file == "-":
        return read_record(RecordedInterview, sys.stdin.buffer.read(), _("standard input"))
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise BankError(
            _("{path} cannot be read: {reason}.").format(path=file, reason=error.strerror or error)
        ) from error
    return read_record(RecordedInterview, data, str(file))


def _refuse(found: tuple[Diagnostic, ...], source: Source) -> None:
    if found:
        raise BankError(render_all(found, source))

"""`interview record`: a whole interview out of a file, or nothing at all."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import Diagnostic, load, read_record, render_all
from interview.bank.loading import Loaded
from interview.bank.source import Source
from interview.cli.given import given
from interview.cli.say import say
from interview.errors import BankError, NotFound
from interview.i18n import _, ngettext
from interview.journal import Journal
from interview.plain import one_line
from interview.session import InterviewStarted
from interview.session.record_checks import check_record, unknown_bank
from interview.session.recorded import RecordedInterview
from interview.session.recording import replay
from interview.settings import Places, Settings, bank_name, bank_names, bank_path


def record(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Add the interview, and print its id."""
    say(record_file(places, arguments.file))
    return 0


def record_file(places: Places, file: str | Path) -> str:
    """Add the interview in a file to the journal, whole, and return its id.

    Raises `BankError` with every mistake drawn at its line; the journal is not touched then.
    """
    loaded = _read(file)
    _refuse(loaded.diagnostics, loaded.source)
    record = loaded.require()
    path = _bank_path(places, record, loaded.source)
    bank = load(path)
    _refuse(check_record(record, bank.require(), loaded.source), loaded.source)
    history = replay(
        record, bank.require(), bank_name(places, path), bank.source.sha256, datetime.now(UTC)
    )
    first, *others = history
    assert isinstance(first.event, InterviewStarted)
    with Journal.open(places.journal) as journal:
        more = [(each.at, each.event) for each in others]
        return journal.start(first.event, bank.source.data, first.at, *more).interview


def _read(file: str | Path) -> Loaded[RecordedInterview]:
    if file == "-":
        return read_record(RecordedInterview, given(), _("standard input"))
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise BankError(
            _("{path} cannot be read: {reason}.").format(path=file, reason=error.strerror or error)
        ) from error
    return read_record(RecordedInterview, data, str(file))


def _bank_path(places: Places, record: RecordedInterview, source: Source) -> Path:
    try:
        return bank_path(places, record.bank)
    except NotFound:
        _refuse((unknown_bank(record, source, bank_names(places)),), source)
        raise


def _refuse(found: tuple[Diagnostic, ...], source: Source) -> None:
    errors = tuple(each for each in found if each.is_error)
    if errors:
        head = ngettext(
            "{name} is not recorded, for {number} mistake:",
            "{name} is not recorded, for {number} mistakes:",
            len(errors),
        ).format(name=one_line(source.name), number=len(errors))
        raise BankError(f"{head}\n\n{render_all(errors, source)}")

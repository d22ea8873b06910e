"""`interview record`: a whole interview out of a file, or nothing at all."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import load
from interview.bank_library import bank_name, bank_names, bank_path
from interview.cli.output import say
from interview.cli.stdin import read_stdin
from interview.errors import BankError, NotFound
from interview.i18n import _, ngettext
from interview.journal import Journal
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import Diagnostic, read_record, render_all
from interview.reader.source import Source
from interview.session import InterviewStarted
from interview.session.check_record import check_record, unknown_bank
from interview.session.events_from_file import replay
from interview.session.interview_file import RecordedInterview
from interview.settings import Settings
from interview.system_errors import reason_of


def record(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Add the interview, and print its id."""
    say(record_file(paths, arguments.file))
    return 0


def record_file(paths: Paths, file: str | Path) -> str:
    """Add the interview in a file to the journal, whole, and return its id.

    Raises `BankError` with every mistake shown at its line; nothing is recorded then.
    """
    if file == "-":
        loaded = read_record(RecordedInterview, read_stdin(), _("standard input"))
    else:
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            raise BankError(
                _("{path} cannot be read: {reason}.").format(path=file, reason=reason_of(error))
            ) from error
        loaded = read_record(RecordedInterview, data, str(file))
    _refuse(loaded.diagnostics, loaded.source)
    record = loaded.require()
    try:
        path = bank_path(paths, record.bank)
    except NotFound:
        _refuse((unknown_bank(record, loaded.source, bank_names(paths)),), loaded.source)
        raise
    bank = load(path)
    _refuse(check_record(record, bank.require(), loaded.source), loaded.source)
    history = replay(
        record, bank.require(), bank_name(paths, path), bank.source.sha256, datetime.now(UTC)
    )
    first, *others = history
    assert isinstance(first.event, InterviewStarted)
    with Journal.open(paths.journal) as journal:
        more = [(each.at, each.event) for each in others]
        return journal.start(first.event, bank.source.data, first.at, *more).interview


def _refuse(found: tuple[Diagnostic, ...], source: Source) -> None:
    """Raise `BankError` with the errors among what was found, if there are any."""
    errors = tuple(each for each in found if each.is_error)
    if errors:
        head = ngettext(
            "{name} was not recorded, because of {number} mistake:",
            "{name} was not recorded, because of {number} mistakes:",
            len(errors),
        ).format(name=one_line(source.name), number=len(errors))
        raise BankError(f"{head}\n\n{render_all(errors, source)}")

"""`interview record`: enters an interview from a file, as a whole or not at all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from interview.bank import load
from interview.bank_library import bank_name, bank_names, bank_path
from interview.cli.output import say
from interview.cli.passphrase import unlock_key
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive, read_stdin
from interview.dates_in_lists import timestamp
from interview.errors import BankError, InterviewError, NotFound
from interview.i18n import _, ngettext
from interview.journal import Journal
from interview.paths import Paths
from interview.plain_text import one_line, typed_name
from interview.reader import Diagnostic, read_record, render_all
from interview.reader.source import Source
from interview.session import InterviewStarted
from interview.session.check_record import check_record, unknown_bank
from interview.session.events_from_file import EnteredFile, entered_events
from interview.session.interview_file import (
    FORM_KEY,
    RECORD_KEY,
    RecordedInterview,
)
from interview.settings import Settings, user_name
from interview.system_errors import reason_of


def record(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Add the interview, and print its id. A file that was entered before needs a word."""
    by = typed_name(arguments.by or settings.interviewer) or user_name()
    interview = record_file(
        paths,
        arguments.file,
        by,
        may_repeat=_ask_to_repeat(arguments.again),
        before_signing=lambda: unlock_key(paths, settings, by),
    )
    say(interview)
    return 0


def record_file(
    paths: Paths,
    file: str | Path,
    by: str,
    may_repeat: Callable[[str], bool] = lambda _notice: True,
    before_signing: Callable[[], None] = lambda: None,
) -> str:
    """Add the interview in a file to the journal, whole, and return its id. `by` enters it.

    `may_repeat` is asked, with a sentence to show, where an interview was entered from the same
    file before. Raises `BankError` with every mistake shown at its line, and `InterviewError` where
    no second interview is wanted; nothing is recorded then. `before_signing` is called where the
    record is to be signed.
    """
    if file == "-":
        name, data = _("standard input"), read_stdin()
    else:
        try:
            name, data = str(file), Path(file).read_bytes()
        except OSError as error:
            raise BankError(
                _("{path} cannot be read: {reason}.").format(path=file, reason=reason_of(error))
            ) from error
    loaded = read_record(RecordedInterview, data, name, inside=RECORD_KEY, form=FORM_KEY)
    _refuse(loaded.diagnostics, loaded.source)
    record = loaded.require()
    try:
        path = bank_path(paths, record.bank)
    except NotFound:
        _refuse((unknown_bank(record, loaded.source, bank_names(paths)),), loaded.source)
        raise
    bank, now = load(path), datetime.now(UTC)
    _refuse(check_record(record, bank.require(), loaded.source, now), loaded.source)
    entered = EnteredFile(one_line(Path(name).name), sha256(data).hexdigest(), by)
    history = entered_events(
        record, bank.require(), bank_name(paths, path), bank.source.sha256, entered, now
    )
    first, *others = history
    assert isinstance(first.event, InterviewStarted)
    with Journal.open(paths.journal) as journal:
        before = journal.entered_from(entered.sha256)
        if before is not None:
            stream, at = before
            notice = _("{file} was entered on {time} already: it is interview {id}.").format(
                file=one_line(name), time=timestamp(at), id=stream.interview
            )
            if not may_repeat(notice):
                raise InterviewError(_("Nothing was recorded."))
        if record.signed_by:
            before_signing()
        more = [(each.at, each.event) for each in others]
        return journal.start(first.event, bank.source.data, first.at, *more).interview


def _ask_to_repeat(again: bool) -> Callable[[str], bool]:
    """What to do about a file that was entered before: ask whoever is there, or follow `--again`.

    Without a person and the option it raises `InterviewError`.
    """

    def decide(notice: str) -> bool:
        if again:
            return True
        if not is_interactive():
            raise InterviewError(
                notice
                + " "
                + _("Nothing was recorded. With --again it becomes a second interview.")
            )
        say(notice)
        return confirmed(_("Make a second interview of it?"))

    return decide


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

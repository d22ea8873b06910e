"""`interview export` and `interview import`: a record leaves a journal, and comes into another."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say
from interview.cli.report import remember
from interview.errors import ExportError, UsageError
from interview.files import create_numbered, create_private, private_folder, replace_file
from interview.i18n import _, current, ngettext
from interview.journal import load_record
from interview.journal.export_record import export_archive, read_for_export
from interview.journal.exported_record import PDF_REPORT, REPORT
from interview.journal.import_record import import_record
from interview.journal.verify_export import verify_export
from interview.paths import Paths
from interview.reporting import compose_report, render
from interview.reporting.typst_pdf import can_make_pdf
from interview.settings import Settings
from interview.signing.rater_key import rater_key_file
from interview.system_errors import cannot_write


def export(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write the archive of one interview, and print where it is."""
    if arguments.output == "-":
        raise UsageError(_("An archive is not printed: give the name of a file, such as ada.zip."))
    record = read_for_export(paths.journal, arguments.id)
    language = arguments.lang or current()
    composed = compose_report(
        load_record(paths.journal, record.interview), language, now=datetime.now(UTC)
    )
    reports = {REPORT: render(composed, "html", paths.templates)}
    if can_make_pdf():
        reports[PDF_REPORT] = render(composed, "pdf", paths.templates)
    name = arguments.name or settings.interviewer
    if not name and not rater_key_file(paths.journal).exists():
        raise UsageError(_("Say whose key is to be made: add --name."))
    target = Path(arguments.output) if arguments.output else None
    file = target.name if target else f"interview-{record.interview}.zip"
    data = export_archive(paths.journal, record, reports, name, language, file)
    path = _write(data, target, paths.reports, file, replace=arguments.force)
    remember(paths, [record.interview], path)
    say(str(path))
    if not any(stream.seals for stream in record.streams):
        mention(_("The interview is not signed: nothing but your signature vouches for it."))
    return 0


def _write(data: bytes, target: Path | None, folder: Path, file: str, *, replace: bool) -> Path:
    try:
        if target is None:
            private_folder(folder)
            return create_numbered(folder, Path(file).stem, ".zip", data)
        if replace:
            replace_file(target, data, private=True)
        else:
            create_private(target, data)
    except OSError as error:
        raise ExportError(cannot_write(target or folder, error)) from error
    return target


def import_(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Add the signed record in an archive to the journal, and print the interview's id."""
    checked = verify_export(Path(arguments.file), paths.journal)
    result = import_record(paths.journal, checked, datetime.now(UTC))
    say(checked.record.interview)
    if result.is_empty:
        mention(_("All of it was in the journal already: nothing was changed."))
    if result.attested:
        mention(
            ngettext(
                "{number} receipt or time stamp was added.",
                "{number} receipts or time stamps were added.",
                result.attested,
            ).format(number=result.attested)
        )
    if result.left_out:
        number = len(result.left_out)
        mention(
            ngettext(
                "{number} part was left out: it is not signed as it stands.",
                "{number} parts were left out: they are not signed as they stand.",
                number,
            ).format(number=number)
        )
    unknown = [each.seal for each in checked.streams if each.seal and not each.seal.signer]
    for key in dict.fromkeys(seal.fingerprint for seal in unknown):
        mention(
            _(
                "It is signed with a key that is not known here ({key}): compare it with its owner "
                "by telephone or face to face, and then add it to known_raters beside the journal."
            ).format(key=key)
        )
    return 0

"""`interview export`: writes a record that a stranger can check."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say
from interview.cli.passphrase import unlock_key
from interview.cli.write_document import remember
from interview.errors import ExportError, UsageError
from interview.i18n import _, current
from interview.journal import load_record
from interview.journal.archive_members import PDF_REPORT, REPORT
from interview.journal.export_record import export_archive, read_for_export
from interview.paths import Paths
from interview.private_files import create_numbered, create_private, private_folder, replace_file
from interview.reporting import compose_report, read_look, render
from interview.reporting.typst_pdf import can_make_pdf
from interview.settings import Settings
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
    look = read_look(paths.templates, settings.report_logo, settings.report_color)
    reports = {REPORT: render(composed, "html", paths.templates, look)}
    if can_make_pdf():
        reports[PDF_REPORT] = render(composed, "pdf", paths.templates)
    name = arguments.name or settings.interviewer
    unlock_key(paths, settings, name)
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

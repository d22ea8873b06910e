"""`interview bank export`: writes a bank as a spreadsheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from interview.bank import load
from interview.bank_library import bank_path
from interview.cli.bank_files import save_file
from interview.cli.language_option import choose_language
from interview.cli.output import mention, say, say_document
from interview.editing.spreadsheet import FORMATS, left_out, write_sheet
from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings


def export_sheet(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write a bank as a spreadsheet, and say what it cannot hold."""
    path = bank_path(paths, arguments.bank)
    bank = load(path).require()
    language = choose_language(bank, arguments.lang)
    if arguments.output == "-":
        say_document(write_sheet(bank, "csv", language).decode("utf-8-sig"))
    else:
        output = Path(arguments.output or f"{path.stem}.xlsx")
        form = output.suffix.lower().removeprefix(".")
        if form not in FORMATS:
            raise UsageError(
                _("“{path}”: end the file's name with .xlsx for Excel, or with .csv.").format(
                    path=output
                )
            )
        save_file(output, write_sheet(bank, form, language), replace=arguments.force)
        say(str(output))
    lost = left_out(bank, language)
    if lost:
        mention(
            _("Not in the sheet, which has no place for it: {list}.").format(list=", ".join(lost))
        )
    return 0

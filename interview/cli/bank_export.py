"""`interview bank export`: writes a bank as a spreadsheet, or as a copy for review in Word."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import load
from interview.bank_library import bank_name, bank_path
from interview.cli.language_option import choose_language
from interview.cli.new_bank_file import save_file
from interview.cli.output import mention, say, say_document
from interview.editing.spreadsheet import FORMATS, left_out, write_sheet
from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings


def export_sheet(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write a bank as a spreadsheet, and say what it cannot hold; or as a copy for review."""
    path = bank_path(paths, arguments.bank)
    loaded = load(path)
    bank = loaded.require()
    language = choose_language(bank, arguments.lang)
    output = Path(arguments.output or f"{path.stem}.{arguments.format or FORMATS[0]}")
    form = arguments.format or output.suffix.lower().removeprefix(".")
    if arguments.output == "-":
        if arguments.format not in ("", "csv"):
            raise UsageError(_("Only CSV can be printed: name a file for the others."))
        say_document(write_sheet(bank, "csv", language).decode("utf-8-sig"))
    elif form == "docx":
        from interview.editing.word import write_review

        name = bank_name(paths, path)
        copy = write_review(
            bank,
            name if re.fullmatch(r"[\w-]+", name) else path.name,
            loaded.source.sha256,
            language,
            datetime.now(UTC),
        )
        save_file(output, copy, replace=arguments.force)
        say(str(output))
        return 0
    elif form not in FORMATS:
        raise UsageError(
            _(
                "“{path}”: end the file's name with .xlsx for Excel, with .csv, or with .docx for "
                "a copy for review in Word."
            ).format(path=output)
        )
    else:
        save_file(output, write_sheet(bank, form, language), replace=arguments.force)
        say(str(output))
    lost = left_out(bank, language)
    if lost:
        mention(
            _("Not in the sheet, which has no place for it: {list}.").format(list=", ".join(lost))
        )
    return 0

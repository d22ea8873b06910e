"""`interview bank import` and `export`: from a spreadsheet to a bank, and back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from interview.bank import Bank, load, parse
from interview.bank.writing import write
from interview.bank_library import bank_path
from interview.cli.bank_files import (
    bank_file,
    file_stem,
    save_bank,
    save_file,
    short_name,
    takes_a_name,
)
from interview.cli.choose_language import choose_language
from interview.cli.output import mention, say, say_document
from interview.editing.spreadsheet import FORMATS, Sheet, draw_all, left_out, read_sheet, sheet_file
from interview.errors import BankError, UsageError
from interview.i18n import _, ngettext
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings


def import_sheet(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write the bank that a spreadsheet says, and print where it is."""
    given = Path(arguments.file)
    sheet = read_sheet(_bytes_of(given), _title_of(given))
    if sheet.bank is None:
        raise BankError(_refusal(sheet, str(given)))
    if arguments.output == "-":
        say_document(write(sheet.bank, f"{file_stem(given.stem)}.yaml"))
        return 0
    path = _wanted_place(arguments.output, given, paths, arguments.force)
    name = short_name(paths, path)
    text = write(sheet.bank, name)
    advice = with_advice(parse(text.encode(), name))
    advice.require()
    save_bank(paths, path, text, over=arguments.force)
    say(str(path))
    mention("\n".join(_understood(sheet.bank, sheet.left_alone, len(advice.diagnostics), name)))
    return 0


def export_sheet(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write a bank as a spreadsheet, and say what it cannot hold."""
    path = bank_path(paths, arguments.bank)
    bank = load(path).require()
    language = choose_language(bank, arguments.lang)
    if arguments.output == "-":
        say_document(sheet_file(bank, "csv", language).decode("utf-8-sig"))
    else:
        output = Path(arguments.output or f"{path.stem}.xlsx")
        data = sheet_file(bank, _format(output), language)
        save_file(output, data, over=arguments.force)
        say(str(output))
    lost = left_out(bank, language)
    if lost:
        mention(
            _("Not in the sheet, which has no place for it: {list}.").format(list=", ".join(lost))
        )
    return 0


def _bytes_of(path: Path) -> bytes:
    from interview.editing.spreadsheet.grid import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BankError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error


def _title_of(path: Path) -> str:
    words = path.stem.replace("_", " ").replace("-", " ").split()
    title = one_line(" ".join(words)) or _("Our interview")
    return title[:1].upper() + title[1:]


def _refusal(sheet: Sheet, name: str) -> str:
    count = len(sheet.problems)
    summary = ngettext(
        "{name} has {count} mistake, and nothing was written.",
        "{name} has {count} mistakes, and nothing was written.",
        count,
    ).format(name=one_line(name), count=count)
    return f"{summary}\n\n{draw_all(sheet.problems, name)}"


def _wanted_place(output: str | None, given: Path, paths: Paths, force: bool) -> Path:
    """Where the bank goes: without a word about it, among the user's, after the sheet's name."""
    path = bank_file(paths, output or file_stem(given.stem))
    if takes_a_name(paths, path) and not force:
        raise BankError(
            _(
                "There is a bank “{name}” already: choose another name with -o, or add --force."
            ).format(name=path.stem)
        )
    return path


def _understood(bank: Bank, left_alone: tuple[str, ...], advice: int, name: str) -> Iterator[str]:
    """What the sheet was taken to say, for whoever wrote it to confirm."""
    language, questions = bank.main_language, len(bank.questions)
    counted = ngettext("{number} question", "{number} questions", questions)
    measured = (f"{each.name.main} ({each.weight:g})" for each in bank.competencies.values())
    yield _("{questions} in “{language}”, measuring: {competencies}").format(
        questions=counted.format(number=questions),
        language=language,
        competencies=", ".join(measured) or "–",
    )
    names = " < ".join(level.main for level in bank.scale)
    yield _("Levels, from worst to best: {names}").format(names=names)
    if left_alone:
        yield _("Left alone: {list}").format(list=", ".join(left_alone))
    if advice:
        pieces = ngettext("{number} piece of advice", "{number} pieces of advice", advice)
        yield _("{advice}: see “interview bank check {name}”").format(
            advice=pieces.format(number=advice), name=name
        )


def _format(path: Path) -> str:
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise UsageError(
            _("“{path}”: end the file's name with .xlsx for Excel, or with .csv.").format(path=path)
        )
    return form

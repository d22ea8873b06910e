"""`interview bank import`: makes a bank from a spreadsheet, or takes in a copy for review."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from interview.bank import Bank, parse
from interview.bank.load_bank import is_document_of_another_kind, is_word_document
from interview.bank.writing import write
from interview.cli.new_bank_file import (
    bank_file,
    file_stem,
    hides_a_bank,
    mistakes_message,
    save_bank,
    short_name,
)
from interview.cli.output import mention, say, say_document
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.editing.spreadsheet import read_sheet, render_problems
from interview.errors import BankError
from interview.i18n import _, ngettext
from interview.languages import language_name
from interview.lint.check_bank import with_advice
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings
from interview.system_errors import reason_of


def import_sheet(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write the bank that a spreadsheet holds, and print where it is.

    Without `--output` it goes among the user's banks, under the name of the spreadsheet. The
    changes of a copy for review go into the bank it was made of.
    """
    source = Path(arguments.file)
    data = _read_file(source)
    if is_word_document(data):
        from interview.cli.bank_import_review import import_review

        return import_review(arguments, paths, data)
    if is_document_of_another_kind(data):
        raise BankError(
            _(
                "This is a document of another kind: save it as a Word document (.docx), and "
                "import it."
            )
        )
    words = source.stem.replace("_", " ").replace("-", " ").split()
    title = one_line(" ".join(words)) or _("Our interview")
    sheet = read_sheet(data, title[:1].upper() + title[1:])
    if sheet.bank is None:
        shown = render_problems(sheet.problems, str(source))
        raise BankError(mistakes_message(source, len(sheet.problems), shown))
    if sheet.guessed:
        guesses = _("Read {list}").format(list=", ".join(sheet.guessed))
        if not is_interactive():
            mention(guesses)
        elif not confirmed(f"{guesses}?"):
            raise BankError(_("Nothing was written: change the headings, and import again."))
    if arguments.output == "-":
        say_document(write(sheet.bank, f"{file_stem(source.stem)}.yaml"))
        return 0
    path = bank_file(paths, arguments.output or file_stem(source.stem))
    if hides_a_bank(paths, path) and not arguments.force:
        raise BankError(
            _(
                "There is a bank “{name}” already: choose another name with -o, or add --force."
            ).format(name=path.stem)
        )
    name = short_name(paths, path)
    text = write(sheet.bank, name)
    checked = with_advice(parse(text.encode(), name))
    checked.require()
    save_bank(paths, path, text, replace=arguments.force)
    say(str(path))
    mention("\n".join(_summary(sheet.bank, sheet.left_alone, len(checked.diagnostics), name)))
    return 0


def _read_file(path: Path) -> bytes:
    """The bytes of a file, of a larger one only so many as show that it is too large."""
    from interview.editing.spreadsheet.grid import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BankError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error


def _summary(bank: Bank, left_alone: tuple[str, ...], advice: int, name: str) -> Iterator[str]:
    """What was read from the sheet, for whoever wrote it to confirm; `advice` is a number."""
    language, questions = bank.main_language, len(bank.questions)
    counted = ngettext("{number} question", "{number} questions", questions)
    measured = (f"{each.name.main} ({each.weight:g})" for each in bank.competencies.values())
    yield _("{questions} in {language}, measuring: {competencies}").format(
        questions=counted.format(number=questions),
        language=language_name(language),
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

"""`interview bank import` of a Word document: shows what a copy for review changes, writes it."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from interview.bank import Bank, load, parse
from interview.bank.writing import write
from interview.bank.writing.replace_texts import with_changed_texts
from interview.bank_library import bank_path
from interview.cli.bank_diff import change_lines
from interview.cli.new_bank_file import (
    bank_file,
    hides_a_bank,
    mistakes_message,
    save_bank,
    save_file,
    short_name,
)
from interview.cli.output import mention, say, say_document
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.editing.diff import compare
from interview.editing.spreadsheet.grid import MAX_BYTES
from interview.editing.word import (
    ReviewDocument,
    ReviewedBank,
    copy_of,
    open_review,
    read_review,
    render_review_problems,
    row_place,
)
from interview.errors import BankError, NotFound
from interview.i18n import _
from interview.languages import language_name
from interview.paths import Paths
from interview.plain_text import isolated, listed, one_line, quoted
from interview.reader import Loaded
from interview.shipped_files import shipped_banks

_MODELINE = re.compile(r"# yaml-language-server:.*\r?\n")
"""The first line of a bank, by which editors find its schema."""
_LONGEST_SHOWN = 8
"""Pieces of text between the tables that are named."""


def import_review(arguments: Namespace, paths: Paths, data: bytes) -> int:
    """Take the changes of a copy for review into its bank, once they have been seen.

    Comments are listed, and stay in the document.
    """
    source = Path(arguments.file)
    if len(data) > MAX_BYTES:
        raise BankError(
            _("The document is larger than {limit} MB: take the pictures out of it.").format(
                limit=MAX_BYTES // 1_000_000
            )
        )
    document = open_review(data)
    made_of = copy_of(document)
    base = _base(paths, source, made_of.bank)
    bank = base.require()
    if made_of.language not in bank.languages:
        raise BankError(
            _("The copy is in {language}, which the bank “{bank}” no longer has.").format(
                language=language_name(made_of.language), bank=made_of.bank
            )
        )
    reviewed = read_review(document, bank, made_of.language)
    mention_lines(_margin_notes(document))
    if reviewed.bank is None:
        shown = render_review_problems(reviewed.problems, str(source))
        raise BankError(mistakes_message(source, len(reviewed.problems), shown))
    comparison = compare(bank, reviewed.bank)
    if not comparison.changes:
        mention(_("The copy says what the bank says: it changes nothing."))
        if not arguments.output:
            return 0
    elif not base.source.sha256.startswith(made_of.digest or "-"):
        sentence = _(
            "The bank was changed after this copy was made of it. What was changed in the bank "
            "since is shown below as if the copy took it back: look twice."
        )
        mention(f"{sentence}\n")
    mention_lines(change_lines(comparison) if comparison.changes else iter(()))
    mention_lines(_untranslated(reviewed, bank, made_of.language))
    return _save(arguments, paths, base, reviewed.bank)


def mention_lines(lines: Iterator[str]) -> None:
    """Print lines to the standard error, and an empty one behind them, where there are any."""
    if text := "\n".join(lines):
        mention(f"{text}\n")


def _base(paths: Paths, copy: Path, name: str) -> Loaded[Bank]:
    """The bank a copy was made of: by its name, else a file of that name beside the copy or here.

    The name comes from the document, so it leads to no folder but these.
    """
    if re.fullmatch(r"[\w-]+", name):
        return load(bank_path(paths, name))
    for folder in (paths.banks, copy.parent, Path()):
        path = folder / Path(name.replace("\\", "/")).name
        if path.is_file():
            return load(path)
    raise NotFound(
        _(
            "This copy was made of the bank “{name}”, which is not here: put it into the folder of "
            "the copy, and import again."
        ).format(name=one_line(name))
    )


def _margin_notes(document: ReviewDocument) -> Iterator[str]:
    """What readers left in the document that is no text of the bank."""
    if document.comments:
        yield _("Comments, which are for you to answer:")
    for comment in document.comments:
        place = row_place(document, comment.row)
        if comment.about and len(comment.about) <= 60:
            place = f"{place}, {quoted(comment.about)}"
        author = isolated(comment.author)
        if comment.is_resolved:
            author = _("{author} (resolved)").format(author=author)
        yield f"  {author} – {place}"
        yield f"    {comment.text}"
    if document.tracked_by:
        yield _(
            "Tracked changes by {names} were taken as accepted. Reject in Word those you do not "
            "want, and import again."
        ).format(names=", ".join(map(isolated, document.tracked_by)))
    if document.between:
        pieces = listed(list(document.between[:_LONGEST_SHOWN]))
        yield _("Left alone, as it stands outside of the tables: {list}").format(list=pieces)
    if document.has_pictures:
        yield _("Pictures were left alone.")


def _untranslated(reviewed: ReviewedBank, bank: Bank, language: str) -> Iterator[str]:
    """What has to be translated again."""
    if reviewed.untranslated:
        others = [language_name(code) for code in bank.languages if code != language]
        yield _("Changed in {language} alone; look at the {others} of: {list}").format(
            language=language_name(language),
            others=", ".join(others),
            list=", ".join(map(quoted, reviewed.untranslated)),
        )


def _save(arguments: Namespace, paths: Paths, base: Loaded[Bank], bank: Bank) -> int:
    """Write the bank where it was asked to go, else to the bank that the copy was made of."""
    old = Path(base.source.name)
    if arguments.output and arguments.output != "-":
        path = bank_file(paths, arguments.output)
    else:  # a bank that comes with the program stays, and the user's own of that name goes first
        is_shipped = old.parent == shipped_banks()
        path = paths.banks / old.name if is_shipped else old
    name = short_name(paths, path)
    data = with_changed_texts(base.source, base.require(), bank)
    if data is None:
        data = write(bank, name).encode()
        if modeline := _MODELINE.match(base.source.text):
            data = modeline[0].encode() + data
        parse(data, name).require()
        if any(line.lstrip().startswith("#") for line in base.source.lines):
            mention(_("The file is written anew: remarks of your own in it are not kept.") + "\n")
    if arguments.output == "-":
        say_document(data)
        return 0
    if path.exists() or hides_a_bank(paths, path):
        if not arguments.force and not is_interactive():
            raise BankError(
                _("Nothing was written to {file}: add --force where nobody can be asked.").format(
                    file=one_line(str(path))
                )
            )
        if not arguments.force and not confirmed(
            _("Write this to {file}?").format(file=one_line(str(path)))
        ):
            raise BankError(_("Nothing was written."))
    if path == old:
        save_file(path, data, replace=True)
    else:
        save_bank(paths, path, _MODELINE.sub("", data.decode("utf-8-sig")), replace=True)
    say(str(path))
    return 0

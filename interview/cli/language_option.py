"""`--lang`: the language of what a command says, and of the bank that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.errors import NotFound
from interview.i18n import LANGUAGES, _, current
from interview.plain_text import one_line

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from interview.bank import Bank


def add_language(
    parser: ArgumentParser,
    words: str = "",
    choices: Sequence[str] | None = LANGUAGES,
    default: str | None = None,
) -> None:
    """Add `--lang`, which may stand before the command or behind it.

    `words` are its line of help, `choices` the languages it takes; any with `None`. Without a
    `default`, what was given before the command stays.
    """
    from argparse import SUPPRESS

    metavar = "|".join(choices) if choices else _("LANGUAGE")
    parser.add_argument(
        "--lang",
        choices=choices,
        metavar=metavar,
        default=SUPPRESS if default is None else default,
        help=words or _("the language of the messages"),
    )


def add_bank_language(parser: ArgumentParser) -> None:
    """Add `--lang` to a command that shows a bank's own texts: it takes the bank's languages."""
    add_language(parser, _("one of the bank's languages"), None)


def asked_language(words: Sequence[str]) -> str:
    """The value of `--lang`, read before anything is parsed: the help is in that language too."""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word == "--":
            break
        name, _equals, value = word.partition("=")
        if name == "--lang":
            asked = value or following
            return asked if asked in LANGUAGES else ""
    return ""


def choose_language(bank: Bank, asked: str) -> str:
    """The language asked for, else the program's where the bank has it, else the bank's own.

    Raises `NotFound` for a language that was asked for and that the bank does not have.
    """
    if asked and asked not in bank.languages:
        raise NotFound(
            _("The bank “{bank}” is not in “{language}”. There are: {languages}.").format(
                bank=one_line(bank.title.to(current())),
                language=one_line(asked),
                languages=", ".join(bank.languages),
            )
        )
    return bank.language_for(asked, current())

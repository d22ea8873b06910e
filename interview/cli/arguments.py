"""The pieces that the grammar of every command is made of."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from textwrap import fill
from typing import Any, NoReturn

from interview.errors import UsageError
from interview.i18n import LANGUAGES, _
from interview.nearest_name import did_you_mean

Command = argparse.ArgumentParser
Commands = Any
"""argparse's own class of a parser's commands is private."""
Overview = list[tuple[str, str]]
"""Commands, and what each does."""

_WIDEST = 79
"""Columns of a line of help."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, like every other error of ours."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` in place of ending the program."""
        more = _("See: {command} --help").format(command=self.prog)
        raise UsageError(f"{message}\n{more}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name what was probably meant, where argparse only lists what there is."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        problem = _("“{value}” is not one of the choices.").format(value=value)
        raise argparse.ArgumentError(action, f"{problem} {did_you_mean(str(value), known)}")


def add_command(commands: Commands, name: str, function: str, words: str) -> Command:
    """A command that `function` does, written as `module:function`; `words` say what it does."""
    parser: Command = commands.add_parser(name, help=words, description=_sentence(words))
    parser.set_defaults(function=function)
    return parser


def add_language(
    parser: Command,
    words: str = "",
    choices: Sequence[str] | None = LANGUAGES,
    default: str = argparse.SUPPRESS,
) -> None:
    """`--lang`, which may stand before the command or behind it."""
    metavar = "|".join(choices) if choices else _("LANGUAGE")
    parser.add_argument(
        "--lang",
        choices=choices,
        metavar=metavar,
        default=default,
        help=words or _("the language of the messages"),
    )


def add_id(parser: Command, *, optional: bool = False) -> None:
    """The interview that a command is about."""
    words = _("the interview's id, or its beginning")
    if optional:
        parser.add_argument("id", metavar="ID", nargs="?", default="", help=words)
    else:
        parser.add_argument("id", metavar="ID", help=words)


def add_json(parser: Command) -> None:
    """`--json`, to print for programs."""
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def wrapped(*paragraphs: str) -> str:
    """Paragraphs as wide as a terminal."""
    return "\n".join(fill(paragraph, _WIDEST) for paragraph in paragraphs)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."

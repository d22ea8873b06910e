"""What the parsers of all commands share: error messages, groups, common arguments."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from textwrap import fill
from typing import Any, NoReturn

from interview.errors import UsageError
from interview.i18n import _
from interview.nearest_name import did_you_mean

Command = argparse.ArgumentParser
Subparsers = Any
"""What `ArgumentParser.add_subparsers` returns; argparse keeps the name of that class private."""

_WIDEST = 79
"""Columns of a line of help."""


class Parser(argparse.ArgumentParser):
    """Raises `UsageError`, in a sentence, where argparse would print and end the program."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`, with what to type to learn more."""
        more = _("See: {command} --help").format(command=self.prog)
        raise UsageError(f"{message}\n{more}")

    def format_help(self) -> str:
        """The help, with the colons of its headings as the language in use writes them."""
        text, colon = super().format_help(), _(":")
        for heading in (_("positional arguments"), _("options")):
            text = text.replace(f"\n{heading}:\n", f"\n{heading}{colon}\n")
        return text

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name what was probably meant, where argparse only lists what there is."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        problem = _("“{value}” is not one of the choices.").format(value=value)
        raise argparse.ArgumentError(action, f"{problem} {did_you_mean(str(value), known)}")


_NOT_ASKED = argparse.ArgumentParser(add_help=False)


def take_commands(parser: Command, **settings: Any) -> Subparsers:
    """Have a parser take one of several commands; `CommandGroup` adds them."""
    settings |= {"metavar": _("COMMAND"), "required": True, "parser_class": _parser_if_asked}
    return parser.add_subparsers(**settings)


def _parser_if_asked(*, is_asked: bool, **settings: Any) -> Command:
    """The parser of a command. All that were not asked for share one.

    Of these, argparse needs the names alone, and it takes longer to make a parser than to use it.
    """
    return Parser(**settings) if is_asked else _NOT_ASKED


class CommandGroup:
    """Commands that stand together in the overview, such as those on banks."""

    def __init__(
        self, subparsers: Subparsers, asked: Collection[str] | None, prefix: str = ""
    ) -> None:
        """`asked` are the words that were typed; `None` has the parsers of all commands made."""
        self._subparsers = subparsers
        self._asked = asked
        self._prefix = prefix
        self.overview: list[tuple[str, str]] = []
        """What is typed for each command, such as `show ID`, and what it does, in order."""

    def add(self, name: str, operands: str, function: str, purpose: str) -> Command | None:
        """Add a command, and return its parser where the command is asked for.

        `operands` are what the overview shows behind the name. `function`, written as
        `module:function`, is called when the command is given. `purpose` is a line of help that
        begins with a small letter.
        """
        usage = " ".join(filter(None, (self._prefix, name, operands)))
        self.overview.append((usage, purpose))
        is_asked = self._asked is None or name in self._asked
        description = purpose[:1].upper() + purpose[1:] + "."
        parser: Command = self._subparsers.add_parser(
            name, help=purpose, description=description, is_asked=is_asked
        )
        if not is_asked:
            return None
        parser.set_defaults(function=function)
        return parser


def add_bank(parser: Command, *, optional: bool = False) -> None:
    """Add the bank that a command is about."""
    words = _("a bank's name, or the path of a file")
    if optional:
        parser.add_argument("bank", metavar=_("BANK"), nargs="?", default="", help=words)
    else:
        parser.add_argument("bank", metavar=_("BANK"), help=words)


def add_id(parser: Command, *, optional: bool = False) -> None:
    """Add the interview that a command is about."""
    words = _("the interview's id, or its beginning")
    if optional:
        parser.add_argument("id", metavar="ID", nargs="?", default="", help=words)
    else:
        parser.add_argument("id", metavar="ID", help=words)


def add_json(parser: Command) -> None:
    """Add `--json`, which prints for programs."""
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def wrapped(*paragraphs: str) -> str:
    """Paragraphs, broken into lines that fit a terminal."""
    return "\n".join(fill(paragraph, _WIDEST) for paragraph in paragraphs)

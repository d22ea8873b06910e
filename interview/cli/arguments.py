"""What the parsers of all commands share: error messages, groups, common arguments."""

from __future__ import annotations

import argparse
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

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name what was probably meant, where argparse only lists what there is."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        problem = _("“{value}” is not one of the choices.").format(value=value)
        raise argparse.ArgumentError(action, f"{problem} {did_you_mean(str(value), known)}")


class CommandGroup:
    """Commands that stand together in the overview, such as those on banks."""

    def __init__(self, subparsers: Subparsers, prefix: str = "") -> None:
        self._subparsers = subparsers
        self._prefix = prefix
        self.overview: list[tuple[str, str]] = []
        """What is typed for each command, such as `show ID`, and what it does, in order."""

    def add(self, name: str, operands: str, function: str, purpose: str) -> Command:
        """Add a command, and return its parser.

        `operands` are what the overview shows behind the name. `function`, written as
        `module:function`, is called when the command is given. `purpose` is a line of help that
        begins with a small letter.
        """
        usage = " ".join(filter(None, (self._prefix, name, operands)))
        self.overview.append((usage, purpose))
        description = purpose[:1].upper() + purpose[1:] + "."
        parser: Command = self._subparsers.add_parser(name, help=purpose, description=description)
        parser.set_defaults(function=function)
        return parser


def add_bank(parser: Command) -> None:
    """Add the bank that a command is about."""
    parser.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))


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

"""What can be typed behind `interview`, and which function does it. Those load when they run."""

from __future__ import annotations

import argparse
import gettext
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from interview import __version__
from interview.errors import UsageError
from interview.i18n import DOMAIN, LANGUAGES, LOCALE_FOLDER, _, current
from interview.settings import Places, Settings

Command = argparse.ArgumentParser
Commands = Any
"""argparse's own class of a parser's commands is private."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command that was understood."""

    function: str
    """`module:function` in this package; it takes the arguments, the places and the settings."""
    arguments: argparse.Namespace

    def run(self, places: Places, settings: Settings) -> int:
        """Do it, and return the exit code."""
        module, _colon, name = self.function.partition(":")
        code: int = getattr(import_module(f"interview.cli.{module}"), name)(
            self.arguments, places, settings
        )
        return code


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, like every other error of ours."""

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` in place of ending the program."""
        more = _("See: {command} --help").format(command=self.prog)
        raise UsageError(f"{message}\n{more}")


def parse(words: Sequence[str]) -> Parsed:
    """Understand a command line. Raises `UsageError`; `--help` and `--version` end the program."""
    _teach_argparse()
    arguments = build().parse_args(words)
    return Parsed(arguments.function, arguments)


def build() -> Parser:
    """The whole grammar."""
    parser = Parser(
        prog="interview",
        description=_("Run a structured interview live, and hand HR a report that stands up."),
        epilog=_("Without a command, the program opens. An id may be shortened to its beginning."),
    )
    parser.add_argument("--version", action="version", version=f"interview {__version__}")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="", help=_("the language of everything")
    )
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    _add_running(commands)
    _add_sharing(commands)
    _add_banks(commands)
    _add_care(commands)
    return parser


def _add_running(commands: Commands) -> None:
    _command(commands, "demo", "program:demo", _("try it: a finished interview, thrown away after"))
    start = _command(commands, "start", "program:start", _("begin an interview"))
    start.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    start.add_argument("--candidate", required=True, metavar=_("NAME"), help=_("who is asked"))
    start.add_argument("--interviewer", metavar=_("NAME"), default="", help=_("who asks"))
    start.add_argument("--role", metavar=_("TEXT"), default="", help=_("the job it is about"))
    resume = _command(commands, "resume", "program:resume", _("go on where you were"))
    _add_id(resume, optional=True)


def _add_sharing(commands: Commands) -> None:
    listed = _command(commands, "list", "interviews:show_list", _("list the interviews"))
    listed.add_argument("--search", metavar=_("WORDS"), default="", help=_("only those with these"))
    _add_json(listed)
    show = _command(commands, "show", "interviews:show", _("show one interview"))
    _add_id(show)
    _add_json(show)
    report = _command(commands, "report", "reports:report", _("write the report of an interview"))
    _add_id(report)
    report.add_argument(
        "--format", choices=("html", "md", "json"), default="html", help=_("html if left out")
    )
    report.add_argument(
        "-o", "--output", metavar=_("FILE"), help=_("where to write it; - prints it")
    )
    report.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
    record = _command(
        commands, "record", "recording:record", _("add a whole interview from a YAML file")
    )
    record.add_argument("file", metavar=_("FILE"), help=_("the file; - reads the standard input"))


def _add_banks(commands: Commands) -> None:
    suggest = _command(
        commands, "suggest", "suggesting:suggest", _("read notes, say which level they speak for")
    )
    suggest.add_argument("bank", metavar=_("BANK"))
    suggest.add_argument("question", metavar=_("QUESTION"), help=_("the question's id"))
    _add_json(suggest)
    bank = commands.add_parser("bank", help=_("list, show and check question banks"))
    banks = bank.add_subparsers(metavar=_("COMMAND"), required=True)
    listed = _command(banks, "list", "banks:show_list", _("list the banks at hand"))
    _add_json(listed)
    show = _command(banks, "show", "banks:show", _("show a bank as the interviewer sees it"))
    show.add_argument("bank", metavar=_("BANK"))
    check = _command(banks, "check", "banks:check", _("find the mistakes in banks"))
    check.add_argument("banks", metavar=_("BANK"), nargs="*", help=_("all of them if left out"))
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    check.add_argument("--strict", action="store_true", help=_("let advice count as an error"))
    _command(banks, "schema", "banks:schema", _("print the JSON Schema that editors understand"))


def _add_care(commands: Commands) -> None:
    verify = _command(
        commands, "verify", "interviews:verify", _("prove that nothing was changed or lost")
    )
    _add_id(verify, optional=True)
    history = _command(commands, "history", "interviews:history", _("who changed what, and when"))
    _add_id(history)
    _command(commands, "doctor", "doctor:doctor", _("what is installed, where, and what is wrong"))


def _command(commands: Commands, name: str, function: str, words: str) -> Command:
    parser: Command = commands.add_parser(name, help=words, description=_sentence(words))
    parser.set_defaults(function=function)
    parser.add_argument(
        "--lang",
        metavar=_("LANGUAGE"),
        default=argparse.SUPPRESS,
        help=_("the language of the interview, the report, the messages"),
    )
    return parser


def _add_id(parser: Command, *, optional: bool = False) -> None:
    words = _("the interview's id, or its beginning")
    if optional:
        parser.add_argument("id", metavar="ID", nargs="?", default="", help=words)
    else:
        parser.add_argument("id", metavar="ID", help=words)


def _add_json(parser: Command) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _teach_argparse() -> None:
    """Let argparse find its own words in our catalogue: it asks gettext's global one."""
    os.environ["LANGUAGE"] = current()
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)

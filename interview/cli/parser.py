"""What can be typed behind `interview`, and which function does it. Those load when they run."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from textwrap import fill
from typing import Any, NoReturn

from interview import __version__
from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import LANGUAGES, _, ngettext
from interview.settings import Places, Settings

Command = argparse.ArgumentParser
Commands = Any
"""argparse's own class of a parser's commands is private."""


@frozen
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
        near = get_close_matches(str(value), known, n=1)
        if near:
            hint = _("Did you mean “{near}”?").format(near=near[0])
        else:
            hint = _("There are: {names}.").format(names=", ".join(known))
        problem = _("“{value}” is not one of the choices.").format(value=value)
        raise argparse.ArgumentError(action, f"{problem} {hint}")


def parse(words: Sequence[str]) -> Parsed:
    """Understand a command line. Raises `UsageError`; `--help` and `--version` end the program."""
    _teach_argparse()
    arguments = build().parse_args(words)
    return Parsed(arguments.function, arguments)


def build() -> Parser:
    """The whole grammar."""
    parser = Parser(
        prog="interview",
        usage="interview [--lang en|fr] [" + _("COMMAND …") + "]",
        epilog=_wrapped(
            _("Without a command, the program opens. An id may be shortened to its beginning."),
            _("More on a command: interview COMMAND --help"),
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"interview {__version__}",
        help=_("show program's version number and exit"),  # argparse of 3.11 forgets to ask
    )
    _add_language(parser, _("the language of everything"), LANGUAGES, default="")
    commands = parser.add_subparsers(
        prog="interview",
        metavar=_("COMMAND"),
        required=True,
        help=argparse.SUPPRESS,
        parser_class=Parser,
    )
    groups = {
        _("Run"): _add_running(commands),
        _("Share"): _add_sharing(commands),
        _("Banks"): _add_banks(commands),
        _("Care"): _add_care(commands),
    }
    purpose = _("Run a structured interview live, and hand HR a report that stands up.")
    parser.description = "\n".join([_wrapped(purpose), *_overview(groups)])
    return parser


Overview = list[tuple[str, str]]
"""Commands, and what each does."""


def _overview(groups: Mapping[str, Overview]) -> Iterator[str]:
    """The commands by what one wants to do."""
    width = max(len(name) for group in groups.values() for name, _words in group)
    for title, group in groups.items():
        yield f"\n{title}"
        for name, words in group:
            yield f"  {name:{width}}  {words}"


def _add_running(commands: Commands) -> Overview:
    demo = _("try it with a finished interview, thrown away after")
    start = _("begin an interview, with --candidate NAME")
    resume = _("go on where you were")
    _add_language(_command(commands, "demo", "program:demo", demo))
    _add_start(_command(commands, "start", "program:start", start))
    resuming = _command(commands, "resume", "program:resume", resume)
    _add_id(resuming, optional=True)
    _add_language(resuming)
    return [("demo", demo), ("start " + _("BANK"), start), ("resume [ID]", resume)]


def _add_start(start: Command) -> None:
    start.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    start.add_argument("--candidate", required=True, metavar=_("NAME"), help=_("who is asked"))
    start.add_argument("--interviewer", metavar=_("NAME"), default="", help=_("who asks"))
    start.add_argument("--role", metavar=_("TEXT"), default="", help=_("the job it is about"))
    _add_language(start, _("the language of the interview: one that the bank has"), None)


def _add_sharing(commands: Commands) -> Overview:
    listed, shown = _("list the interviews"), _("show one interview")
    reported = _("write the report of an interview")
    listing = _command(commands, "list", "interviews:show_list", listed)
    listing.add_argument(
        "--search", metavar=_("WORDS"), default="", help=_("only those that have all these words")
    )
    _add_json(listing)
    _add_language(listing)
    showing = _command(commands, "show", "showing:show", shown)
    _add_id(showing)
    _add_json(showing)
    _add_language(showing)
    _add_report(_command(commands, "report", "reports:report", reported))
    return [("list", listed), ("show ID", shown), ("report ID", reported)]


def _add_report(report: Command) -> None:
    _add_id(report)
    report.add_argument(
        "--format", choices=("html", "md", "json"), default="html", help=_("html if left out")
    )
    report.add_argument(
        "-o", "--output", metavar=_("FILE"), help=_("where to write it; - prints it")
    )
    report.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
    _add_language(report, _("the language of the report"))


def _add_banks(commands: Commands) -> Overview:
    words = {
        "bank list": _("list the banks at hand"),
        "bank show": _("show a bank as the interviewer sees it"),
        "bank check": _("find the mistakes in banks"),
        "bank rules": _("list the advice on banks, or explain a code"),
        "bank schema": _("print the JSON Schema that editors understand"),
        "suggest": _("read notes, say which level they speak for"),
    }
    parent = commands.add_parser("bank", description=_("List, show and check question banks."))
    banks = parent.add_subparsers(metavar=_("COMMAND"), required=True, parser_class=Parser)
    listing = _command(banks, "list", "banks:show_list", words["bank list"])
    _add_json(listing)
    _add_language(listing)
    _add_bank_show(_command(banks, "show", "banks:show", words["bank show"]))
    _add_bank_check(_command(banks, "check", "banks:check", words["bank check"]))
    rules = _command(banks, "rules", "banks:rules", words["bank rules"])
    rules.add_argument("code", metavar=_("CODE"), nargs="?", default="", help=_("such as B012"))
    _add_language(rules)
    _add_language(_command(banks, "schema", "banks:schema", words["bank schema"]))
    _add_suggest(_command(commands, "suggest", "suggesting:suggest", words["suggest"]))
    return [
        ("bank list", words["bank list"]),
        ("bank show " + _("BANK"), words["bank show"]),
        ("bank check [" + _("BANK …") + "]", words["bank check"]),
        ("bank rules [" + _("CODE") + "]", words["bank rules"]),
        ("bank schema", words["bank schema"]),
        ("suggest " + _("BANK QUESTION"), words["suggest"]),
    ]


def _add_bank_show(show: Command) -> None:
    show.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    _add_language(show, _("one of the bank's languages"), None)


def _add_bank_check(check: Command) -> None:
    check.add_argument("banks", metavar=_("BANK"), nargs="*", help=_("all of them if left out"))
    check.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help=_("text if left out")
    )
    check.add_argument("--strict", action="store_true", help=_("let advice count as an error"))
    _add_language(check)


def _add_suggest(suggest: Command) -> None:
    suggest.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    suggest.add_argument("question", metavar=_("QUESTION"), help=_("the question's id"))
    _add_json(suggest)
    _add_language(suggest, _("one of the bank's languages"), None)


def _add_care(commands: Commands) -> Overview:
    recorded = _("add a whole interview from a YAML file")
    verified = _("prove that nothing was changed or lost")
    told = _("what was done in an interview, and when")
    examined = _("what is installed, where things live, what is wrong")
    recording = _command(commands, "record", "recording:record", recorded)
    recording.add_argument(
        "file", metavar=_("FILE"), help=_("the file; - reads the standard input")
    )
    verifying = _command(commands, "verify", "interviews:verify", verified)
    _add_id(verifying, optional=True)
    telling = _command(commands, "history", "history:history", told)
    _add_id(telling)
    for command in (recording, verifying, telling):
        _add_language(command)
    _add_language(_command(commands, "doctor", "doctor:doctor", examined))
    return [
        ("record " + _("FILE"), recorded),
        ("verify [ID]", verified),
        ("history ID", told),
        ("doctor", examined),
    ]


def _command(commands: Commands, name: str, function: str, words: str) -> Command:
    parser: Command = commands.add_parser(name, help=words, description=_sentence(words))
    parser.set_defaults(function=function)
    return parser


def _add_language(
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


def _add_id(parser: Command, *, optional: bool = False) -> None:
    words = _("the interview's id, or its beginning")
    if optional:
        parser.add_argument("id", metavar="ID", nargs="?", default="", help=words)
    else:
        parser.add_argument("id", metavar="ID", help=words)


def _add_json(parser: Command) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def _wrapped(*paragraphs: str) -> str:
    return "\n".join(fill(paragraph, _WIDEST) for paragraph in paragraphs)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _teach_argparse() -> None:
    """Let argparse say its own words as we do: gettext would look for a file at each of them."""
    vars(argparse).update(_=_, ngettext=ngettext)

"""What can be typed behind `interview`, and which function does it. Those load when they run."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from interview import __version__
from interview.cli.arguments import (
    Command,
    Commands,
    Overview,
    Parser,
    add_command,
    add_id,
    add_json,
    add_language,
    wrapped,
)
from interview.cli.bank_parser import add_banks
from interview.frozen import frozen
from interview.i18n import LANGUAGES, _, ngettext
from interview.paths import Paths
from interview.settings import Settings


@frozen
class Parsed:
    """A command that was understood."""

    function: str
    """`module:function` in this package; it takes the arguments, the paths and the settings."""
    arguments: argparse.Namespace

    def run(self, paths: Paths, settings: Settings) -> int:
        """Do it, and return the exit code."""
        module, _colon, name = self.function.partition(":")
        code: int = getattr(import_module(f"interview.cli.{module}"), name)(
            self.arguments, paths, settings
        )
        return code


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
        epilog=wrapped(
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
    add_language(parser, _("the language of everything"), LANGUAGES, default="")
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
        _("Banks"): add_banks(commands),
        _("Care"): _add_care(commands),
    }
    purpose = _("Run a structured interview live, and hand HR a report that stands up.")
    parser.description = "\n".join([wrapped(purpose), *_overview(groups)])
    return parser


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
    add_language(add_command(commands, "demo", "open_tui:demo", demo))
    _add_start(add_command(commands, "start", "open_tui:start", start))
    resuming = add_command(commands, "resume", "open_tui:resume", resume)
    add_id(resuming, optional=True)
    add_language(resuming)
    return [("demo", demo), ("start " + _("BANK"), start), ("resume [ID]", resume)]


def _add_start(start: Command) -> None:
    start.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    start.add_argument("--candidate", required=True, metavar=_("NAME"), help=_("who is asked"))
    start.add_argument("--interviewer", metavar=_("NAME"), default="", help=_("who asks"))
    start.add_argument("--role", metavar=_("TEXT"), default="", help=_("the job it is about"))
    add_language(start, _("the language of the interview: one that the bank has"), None)


def _add_sharing(commands: Commands) -> Overview:
    listed, shown = _("list the interviews"), _("show one interview")
    reported = _("write the report of an interview")
    listing = add_command(commands, "list", "list_and_verify:show_list", listed)
    listing.add_argument(
        "--search", metavar=_("WORDS"), default="", help=_("only those that have all these words")
    )
    add_json(listing)
    add_language(listing)
    showing = add_command(commands, "show", "show:show", shown)
    add_id(showing)
    add_json(showing)
    add_language(showing)
    _add_report(add_command(commands, "report", "report:report", reported))
    return [("list", listed), ("show ID", shown), ("report ID", reported)]


def _add_report(report: Command) -> None:
    add_id(report)
    report.add_argument(
        "--format", choices=("html", "md", "json"), default="html", help=_("html if left out")
    )
    report.add_argument(
        "-o", "--output", metavar=_("FILE"), help=_("where to write it; - prints it")
    )
    report.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
    add_language(report, _("the language of the report"))


def _add_care(commands: Commands) -> Overview:
    recorded = _("add a whole interview from a YAML file")
    verified = _("prove that nothing was changed or lost")
    told = _("what was done in an interview, and when")
    examined = _("what is installed, where things live, what is wrong")
    recording = add_command(commands, "record", "record:record", recorded)
    recording.add_argument(
        "file", metavar=_("FILE"), help=_("the file; - reads the standard input")
    )
    verifying = add_command(commands, "verify", "list_and_verify:verify", verified)
    add_id(verifying, optional=True)
    telling = add_command(commands, "history", "history:history", told)
    add_id(telling)
    for command in (recording, verifying, telling):
        add_language(command)
    add_language(add_command(commands, "doctor", "doctor:doctor", examined))
    return [
        ("record " + _("FILE"), recorded),
        ("verify [ID]", verified),
        ("history ID", told),
        ("doctor", examined),
    ]


def _teach_argparse() -> None:
    """Let argparse say its own words as we do: gettext would look for a file at each of them."""
    vars(argparse).update(_=_, ngettext=ngettext)

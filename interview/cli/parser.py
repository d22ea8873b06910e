"""What can be typed behind `interview`, and which function runs it: it is imported only then."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Sequence
from importlib import import_module

from interview import __version__
from interview.cli.arguments import (
    Command,
    CommandGroup,
    Parser,
    Subparsers,
    add_bank,
    add_id,
    add_json,
    take_commands,
    wrapped,
)
from interview.cli.bank_parser import add_bank_commands
from interview.cli.language_option import add_language
from interview.cli.team_parser import add_team_commands
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
        """Run the command, and return its exit code."""
        module, _colon, name = self.function.partition(":")
        function = getattr(import_module(f"interview.cli.{module}"), name)
        code: int = function(self.arguments, paths, settings)
        return code


def parse(words: Sequence[str]) -> Parsed:
    """Understand a command line. Raises `UsageError`; `--help` and `--version` end the program."""
    # argparse asks gettext for its own words, which would look for a file at each of them.
    vars(argparse).update(_=_, ngettext=ngettext)
    parser = build_parser(words)
    arguments = parser.parse_args(words)
    if "function" not in arguments:
        parser.error(_("which command? “interview --help” lists them"))
    return Parsed(arguments.function, arguments)


def build_parser(asked: Collection[str] | None = None) -> Parser:
    """The parser of every command, with the overview that `interview --help` prints.

    `asked` are the words that were typed: it knows the arguments of those commands alone.
    """
    parser = Parser(
        prog="interview",
        usage="interview [--lang en|fr] [--plain] [" + _("COMMAND …") + "]",
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
    add_language(parser, _("the language of messages and reports"), LANGUAGES, default="")
    _add_plain(parser, default=False)
    parser.add_argument(
        "--tour", action="store_true", help=_("open with the tour of the first start")
    )
    commands = take_commands(parser, prog="interview", help=argparse.SUPPRESS)
    commands.required = False  # or an unknown option is told as a command that is missing
    if asked and "--plain" in asked:
        parser.set_defaults(function="open_plain:ask_which")
    groups = {
        _("Run"): _add_run_commands(commands, asked),
        _("Share"): _add_share_commands(commands, asked),
        _("Team"): add_team_commands(commands, asked),
        _("Banks"): add_bank_commands(commands, asked),
        _("Maintenance"): _add_care_commands(commands, asked),
    }
    purpose = _("Run structured interviews, and give HR a report backed by your notes.")
    lines = [wrapped(purpose)]
    width = max(len(usage) for group in groups.values() for usage, _purpose in group)
    for title, group in groups.items():
        lines += [f"\n{title}", *(f"  {usage:{width}}  {does}" for usage, does in group)]
    parser.description = "\n".join(lines)
    return parser


def _add_run_commands(commands: Subparsers, asked: Collection[str] | None) -> list[tuple[str, str]]:
    """Add `demo`, `start` and `resume`, and return the overview of them."""
    group = CommandGroup(commands, asked)
    if demo := group.add(
        "demo", "", "demo:demo", _("try it with made-up interviews, deleted afterwards")
    ):
        demo.add_argument(
            "--keep",
            metavar=_("FOLDER"),
            help=_("write them into a new folder, and print the commands to try on them"),
        )
        add_language(demo)

    if start := group.add(
        "start",
        _("[BANK]"),
        "start:start",
        _("begin an interview: --candidate NAME, or a planned one"),
    ):
        add_bank(start, optional=True)
        start.add_argument(
            "--candidate",
            default="",
            metavar=_("NAME"),
            help=_("the candidate's name; without a bank, as in the agenda"),
        )
        start.add_argument(
            "--interviewer", metavar=_("NAME"), default="", help=_("the interviewer's name")
        )
        start.add_argument("--role", metavar=_("TEXT"), default="", help=_("the role to be filled"))
        start.add_argument(
            "--requisition",
            metavar=_("TEXT"),
            default="",
            help=_("the number or name of the opening"),
        )
        start.add_argument(
            "--panel",
            metavar=_("NAMES"),
            default="",
            help=_("who else interviews, with commas between"),
        )
        _add_plain(start)
        add_language(start, _("the language of the interview: one that the bank has"), None)

    if resume := group.add("resume", "[ID]", "resume:resume", _("go on where you were")):
        add_id(resume, optional=True)
        _add_plain(resume)
        add_language(resume)

    if serve := group.add(
        "serve", "", "serve:serve", _("use the program in a browser, through a link")
    ):
        serve.add_argument(
            "--port", metavar=_("NUMBER"), type=_count, default=0, help=_("a free one by default")
        )
        serve.add_argument(
            "--host",
            metavar=_("ADDRESS"),
            default="127.0.0.1",
            help=_("the address that browsers use; beyond this machine only with a certificate"),
        )
        serve.add_argument("--certfile", metavar=_("FILE"), help=_("the certificate, for TLS"))
        serve.add_argument("--keyfile", metavar=_("FILE"), help=_("the key of the certificate"))
        serve.add_argument(
            "--sessions",
            metavar=_("NUMBER"),
            type=_count,
            default=1,
            help=_("how many browsers at the same time, a link for each; 1 by default"),
        )
        serve.add_argument(
            "--idle",
            metavar=_("MINUTES"),
            type=_minutes,
            default=60,
            help=_(
                "time without a key or a click after which a session is saved and ended; "
                "60 by default"
            ),
        )
        add_language(serve)

    if practice := group.add(
        "practice",
        _("BANK"),
        "practice:practice",
        _("rate sample answers whose level is known"),
    ):
        practice.add_argument(
            "bank",
            metavar=_("BANK"),
            nargs="?",
            default="",
            help=_("a bank's name, or the path of a file"),
        )
        practice.add_argument(
            "--rater",
            metavar=_("NAME"),
            default="",
            help=_("who practises; the interviewer by default"),
        )
        practice.add_argument(
            "--mode",
            choices=("learn", "test"),
            default="",
            help=_(
                "learn: the level after each answer; test: at the end. It is asked for if left out"
            ),
        )
        practice.add_argument(
            "--answers",
            metavar=_("NUMBER"),
            type=_count,
            help=_("how many to rate; by default 12 to learn, 30 or more in a test"),
        )
        practice.add_argument(
            "--seed",
            metavar=_("NUMBER"),
            type=_count,
            default=None,
            help=_("draw the order from this number, for the same order again"),
        )
        practice.add_argument(
            "--new", action="store_true", help=_("begin another session than the one that is open")
        )
        practice.add_argument(
            "--check", action="store_true", help=_("find the mistakes in the file of answers")
        )
        practice.add_argument(
            "--progress", action="store_true", help=_("show the sessions, and what reports quote")
        )
        practice.add_argument(
            "--erase", action="store_true", help=_("erase the sessions of --rater, or all of them")
        )
        _add_agreement(practice)
        add_json(practice)
        add_language(practice, _("the language of the answers: one that the bank has"), None)
    return group.overview


def _add_plain(parser: Command, default: bool | str = argparse.SUPPRESS) -> None:
    """Add `--plain`. Without a `default`, what was given before the command stays."""
    parser.add_argument(
        "--plain",
        action="store_true",
        default=default,
        help=_("line by line instead of on screens, as for a screen reader"),
    )


def _count(text: str) -> int:
    """A whole number that is not negative. Raises `ArgumentTypeError`."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_COUNT):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number, such as 12").format(text=text)
        )
    return int(text)


def _minutes(text: str) -> float:
    """Minutes, with a point or none. Raises `ArgumentTypeError`."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a number of minutes, such as 15").format(text=text)
        )
    return float(text)


_LONGEST_COUNT = 9
"""Digits of a number that is typed."""


def _add_share_commands(
    commands: Subparsers, asked: Collection[str] | None
) -> list[tuple[str, str]]:
    """Add `list`, `show` and `report`, and return the overview of them."""
    group = CommandGroup(commands, asked)
    if listing := group.add(
        "list", "", "list_interviews:list_interviews", _("list the interviews")
    ):
        _add_filters(listing)
        listing.add_argument(
            "--due",
            action="store_true",
            help=_("only those kept as long as the settings say (keep_days)"),
        )
        add_json(listing)
        add_language(listing)

    if agenda := group.add("agenda", "", "agenda:agenda", _("who interviews whom, today's first")):
        add_json(agenda)
        add_language(agenda)

    if show := group.add("show", "ID", "show:show", _("show one interview")):
        add_id(show)
        add_json(show)
        add_language(show)

    if report := group.add(
        "report", "ID … | --all", "report:report", _("write the reports of interviews")
    ):
        report.add_argument(
            "ids", metavar="ID", nargs="*", help=_("the interview's id, or its beginning")
        )
        report.add_argument(
            "--all", action="store_true", help=_("all interviews, or those that the filters leave")
        )
        _add_filters(report)
        report.add_argument(
            "--format",
            choices=("html", "pdf", "xlsx", "md", "json"),
            help=_("by the ending of FILE, or else {format}").format(format="html"),
        )
        report.add_argument(
            "--paper", choices=("a4", "letter"), default="a4", help=_("the size of a PDF's pages")
        )
        report.add_argument(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("where to write it; - prints it; a folder for several"),
        )
        report.add_argument(
            "--audience",
            choices=("hr", "panel", "candidate"),
            default="hr",
            help=_(
                "for whom it is: hr sees everything (default), the others what is theirs to see"
            ),
        )
        report.add_argument(
            "--force",
            action="store_true",
            help=_("replace FILE if it is there, unless it is a symbolic link"),
        )
        report.add_argument(
            "--schema", action="store_true", help=_("print the JSON Schema of --format json")
        )
        add_language(report, _("the language of the report"))

    if decide := group.add(
        "decide", "ID", "decide:decide", _("record and sign what is decided on the candidate")
    ):
        add_id(decide)
        decide.add_argument(
            "--decision",
            choices=("hire", "advance", "hold", "decline"),
            default="",
            help=_("advance: on to the next step; hold: not yet. It is asked for if left out"),
        )
        decide.add_argument(
            "--reasons",
            metavar=_("TEXT"),
            default="",
            help=_("why, and why otherwise than the rule recommends; asked for if left out"),
        )
        decide.add_argument(
            "--by",
            metavar=_("NAME"),
            default="",
            help=_("who decides; the interviewer of the settings, or the user of this machine"),
        )
        add_language(decide)

    if compare := group.add(
        "compare", "[ID …]", "compare:compare", _("candidates side by side, by the same questions")
    ):
        compare.add_argument(
            "ids", metavar="ID", nargs="*", help=_("interviews, or their beginnings")
        )
        _add_filters(compare)
        compare.add_argument(
            "--sort-by",
            metavar=_("ROW"),
            default="",
            help=_("score, coverage, red-flags, name, or the id of a competency or a question"),
        )
        compare.add_argument(
            "--blind",
            action="store_true",
            help=_("letters for names, which are taken out of notes"),
        )
        compare.add_argument(
            "--hide",
            metavar=_("WORDS"),
            action="append",
            default=[],
            help=_("with --blind: what else is taken out, such as a school; may be repeated"),
        )
        compare.add_argument(
            "--reveal",
            metavar=_("WHY"),
            help=_("show names that were hidden, with their letters: asks, and is recorded"),
        )
        compare.add_argument("--yes", action="store_true", help=_("do not ask"))
        _add_person(compare)
        _add_document(compare, ("html", "md", "json", "xlsx"))

    if panel := group.add(
        "panel",
        _("CANDIDATE|ID …"),
        "panel:panel",
        _("several raters of one candidate, and what they agree on"),
    ):
        panel.add_argument(
            "who",
            metavar=_("CANDIDATE|ID"),
            nargs="+",
            help=_("the candidate’s name, or the interviews of the raters"),
        )
        panel.add_argument(
            "--consensus",
            metavar=_("FILE"),
            nargs="?",
            const="",
            help=_(
                "record what the panel agrees on: from a YAML file (- reads standard input), "
                "or asked"
            ),
        )
        _add_person(panel)
        _add_document(panel, ("html", "md", "json", "forms"))

    bank = _("BANK")
    if insights := group.add(
        "insights",
        f"[{bank}]",
        "insights:insights",
        _("what many interviews say of questions and raters"),
    ):
        from interview.cli.interview_filters import add_who_and_when

        insights.add_argument(
            "bank",
            metavar=bank,
            nargs="?",
            default="",
            help=_("only interviews held with this bank; all banks, one by one, if left out"),
        )
        add_who_and_when(insights)
        insights.add_argument(
            "--no-raters",
            action="store_true",
            help=_("leave out the figures of raters, which are personal data"),
        )
        _add_document(insights, ("text", "html", "json"))

    if export := group.add(
        "export", "ID", "export:export", _("write a record that a stranger can check")
    ):
        add_id(export)
        export.add_argument(
            "-o", "--output", metavar=_("FILE"), help=_("where to write it, such as ada.zip")
        )
        export.add_argument(
            "--force",
            action="store_true",
            help=_("replace FILE if it is there, unless it is a symbolic link"),
        )
        export.add_argument(
            "--name",
            metavar=_("NAME"),
            default="",
            help=_("the owner of the key, if it is created now"),
        )
        add_language(export, _("the language of the report"))
    return group.overview


def _add_care_commands(
    commands: Subparsers, asked: Collection[str] | None
) -> list[tuple[str, str]]:
    """Add `record`, `verify`, `erase` and the like, and return the overview of them."""
    group = CommandGroup(commands, asked)
    if record := group.add(
        "record", _("FILE"), "record:record", _("add a whole interview from a YAML file")
    ):
        record.add_argument(
            "file", metavar=_("FILE"), help=_("the file; - reads the standard input")
        )
        record.add_argument(
            "--by",
            metavar=_("NAME"),
            default="",
            help=_("who enters it; the interviewer of the settings, or the user of this machine"),
        )
        record.add_argument(
            "--again",
            action="store_true",
            help=_("enter a file a second time, as another interview"),
        )
        add_language(record)

    if importing := group.add(
        "import",
        _("FILE"),
        "import_interview:import_interview",
        _("add a signed record that was exported elsewhere"),
    ):
        importing.add_argument("file", metavar=_("FILE"), help=_("what “interview export” wrote"))
        add_language(importing)

    either = _("ID|FILE")
    if verify := group.add(
        "verify",
        f"[{either}]",
        "verify:verify",
        _("what contradicts, who signed, who witnessed"),
    ):
        verify.add_argument(
            "id",
            metavar=either,
            nargs="?",
            default="",
            help=_("an interview, or an exported file: a name with a dot or a slash"),
        )
        verify.add_argument(
            "--against",
            metavar=_("FILE"),
            default="",
            help=_("a file that --head wrote earlier, or another record of where the journal was"),
        )
        verify.add_argument(
            "--head",
            metavar=_("FILE"),
            default="",
            help=_("write where the journal is now to FILE"),
        )
        add_language(verify)

    if history := group.add(
        "history", "ID", "history:history", _("what was done in an interview, and when")
    ):
        add_id(history)
        add_language(history)

    if countersign := group.add(
        "countersign", "ID", "countersign:countersign", _("sign that you received a signed record")
    ):
        add_id(countersign)
        countersign.add_argument(
            "--name",
            metavar=_("NAME"),
            default="",
            help=_("the owner of the key, if it is created now"),
        )
        add_language(countersign)

    if stamp := group.add(
        "timestamp", "ID", "time_stamp:time_stamp", _("have an authority say when it was signed")
    ):
        add_id(stamp)
        stamp.add_argument(
            "--url", metavar="URL", required=True, help=_("the authority's address (RFC 3161)")
        )
        add_language(stamp)

    if erase := group.add("erase", "ID", "erase:erase", _("destroy one interview, and prove it")):
        add_id(erase)
        _add_agreement(erase)
        add_language(erase)

    if purge := group.add("purge", "", "purge:purge", _("destroy interviews kept past their time")):
        purge.add_argument(
            "--older-than",
            metavar=_("DAYS"),
            default="",
            help=_("since their last change, such as 180d; the settings decide if left out"),
        )
        purge.add_argument(
            "--dry-run", action="store_true", help=_("only list what would be destroyed")
        )
        _add_agreement(purge)
        add_language(purge)

    if access := group.add(
        "access", _("NAME"), "access:access", _("all that is held on one person")
    ):
        access.add_argument("name", metavar=_("NAME"), help=_("the person's name"))
        add_json(access)
        add_language(access)

    if backup := group.add(
        "backup", _("FILE"), "backup:backup", _("copy the journal, even while it is in use")
    ):
        backup.add_argument("file", metavar=_("FILE"), help=_("the file to write; it must be new"))
        add_language(backup)

    if restore := group.add(
        "restore", _("FILE"), "restore:restore", _("take in what the journal lacks of a backup")
    ):
        restore.add_argument("file", metavar=_("FILE"), help=_("a backup, or another journal"))
        _add_agreement(restore)
        add_language(restore)

    if salvage := group.add(
        "salvage", _("FILE"), "salvage:salvage", _("read what is left of a damaged journal")
    ):
        salvage.add_argument(
            "file", metavar=_("FILE"), help=_("the damaged file; it is left alone")
        )
        salvage.add_argument(
            "-o", "--output", metavar=_("FILE"), help=_("the new journal; FILE.salvaged by default")
        )
        add_language(salvage)

    if keys := group.add("keys", "", "keys:keys", _("all keys on one page, as they are set")):
        keys.add_argument(
            "--paper", choices=("a4", "letter"), default="a4", help=_("the size of a PDF's pages")
        )
        _add_document(keys, ("html", "pdf"))

    if completion := group.add(
        "completion",
        _("SHELL"),
        "completion:completion",
        _("have your shell complete ids, banks and options"),
    ):
        completion.add_argument(
            "shell", choices=("bash", "zsh", "fish"), help=_("the shell; what it reads is printed")
        )
        add_language(completion)

    doctor = _("what is installed, where files are, what is wrong")
    if parser := group.add("doctor", "", "doctor:doctor", doctor):
        add_language(parser)
    return group.overview


def _add_filters(parser: Command) -> None:
    """Add the options that say which interviews are meant."""
    from interview.cli.interview_filters import add_filters

    add_filters(parser)


def _add_person(parser: Command) -> None:
    """Add `--by`, who stands by what is recorded."""
    parser.add_argument(
        "--by",
        metavar=_("NAME"),
        default="",
        help=_("who records it; the interviewer of the settings, or the user of this machine"),
    )


def _add_document(parser: Command, formats: tuple[str, ...]) -> None:
    """Add in which format something is written, where, and in which language."""
    usual = _("by the ending of FILE, or else {format}").format(format=formats[0])
    parser.add_argument("--format", choices=formats, help=usual)
    parser.add_argument(
        "-o", "--output", metavar=_("FILE"), help=_("where to write it; - prints it")
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=_("replace FILE if it is there, unless it is a symbolic link"),
    )
    add_language(parser, _("the language of the document"))


def _add_agreement(parser: Command) -> None:
    """Add `--yes`, which takes the place of a person's answer."""
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))

"""What can be typed behind `interview bank`, and `suggest`, which tries a bank's signals."""

from __future__ import annotations

from collections.abc import Collection

from interview.cli.arguments import (
    CommandGroup,
    Subparsers,
    add_bank,
    add_json,
    take_commands,
)
from interview.cli.language_option import add_bank_language, add_language
from interview.i18n import _


def add_bank_commands(commands: Subparsers, asked: Collection[str] | None) -> list[tuple[str, str]]:
    """Add every command on banks, and return the overview of them."""
    purpose = _("Make, show, check and exchange question banks.")
    parent = commands.add_parser("bank", help=purpose, description=purpose, is_asked=True)
    banks = CommandGroup(take_commands(parent), asked, "bank")

    if listing := banks.add("list", "", "bank_list:list_banks", _("list the available banks")):
        add_json(listing)
        add_language(listing)

    if showing := banks.add(
        "show", _("BANK"), "bank_show:show", _("show a bank as the interviewer sees it")
    ):
        add_bank(showing)
        add_bank_language(showing)

    if new := banks.add(
        "new",
        "[" + _("FILE") + "]",
        "bank_new:new",
        _("begin a bank of your own, from a few questions"),
    ):
        new.add_argument(
            "file",
            metavar=_("FILE"),
            nargs="?",
            default="",
            help=_("its name or its path; by default, made from its title"),
        )
        add_language(new)

    if edit := banks.add(
        "edit", _("BANK"), "bank_edit:edit", _("change a bank in your editor, checked first")
    ):
        add_bank(edit)
        add_language(edit)

    if preview := banks.add(
        "preview",
        _("BANK"),
        "bank_preview:preview",
        _("see a bank as interviewers will, again at every save"),
    ):
        add_bank(preview)
        add_bank_language(preview)

    if trial := banks.add(
        "try", _("BANK"), "bank_try:try_bank", _("type notes and see which level a bank proposes")
    ):
        add_bank(trial)
        trial.add_argument(
            "question", metavar=_("QUESTION"), nargs="?", default="", help=_("the first by default")
        )
        add_bank_language(trial)

    if check := banks.add(
        "check", "[" + _("BANK …") + "]", "bank_check:check", _("find the mistakes in banks")
    ):
        check.add_argument("banks", metavar=_("BANK"), nargs="*", help=_("all of them by default"))
        check.add_argument(
            "--format", choices=("text", "json", "sarif"), default="text", help=_("text by default")
        )
        check.add_argument("--strict", action="store_true", help=_("let advice count as an error"))
        check.add_argument(
            "--fix",
            action="store_true",
            help=_("mend what can be mended without a doubt; shows it and asks first"),
        )
        check.add_argument("--yes", action="store_true", help=_("with --fix: do not ask"))
        add_language(check)

    if learning := banks.add(
        "learn",
        _("BANK"),
        "bank_learn:learn",
        _("find phrases that a bank missed in signed interviews"),
    ):
        add_bank(learning)
        add_json(learning)
        add_bank_language(learning)

    if diff := banks.add(
        "diff", _("OLD NEW"), "bank_diff:diff", _("show what changed between two banks")
    ):
        diff.add_argument("old", metavar=_("OLD"), help=_("the earlier bank: its name or its path"))
        diff.add_argument("new", metavar=_("NEW"), help=_("the later one"))
        add_json(diff)
        add_language(diff)

    if importing := banks.add(
        "import",
        _("FILE"),
        "bank_import:import_sheet",
        _("make a bank from a sheet, take in a Word copy"),
    ):
        importing.add_argument(
            "file", metavar=_("FILE"), help=_("the spreadsheet (.xlsx, .csv), or the copy (.docx)")
        )
        importing.add_argument(
            "-o", "--output", metavar=_("BANK"), help=_("the bank's name or path; - prints it")
        )
        importing.add_argument(
            "--force",
            action="store_true",
            help=_("replace the bank if it is there"),
        )
        add_language(importing)

    if export := banks.add(
        "export",
        _("BANK"),
        "bank_export:export_sheet",
        _("write a bank as a spreadsheet or a Word copy"),
    ):
        add_bank(export)
        export.add_argument(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("a name in .xlsx, .csv or .docx; - prints CSV"),
        )
        export.add_argument(
            "--format",
            choices=("xlsx", "csv", "docx"),
            default="",
            help=_("as the name of FILE ends by default, else xlsx"),
        )
        export.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
        add_bank_language(export)

    if printing := banks.add(
        "print", _("BANK"), "bank_print:print_kit", _("make the kit to interview with on paper")
    ):
        add_bank(printing)
        printing.add_argument(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("a name in .html, .pdf, or .yaml for the file to type into; - prints HTML"),
        )
        printing.add_argument(
            "--paper", choices=("a4", "letter"), default="a4", help=_("the size of a PDF's pages")
        )
        printing.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
        add_bank_language(printing)

    if rules := banks.add(
        "rules",
        "[" + _("WORD") + "]",
        "bank_rules:rules",
        _("list the advice on banks, or explain a code"),
    ):
        rules.add_argument(
            "code",
            metavar=_("WORD"),
            nargs="*",
            help=_("such as B012; or words that the advice is about, such as closed"),
        )
        add_language(rules)

    if schema := banks.add(
        "schema", "", "bank_schema:schema", _("print the JSON Schema that editors understand")
    ):
        add_language(schema)

    trials = CommandGroup(commands, asked)
    if suggest := trials.add(
        "suggest",
        _("BANK QUESTION"),
        "suggest:suggest",
        _("read notes and say which level they point to"),
    ):
        add_bank(suggest)
        suggest.add_argument("question", metavar=_("QUESTION"), help=_("the question's id"))
        add_json(suggest)
        add_bank_language(suggest)
    return [*banks.overview, *trials.overview]

"""What can be typed behind `interview bank`, and `suggest`, which tries a bank's signals.

Each function adds one command, and returns its line in the overview.
"""

from __future__ import annotations

from interview.cli.arguments import Commands, Overview, Parser, add_command, add_json, add_language
from interview.i18n import _


def add_banks(commands: Commands) -> Overview:
    """Everything about banks."""
    parent = commands.add_parser(
        "bank", description=_("Make, show, check and exchange question banks.")
    )
    banks = parent.add_subparsers(metavar=_("COMMAND"), required=True, parser_class=Parser)
    return [
        _add_list(banks),
        _add_show(banks),
        _add_new(banks),
        _add_edit(banks),
        _add_preview(banks),
        _add_try(banks),
        _add_check(banks),
        _add_diff(banks),
        _add_import(banks),
        _add_export(banks),
        _add_rules(banks),
        _add_schema(banks),
        _add_suggest(commands),
    ]


def _add_list(banks: Commands) -> tuple[str, str]:
    words = _("list the banks at hand")
    listing = add_command(banks, "list", "bank_check:show_list", words)
    add_json(listing)
    add_language(listing)
    return "bank list", words


def _add_show(banks: Commands) -> tuple[str, str]:
    words = _("show a bank as the interviewer sees it")
    show = add_command(banks, "show", "bank_check:show", words)
    show.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    add_language(show, _("one of the bank's languages"), None)
    return "bank show " + _("BANK"), words


def _add_new(banks: Commands) -> tuple[str, str]:
    words = _("begin a bank of your own, from a few questions")
    new = add_command(banks, "new", "bank_new:new", words)
    new.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        default="",
        help=_("its name or its path; called after its title if left out"),
    )
    add_language(new)
    return "bank new [" + _("FILE") + "]", words


def _add_edit(banks: Commands) -> tuple[str, str]:
    words = _("change a bank in your editor, checked first")
    edit = add_command(banks, "edit", "bank_edit:edit", words)
    edit.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    add_language(edit)
    return "bank edit " + _("BANK"), words


def _add_preview(banks: Commands) -> tuple[str, str]:
    words = _("see a bank as interviewers will, on every save")
    preview = add_command(banks, "preview", "open_tui:preview", words)
    preview.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    add_language(preview, _("one of the bank's languages"), None)
    return "bank preview " + _("BANK"), words


def _add_try(banks: Commands) -> tuple[str, str]:
    words = _("type notes, and see what a bank makes of them")
    trial = add_command(banks, "try", "try_notes:try_bank", words)
    trial.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    trial.add_argument(
        "question", metavar=_("QUESTION"), nargs="?", default="", help=_("the first if left out")
    )
    add_language(trial, _("one of the bank's languages"), None)
    return "bank try " + _("BANK"), words


def _add_check(banks: Commands) -> tuple[str, str]:
    words = _("find the mistakes in banks")
    check = add_command(banks, "check", "bank_check:check", words)
    check.add_argument("banks", metavar=_("BANK"), nargs="*", help=_("all of them if left out"))
    check.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help=_("text if left out")
    )
    check.add_argument("--strict", action="store_true", help=_("let advice count as an error"))
    add_language(check)
    return "bank check [" + _("BANK …") + "]", words


def _add_diff(banks: Commands) -> tuple[str, str]:
    words = _("say what changed between two banks")
    diff = add_command(banks, "diff", "bank_diff:diff", words)
    diff.add_argument("old", metavar=_("OLD"), help=_("the earlier bank: its name or its path"))
    diff.add_argument("new", metavar=_("NEW"), help=_("the later one"))
    add_json(diff)
    add_language(diff)
    return "bank diff " + _("OLD NEW"), words


def _add_import(banks: Commands) -> tuple[str, str]:
    words = _("make a bank from a spreadsheet, Excel or CSV")
    importing = add_command(banks, "import", "bank_spreadsheet:import_sheet", words)
    importing.add_argument("file", metavar=_("FILE"), help=_("the spreadsheet"))
    importing.add_argument(
        "-o", "--output", metavar=_("BANK"), help=_("the bank's name or path; - prints it")
    )
    importing.add_argument(
        "--force", action="store_true", help=_("replace the bank if it is there")
    )
    add_language(importing)
    return "bank import " + _("FILE"), words


def _add_export(banks: Commands) -> tuple[str, str]:
    words = _("write a bank as a spreadsheet, Excel or CSV")
    export = add_command(banks, "export", "bank_spreadsheet:export_sheet", words)
    export.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    export.add_argument(
        "-o", "--output", metavar=_("FILE"), help=_("a name in .xlsx or .csv; - prints CSV")
    )
    export.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
    add_language(export, _("one of the bank's languages"), None)
    return "bank export " + _("BANK"), words


def _add_rules(banks: Commands) -> tuple[str, str]:
    words = _("list the advice on banks, or explain a code")
    rules = add_command(banks, "rules", "bank_check:rules", words)
    rules.add_argument("code", metavar=_("CODE"), nargs="?", default="", help=_("such as B012"))
    add_language(rules)
    return "bank rules [" + _("CODE") + "]", words


def _add_schema(banks: Commands) -> tuple[str, str]:
    words = _("print the JSON Schema that editors understand")
    add_language(add_command(banks, "schema", "bank_check:schema", words))
    return "bank schema", words


def _add_suggest(commands: Commands) -> tuple[str, str]:
    words = _("read notes, say which level they speak for")
    suggest = add_command(commands, "suggest", "suggest:suggest", words)
    suggest.add_argument("bank", metavar=_("BANK"), help=_("a bank's name, or the path of a file"))
    suggest.add_argument("question", metavar=_("QUESTION"), help=_("the question's id"))
    add_json(suggest)
    add_language(suggest, _("one of the bank's languages"), None)
    return "suggest " + _("BANK QUESTION"), words

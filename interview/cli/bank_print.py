"""`interview bank print`: the kit of a bank, to interview with on paper."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import load
from interview.bank_library import bank_name, bank_path
from interview.cli.language_option import choose_language
from interview.cli.new_bank_file import save_file
from interview.cli.output import say, say_document
from interview.errors import UsageError
from interview.i18n import _, current
from interview.paths import Paths
from interview.reporting.interview_kit import compose_kit
from interview.reporting.render_kit import KIT_FORMATS, render_kit
from interview.settings import Settings


def print_kit(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Write the kit, and print where it is; with `-o -`, print it as a page of HTML.

    The ending of the file's name says what it becomes: a page, a PDF, or the file to type into.
    """
    path = bank_path(paths, arguments.bank)
    loaded = load(path)
    bank, name = loaded.require(), bank_name(paths, path)
    language = choose_language(bank, arguments.lang)
    output = Path(arguments.output or f"{path.stem}-kit.html")
    form = output.suffix.lower().removeprefix(".") if arguments.output != "-" else "html"
    if form not in KIT_FORMATS:
        raise UsageError(
            _("“{path}”: end the file's name with .html, .pdf or .yaml.").format(path=output)
        )
    kit = compose_kit(bank, name, loaded.source.sha256, current(), language)
    data = render_kit(kit, form, paths.templates, arguments.paper, datetime.now(UTC))
    if arguments.output == "-":
        say_document(data)
    else:
        save_file(output, data, replace=arguments.force)
        say(str(output))
    return 0

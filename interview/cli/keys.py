"""`interview keys`: all keys on one page, as they are set."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from interview.cli.output import say_document
from interview.cli.write_document import asked_format, write_document
from interview.i18n import _, current
from interview.paths import Paths
from interview.reporting.key_sheet import SHEET_FORMATS, KeySheet, render_key_sheet
from interview.settings import Settings
from interview.tui.check_keys import check_keys
from interview.tui.key_groups import interview_keys, other_keys
from interview.tui.key_presets import with_preset


def keys(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Write the page, and print where it is; with `-o -`, print it."""
    check_keys(paths, settings)
    form = asked_format(arguments, SHEET_FORMATS)
    keymap = with_preset(settings).keys
    sheet = KeySheet(current(), interview_keys(keymap), other_keys(keymap))
    data = render_key_sheet(sheet, form, paths.templates, arguments.paper, datetime.now(UTC))
    if arguments.output == "-":
        say_document(data)
    else:
        write_document(arguments, paths, data, _("keys"), f".{form}", ())
    return 0

"""`interview start`: straight to the live screen of a new interview."""

from __future__ import annotations

from argparse import Namespace

from interview.bank_library import bank_path
from interview.cli.open_tui import check_language, open_tui, wants_plain
from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import listed_names, one_line, typed_name
from interview.running.open_request import StartRequest, default_interviewer
from interview.settings import Settings


def start(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Begin an interview."""
    candidate = typed_name(arguments.candidate)
    if not candidate:
        raise UsageError(_("Say who the candidate is: --candidate NAME"))
    bank = bank_path(paths, arguments.bank)
    check_language(bank, arguments.lang)
    request = StartRequest(
        bank=bank,
        candidate=candidate,
        role=typed_name(arguments.role),
        interviewer=typed_name(arguments.interviewer) or default_interviewer(paths, settings),
        language=arguments.lang,
        requisition=one_line(arguments.requisition),
        panel=listed_names(arguments.panel),
    )
    if wants_plain(settings, is_asked=arguments.plain):
        from interview.cli.open_plain import open_plain

        return open_plain(paths, settings, request)
    return open_tui(paths, settings, request)

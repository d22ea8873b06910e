"""`interview start`: straight to the live screen of a new interview."""

from __future__ import annotations

from argparse import Namespace
from getpass import getuser

from interview.bank_library import bank_path
from interview.cli.open_tui import check_language, open_tui
from interview.errors import UsageError
from interview.i18n import _
from interview.journal import list_interviews
from interview.paths import Paths
from interview.settings import Settings
from interview.tui import StartRequest


def start(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Begin an interview.

    Who asks is named by the option, else the settings, else the last interview, else the system.
    """
    candidate = arguments.candidate.strip()
    if not candidate:
        raise UsageError(_("Say who the candidate is: --candidate NAME"))
    bank = bank_path(paths, arguments.bank)
    check_language(bank, arguments.lang)
    interviewer = arguments.interviewer.strip() or settings.interviewer
    if not interviewer:
        interviewer = "".join(last.interviewer for last in list_interviews(paths.journal, limit=1))
    if not interviewer:
        try:
            interviewer = getuser()
        except (OSError, KeyError):  # the system does not know the user by a name
            interviewer = ""
    request = StartRequest(
        bank=bank,
        candidate=candidate,
        role=arguments.role.strip(),
        interviewer=interviewer,
        language=arguments.lang,
    )
    return open_tui(paths, settings, start=request)

"""The commands that open the program itself."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from interview.bank_library import bank_path
from interview.cli.output import say
from interview.cli.stdin import has_a_person
from interview.errors import UsageError
from interview.i18n import LANGUAGES, _
from interview.paths import Paths
from interview.settings import Settings
from interview.tui import PreviewRequest, StartRequest, run


def open_home(paths: Paths, settings: Settings) -> int:
    """The list of interviews."""
    return _open(paths, settings)


def start(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Straight to the live screen of a new interview."""
    candidate = arguments.candidate.strip()
    if not candidate:
        raise UsageError(_("Give the candidate a name: --candidate NAME"))
    bank = bank_path(paths, arguments.bank)
    _check_language(bank, arguments.lang)
    request = StartRequest(
        bank=bank,
        candidate=candidate,
        role=arguments.role.strip(),
        interviewer=arguments.interviewer.strip() or _interviewer(paths, settings),
        language=arguments.lang,
    )
    return _open(paths, settings, start=request)


def resume(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Back into the last interview, or into the one with that id."""
    return _open(paths, settings, resume=arguments.id)


def demo(_arguments: Namespace, _paths: Paths, settings: Settings) -> int:
    """A finished interview to look at, in a place that is thrown away."""
    from tempfile import TemporaryDirectory

    from interview.cli.record import record_file
    from interview.demo import demo_interview

    _need_a_terminal()
    with TemporaryDirectory(prefix="interview-demo-", ignore_cleanup_errors=True) as folder:
        paths = Paths(Path(folder))
        code = _open(paths, settings, resume=record_file(paths, demo_interview()))
    say(_("That was the demonstration: what you did in it is thrown away."))
    return code


def preview(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """A bank as the interviewer will see it."""
    request = PreviewRequest(bank_path(paths, arguments.bank), language=arguments.lang)
    return open_preview(paths, settings, request)


def open_preview(paths: Paths, settings: Settings, request: PreviewRequest) -> int:
    """Open the preview of a bank; it shows the mistakes of one that doesn't load."""
    _check_language(request.bank, request.language)
    return _open(paths, settings, preview=request)


def _open(
    paths: Paths,
    settings: Settings,
    *,
    start: StartRequest | None = None,
    resume: str | None = None,
    preview: PreviewRequest | None = None,
) -> int:
    _need_a_terminal()
    if settings.keys:
        from interview.cli.check_keys import check_keys

        check_keys(paths, settings)
    words = run(paths, settings, start=start, resume=resume, preview=preview)
    if words:
        say(words)
    return 1 if words else 0


def _need_a_terminal() -> None:
    if not has_a_person():
        raise UsageError(_("The program needs a terminal to open in. See: interview --help"))


def _check_language(bank: Path, asked: str) -> None:
    """Refuse a language that neither the program nor the bank speaks.

    One that only the program speaks is that of the screens; the questions stay in the bank's own.
    """
    if asked and asked not in LANGUAGES:
        from interview.bank import load
        from interview.cli.bank_check import choose_language

        choose_language(load(bank).require(), asked)


def _interviewer(paths: Paths, settings: Settings) -> str:
    """The name in the settings, else that of the last interview, else the system's for the user."""
    from getpass import getuser

    from interview.journal import summaries

    if settings.interviewer:
        return settings.interviewer
    for last in summaries(paths.journal, limit=1):
        return last.interviewer
    try:
        return getuser()
    except (OSError, KeyError):
        return ""

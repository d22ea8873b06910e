"""Opens the screens for the commands that need them: home, `start`, `resume`, `demo`, previews."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview.cli.output import mention, say
from interview.cli.stdin import is_in_browser, is_interactive
from interview.errors import UsageError
from interview.i18n import LANGUAGES, _, current
from interview.paths import Paths
from interview.settings import Settings
from interview.tui import run

if TYPE_CHECKING:
    from interview.running.open_request import PreviewRequest
    from interview.tui import OpenAt


def open_tui(
    paths: Paths,
    settings: Settings,
    request: OpenAt = None,
) -> int:
    """Open the program at what is requested, else at the list of interviews; return the exit code.

    Raises `UsageError` where there is no terminal, and where the user's keys cannot be used.
    """
    if not is_in_browser():
        need_a_terminal()
        if os.environ.get("TERM") == "dumb":
            raise UsageError(
                _("This terminal (TERM=dumb) cannot draw screens. Line by line: interview --plain")
            )
    if settings.keys or settings.key_preset:
        from interview.tui.check_keys import check_keys

        check_keys(paths, settings)
    sync = None
    if settings.team.sync:
        from interview.cli.background_sync import BackgroundSync

        sync = BackgroundSync(paths, settings)
    with early_keys() as usual_keys:

        def run_command(words: Sequence[str]) -> int:
            with usual_keys():
                return _run_command(words)

        problem = run(paths, settings, request, run_command, sync)
    if problem:
        (mention if is_in_browser() else say)(problem)  # what it paints is the other's output
    return 1 if problem else 0


def _run_command(words: Sequence[str]) -> int:
    """Run one of our own commands while the program's screens stand aside; its exit code.

    It is a program of its own, so that it cannot bring this one down; what it printed last stays
    until the person has read it.
    """
    from interview.cli.foreground_program import call_in_foreground
    from interview.cli.prompts import wait_for_enter

    code = call_in_foreground([sys.executable, "-m", "interview", *words, "--lang", current()])
    with suppress(KeyboardInterrupt):
        wait_for_enter("\n" + _("Press Enter to go back to the program. "))
    return code


def wants_plain(settings: Settings, *, is_asked: bool = False) -> bool:
    """Whether an interview goes line by line: `--plain` asks for it, or the settings do.

    A page in the browser draws screens, whatever the settings say.
    """
    return is_asked or (settings.plain and not is_in_browser())


@contextmanager
def early_keys() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Have the terminal keep every key for the program, which reads none before it is loaded.

    Else it takes some for itself, such as Ctrl+Q, and shows the others. Ctrl+C still ends the
    program. What the terminal did before it does again at the end, and inside the context that is
    handed out.
    """
    try:
        import termios
    except ImportError:  # Windows has another kind of terminal
        yield nullcontext
        return
    if is_in_browser():
        yield nullcontext
        return
    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    changed = list(before)
    changed[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    termios.tcsetattr(file, termios.TCSANOW, changed)

    @contextmanager
    def usual_keys() -> Iterator[None]:
        termios.tcsetattr(file, termios.TCSANOW, before)
        try:
            yield
        finally:
            termios.tcsetattr(file, termios.TCSANOW, changed)

    try:
        yield usual_keys
    finally:
        termios.tcsetattr(file, termios.TCSANOW, before)


def open_preview(paths: Paths, settings: Settings, request: PreviewRequest) -> int:
    """Open the preview of a bank; it shows the mistakes of one that does not load."""
    check_language(request.bank, request.language)
    return open_tui(paths, settings, request)


def need_a_terminal() -> None:
    """Raise `UsageError` where there is no keyboard or no screen."""
    if not is_interactive():
        raise UsageError(_("The program needs a terminal to open in. See: interview --help"))


def check_language(bank: Path, asked: str) -> None:
    """Raise `NotFound` for a language that neither the program nor the bank has.

    One that only the program has is that of the screens; the questions stay in the bank's own.
    """
    if asked and asked not in LANGUAGES:
        from interview.bank import load
        from interview.cli.language_option import choose_language

        choose_language(load(bank).require(), asked)

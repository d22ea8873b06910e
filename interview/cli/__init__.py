"""The command line: one module for each command, named after it.

`parser` says what can be typed and which module does it; here it is parsed and run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from interview import i18n
from interview.cli.language_option import asked_language
from interview.errors import InterviewError, UsageError
from interview.paths import find_paths
from interview.settings import Settings, read_settings, with_folders

_TOUR = "--tour"

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit code: 0 ok, 1 findings or refusal, 2 bad usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        if isinstance(stream := getattr(sys, name), TextIOWrapper):
            # Show what a narrow terminal has no sign for as “?”, rather than fail.
            stream.reconfigure(errors="replace")
    try:
        return _run(words)
    except InterviewError as error:
        from interview.cli.output import complain

        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        from interview.cli.output import discard_output

        discard_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from interview.cli.crash_report import report_crash

        report_crash(error)
        return 1


def _run(words: Sequence[str]) -> int:
    i18n.use(asked_language(words) or i18n.system_language())
    _refuse_broken_text(words)
    paths = find_paths()
    wrong_settings: UsageError | None = None
    try:
        settings = read_settings(paths)
    except UsageError as error:  # the help and `doctor` must work all the same
        settings, wrong_settings = Settings(), error
    paths = with_folders(paths, settings)
    i18n.use(asked_language(words) or settings.language or i18n.system_language())
    if "_ARGCOMPLETE" in os.environ:
        from interview.cli.completion import complete

        return complete(paths)
    rest = [word for word in words if word != _TOUR]
    only_language = asked_language(rest) and rest in (rest[:1], ["--lang", *rest[1:2]])
    if not rest or only_language:
        if wrong_settings:
            raise wrong_settings
        from interview.cli.open_tui import open_tui, wants_plain
        from interview.running.open_request import TourRequest

        if wants_plain(settings):
            from interview.cli.open_plain import open_plain

            return open_plain(paths, settings)
        return open_tui(paths, settings, TourRequest() if _TOUR in words else None)
    from interview.cli.output import finish
    from interview.cli.parser import parse

    try:
        parsed = parse(words)
    except SystemExit:  # argparse has printed the help or the version
        finish()
        return 0
    if parsed.arguments.tour:
        raise UsageError(i18n._("--tour stands alone: interview --tour"))
    if wrong_settings and parsed.function != "doctor:doctor":
        raise wrong_settings
    code = parsed.run(paths, settings)
    finish()
    return code


def _refuse_broken_text(words: Sequence[str]) -> None:
    """Raise `UsageError` for bytes that are no text in the terminal's encoding.

    Python keeps them as surrogates, which neither the journal nor a file could hold.
    """
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError as error:
            shown = word.encode("utf-8", "replace").decode()
            raise UsageError(
                i18n._(
                    "“{word}” is not text in the encoding of this terminal. "
                    "Set its encoding to UTF-8 and type it again."
                ).format(word=shown)
            ) from error

"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from interview import i18n
from interview.errors import InterviewError, UsageError
from interview.paths import Paths, find_paths
from interview.settings import Settings, read_settings

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit code: 0 ok, 1 findings or refusal, 2 bad usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _never_fail_to_print()
    try:
        return _run(words)
    except InterviewError as error:
        from interview.cli.output import complain

        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        from interview.cli.output import say_no_more

        say_no_more()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from interview.cli.crash_report import report_crash

        report_crash(error)
        return 1


def _run(words: Sequence[str]) -> int:
    i18n.use(_asked_language(words) or i18n.system_language())
    _refuse_broken_text(words)
    paths = find_paths()
    settings, trouble = _settings(paths)
    i18n.use(_asked_language(words) or settings.language or i18n.system_language())
    only_language = _asked_language(words) and words in (words[:1], ["--lang", *words[1:2]])
    if not words or only_language:
        return _open_home(paths, settings, trouble)
    from interview.cli.output import finish
    from interview.cli.parser import parse

    try:
        parsed = parse(words)
    except SystemExit:  # argparse has printed the help or the version
        finish()
        return 0
    if trouble and parsed.function != "doctor:doctor":
        raise trouble
    code = parsed.run(paths, settings)
    finish()
    return code


def _open_home(paths: Paths, settings: Settings, trouble: UsageError | None) -> int:
    if trouble:
        raise trouble
    from interview.cli.open_tui import open_home

    return open_home(paths, settings)


def _settings(paths: Paths) -> tuple[Settings, UsageError | None]:
    """The settings; where they are wrong, the defaults and why: the help must work all the same."""
    try:
        return read_settings(paths), None
    except UsageError as error:
        return Settings(), error


def _asked_language(words: Sequence[str]) -> str:
    """The value of `--lang`, known before anything is parsed: the help speaks it too."""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word == "--":
            break
        name, _equals, value = word.partition("=")
        if name == "--lang":
            asked = value or following
            return asked if asked in i18n.LANGUAGES else ""
    return ""


def _refuse_broken_text(words: Sequence[str]) -> None:
    """Bytes that the terminal sends and its encoding does not know could never be kept."""
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


def _never_fail_to_print() -> None:
    """Show what a narrow terminal cannot say as a question mark, rather than not at all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")

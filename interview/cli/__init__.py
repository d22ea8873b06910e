"""The command line: parse, call, print."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from interview import i18n
from interview.errors import InterviewError

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit code: 0 ok, 1 findings or refusal, 2 bad usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        return _run(words)
    except InterviewError as error:
        from interview.cli.say import complain

        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from interview.cli.crash import report_crash

        report_crash(error)
        return 1


def _run(words: Sequence[str]) -> int:
    from interview.settings import find_places, read_settings

    i18n.use(_asked_language(words) or i18n.system_language())
    places = find_places()
    settings = read_settings(places)
    i18n.use(_asked_language(words) or settings.language or i18n.system_language())
    if not words:
        from interview.cli.program import open_home

        return open_home(places, settings)
    from interview.cli.parser import parse

    return parse(words).run(places, settings)


def _asked_language(words: Sequence[str]) -> str:
    """The value of `--lang`, known before anything is parsed: the help speaks it too."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--":
            break
        name, _equals, value = word.partition("=")
        if name == "--lang":
            return value or following
    return ""


def _speak_utf8() -> None:
    """Say what a narrow terminal cannot show with a question mark, rather than not at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_quietly() -> None:
    """Whoever read our output has gone: say nothing more, not even at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

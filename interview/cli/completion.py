"""`interview completion`, and what a shell completes at Tab: commands, options, ids and banks.

At each Tab the shell runs the program with the line as it stands, and argcomplete says what may
follow. This is loaded for nothing else.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from argcomplete.completers import FilesCompleter
from argcomplete.finders import CompletionFinder
from argcomplete.shell_integration import shellcode

from interview.bank_library import bank_names
from interview.cli.output import say_document
from interview.cli.parser import build_parser
from interview.errors import InterviewError
from interview.i18n import _
from interview.journal import list_interviews
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings

Completer = Callable[..., Mapping[str, str] | Collection[str]]
"""What argcomplete asks, with `prefix` among the arguments: what is offered, and what it is."""

_MOST = 500
"""Interviews that are offered where nothing of an id is typed."""


def completion(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print the lines that a shell reads at its start."""
    say_document(shellcode(["interview"], shell=arguments.shell))
    return 0


def complete(paths: Paths) -> int:
    """Tell the shell what may follow, and end the process."""
    parser = build_parser()  # of all commands: argcomplete takes what each does from its own
    for action in _arguments(parser):
        _attach(action, paths)
    CompletionFinder()(parser, exclude=["-h"], always_complete_options=False)
    return 0  # where the shell asked in another way than we know of


def _arguments(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in dict.fromkeys(action.choices.values()):
                yield from _arguments(command)
        else:
            yield action


def _attach(action: argparse.Action, paths: Paths) -> None:
    """Give an argument its completer, by the name that it has in every command."""
    completer: Completer | None = None
    if action.dest in ("id", "ids", "who"):
        completer = _interviews(paths)
    elif action.dest in ("bank", "banks", "old", "new"):
        completer = _banks(paths)
    elif action.metavar != _("FILE") and action.choices is None:
        completer = _nothing  # else argcomplete offers files
    if completer is not None:
        vars(action)["completer"] = completer


def _interviews(paths: Paths) -> Completer:
    """Offers ids, newest first, and says whose interviews they are."""

    def offer(prefix: str, **_asked: Any) -> Mapping[str, str]:
        found = list_interviews(paths.journal, limit=None if prefix else _MOST)
        return {
            each.id.interview: one_line(
                " · ".join(filter(None, (each.candidate, each.role, each.bank_name)))
            )
            for each in found
            if each.id.interview.startswith(prefix)
        }

    return _or_nothing(offer)


def _banks(paths: Paths) -> Completer:
    """Offers the names of banks; files that may be one where a path is typed, or no such name."""
    files = FilesCompleter(("yaml", "yml"))

    def offer(prefix: str, **_asked: Any) -> Collection[str]:
        names = [name for name in bank_names(paths) if name.startswith(prefix)]
        return names or [file for file in files(prefix) if prefix or file[0] != "."]

    return _or_nothing(offer)


def _or_nothing(completer: Completer) -> Completer:
    """The same; where the files cannot be read, which every command says, nothing is offered."""

    def offer(prefix: str, **asked: Any) -> Mapping[str, str] | Collection[str]:
        try:
            return completer(prefix=prefix, **asked)
        except (InterviewError, OSError):
            return ()

    return offer


def _nothing(**_asked: Any) -> Collection[str]:
    return ()

"""Asks for one thing after the other: of a person, or of the lines of the standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from textwrap import fill
from typing import TypeVar

from interview.cli.output import say
from interview.cli.stdin import given, has_a_person
from interview.errors import UsageError
from interview.i18n import _
from interview.plain_text import one_line

T = TypeVar("T")


class Refused(Exception):
    """An answer that cannot be taken; its text says what to write instead."""


class Questioner:
    """Asks a person at the keyboard, or takes answers from lines that were piped in.

    Nothing typed takes the answer in brackets. Piped lines are answers in the order of the
    questions, of which nothing is seen; where they end, the rest is taken as it stands in brackets.
    """

    def __init__(self) -> None:
        self.has_person = has_a_person()
        if self.has_person:
            _let_lines_be_edited()
        else:
            self._lines = _numbered_lines()

    def ask(self, question: str, default: str, read: Callable[[str], T]) -> T:
        """The answer, as `read` understands it, which raises `Refused`.

        Raises `UsageError` for a piped answer that is refused, `KeyboardInterrupt` at Ctrl+D.
        """
        if not self.has_person:
            return self._take(default, read)
        say(f"\n{question}")
        if default:
            say(f"  [{default}]")
        while True:
            try:
                return read(one_line(_typed()) or default)
            except Refused as refusal:
                say(fill(str(refusal), 78, initial_indent="  ", subsequent_indent="  "))

    def tell(self, text: str = "") -> None:
        """Say something to the person, if there is one."""
        if self.has_person:
            say(text)

    def _take(self, default: str, read: Callable[[str], T]) -> T:
        number, line = next(self._lines)
        try:
            return read(one_line(line) or default)
        except Refused as refusal:
            raise UsageError(
                _("Line {number} of the answers: {problem}").format(number=number, problem=refusal)
            ) from refusal


def _typed() -> str:
    try:
        typed = input("> ")
        typed.encode()
    except EOFError:
        say()
        raise KeyboardInterrupt from None
    except UnicodeEncodeError as error:
        raise Refused(_("That is not text in this terminal’s encoding: type it again.")) from error
    return typed


def _numbered_lines() -> Iterator[tuple[int, str]]:
    """The piped lines, then empty ones for ever."""
    try:
        lines = given().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(
            _("The answers are not text in UTF-8: save them again as such.")
        ) from error
    number = 0
    for number, line in enumerate(lines, start=1):
        yield number, line
    while True:
        number += 1
        yield number, ""


def _let_lines_be_edited() -> None:
    """Arrow keys move in a line, and bring back earlier ones, where the system can do that."""
    if sys.platform != "win32":
        import readline  # noqa: F401

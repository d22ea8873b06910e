"""Asks questions on the command line: of a person, or of the lines of the standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from textwrap import fill
from typing import NamedTuple, TypeVar

from interview.cli.output import say
from interview.cli.stdin import is_interactive, read_stdin
from interview.errors import UsageError
from interview.i18n import _
from interview.plain_text import one_line

T = TypeVar("T")


class AnswerRefused(Exception):
    """An answer that cannot be used; its text says what to write instead."""


class Prompter:
    """Asks a person at the keyboard, or takes the answers from piped lines.

    An empty answer takes the default, which a person sees in brackets. Piped lines are answers in
    the order of the questions, which are not printed then; after the last line, every answer is the
    default.
    """

    def __init__(self) -> None:
        self.is_interactive = is_interactive()
        """Whether a person answers."""
        if not self.is_interactive:
            self._lines = _piped_lines()
        elif sys.platform != "win32":
            # With this module, arrow keys move in a line and bring back earlier ones.
            import readline  # noqa: F401

    def ask(self, question: str, default: str, read: Callable[[str], T]) -> T:
        """The answer as `read` understands it, which raises `AnswerRefused` where it does not.

        A person is asked again then. Raises `UsageError` for a piped answer that is refused, and
        `KeyboardInterrupt` at Ctrl+D.
        """
        if not self.is_interactive:
            number, line = next(self._lines)
            try:
                return read(one_line(line) or default)
            except AnswerRefused as refusal:
                raise UsageError(
                    _("Line {number} of the answers: {problem}").format(
                        number=number, problem=refusal
                    )
                ) from refusal
        say(f"\n{question}")
        if default:
            say(f"  [{default}]")
        while True:
            try:
                return read(one_line(_typed_line()) or default)
            except AnswerRefused as refusal:
                say(fill(str(refusal), 78, initial_indent="  ", subsequent_indent="  "))

    def tell(self, text: str = "") -> None:
        """Print something for the person, if there is one."""
        if self.is_interactive:
            say(text)


def _typed_line() -> str:
    try:
        typed = input("> ")
        typed.encode()
    except EOFError:
        say()
        raise KeyboardInterrupt from None
    except UnicodeEncodeError as error:
        raise AnswerRefused(
            _("That is not text in this terminal’s encoding: type it again.")
        ) from error
    return typed


def _piped_lines() -> Iterator[tuple[int, str]]:
    """The piped lines with their numbers, and then empty ones without end."""
    try:
        lines = read_stdin().decode("utf-8-sig").splitlines()
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


class MenuItem(NamedTuple):
    """One thing that a person can choose to do."""

    key: str
    """What the program calls it."""
    word: str
    """What is typed for it; its first letters are enough."""
    explanation: str


def choose(items: Sequence[MenuItem]) -> str:
    """The key of the item that a person chooses; the first one by Enter alone.

    It is empty at the end of the input (Ctrl+D).
    """
    width = max(len(each.word) for each in items)
    first, *others = (f"  {each.word:{width}}  {each.explanation}" for each in items)
    say("\n".join([_("{choice} (or just Enter)").format(choice=first), *others]))
    while True:
        try:
            typed = input("> ").strip().casefold()
        except EOFError:
            say()
            return ""
        if not typed:
            return items[0].key
        matching = [each.key for each in items if each.word.startswith(typed)]
        if len(matching) == 1:
            return matching[0]
        say(_("Type one of these words, or its first letter."))


def confirmed(question: str) -> bool:
    """Whether a person says yes; Enter alone, the end of the input, and all else is no."""
    say(_("{question} Type “yes” to go on.").format(question=question))
    try:
        typed = input("> ").strip().casefold()
    except EOFError:
        say()
        return False
    return typed in ("yes", _("yes"))


def wait_for_enter(message: str) -> None:
    """Print a message and wait for Enter, or for the end of the input."""
    with suppress(EOFError):
        input(message)

"""Asks a person what to do next: a few words to choose from, the first of them by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from interview.cli.output import say
from interview.i18n import _


class Choice(NamedTuple):
    """One thing to do."""

    key: str
    """What the program calls it."""
    word: str
    """What is typed for it; its first letters are enough."""
    explained: str


def choose(choices: Sequence[Choice]) -> str:
    """The key of the choice that was made; an empty string at the end of the input (Ctrl+D)."""
    say(_menu(choices))
    while True:
        try:
            typed = input("> ").strip().casefold()
        except EOFError:
            say()
            return ""
        if not typed:
            return choices[0].key
        matching = [choice.key for choice in choices if choice.word.startswith(typed)]
        if len(matching) == 1:
            return matching[0]
        say(_("Type one of these words, or its first letter."))


def wait_for_enter(words: str) -> None:
    """Wait until the person says to go on, or until the end of the input."""
    with suppress(EOFError):
        input(words)


def _menu(choices: Sequence[Choice]) -> str:
    width = max(len(choice.word) for choice in choices)
    lines = [f"  {choice.word:{width}}  {choice.explained}" for choice in choices]
    by_enter = _("{choice} (or just Enter)").format(choice=lines[0])
    return "\n".join([by_enter, *lines[1:]])

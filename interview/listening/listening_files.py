"""What the files say that every bank can use: a listening set, and a vocabulary of names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from interview.frozen import frozen
from interview.reader.multilingual_text import Text


@frozen
class ListeningSet:
    """Ways to say one thing that answers of every trade may have in them.

    A set that comes with the program is a file of `question_banks/listening/`, called as banks use
    it. A bank adds to one under its name in `listening`, or writes its own under a new name.
    """

    title: Text = Text("")
    """What is heard, in a few words."""
    about: Text = Text("")
    """When it counts as heard, and when not, for whoever uses or changes the set."""
    hears: tuple[str, ...] = ()
    """The words and phrases; any one is enough. Same writing as in `mentions`."""
    but_not: tuple[str, ...] = ()
    """Phrases that look alike and mean something else: what `hears` finds in the words of one of
    these does not count."""
    examples: tuple[str, ...] = ()
    """Notes in which it must be heard; `bank check` tries them."""
    counterexamples: tuple[str, ...] = ()
    """Notes in which it must not be heard."""


@frozen
class SharedVocabulary:
    """A file of `question_banks/vocabularies/`: names that many banks count."""

    title: str = ""
    """What the names are of."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Each thing, with its other names."""

"""Which keys arrive from every keyboard, through every terminal; and what becomes of the others."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from types import MappingProxyType

TAKEN: Mapping[str, str] = MappingProxyType(
    {
        "ctrl+a": "GNU screen's own key, and the start of a line",
        "ctrl+b": "tmux's own key",
        "ctrl+c": "copies, and interrupts a program that is not there yet",
        "ctrl+h": "the same byte as Backspace",
        "ctrl+i": "the same byte as Tab",
        "ctrl+j": "the same byte as Enter, in some terminals",
        "ctrl+m": "the same byte as Enter",
        "ctrl+q": "flow control of a terminal",
        "ctrl+s": "flow control of a terminal",
        "ctrl+v": "Windows Terminal pastes",
    }
)
"""Keys with Ctrl that something on the way to the program may take for itself, and what does."""

PORTABLE = frozenset(
    {f"ctrl+{letter}" for letter in ascii_lowercase} - TAKEN.keys() | {"escape", "enter", "tab"}
)
"""Keys that arrive everywhere. Not among them are function keys, which are media keys on a Mac and
of which Windows Terminal keeps F11; Page Up and Page Down, with which a Mac's Terminal scrolls;
Alt, which composes characters on a Mac; and signs, each of which needs AltGr or a dead key
somewhere."""


def is_portable(key: str) -> bool:
    """Whether a key arrives on AZERTY, QWERTZ, BÉPO, a Mac's Terminal, in tmux and over ssh."""
    return key in PORTABLE

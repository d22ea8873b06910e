"""Keys as Vim and Emacs have them, as far as that leaves what is written alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from textual.containers import ScrollableContainer
from textual.events import Key
from textual.screen import Screen
from textual.widgets import TextArea

from interview.frozen import frozen, replace
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import PALETTE, keys_of


@frozen
class KeyPreset:
    """Keys that differ from the usual ones."""

    keys: Mapping[str, str]
    """Keys by the id of their action, as in the settings."""
    in_lists: Mapping[str, str]
    """What a key means where nothing is written, in lists and pages to read: another key, or the
    first key of the first of some actions that the screen has. Where notes are taken every letter
    is a letter: one that a mode swallows would be lost."""


_VIM = KeyPreset(
    keys=MappingProxyType({"redo": "ctrl+r,ctrl+y", "why": "ctrl+w"}),
    in_lists=MappingProxyType(
        {
            "j": "down",
            "k": "up",
            "g": "home",
            "G": "end",
            "ctrl+f": "pagedown",
            "ctrl+u": "pageup",
            "o": "enter",
            "/": "find search",
            "u": "undo",
            ":": "palette",
            "?": "help",
            "q": "previous quit",
        }
    ),
)

_EMACS = KeyPreset(
    keys=MappingProxyType(
        {
            "palette": "alt+x",
            "next": "f2,ctrl+l",
            "new": "f2,ctrl+o",
            "find": "ctrl+r,ctrl+s",
            "search": "ctrl+r,ctrl+s",
            "report": "f9,alt+r",
            "saved": "alt+s",
            "go": "alt+g,ctrl+g",
            "why": "alt+h",
            "skip": "alt+l",
            "language": "alt+l",
            "teach": "alt+t",
            "redo": "alt+z",
            "quote": "alt+q",
            "interrupt": "alt+i",
        }
    ),
    in_lists=MappingProxyType(
        {
            "ctrl+n": "down",
            "ctrl+p": "up",
            "ctrl+v": "pagedown",
            "alt+v": "pageup",
            "alt+<": "home",
            "alt+>": "end",
        }
    ),
)

PRESETS: Mapping[str, KeyPreset] = MappingProxyType({"vim": _VIM, "emacs": _EMACS})
"""By their names in the settings; without one, the keys of `tui/keymap.py` count."""


_ACTIONS = frozenset({"undo", "help", PALETTE.id})
"""Names in `in_lists` that are those of actions, and of no key."""


def with_preset(settings: Settings) -> Settings:
    """The settings with all keys that differ from the usual: the preset's, then the user's own."""
    preset = PRESETS.get(settings.key_preset)
    if preset is None:
        return settings
    return replace(settings, keys=MappingProxyType({**preset.keys, **settings.keys}))


def key_in_list(screen: Screen[Any], in_lists: Mapping[str, str], event: Key) -> Key:
    """The key that a preset has in the place of one, where it is pressed in a list or a page."""
    meant = in_lists.get((event.is_printable and event.character) or event.key, "")
    focused = screen.focused
    is_text = isinstance(focused, TextArea)  # which scrolls, as a page does
    is_read = isinstance(focused, ScrollableContainer) and not is_text
    if not meant or not isinstance(screen, BaseScreen) or not is_read:
        return event
    by_id = {each.id: each for each in (*screen.offered, PALETTE)}
    for name in meant.split():
        if name in by_id:
            return Key(keys_of(by_id[name], screen.settings.keys)[0], None)
    return event if " " in meant or meant in _ACTIONS else Key(meant, None)

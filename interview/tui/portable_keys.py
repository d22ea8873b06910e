"""Which keys arrive from every keyboard, through every terminal; and what becomes of the others."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from types import MappingProxyType

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from interview.i18n import _, mark

TAKEN: Mapping[str, str] = MappingProxyType(
    {
        "ctrl+a": mark("GNU screen's own key, and the start of a line"),
        "ctrl+b": mark("tmux's own key"),
        "ctrl+c": mark("copies, and interrupts a program that is not there yet"),
        "ctrl+h": mark("the same byte as Backspace"),
        "ctrl+i": mark("the same byte as Tab"),
        "ctrl+j": mark("the same byte as Enter, in some terminals"),
        "ctrl+m": mark("the same byte as Enter"),
        "ctrl+q": mark("flow control of a terminal"),
        "ctrl+s": mark("flow control of a terminal"),
        "ctrl+v": mark("Windows Terminal pastes"),
    }
)
"""Keys with Ctrl that something on the way to the program may take for itself, and what does.

Message ids."""

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


def is_used_otherwise(key: str) -> bool:
    """Whether a key means something else, too: to who types, or where it is not told from that."""
    in_texts = {name for each in TextArea.BINDINGS for name in _names(each)}
    return key in TAKEN or key in in_texts or "ctrl+shift+" in key


def _names(binding: BindingType) -> list[str]:
    return (binding.key if isinstance(binding, Binding) else binding[0]).split(",")


def what_may_hinder(key: str) -> str:
    """What to know of a key before it is given to an action."""
    if key in TAKEN:
        return _(TAKEN[key])
    if "ctrl+shift+" in key:
        return _("few terminals send it: in most it is the same as without Shift")
    if is_used_otherwise(key):
        return _("in a text it moves, deletes or pastes, and would do so no more")
    if "alt+" in key:
        return _("a Mac composes characters with it")
    return _("not every keyboard or terminal sends it")

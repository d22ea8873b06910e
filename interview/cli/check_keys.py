"""Checks the keys that the user has set against the actions of the screens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview.i18n import _
from interview.nearest_name import did_you_mean
from interview.paths import Paths
from interview.settings import Settings, wrong_setting
from interview.tui.keymap import (
    BANK_CHECK,
    DEBRIEF,
    HOME,
    LIVE,
    PRACTICE,
    PREVIEW,
    REPORT,
    KeyAction,
)

_SCREENS = (HOME, LIVE, DEBRIEF, REPORT, PREVIEW, BANK_CHECK, PRACTICE)

_STARTS_AN_ACTION = re.compile(
    r"f([1-9]|1\d|2[0-4])|(shift|alt|ctrl)\+f([1-9]|1\d|2[0-4])"
    r"|((ctrl|alt)\+(shift\+)?)([a-z]|[a-z]{2,}(_[a-z]+)*)|escape|insert|pageup|pagedown"
)
"""Keys that no text needs: in the notes, every other one types a character or moves the cursor."""

_SENT_AS_ANOTHER = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace"}
"""What terminals cannot tell apart."""

_PALETTE = "ctrl+p"


def check_keys(paths: Paths, settings: Settings) -> None:
    """Raise `UsageError` for a key of an action that isn't there, or one that cannot be."""
    changeable = [
        *dict.fromkeys(key_action.id for each in _SCREENS for key_action in each if key_action.keys)
    ]
    for name, keys in settings.keys.items():
        if name not in changeable:
            problem = _("below [keys], there is no action “{name}”.").format(name=name)
            raise wrong_setting(paths, name, f"{problem} {did_you_mean(name, changeable)}")
        for key in keys.split(","):
            problem = _wrong_with(key)
            if problem:
                raise wrong_setting(paths, name, problem)
    for screen in _SCREENS:
        _check_screen(paths, settings, screen)


def _wrong_with(key: str) -> str:
    if key in _SENT_AS_ANOTHER:
        return _("terminals send “{key}” as {other}: choose another key.").format(
            key=key, other=_SENT_AS_ANOTHER[key]
        )
    if key == _PALETTE:
        return _("“{key}” opens the list of all actions: choose another key.").format(key=key)
    if not _STARTS_AN_ACTION.fullmatch(key):
        return _(
            "“{key}” cannot start an action: write keys such as “f2”, “ctrl+n” or “pageup”, "
            "which no text needs."
        ).format(key=key)
    return ""


def _check_screen(paths: Paths, settings: Settings, screen: Iterable[KeyAction]) -> None:
    """No key of a screen may start two things, where the user has set one of them."""
    taken: dict[str, str] = {}
    for key_action in screen:
        for key in filter(None, settings.keys.get(key_action.id, key_action.keys).split(",")):
            other = taken.setdefault(key, key_action.id)
            changed = [name for name in (key_action.id, other) if name in settings.keys]
            if other != key_action.id and changed:
                problem = _("“{key}” is already the key of “{other}” on the same screen.")
                name = changed[0]
                another = other if name == key_action.id else key_action.id
                raise wrong_setting(paths, name, problem.format(key=key, other=another))

"""Checks the keys that the user has set against the actions of the screens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from interview.frozen import replace
from interview.i18n import _
from interview.nearest_name import did_you_mean
from interview.paths import Paths
from interview.settings import Settings, setting_line, wrong_setting
from interview.tui.keymap import PALETTE, SCREENS, KeyAction

_STARTS_AN_ACTION = re.compile(
    r"f([1-9]|1\d|2[0-4])|(shift|alt|ctrl)\+f([1-9]|1\d|2[0-4])"
    r"|((ctrl|alt)\+(shift\+)?)([a-z]|[a-z]{2,}(_[a-z]+)*)|escape|insert|pageup|pagedown"
)
"""Keys that no text needs: in the notes, every other one types a character or moves the cursor."""

_SENT_AS_ANOTHER = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace"}
"""What terminals cannot tell apart."""

_YIELDS = ("compare", "panel", "insights")
"""Screens on which a key that the user has set for others too takes the place of a usual one."""


def check_keys(paths: Paths, settings: Settings, preset: str | None = None) -> None:
    """Raise `UsageError` for a key of an action that isn't there, or one that cannot be.

    `preset` is to take the place of the preset that is set.
    """
    if preset is not None:
        settings = replace(settings, key_preset=preset)
    actions = chain(*SCREENS.values(), [PALETTE])
    changeable = [*dict.fromkeys(each.id for each in actions if each.keys)]
    for name, keys in settings.keys.items():
        if name not in changeable:
            problem = _("below [keys], there is no action “{name}”.").format(name=name)
            raise wrong_setting(paths, name, f"{problem} {did_you_mean(name, changeable)}", "keys")
        for key in keys.split(","):
            problem = _wrong_with(key)
            if problem:
                raise wrong_setting(paths, name, problem, "keys")
    for name, screen in SCREENS.items():
        _check_screen(paths, settings, (*screen, PALETTE), name in _YIELDS)


def _wrong_with(key: str) -> str:
    if key in _SENT_AS_ANOTHER:
        return _("terminals send “{key}” as {other}: choose another key.").format(
            key=key, other=_SENT_AS_ANOTHER[key]
        )
    if not _STARTS_AN_ACTION.fullmatch(key):
        return _(
            "“{key}” cannot start an action: write keys such as “f2”, “ctrl+n” or “pageup”, "
            "which no text needs."
        ).format(key=key)
    return ""


def _check_screen(
    paths: Paths, settings: Settings, screen: Iterable[KeyAction], yields: bool
) -> None:
    """No key of a screen may start two things, where the user has set one of them, or both."""
    from interview.tui.key_presets import with_preset

    keymap = with_preset(settings).keys
    taken: dict[str, KeyAction] = {}
    for key_action in screen:
        for key in filter(None, keymap.get(key_action.id, key_action.keys).split(",")):
            other = taken.setdefault(key, key_action)
            changed = [each for each in (key_action, other) if each.id in settings.keys]
            if (
                other is not key_action
                and len(changed) > yields
                and not _share(key, key_action, other)
            ):
                name = changed[0]
                another = other if name is key_action else key_action
                problem = _(
                    "“{key}” would start both “{name}” ({label}) and “{other}” ({other_label}) on "
                    "the same screen; {where}. Give one of them another key."
                )
                said = problem.format(
                    key=key,
                    name=name.id,
                    label=_(name.label),
                    other=another.id,
                    other_label=_(another.label),
                    where=_where_set(paths, settings, another),
                )
                raise wrong_setting(paths, name.id, said, "keys")


def _share(key: str, one: KeyAction, other: KeyAction) -> bool:
    """Whether two actions have a key in common by design, of which one at a time can be done."""
    return key in one.keys.split(",") and key in other.keys.split(",")


def _where_set(paths: Paths, settings: Settings, key_action: KeyAction) -> str:
    """Where the other of two actions has its key from."""
    from interview.tui.key_presets import PRESETS

    preset = PRESETS.get(settings.key_preset)
    if key_action.id in settings.keys:
        line = setting_line(paths, key_action.id, "keys")
        return _("the second is set in line {line}").format(line=line)
    if preset is not None and key_action.id in preset.keys:
        return _("the second has it from the preset “{preset}”").format(preset=settings.key_preset)
    return _("the second has it unless you set another")

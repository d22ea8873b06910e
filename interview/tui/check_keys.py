"""Checks the keys that the user has set against the actions of the screens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from textual.keys import Keys, _get_unicode_name_from_key

from interview.frozen import frozen
from interview.i18n import _
from interview.nearest_name import did_you_mean
from interview.paths import Paths
from interview.settings import Settings, setting_line, wrong_setting
from interview.tui.keymap import PALETTE, SCREENS, KeyAction, keys_of

_STARTS_AN_ACTION = re.compile(
    r"f([1-9]|1\d|2[0-4])|(shift|alt|ctrl)\+f([1-9]|1\d|2[0-4])"
    r"|((ctrl|alt)\+(shift\+)?)([a-z]|[a-z]{2,}(_[a-z]+)*)|escape|insert|pageup|pagedown"
)
"""Keys that no text needs: in the notes, every other one types a character or moves the cursor."""

_SENT_AS_ANOTHER = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace"}
"""What terminals cannot tell apart."""

_YIELDS = ("compare", "panel", "insights")
"""Screens on which a key that the user has set for others too takes the place of a usual one."""


@frozen
class KeyConflict:
    """A key that would start two actions of one screen, where the user has set one, or both."""

    key: str
    key_action: KeyAction
    """One that the user has set."""
    other: KeyAction


def check_keys(paths: Paths, settings: Settings) -> None:
    """Raise `UsageError` for a key of an action that isn't there, or one that cannot be."""
    known = [each.id for each in changeable()]
    for name, keys in settings.keys.items():
        if name not in known:
            problem = _("below [keys], there is no action “{name}”.").format(name=name)
            raise wrong_setting(paths, name, f"{problem} {did_you_mean(name, known)}", "keys")
        for key in keys.split(","):
            problem = what_is_wrong(key)
            if problem:
                raise wrong_setting(paths, name, problem, "keys")
    for conflict in key_conflicts(settings):
        one, other = conflict.key_action, conflict.other
        problem = _(
            "“{key}” would start both “{name}” ({label}) and “{other}” ({other_label}) on "
            "the same screen; {where}. Give one of them another key."
        )
        said = problem.format(
            key=conflict.key,
            name=one.id,
            label=_(one.label),
            other=other.id,
            other_label=_(other.label),
            where=_where_set(paths, settings, other),
        )
        raise wrong_setting(paths, one.id, said, "keys")


def changeable() -> Sequence[KeyAction]:
    """Every action whose keys can be set, as the first screen that has it knows it."""
    screens = (SCREENS["live"], *SCREENS.values(), (PALETTE,))  # the one that is used most first
    every = (each for screen in screens for each in screen)
    found: dict[str, KeyAction] = {}
    for each in every:
        if each.keys:
            found.setdefault(each.id, each)
    return tuple(found.values())


def what_is_wrong(key: str) -> str:
    """Why a key can start nothing; empty if it can."""
    if key in _SENT_AS_ANOTHER:
        return _("terminals send “{key}” as {other}: choose another key.").format(
            key=key, other=_SENT_AS_ANOTHER[key]
        )
    if not _STARTS_AN_ACTION.fullmatch(key) or not _is_key(key.rpartition("+")[2]):
        return _(
            "“{key}” cannot start an action: write keys such as “f2”, “ctrl+n” or “pageup”, "
            "which no text needs."
        ).format(key=key)
    return ""


def _is_key(name: str) -> bool:
    """Whether a key, or a sign that one types, is called so."""
    if len(name) == 1 or any(name == each.value for each in Keys):
        return True
    try:
        return bool(unicodedata.lookup(_get_unicode_name_from_key(name)))
    except KeyError:
        return False


def key_conflicts(settings: Settings) -> Iterator[KeyConflict]:
    """Where a key that the user has set would start two actions of the same screen."""
    from interview.tui.key_presets import with_preset

    keymap = with_preset(settings).keys
    for name, screen in SCREENS.items():
        taken: dict[str, KeyAction] = {}
        for each in (*screen, PALETTE):
            for key in filter(None, keys_of(each, keymap)):
                other = taken.setdefault(key, each)
                own = [one for one in (each, other) if one.id in settings.keys]
                is_wrong = len(own) > (name in _YIELDS) and not _share(key, each, other)
                if other is not each and is_wrong:
                    yield KeyConflict(key, own[0], other if own[0] is each else each)


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

"""Everything a screen can do, to choose by its name; its keys stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from interview.i18n import _, mark
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import KeyAction, keys_shown

_THEME = KeyAction(
    "theme", "", "app.change_theme", mark("Light or dark"), mark("Change the look"), in_bar=False
)

_SETTINGS = KeyAction(
    "settings",
    "",
    "settings",
    mark("Settings"),
    mark("Language, theme, keys, your name, and how long interviews are kept"),
    in_bar=False,
)


def commands(screen: BaseScreen[Any]) -> Sequence[KeyAction]:
    """What a screen can do now: its actions, the settings, and the choice of the look."""
    unavailable = screen.unavailable
    own = [each for each in screen.offered if each.id not in unavailable]
    has_settings = any(each.id == _SETTINGS.id for each in own)
    return (*own, *(() if has_settings else (_SETTINGS,)), _THEME)


def open_palette(screen: BaseScreen[Any]) -> None:
    """Choose one of all the things that a screen can do, and do it."""

    offered = commands(screen)

    async def run(action_id: str) -> None:
        action = next(each.action for each in offered if each.id == action_id)
        await screen.run_action(action if "." in action else f"screen.{action}")

    choices = [(each, ", ".join(keys_shown(each, screen.settings.keys))) for each in offered]
    column = max(len(keys) for _each, keys in choices)
    screen.ask_choice(
        _("What do you want to do?"),
        [
            (
                each.id,
                Content.assemble(
                    (f"{keys:>{column}}  ", "bold $accent"),
                    (action_name(each), "bold $ink"),
                    (f"  {_(each.explained)}", "$quiet"),
                ),
            )
            for each, keys in choices
        ],
        run,
        names={each.id: action_name(each) for each, _keys in choices},
    )


def action_name(key_action: KeyAction) -> str:
    """What an action is called; a level is named with its number."""
    label, level = _(key_action.label), key_action.action.removeprefix("rate(").rstrip(")")
    return f"{label} {level}" if key_action.action.startswith("rate(") else label

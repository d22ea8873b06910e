"""Every key of a screen, as it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from interview.i18n import _
from interview.tui.keymap import KeyAction, key_shown
from interview.tui.widgets.dialog import TextDialog


class HelpScreen(TextDialog):
    """The keys with what they do; any key goes back."""

    def __init__(self, actions: Sequence[KeyAction], keymap: Mapping[str, str]) -> None:
        super().__init__(_("Keys"), table(actions, keymap))


def table(actions: Sequence[KeyAction], keymap: Mapping[str, str]) -> Content:
    """A line for each action: its keys, its name, what it does."""
    lines = [
        _line(key_action, keymap)
        for key_action in actions
        if key_action.keys and "rate(" not in key_action.action
    ]
    rating = [
        key_shown(key_action, keymap) for key_action in actions if "rate(" in key_action.action
    ]
    if rating:
        keys = f"{rating[0]}–{rating[-1]}"
        lines.insert(4, _entry(keys, _("Rate"), _("Rate the answer without leaving the notes")))
    lines.append(_entry("^P", _("All"), _("Find any action by its name")))
    lines += [_line(key_action, keymap) for key_action in actions if not key_action.keys]
    return Content("\n").join(lines)


def _line(key_action: KeyAction, keymap: Mapping[str, str]) -> Content:
    keys = key_shown(key_action, keymap) if key_action.keys else "^P"
    return _entry(keys, _(key_action.label), _(key_action.explained))


def _entry(keys: str, label: str, explained: str) -> Content:
    return Content.assemble(
        (f"{keys:>7}  ", "bold $accent"), (f"{label:<14}  ", "$ink"), (explained, "$quiet")
    )

"""Single keys: all that can be set, and the one that is being set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from interview.frozen import replace
from interview.i18n import _, mark
from interview.settings import Settings
from interview.tui.check_keys import changeable, key_conflicts, what_is_wrong
from interview.tui.command_palette import action_name
from interview.tui.key_presets import with_preset
from interview.tui.keymap import (
    AMEND,
    LETTERS,
    SCREENS,
    KeyAction,
    key_shown,
    keys_of,
    keys_shown,
    written_key,
)
from interview.tui.portable_keys import is_portable, is_used_otherwise, what_may_hinder
from interview.tui.widgets.dialog import Dialog
from interview.tui.widgets.key_bar import KeyBar

_ARRIVES_AS = {"tab": "Ctrl+I", "enter": "Ctrl+M", "backspace": "Ctrl+H"}
"""Keys that arrive, too, where another is pressed."""

_BARS = (
    ("live", mark("At the bottom: the keys of the interview as they will be.")),
    ("home", mark("At the bottom: the keys of the list of interviews as they will be.")),
    ("debrief", mark("At the bottom: the keys of the debrief as they will be.")),
    ("report", mark("At the bottom: the keys of the report as they will be.")),
    ("compare", mark("At the bottom: the keys of the comparison as they will be.")),
    ("panel", mark("At the bottom: the keys of the panel as they will be.")),
    ("insights", mark("At the bottom: the keys of the insights as they will be.")),
    ("preview", mark("At the bottom: the keys of a bank's preview as they will be.")),
    ("check", mark("At the bottom: the keys of a bank's check as they will be.")),
    ("practice", mark("At the bottom: the keys of practice as they will be.")),
)
"""Screens whose bar may show a key, and what is said of it there; the likeliest first."""


def key_choices(settings: Settings) -> list[tuple[str, Content]]:
    """Every action whose keys can be set, by its name in the settings: its keys and what it does.

    `settings` with the preset that is chosen, and the user's keys so far.
    """
    keymap = with_preset(settings).keys
    shown = {each.id: ", ".join(keys_shown(each, keymap)) for each in changeable()}
    column = max(len(keys) for keys in shown.values())
    return [
        (
            each.id,
            Content.assemble(
                ("● " if each.id in settings.keys else "  ", "$chosen"),
                (f"{shown[each.id]:<{column}}  ", "bold $accent"),
                (action_name(each), "bold $ink"),
                (f"  {_(each.explained)}", "$quiet"),
            ),
        )
        for each in changeable()
    ]


class NewKeyDialog(Dialog[Mapping[str, str] | None]):
    """Takes the keys that are pressed for one action; its result is all keys that the user has set.

    `None` where nothing was changed.
    """

    takes_every_key: ClassVar[bool] = True
    """Whatever a key does elsewhere: the application hands on all of them."""

    CSS = """
    NewKeyDialog .keys { margin: 0 0 1 0; }
    NewKeyDialog .said { margin: 0 0 1 0; }
    NewKeyDialog.few-rows .keys, NewKeyDialog.few-rows .said { margin: 0; }
    """

    def __init__(self, settings: Settings, key_action: KeyAction) -> None:
        super().__init__()
        self._settings, self._key_action = settings, key_action
        others = {name: keys for name, keys in settings.keys.items() if name != key_action.id}
        self._without = replace(settings, keys=MappingProxyType(others))
        """What the settings would be with the usual key."""
        self._keys = keys_of(key_action, with_preset(settings).keys)
        self._bar = next(
            (
                (SCREENS[name], words)
                for name, words in _BARS
                if any(each.id == key_action.id and each.in_bar for each in SCREENS[name])
            ),
            None,
        )

    def compose(self) -> ComposeResult:
        """What it does, its keys, what is to be said of them; at the bottom, the bar to come."""
        with Vertical(classes="box"):
            title = Content.assemble(
                (action_name(self._key_action), "bold $accent"),
                (f"  {_(self._key_action.explained)}", "$quiet not bold"),
            )
            yield Static(title, classes="title")
            yield Static(classes="keys")
            yield Static(classes="said")
            yield Static(Content(self._help()), classes="hint")
        if self._bar is not None:
            bar = KeyBar(self._bar[0], self._keymap)
            # One of the two that share a key is offered at a time.
            bar.leave_out({"accept"} if self._key_action.id == AMEND.id else {AMEND.id})
            yield bar

    def on_mount(self) -> None:
        """Show the keys as they are."""
        self._show("")

    def on_key(self, event: Key) -> None:
        """Give the key to the action, or take it away; say why where that cannot be."""
        event.stop()
        event.prevent_default()
        key = event.key.lower()
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self._take()
        elif key in ("delete", "backspace"):
            words = _("These are the usual keys again.") + self._as_another(key)
            self._use(list(self._usual), lambda: words)
        elif key in self._keys:
            self._take_away(key)
        else:
            self._give(key)

    @property
    def _usual(self) -> Sequence[str]:
        """The keys that the preset gives the action, or else the program."""
        return keys_of(self._key_action, with_preset(self._without).keys)

    @property
    def _own(self) -> Mapping[str, str]:
        """All keys that the user will have set."""
        if self._keys == [*self._usual]:
            return self._without.keys
        # Where it stands: the file keeps the order that it has.
        return MappingProxyType({**self._settings.keys, self._key_action.id: ",".join(self._keys)})

    @property
    def _keymap(self) -> Mapping[str, str]:
        return with_preset(replace(self._settings, keys=self._own)).keys

    def _give(self, key: str) -> None:
        shown = written_key(key)
        if key in _ARRIVES_AS:
            self._show(_("That was {key}.").format(key=shown) + self._as_another(key))
            return
        if what_is_wrong(key):
            words = _("“{key}” writes or moves in a text: choose a key such as F10 or Ctrl+N.")
            self._show(words.format(key=shown))
            return
        words = _("{key} is new; a key that you press again is taken away.").format(key=shown)
        self._use([key, *self._keys], lambda: words + self._hindrance())

    def _use(self, keys: list[str], words: Callable[[], str]) -> None:
        """Take these keys and say something, unless another action has one of the new ones."""
        before, self._keys = self._keys, keys
        for conflict in key_conflicts(replace(self._settings, keys=self._own)):
            pair = (conflict.key_action, conflict.other)
            others = [each for each in pair if each.id != self._key_action.id]
            if len(others) == 1 and conflict.key not in before:
                self._keys = before
                refusal = _(
                    "{key} is the key of “{action}” ({explained}): give that another first, and "
                    "take {key} away from it."
                )
                self._show(
                    refusal.format(
                        key=written_key(conflict.key),
                        action=action_name(others[0]),
                        explained=_(others[0].explained),
                    )
                )
                return
        self._show(words(), is_wrong=False)

    def _take_away(self, key: str) -> None:
        if len(self._keys) == 1:
            self._show(_("One key has to stay: press another first."))
            return
        self._keys = [each for each in self._keys if each != key]
        words = _("{key} is taken away.").format(key=written_key(key))
        self._show(words + self._hindrance(), is_wrong=False)

    def _hindrance(self) -> str:
        """What to know of the first key; to be put behind a sentence."""
        key = self._keys[0]
        is_reached = any(is_portable(each) for each in self._keys)
        words = ""
        if not is_reached or is_used_otherwise(key):
            words = _("Mind {key}: {hindrance}.")
            words = " " + words.format(key=written_key(key), hindrance=what_may_hinder(key))
        if not is_reached:
            others = _("There, {letters} and a letter do the same.")
            words += " " + others.format(letters=key_shown(LETTERS, self._keymap))
        return words

    def _take(self) -> None:
        if self._own == self._settings.keys:
            words = _("Nothing is changed yet: press a key; Esc goes back.")
            self._show(words + self._as_another("enter"))
        else:
            self.dismiss(self._own)

    def _as_another(self, key: str) -> str:
        """That terminals send the key for another one, too; to be put behind a sentence."""
        if key not in _ARRIVES_AS:
            return ""
        sentence = _("Terminals send {other} as {key}, too: choose another key for that.")
        return " " + sentence.format(other=_ARRIVES_AS[key], key=written_key(key))

    def _show(self, words: str, *, is_wrong: bool = True) -> None:
        shown = keys_shown(replace(self._key_action, keys=",".join(self._keys)), {})
        usual = ", ".join(keys_shown(replace(self._key_action, keys=",".join(self._usual)), {}))
        line = [(", ".join(shown), "bold $accent")]
        if self._keys != [*self._usual]:
            line.append(("   " + _("usual: {keys}").format(keys=usual), "$quiet"))
        self.query_one(".keys", Static).update(Content.assemble(*line))
        said = self.query_one(".said", Static)
        said.update(
            Content.styled(("▲ " if is_wrong else "") + words, "$warn" if is_wrong else "$ink")
        )
        said.display = bool(words)
        for bar in self.query(KeyBar):
            bar.use_keys(self._keymap)

    def _help(self) -> str:
        words = [
            _(
                "Press the new key. What arrives from your terminal counts: most send "
                "Ctrl+Shift+N as Ctrl+N, and keep some keys for themselves."
            ),
            _("Enter takes it, Delete brings the usual keys back, Esc changes nothing."),
        ]
        if self._bar is not None:
            words.append(_(self._bar[1]))
        return " ".join(words)

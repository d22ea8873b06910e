"""The bar at the bottom: the keys of the screen, as they are set, and clickable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

from textual.content import Content

from interview.i18n import _
from interview.tui.keymap import HELP, PALETTE, KeyAction, key_shown
from interview.tui.widgets.line_widget import BLANK, LineWidget, click

_GAP = "  "
"""Behind each key; the last may do without."""


class KeyBar(LineWidget):
    """The keys worth knowing, the most useful first, as many as fit; help and palette always."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; background: $bar; padding: 0 1; }"

    def __init__(self, actions: Iterable[KeyAction], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap
        self._actions = tuple(each for each in actions if each.in_bar and each is not HELP)
        self._useless: frozenset[str] = frozenset()
        self._here: tuple[tuple[str, str], ...] = ()

    def use_keys(self, keymap: Mapping[str, str]) -> None:
        """Show other keys than before."""
        self._keymap = keymap
        self.refresh()

    def leave_out(self, ids: Iterable[str], here: Iterable[tuple[str, str]] = ()) -> None:
        """Offer the keys of all actions but these, which can do nothing now.

        `here` are keys of the widget in focus, with what they do: they come first.
        """
        offered = (frozenset(ids), tuple(here))
        if offered != (self._useless, self._here):
            self._useless, self._here = offered
            self.refresh()

    def draw(self, width: int) -> list[Content]:
        """One line; blank behind a dialog, which the keys are for while it is open."""
        if self.is_attached and self.app.screen is not self.screen:
            return [BLANK]
        always = self._action(HELP) + self._action(PALETTE)
        entries = [self._entry(key, words) for key, words in self._here]
        entries += [self._action(each) for each in self._actions if each.id not in self._useless]
        ends = accumulate(entry.cell_length for entry in entries)
        room = width - always.cell_length + len(_GAP)
        shown = [entry for entry, end in zip(entries, ends, strict=True) if end <= room]
        return [Content("").join([*shown, always])]

    def _action(self, key_action: KeyAction) -> Content:
        key, label = key_shown(key_action, self._keymap), _(key_action.label)
        where = "app.command_palette" if key_action is PALETTE else f"screen.{key_action.action}"
        return self._entry(key, label, where)

    def _entry(self, key: str, label: str, action: str = "") -> Content:
        entry = Content.assemble((key, "bold $accent"), (" " + label, "$quiet"), _GAP)
        return entry.stylize(click(action), 0, len(entry) - len(_GAP)) if action else entry

"""The bar at the bottom: the keys of the screen, as they are set, and clickable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from interview.i18n import _
from interview.tui.keymap import KeyAction, key_shown
from interview.tui.widgets.line_widget import LineWidget, click

_GAP = "  "
"""Behind each key; the last may do without."""


class KeyBar(LineWidget):
    """The keys worth knowing, in order, as many as fit."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; background: $bar; padding: 0 1; }"

    def __init__(self, actions: Iterable[KeyAction], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap
        self._actions = tuple(key_action for key_action in actions if key_action.in_bar)
        self._left_out: frozenset[str] = frozenset()

    def leave_out(self, ids: Iterable[str]) -> None:
        """Offer all keys but those of these actions, which can do nothing now."""
        left_out = frozenset(ids)
        if left_out != self._left_out:
            self._left_out = left_out
            self.refresh()

    def draw(self, width: int) -> list[Content]:
        """One line."""
        palette = self._entry("^P", _("All"), "app.command_palette")
        line = Content("")
        for key_action in self._actions:
            if key_action.id in self._left_out:
                continue
            entry = self._entry(
                key_shown(key_action, self._keymap),
                _(key_action.label),
                f"screen.{key_action.action}",
            )
            if line.cell_length + entry.cell_length + palette.cell_length - len(_GAP) > width:
                break
            line += entry
        return [line + palette]

    def _entry(self, key: str, label: str, action: str) -> Content:
        link = click(action)
        return Content.assemble((key, "bold $accent"), (" " + label, "$quiet")).stylize(
            link
        ) + Content(_GAP)

"""Marking a phrase in the notes of an answer that is no longer on screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from interview.i18n import _
from interview.tui.widgets.dialog import Dialog
from interview.tui.widgets.notes import marked_in


class MarkScreen(Dialog[tuple[int, int] | None]):
    """Shows some notes; the characters from which to which they were marked, or `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    MarkScreen TextArea {
        height: auto; max-height: 60vh; border: none; padding: 0; margin: 0 0 1 0;
        background: $panel;
        &:focus { border: none; }
    }
    """

    def __init__(self, title: str, notes: str) -> None:
        super().__init__()
        self._title, self._notes = title, notes

    def compose(self) -> ComposeResult:
        """The notes, and how to mark in them."""
        with Vertical(classes="box"):
            yield Static(Content(self._title), classes="title")
            yield TextArea(self._notes, read_only=True, soft_wrap=True, highlight_cursor_line=False)
            hint = _("Mark with Shift and the arrows, or the mouse; Enter goes on, Esc goes back")
            yield Static(Content(hint), classes="hint")

    def action_take(self) -> None:
        """Go on with what is marked."""
        self.dismiss(marked_in(self.query_one(TextArea)))

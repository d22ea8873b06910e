"""Correcting the names of an interview that has begun."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from interview.i18n import _
from interview.plain_text import typed_name
from interview.tui.widgets.dialog import Dialog, field_label
from interview.tui.widgets.line_input import LineInput


class NamesDialog(Dialog[tuple[str, str, str] | None]):
    """Asks for candidate, role and interviewer; its result is the three, or `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "take", show=False, priority=True),
    ]

    def __init__(self, candidate: str, role: str, interviewer: str) -> None:
        super().__init__()
        self._values = (candidate, role, interviewer)

    def compose(self) -> ComposeResult:
        """A line for each name."""
        labels = (_("Candidate"), _("Role"), _("Interviewer"))
        with Vertical(classes="box"):
            yield Static(Content(_("Correct the names")), classes="title")
            for label, value in zip(labels, self._values, strict=True):
                yield field_label(label)
                yield LineInput(value)
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self) -> None:
        """Take the names."""
        self.action_take()

    def action_take(self) -> None:
        """Take the names, unless one that is needed is empty."""
        candidate, role, interviewer = (typed_name(box.value) for box in self.query(Input))
        if candidate and interviewer:
            self.dismiss((candidate, role, interviewer))
        else:
            self.say(_("Candidate and interviewer each need a name."))

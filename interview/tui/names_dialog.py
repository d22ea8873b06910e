"""Correcting the names of an interview that has begun."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from interview.i18n import _
from interview.plain_text import listed_names, typed_name
from interview.session import DetailsCorrected
from interview.tui.widgets.dialog import Dialog, field
from interview.tui.widgets.line_input import LineInput


class NamesDialog(Dialog[DetailsCorrected | None]):
    """Asks who is interviewed, for what and by whom; its result is all of it, or `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "take", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, details: DetailsCorrected) -> None:
        super().__init__()
        self._details = details

    def compose(self) -> ComposeResult:
        """A line for each name."""
        details = self._details
        fields = (
            (_("Candidate"), details.candidate),
            (_("Role"), details.role),
            (_("Requisition"), details.requisition),
            (_("Interviewer"), details.interviewer),
            (_("Panel"), ", ".join(details.panel)),
        )
        with Vertical(classes="box"):
            yield Static(Content(_("Correct the names")), classes="title")
            for label, value in fields:
                yield field(label, LineInput(value))
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self) -> None:
        """Take the names."""
        self.action_take()

    def action_take(self) -> None:
        """Take the names, unless one that is needed is empty."""
        typed = [typed_name(box.value) for box in self.query(Input)]
        candidate, role, requisition, interviewer, panel = typed
        if candidate and interviewer:
            names = listed_names(panel)
            self.dismiss(DetailsCorrected(candidate, role, interviewer, requisition, names))
        else:
            self.say(_("Candidate and interviewer each need a name."))

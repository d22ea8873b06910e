"""Correcting the names of an interview that has begun."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from interview.i18n import _
from interview.journal.streams import corrected_details
from interview.plain_text import one_line
from interview.session import DetailsCorrected
from interview.tui.widgets.dialog import Dialog, KeptInput, field


class NamesDialog(Dialog[DetailsCorrected | None]):
    """Asks who is interviewed, for what and by whom; its result is all of it, or `None`.

    `lines` is what stands in its boxes (`details_lines`). `keep` is handed every change of these
    before it is painted.
    """

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "take", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, lines: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._lines, self._keep = lines, keep

    def compose(self) -> ComposeResult:
        """A line for each name."""
        labels = (_("Candidate"), _("Role"), _("Requisition"), _("Interviewer"), _("Panel"))
        with Vertical(classes="box"):
            yield Static(Content(_("Correct the names")), classes="title")
            for label, value in zip(labels, self._lines.split("\n"), strict=True):
                yield field(
                    label, KeptInput(value, lambda _typed: self._keep(self._typed), selects=True)
                )
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self) -> None:
        """Take the names."""
        self.action_take()

    def action_take(self) -> None:
        """Take the names, unless one that is needed is empty."""
        details = corrected_details(self._typed)
        if details.candidate and details.interviewer:
            self.dismiss(details)
        else:
            self.say(_("Candidate and interviewer each need a name."))

    @property
    def _typed(self) -> str:
        return "\n".join(one_line(box.value) for box in self.query(Input))

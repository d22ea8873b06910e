"""A box for one line of text, which keeps all that is pasted into it."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input


class LineInput(Input):
    """Joins the lines of a paste with spaces, where Textual's own box takes the first alone."""

    def _on_paste(self, event: Paste) -> None:
        """Called before the method of `Input`, which inserts the text."""
        event.text = " ".join(filter(str.strip, event.text.splitlines())) or event.text

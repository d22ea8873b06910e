"""The peer: the smallest Textual app there is, with one text area."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """One text area."""

    def compose(self) -> ComposeResult:
        """It has the focus and waits for a key."""
        yield TextArea("ready")


Bare().run()

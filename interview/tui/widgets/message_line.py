"""The line above the keys, in which the program says what happened. It covers nothing."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer

from interview.plain_text import one_line
from interview.tui.widgets.line_widget import LineWidget, fitted, wrapped

_MOST = 2
"""Lines that a message may take."""


class MessageLine(LineWidget):
    """Empty until something is said; a long message takes a second line while it stays."""

    DEFAULT_CSS = """
    MessageLine {
        dock: bottom; height: auto; min-height: 1; max-height: 2; padding: 0 1; margin: 0 0 1 0;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self._quiet = ""
        self._stays = False
        self._timer: Timer | None = None

    def show(self, message: str, seconds: float, *, stays: bool = False) -> None:
        """Show a message for some seconds, in the place of the one before.

        `stays`: it is not about the question on screen, and stays when that changes.
        """
        self._stays = stays
        if self._timer is not None:
            self._timer.stop()
        self.message = message
        self._timer = self.set_timer(seconds, self.clear) if message else None
        self.redraw()

    def show_quietly(self, words: str) -> None:
        """Show this, in one line, wherever nothing else is said."""
        if words != self._quiet:
            self._quiet = words
            self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.show("", 0)

    def question_changed(self) -> None:
        """Show nothing any more that was about the question before."""
        if not self._stays:
            self.clear()

    def draw(self, width: int) -> list[Content]:
        """The message; where there is none, one line of what is said quietly."""
        if not self.message:
            return fitted(wrapped(Content.styled(self._quiet, "$quiet"), width), 1, width)
        lines = wrapped(Content.styled(one_line(self.message), "$lit"), width)
        return fitted(lines, _MOST, width)

"""The mistakes of a bank that was saved and does not load, drawn as `bank check` draws them."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from interview.bank import Bank
from interview.frozen import replace
from interview.i18n import ngettext
from interview.reader import Diagnostic, Loaded, Source, render
from interview.tui.widgets.line_widget import BLANK, LineWidget, rule, wrapped

_SHARE = 0.4
"""Of the screen's lines, beside a bank that is shown."""


class DiagnosticsView(LineWidget):
    """As many mistakes as there is room for; nothing where there are none."""

    DEFAULT_CSS = """
    DiagnosticsView { dock: bottom; height: auto; padding: 0 1; margin: 0 0 2 0;
               &.alone { dock: top; margin: 2 0 0 0; } }
    """

    def __init__(self, title: str, *, alone: bool = False) -> None:
        super().__init__(classes="alone" if alone else "")
        self._title = title
        self._alone = alone
        self._errors: list[Diagnostic] = []
        self._source = Source("")
        self.display = False

    def show(self, loaded: Loaded[Bank] | None) -> None:
        """Show what keeps a file from loading; nothing hides the panel."""
        self._errors = [found for found in loaded.diagnostics if found.is_error] if loaded else []
        if loaded:
            self._source = replace(loaded.source, name=Path(loaded.source.name).name)
        self.display = bool(self._errors)
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """A heading, the first mistakes whole, how many there are besides."""
        lines = [rule(self._title, width)]
        room = self._room
        for number, error in enumerate(self._errors):
            drawn = [*([BLANK] if number else []), *self._drawn(error, width)]
            if number and len(lines) + len(drawn) > room:
                more = len(self._errors) - number
                words = ngettext("… and {number} more", "… and {number} more", more)
                return [*lines, Content.styled(words.format(number=more), "$quiet")]
            lines += drawn
        return lines

    @property
    def _room(self) -> int:
        height = self.app.size.height
        return height - 5 if self._alone else int(height * _SHARE)

    def _drawn(self, error: Diagnostic, width: int) -> list[Content]:
        head, *body = render(error, self._source).split("\n")
        lines = wrapped(Content.styled(f"▲ {head}", "bold $alarm"), width, "  ")
        for line in body:
            lines += wrapped(Content.styled(line, "$ink"), width, "    ")
        return lines

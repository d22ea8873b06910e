"""A box for one line of text: what is cut has a sign, and all that is pasted into it is kept."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Blur, Focus, Paste
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import Input

from interview.tui.input_queue import TakesLines
from interview.tui.widgets.line_widget import cut

_MORE = "…"


class LineInput(TakesLines, Input):
    """Shows its start while it is not in focus, and an ellipsis wherever text goes on unseen.

    Joins the lines of a paste with spaces, where Textual's own box takes the first alone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # As in Emacs, and on every Mac; where a key of the screen is the same, that one wins.
        Binding("ctrl+b", "cursor_left", show=False),
        Binding("ctrl+f", "cursor_right", show=False),
        Binding("ctrl+y", "paste", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """What Textual draws, with an ellipsis in the first or last cell where more is hidden."""
        width = self.scrollable_content_region.width
        if y or width < 1:
            return super().render_line(y)
        if not self.value and cell_len(self.placeholder) > width:
            # The placeholder with an ellipsis at its end, where Textual would break it at a word.
            style = self.get_component_rich_style("input--placeholder")
            text = Text(cut(self.placeholder, width), style, no_wrap=True, end="")
            if self.has_focus and self._cursor_visible:
                text.stylize(self.get_component_rich_style("input--cursor"), 0, 1)
            return Strip(self.app.console.render(text)).apply_style(self.rich_style)
        strip = super().render_line(y)
        start = self.scroll_offset.x
        cursor = self._position_to_cell(self.cursor_position) - start if self.has_focus else -1
        if start and cursor:
            strip = _replaced(strip, 0)
        if cell_len(self.value) - start > width and cursor != width - 1:
            strip = _replaced(strip, width - 1)
        return strip

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen; Textual's own is a cell too far behind the text."""
        cell = self._position_to_cell(self.cursor_position)
        return self.content_region.offset + Offset(cell - self.scroll_offset.x, 0)

    def _on_focus(self, event: Focus) -> None:
        """Called before the method of `Input`: bring the cursor into view again."""
        self.scroll_to_region(
            Region(self._cursor_offset, 0, 1, 1), force=True, animate=False, immediate=True
        )

    def _on_blur(self, event: Blur) -> None:
        """Show the start again."""
        self.scroll_to(x=0, force=True, animate=False, immediate=True)

    def _on_paste(self, event: Paste) -> None:
        """Called before the method of `Input`, which inserts the text."""
        event.text = " ".join(filter(str.strip, event.text.splitlines())) or event.text
        self._initial_value = False  # with its first value, it would not bring the cursor into view


def _replaced(strip: Strip, cell: int) -> Strip:
    """A line with an ellipsis in the place of what stands in a cell."""
    here = strip.crop(cell, cell + 1)
    style = next((segment.style for segment in here), None)
    sign = Strip([Segment(_MORE, style)], 1)
    return Strip.join([strip.crop(0, cell), sign, strip.crop(cell + 1)])
